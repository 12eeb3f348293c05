using Supervision.Domain.KeyWorks;
using Supervision.Domain.Reminders;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>What one body owes of the year's key works, and who of it can still be asked today.</summary>
internal sealed record OwingBody(IReadOnlyList<Obligation> Owed, IReadOnlyList<PersonId> People);

/// <summary>Who is to be asked to hurry (催报). The button's number and the act read the same.</summary>
/// <param name="Open">How many things are owed.</param>
/// <param name="Waiting">Bodies that can be asked now; whoever was asked today is not asked again.</param>
/// <param name="IsUnreached">True when a body has nobody with an account.</param>
internal sealed record KeyWorkNudges(int Open, IReadOnlyList<OwingBody> Waiting, bool IsUnreached)
{
    private static readonly string[] Owed = [KeyWorkDuties.Plan, KeyWorkDuties.Progress, KeyWorkDuties.Result, KeyWorkDuties.Question, KeyWorkDuties.AfterVote];

    public static async Task<KeyWorkNudges> ReadAsync(SupervisionDb db, int year, DateOnly today, CancellationToken stop)
    {
        var works = (await db.KeyWorks.AsNoTracking().Where(w => w.Year == year).Select(w => w.Id).ToListAsync(stop)).ConvertAll(w => w.Value);
        var open = (await db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.KeyWork && works.Contains(o.MatterId) && Owed.Contains(o.Kind) && o.State == ObligationState.Open).ToListAsync(stop))
            .FindAll(o => o.OwedBy.Kind == PartyKind.Body);
        if (open.Count == 0)
        {
            return new(0, [], false);
        }

        var code = ReminderPolicy.NudgeCode(today);
        var ids = open.ConvertAll(o => o.Id);
        var asked = (await db.Reminders.AsNoTracking().Where(r => r.OffsetCode == code && ids.Contains(r.Obligation)).Select(r => r.Recipient).ToListAsync(stop)).ToHashSet();
        var parties = await db.LoadPartiesAsync(today, stop);
        var bodies = open.GroupBy(o => o.OwedBy).Select(b => (Owed: b, People: parties.PersonsOf(b.Key))).ToList();
        return new(
            open.Count, [.. bodies.Select(b => new OwingBody([.. b.Owed.OrderBy(o => o.Deadline.Day)], [.. b.People.Where(p => !asked.Contains(p))])).Where(b => b.People.Count > 0)],
            bodies.Exists(b => b.People.Count == 0));
    }
}
