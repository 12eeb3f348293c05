using System.Globalization;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.ReportList;

/// <summary>A report without its texts.</summary>
internal sealed record ReportLine(
    SpecialReportId Id, int Year, int Serial, ReportTier Tier, string Title, SupervisedBodyId? Organ, SupervisedBodyId? Department,
    WorkCommitteeId Committee, SittingId? Sitting, ReportState State, string MeetingName, DateOnly? MeetingDay);

/// <summary>Everything the list is made of, read at one time.</summary>
internal sealed class ReportListReading
{
    private readonly Dictionary<SupervisedBodyId, string> bodies;
    private readonly HouseNames names;
    private readonly HashSet<Guid> late;
    private readonly Dictionary<SpecialReportId, ReportOpinion> opinions;
    private readonly LoadedBasis basis;

    private ReportListReading(
        IReadOnlyList<ReportLine> lines, LoadedBasis basis, HashSet<Guid> late, Dictionary<SpecialReportId, ReportOpinion> opinions,
        Dictionary<SupervisedBodyId, string> bodies, HouseNames names)
    {
        (Lines, this.basis, this.late, this.opinions) = (lines, basis, late, opinions);
        (this.bodies, this.names) = (bodies, names);
    }

    public IReadOnlyList<ReportLine> Lines { get; }

    public DateOnly Today => basis.Today;

    public static async Task<ReportListReading> LoadAsync(SupervisionDb db, CancellationToken stop)
    {
        var lines = await db.SpecialReports.AsNoTracking().Select(r => new ReportLine(
            r.Id, r.Year, r.Serial, r.Tier, r.Title, r.Organ, r.Department, r.Committee, r.Sitting, r.State, r.MeetingName, r.MeetingDay)).ToListAsync(stop);
        var units = await BodyNamesAsync(db, stop);
        var house = await db.LoadNamesAsync(stop);
        var loaded = await db.LoadBasisAsync(stop);
        return new(lines, loaded, await LateAsync(db, loaded, stop), await OpinionsAsync(db, stop), units, house);
    }

    /// <summary>True when something of it came late or is overdue.</summary>
    public bool IsLate(ReportLine line) => late.Contains(line.Id.Value);

    /// <summary>What of a report its row says of lateness; asked of the rows that are shown, for ten years of all of them are many.</summary>
    public async Task<IReadOnlyList<ReportRow>> WithDuesAsync(SupervisionDb db, IReadOnlyList<ReportRow> rows, CancellationToken stop)
    {
        var ids = rows.Select(r => r.Report.Value).ToList();
        var owed = (await db.Obligations.AsNoTracking()
            .Where(o => o.MatterKind == MatterKind.Report && ids.Contains(o.MatterId)).ToListAsync(stop)).ToLookup(o => o.MatterId);
        return [.. rows.Select(r => r with { Dues = DuesOf([.. owed[r.Report.Value]], basis) })];
    }

    private static async Task<HashSet<Guid>> LateAsync(SupervisionDb db, LoadedBasis basis, CancellationToken stop)
    {
        var perhaps = await db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.Report).PerhapsLate(basis.Today).ToListAsync(stop);
        return [.. perhaps.GroupBy(o => o.MatterId).Where(m => DuesOf([.. m], basis).IsLate).Select(m => m.Key)];
    }

    private static ReportDues DuesOf(IReadOnlyList<Obligation> mine, LoadedBasis basis)
    {
        DueMark? Of(string kind) => DueMark.Of(mine.FirstOrDefault(o => o.Kind == kind), basis);
        return new(Of("report.draft"), Of("report.revised"), Of("report.again"), Of("report.members"))
        {
            Papers = Of("report.papers"),
            Outcome = Of("report.remarks") ?? Of("report.notes"),
            Answer = Of("report.answer"),
        };
    }

    /// <summary>The row of a line, still without its deadlines.</summary>
    public ReportRow RowOf(ReportLine line)
    {
        var sitting = line.MeetingDay is { } day ? (line.MeetingName, day)
            : line.Sitting is { } id && names.Sittings.TryGetValue(id, out var known) ? known : ((string Name, DateOnly Day)?)null;
        return new(
            new(line.Year, DossierNumber.Report, line.Serial), line.Title, UnitOf(line), names.ShortOf(line.Committee),
            sitting?.Name ?? "—", sitting?.Day, line.State, ReportDues.None, opinions.GetValueOrDefault(line.Id))
        { Report = line.Id };
    }

    /// <summary>Only what occurs in these lines can be chosen.</summary>
    public ReportChoices ChoicesOf(IReadOnlyList<ReportLine> lines)
    {
        var units = lines.SelectMany(l => new[] { l.Organ, l.Department }).OfType<SupervisedBodyId>().ToHashSet();
        var carrying = lines.Select(l => l.Committee).ToHashSet();
        var meetings = lines.Select(l => l.Sitting).OfType<SittingId>().ToHashSet();
        return new(
            [.. lines.Select(l => l.Year).Distinct().OrderDescending().Select(y => new FilterChoice(y.ToString(CultureInfo.InvariantCulture), $"{y}年"))],
            [.. bodies.Where(b => units.Contains(b.Key)).Select(b => FilterChoice.Of(b.Key.Value, b.Value))],
            [.. names.Committees.Where(c => carrying.Contains(c.Key)).Select(c => FilterChoice.Of(c.Key.Value, c.Value.Short))],
            [.. names.Sittings.Where(s => meetings.Contains(s.Key)).OrderByDescending(s => s.Value.Day).Select(s => FilterChoice.Of(s.Key.Value, s.Value.Name))],
            [.. lines.Select(l => l.State).Distinct().Order().Select(s => new FilterChoice(s.ToString(), ReportWords.Of(s)))]);
    }

    // A body that was followed by another is listed under the present name with the former one (D-17.14).
    private static async Task<Dictionary<SupervisedBodyId, string>> BodyNamesAsync(SupervisionDb db, CancellationToken stop)
    {
        var all = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ToListAsync(stop);
        var byId = all.ToDictionary(b => b.Id);
        var today = db.Clock.Today();
        return all.ToDictionary(b => b.Id, b => SupervisedBody.ActingFor(b.Id, byId, today) is var now && now != b.Id
            ? $"{byId[now].ShortName}（原{b.ShortName}）" : b.ShortName);
    }

    private static async Task<Dictionary<SpecialReportId, ReportOpinion>> OpinionsAsync(SupervisionDb db, CancellationToken stop)
    {
        var rows = await db.ReviewOpinions.AsNoTracking().Where(o => o.Report != null)
            .Select(o => new { o.Report, o.DossierYear, o.DossierSerial, o.Number, o.State }).ToListAsync(stop);
        return rows.ToDictionary(o => o.Report!.Value, o => new ReportOpinion(
            $"/d/{new DossierNumber(o.DossierYear, DossierNumber.Opinion, o.DossierSerial).Address}", o.Number ?? OpinionStateWords.Of(o.State)));
    }

    private string UnitOf(ReportLine line) =>
        (line.Tier == ReportTier.Committee ? line.Organ : line.Department ?? line.Organ) is { } unit ? bodies.GetValueOrDefault(unit, "—") : "—";
}
