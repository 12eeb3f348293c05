using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>A finding in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act, within its transaction.</param>
/// <param name="Inspection">Its inspection.</param>
/// <param name="Finding">The finding, tracked.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Basis">Rules, calendar, today.</param>
/// <param name="Stop">Cancels.</param>
public sealed record FindingAct(SupervisionDb Db, LawInspection Inspection, Finding Finding, Actor Actor, LoadedBasis Basis, CancellationToken Stop)
{
    public DateOnly Today => Basis.Today;

    /// <summary>The actor's place in the group; null when not in it.</summary>
    public GroupHand? Hand => GroupHand.Of(Inspection, Actor.Person);

    /// <summary>问题12号（第五十七条）.</summary>
    public string Name => $"问题{Finding.Serial}号（{Inspection.Find(Finding.Item)?.Article.Words ?? "条文已移出"}）";

    /// <summary>A sentence of the inspection's history.</summary>
    public void Tell(string sentence) => Db.Tell(Inspection.Matter, sentence);
}

/// <summary>What every act on findings has in common. The write lock is taken before anything is read: two sub-groups on one article,
/// or a phone that sends the same thing five times at once, wait for each other instead of failing.</summary>
public sealed class FindingActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(InspectionRules.Findings, "没有找到这条记录，请回到列表。");

    /// <summary>Runs an act on one finding; it answers what stands in the way, or changes and answers nothing.</summary>
    /// <param name="permission">What must be allowed.</param>
    /// <param name="right">Who of those may act on this one.</param>
    /// <param name="id">The finding.</param>
    /// <param name="act">The act.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(
        string permission, Func<Actor, LawInspection, Finding, bool> right, FindingId id, Func<FindingAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Findings.SingleOrDefaultAsync(f => f.Id == id, stop) is not { } finding)
        {
            return Outcome.Refused(Unknown);
        }

        var of = finding.Inspection;
        var inspection = await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == of, stop);
        if (!right(actor, inspection, finding))
        {
            throw new AccessDeniedException("Not a finding that the person acts on.");
        }

        if (await act(new(db, inspection, finding, actor, await db.LoadBasisAsync(stop), stop)) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        await deadlines.SaveAsync(db, [inspection.Matter], stop);
        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }

    /// <summary>The same for acts that need no other rows.</summary>
    public Task<Outcome> RunAsync(
        string permission, Func<Actor, LawInspection, Finding, bool> right, FindingId id, Func<FindingAct, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        RunAsync(permission, right, id, a => Task.FromResult(act(a)), stop);

    /// <summary>Opens a context for somebody who does field work.</summary>
    public async Task<(Actor Actor, SupervisionDb Db)> OpenAsync(string permission, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        return (actor, await databases.OpenAsync(actor, stop));
    }
}

/// <summary>Who may do what with findings (D-1.5, D-6.14).</summary>
internal static class FindingRight
{
    /// <summary>Field work is done by the lead work committee and by those who are in the group of this inspection.</summary>
    public static bool MayRecord(Actor actor, LawInspection inspection) =>
        actor.IsSystem || actor.Serves(inspection.Committee) || GroupHand.Of(inspection, actor.Person) is not null;

    /// <summary>The same of a finding.</summary>
    public static bool MayRecord(Actor actor, LawInspection inspection, Finding finding) => MayRecord(actor, inspection);

    /// <summary>Everybody of the group; others are told that the group confirms.</summary>
    public static bool Any(Actor actor, LawInspection inspection, Finding finding) => true;
}
