using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans.FollowUps;

/// <summary>A follow-up as its pages show it.</summary>
/// <param name="Found">The follow-up.</param>
/// <param name="Body">Name of the body; empty when nobody is asked.</param>
/// <param name="Committee">Name of the committee.</param>
/// <param name="Due">Its deadline in words; empty when there is none.</param>
/// <param name="Chip">How the deadline stands.</param>
/// <param name="Reason">How the day was found.</param>
/// <param name="History">What happened, the newest first.</param>
/// <param name="MayReport">True for the body and the Office.</param>
/// <param name="MayJudge">True for the committee and the Office.</param>
public sealed record FollowUpView(
    FollowUp Found, string Body, string Committee, string Due, ChipKind Chip, string Reason, IReadOnlyList<string> History, bool MayReport, bool MayJudge);

/// <summary>Reads follow-ups for the house and for the body asked.</summary>
public sealed class FollowUpQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>One follow-up, or null when it does not exist for the reader.</summary>
    public async Task<FollowUpView?> FindAsync(FollowUpId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadPublishedPlan, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.FollowUps.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, stop) is not { } found || !FollowUpRights.MayRead(actor, found))
        {
            return null;
        }

        var basis = await db.LoadBasisAsync(stop);
        var due = await db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.FollowUp && o.MatterId == id.Value)
            .OrderBy(o => o.Kind).FirstOrDefaultAsync(stop);
        var (words, chip) = WordsOf(due, basis);
        return new(
            found, await db.SupervisedBodies.Where(b => b.Id == found.Body).Select(b => b.Name).SingleOrDefaultAsync(stop) ?? "",
            await db.WorkCommittees.Where(c => c.Id == found.Committee).Select(c => c.Name).SingleOrDefaultAsync(stop) ?? "",
            words, chip, due?.Deadline.Reason ?? "", await HistoryAsync(db, id, stop),
            found.ObstaclesToReport().Count == 0 && FollowUpRights.MayReport(actor, found), FollowUpRights.MayJudge(actor, found));
    }

    private static (string Words, ChipKind Chip) WordsOf(Obligation? due, LoadedBasis basis) => due switch
    {
        null or { State: ObligationState.Cancelled } => ("", ChipKind.None),
        { MetOn: { } met } when due.DaysLate(basis.Today) is > 0 and var late => ($"{met.InYear(basis.Today)}报告，逾期 {late} 天", ChipKind.None),
        { MetOn: { } met } => ($"{met.InYear(basis.Today)}按期报告", ChipKind.Done),
        _ => (basis.Calendar.Remaining(due.Deadline.Day, basis.Today), due.IsLate(basis.Today) ? ChipKind.Late : ChipKind.Running),
    };

    private static async Task<IReadOnlyList<string>> HistoryAsync(SupervisionDb db, FollowUpId id, CancellationToken stop)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.MatterKind == MatterKind.FollowUp && e.MatterId == id.Value)
            .OrderByDescending(e => e.Sequence).ToListAsync(stop);
        return [.. entries.Select(e => $"{e.At.Clock()}　{e.Actor}　{e.Sentence}")];
    }
}
