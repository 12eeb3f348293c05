using Supervision.Domain.KeyWorks;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Deadlines;

/// <summary>Where the rows of a list lead. An obligation keeps its debtor's page; who may not open that gets the matter's own page.</summary>
internal sealed class ObligationLinks
{
    private readonly Actor actor;
    private readonly IReadOnlyDictionary<Guid, string> reports;
    private readonly IReadOnlyDictionary<Guid, string> keyWorks;

    private ObligationLinks(Actor actor, IReadOnlyDictionary<Guid, string> reports, IReadOnlyDictionary<Guid, string> keyWorks) =>
        (this.actor, this.reports, this.keyWorks) = (actor, reports, keyWorks);

    /// <summary>The links of these obligations for this person.</summary>
    public static async Task<ObligationLinks> LoadAsync(SupervisionDb db, IEnumerable<Obligation> obligations, Actor actor, CancellationToken stop)
    {
        var wanted = obligations.Where(o => o.MatterKind == MatterKind.Report && !Opens(o.Link, actor))
            .Select(o => new SpecialReportId(o.MatterId)).Distinct().ToList();
        var numbers = wanted.Count == 0
            ? []
            : await db.SpecialReports.AsNoTracking().Where(r => wanted.Contains(r.Id)).Select(r => new { r.Id, r.Year, r.Serial }).ToListAsync(stop);
        return new(
            actor, numbers.ToDictionary(r => r.Id.Value, r => $"/d/{new DossierNumber(r.Year, DossierNumber.Report, r.Serial).Address}"), await KeyWorksAsync(db, obligations, actor, stop));
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> KeyWorksAsync(SupervisionDb db, IEnumerable<Obligation> obligations, Actor actor, CancellationToken stop)
    {
        var wanted = obligations.Where(o => o.MatterKind == MatterKind.KeyWork && !Opens(o.Link, actor)).Select(o => new KeyWorkId(o.MatterId)).Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<Guid, string>()
            : await db.KeyWorks.AsNoTracking().Where(w => wanted.Contains(w.Id)).Select(w => new { w.Id, w.Year, w.Number })
                .ToDictionaryAsync(w => w.Id.Value, w => $"/keyworks/{w.Year}/{w.Number}", stop);
    }

    /// <summary>Where this obligation leads.</summary>
    public string For(Obligation obligation) => Opens(obligation.Link, actor) ? obligation.Link : obligation.MatterKind switch
    {
        MatterKind.Report => reports.GetValueOrDefault(obligation.MatterId, obligation.Link),
        MatterKind.Opinion => $"/opinions/{obligation.MatterId}",
        MatterKind.Sitting => $"/meetings/{obligation.MatterId}",
        MatterKind.FollowUp => $"/followups/{obligation.MatterId}",
        MatterKind.Appointee => $"/appointees/{obligation.MatterId}",
        MatterKind.LawExam => $"/appointees/exams/{obligation.MatterId}",
        MatterKind.Inspection => $"/inspections/{obligation.MatterId}",
        MatterKind.Survey => $"/surveys/{obligation.MatterId}",
        MatterKind.Appraisal => $"/appointees/appraisals/{obligation.MatterId}",
        MatterKind.Rating => $"/ballots/{obligation.MatterId}",
        MatterKind.KeyWork => keyWorks.GetValueOrDefault(obligation.MatterId, obligation.Link),
        _ => obligation.Link,
    };

    private static bool Opens(string link, Actor actor) =>
        link.StartsWith("/unit/", StringComparison.Ordinal) ? actor.May(Permissions.UseUnitDesk)
        : link.StartsWith("/me/", StringComparison.Ordinal) ? actor.May(Permissions.UseAppointeeDesk)
        : link.StartsWith("/scrutiny/", StringComparison.Ordinal) ? actor.May(Permissions.WatchBoxes)
        : !link.StartsWith("/m/", StringComparison.Ordinal) || actor.May(Permissions.UseMemberDesk);
}
