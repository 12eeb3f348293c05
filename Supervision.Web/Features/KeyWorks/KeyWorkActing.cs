using Supervision.Domain.KeyWorks;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>A key work in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Work">The work, tracked.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Basis">Rules, calendar, today.</param>
/// <param name="Dates">The dates of its year.</param>
/// <param name="Stop">Cancels.</param>
public sealed record KeyWorkAct(SupervisionDb Db, KeyWork Work, Actor Actor, LoadedBasis Basis, IReadOnlyList<CycleDate> Dates, CancellationToken Stop)
{
    public DateOnly Today => Basis.Today;

    /// <summary>How this work is measured.</summary>
    public KeyWorkMeasuring Measuring => KeyWorkMeasuring.Of(Work.Year, Dates, Basis.Rules, Basis.Today);

    /// <summary>A sentence of its history.</summary>
    public void Tell(string sentence) => Db.Tell(Work.Matter, sentence);

    /// <summary>The council's newest decision on it, for one purpose and a text.</summary>
    public Task<KeyWorkDecision?> DecisionAsync(string purpose, string text) => Db.KeyWorkDecisionAsync(Work.Matter, purpose, text, Stop);
}

/// <summary>What every act on a key work has in common: the right, the row, deadlines, one transaction.</summary>
public sealed class KeyWorkActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(KeyWorkRules.ProperWork, "没有找到这项重点工作，请回到列表。");

    private static readonly Obstacle SomebodyElse = new(KeyWorkRules.ProperWork, "他人刚刚修改了这项工作。您填写的内容还在，请刷新后核对再保存。");

    /// <summary>Runs an act on a work. It answers what stands in the way, or changes the work and answers nothing.</summary>
    /// <param name="permission">What must be allowed.</param>
    /// <param name="right">Who of those may act on this work.</param>
    /// <param name="id">The work.</param>
    /// <param name="act">The act.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(
        string permission, Func<Actor, KeyWork, bool> right, KeyWorkId id, Func<KeyWorkAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var (actor, db) = await OpenAsync(permission, stop);
        await using var context = db;
        if (await db.KeyWorks.SingleOrDefaultAsync(w => w.Id == id, stop) is not { } work)
        {
            return Outcome.Refused(Unknown);
        }

        if (!right(actor, work))
        {
            throw new AccessDeniedException($"Refused: {permission}.");
        }

        var basis = await db.LoadBasisAsync(stop);
        KeyWorkAct hand = new(db, work, actor, basis, await db.CycleDatesAsync(work.Year, basis, stop), stop);
        return await act(hand) is { Count: > 0 } obstacles ? Outcome.Refused(obstacles) : await SaveAsync(db, [work.Matter], stop);
    }

    /// <summary>The same for acts that need no other rows.</summary>
    public Task<Outcome> RunAsync(
        string permission, Func<Actor, KeyWork, bool> right, KeyWorkId id, Func<KeyWorkAct, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        RunAsync(permission, right, id, a => Task.FromResult(act(a)), stop);

    /// <summary>Opens a context for somebody who may, for acts that are not about one work.</summary>
    public async Task<(Actor Actor, SupervisionDb Db)> OpenAsync(string permission, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        return (actor, await databases.OpenAsync(actor, stop));
    }

    /// <summary>Saves and replans.</summary>
    public async Task<Outcome> SaveAsync(SupervisionDb db, IReadOnlyList<MatterRef> matters, CancellationToken stop)
    {
        try
        {
            await deadlines.SaveAsync(db, matters, stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
    }
}

/// <summary>Who may do what with one work.</summary>
internal static class KeyWorkRights
{
    public static bool IsOwner(Actor actor, KeyWork work) => work.Owner is { } owner && actor.ActsFor(owner);

    /// <summary>The body itself; the Office enters what came on paper.</summary>
    public static bool HandsIn(Actor actor, KeyWork work) => actor.IsOffice || IsOwner(actor, work);

    /// <summary>Whoever edits a proposal: the Office, or the committee it belongs to.</summary>
    public static bool Edits(Actor actor, KeyWork work) => actor.IsSystem || actor.IsOffice || actor.Serves(work.Committee);

    public static bool Keeps(Actor actor, KeyWork work) => actor.IsSystem || actor.IsOffice;

    public static bool Heads(Actor actor, KeyWork work) => actor.Heads(work.Committee);

    public static bool Serves(Actor actor, KeyWork work) => actor.Serves(work.Committee);

    /// <summary>The lead council member; while none is named, any member of the council.</summary>
    public static bool Leads(Actor actor, KeyWork work) => actor.IsCouncil && (work.LeadMember is null || work.LeadMember == actor.Person);

    /// <summary>The house what it likes; a body its own and what it helps with, once chosen.</summary>
    public static bool Reads(Actor actor, KeyWork work) =>
        actor.May(Permissions.ReadKeyWorks) || (work.IsChosen && (IsOwner(actor, work) || work.CoBodies.Any(b => actor.ActsFor(b.Body))));
}

/// <summary>Rows that several acts and pages read.</summary>
internal static class KeyWorkReading
{
    /// <summary>The year's row, made when it is missing.</summary>
    public static async Task<KeyWorkCycle> CycleAsync(this SupervisionDb db, int year, CancellationToken stop)
    {
        if (await db.KeyWorkCycles.SingleOrDefaultAsync(c => c.Year == year, stop) is { } there)
        {
            return there;
        }

        var made = KeyWorkCycle.Of(new(Guid.CreateVersion7()), year);
        db.KeyWorkCycles.Add(made);
        return made;
    }

    /// <summary>The dates of a year, from the rules and what was moved.</summary>
    public static async Task<IReadOnlyList<CycleDate>> CycleDatesAsync(this SupervisionDb db, int year, LoadedBasis basis, CancellationToken stop)
    {
        var cycle = await db.KeyWorkCycles.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, stop);
        return KeyWorkCycle.DatesOf(year, cycle?.Moves ?? [], basis.Rules, basis.Calculator);
    }

    public static async Task<int> NextNumberAsync(this SupervisionDb db, int year, CancellationToken stop) =>
        (await db.KeyWorks.Where(w => w.Year == year).MaxAsync(w => (int?)w.Number, stop) ?? 0) + 1;

    /// <summary>The list that goes to the council, in one text.</summary>
    public static string ListText(IEnumerable<KeyWork> proposals) =>
        string.Join('\n', proposals.OrderBy(w => w.Number).Select(w => $"{w.Number}\t{w.Title}\t{w.Owner?.Value}\t{w.Committee.Value}"));

    public static async Task<KeyWorkDecision?> KeyWorkDecisionAsync(this SupervisionDb db, MatterRef matter, string purpose, string text, CancellationToken stop) =>
        await db.DecisionOnAsync(matter, purpose, stop) is { } facts ? new(facts.Decision, facts.MeetingName, facts.Day, facts.IsApproval, facts.TextHash == TextHash.Of(text)) : null;
}
