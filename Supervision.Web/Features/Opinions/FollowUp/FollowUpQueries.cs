using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>Reads of the months after dispatch.</summary>
public sealed class FollowUpQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The handling of an opinion for the house; null when there is none or it was not dispatched yet.</summary>
    public async Task<FollowUpView?> FindAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(FindAsync), id), () => ReadAsync(db, actor, id, stop));
    }

    private static async Task<FollowUpView?> ReadAsync(SupervisionDb db, Actor actor, ReviewOpinionId id, CancellationToken stop)
    {
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop);
        return opinion is not { Dispatches.Count: > 0 } ? null
            : await new FollowUpReading(db, actor, opinion, await db.LoadBasisAsync(stop)).ReadAsync(stop);
    }

    /// <summary>What bodies owe on reports and opinions and have not handed in by its last day, the longest first, and what came late
    /// this year (主任会议逾期清单, D-5.5, D-8.12).</summary>
    public async Task<IReadOnlyList<LateRow>> LateAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, nameof(LateAsync), () => ReadLateAsync(db, stop));
    }

    private static async Task<IReadOnlyList<LateRow>> ReadLateAsync(SupervisionDb db, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var since = new DateOnly(today.Year, 1, 1);
        var late = (await db.Obligations.AsNoTracking()
            .Where(o => (o.MatterKind == MatterKind.Opinion || o.MatterKind == MatterKind.Report) && o.OwedBy.Kind == PartyKind.Body)
            .Where(o => o.MetOn == null || o.MetOn >= since).PerhapsLate(today)
            .ToListAsync(stop)).Where(o => o.IsLate(today)).ToList();
        var parties = await db.LoadPartiesAsync(today, stop);
        var reports = late.Where(o => o.MatterKind == MatterKind.Report).Select(o => new SpecialReportId(o.MatterId)).ToList();
        var dossiers = await db.SpecialReports.Where(r => reports.Contains(r.Id)).Select(r => new { r.Id, r.Year, r.Serial })
            .ToDictionaryAsync(r => r.Id.Value, r => $"/d/{new DossierNumber(r.Year, DossierNumber.Report, r.Serial).Address}", stop);
        return [.. late.OrderBy(o => o.MetOn is not null).ThenBy(o => o.Deadline.Day).Select(o => new LateRow(
            dossiers.GetValueOrDefault(o.MatterId, $"/opinions/{o.MatterId}/follow-up"), o.MatterKind == MatterKind.Report, o.Title, o.Act,
            parties.NameOf(o.OwedBy), o.Deadline.Day, o.DaysLate(today), o.MetOn))];
    }

    /// <summary>The handling of an opinion for one body: its liaison's, or the Office's that enters for it; null when it is none of theirs.</summary>
    public async Task<UnitHandling?> FindForBodyAsync(ReviewOpinionId id, SupervisedBodyId? body, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.HandInHandling, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop);
        var mine = opinion?.Dispatches.Where(d => !d.IsClosed && (actor.IsOffice || actor.ActsFor(d.Body))).OrderByDescending(d => d.IsMain).ToList() ?? [];
        var dispatch = body is { } wanted ? mine.Find(d => d.Body == wanted) : mine.FirstOrDefault();
        if (dispatch is null && !actor.IsOffice)
        {
            await OpinionRefusal.TellAsync(db, id, "查看研究处理", stop);
        }

        return dispatch is null ? null : await UnitHandlings.MakeAsync(db, opinion!, dispatch, mine, await db.LoadBasisAsync(stop), stop);
    }
}

/// <summary>A line of the council's list of late ones.</summary>
/// <param name="Link">Page of the matter.</param>
/// <param name="IsReport">True of a text before a hearing, false of an opinion's handling.</param>
/// <param name="Title">The matter.</param>
/// <param name="Act">What is owed.</param>
/// <param name="Body">By whom.</param>
/// <param name="Day">Last day.</param>
/// <param name="DaysLate">Calendar days.</param>
/// <param name="MetOn">The day it came; null while it is missing.</param>
public sealed record LateRow(string Link, bool IsReport, string Title, string Act, string Body, DateOnly Day, int DaysLate, DateOnly? MetOn)
{
    /// <summary>True of a late text (D-5.5) and from the 30th day of a handling (RM-30): the council is shown it.</summary>
    public bool IsListed => IsReport || DaysLate >= 30;
}
