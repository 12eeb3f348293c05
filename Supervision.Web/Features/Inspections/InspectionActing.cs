using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections;

/// <summary>An inspection in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Inspection">The inspection, tracked.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Basis">Rules, calendar, today.</param>
/// <param name="Stop">Cancels.</param>
public sealed record InspectionAct(SupervisionDb Db, LawInspection Inspection, Actor Actor, LoadedBasis Basis, CancellationToken Stop)
{
    public DateOnly Today => Basis.Today;

    /// <summary>A sentence of its history.</summary>
    public void Tell(string sentence) => Db.Tell(Inspection.Matter, sentence);

    /// <summary>What somebody is on the day that the guards of the group ask for.</summary>
    public Task<GroupStanding> StandingAsync(PersonId person) => Db.StandingAsync(Inspection, person, Inspection.GuardDay(Today), Stop);

    /// <summary>What the leader is on that day; null without a leader.</summary>
    public async Task<GroupStanding?> LeaderAsync() => Inspection.Leader is { } leader ? await StandingAsync(leader.Person) : null;
}

/// <summary>What every act on an inspection has in common: the right, the row, deadlines, one transaction.</summary>
public sealed class InspectionActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(InspectionRules.Order, "没有找到这次执法检查，请回到列表。");

    private static readonly Obstacle SomebodyElse = new(InspectionRules.Order, "他人刚刚修改了本次检查，请刷新页面后重新填写。");

    /// <summary>Runs an act of the committee that carries the inspection out; it answers what stands in the way, or changes and answers nothing.</summary>
    public Task<Outcome> OwnAsync(LawInspectionId id, Func<InspectionAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop) =>
        RunAsync(Permissions.RunInspections, IsOwn, id, act, stop);

    /// <summary>The same for acts that need no other rows.</summary>
    public Task<Outcome> OwnAsync(LawInspectionId id, Func<InspectionAct, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        OwnAsync(id, a => Task.FromResult(act(a)), stop);

    /// <summary>Runs an act.</summary>
    /// <param name="permission">What must be allowed.</param>
    /// <param name="right">Who of those may act on this one.</param>
    /// <param name="id">The inspection.</param>
    /// <param name="act">The act.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(
        string permission, Func<Actor, LawInspection, bool> right, LawInspectionId id, Func<InspectionAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop) =>
        ActAsync(new(permission, right, GoesOnPostponed: false), id, act, stop);

    /// <summary>Runs the one act that a postponed inspection allows: going on.</summary>
    public Task<Outcome> ResumingAsync(LawInspectionId id, Func<InspectionAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop) =>
        ActAsync(new(Permissions.RunInspections, IsOwn, GoesOnPostponed: true), id, act, stop);

    private static bool IsOwn(Actor actor, LawInspection inspection) => actor.IsSystem || actor.Serves(inspection.Committee);

    private async Task<Outcome> ActAsync(Demand demand, LawInspectionId id, Func<InspectionAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(demand.Permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.LawInspections.SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection)
        {
            return Outcome.Refused(Unknown);
        }

        if (!demand.Right(actor, inspection))
        {
            throw new AccessDeniedException("Not an inspection that the person acts on.");
        }

        if (inspection.IsPostponed && !demand.GoesOnPostponed)
        {
            return Outcome.Refused(new Obstacle(InspectionRules.Order, $"检查已于{inspection.Pause!.From.Full()}延期（{inspection.Pause.Reason}），恢复以后再办理。"));
        }

        if (await act(new(db, inspection, actor, await db.LoadBasisAsync(stop), stop)) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        try
        {
            await deadlines.SaveAsync(db, [inspection.Matter], stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
    }

    private sealed record Demand(string Permission, Func<Actor, LawInspection, bool> Right, bool GoesOnPostponed);

    /// <summary>Opens a context for reading.</summary>
    public async Task<(Actor Actor, SupervisionDb Db)> OpenAsync(string permission, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        return (actor, await databases.OpenAsync(actor, stop));
    }
}

/// <summary>Rows that several acts and pages read.</summary>
internal static class InspectionReading
{
    /// <summary>What a person is on a day, seen from an inspection (D-6.3, D-1.6).</summary>
    public static async Task<GroupStanding> StandingAsync(this SupervisionDb db, LawInspection inspection, PersonId person, DateOnly day, CancellationToken stop)
    {
        var membership = await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Person == person && m.From <= day && (m.To == null || m.To > day), stop);
        var roles = await db.RoleHoldings.AsNoTracking().Where(r => r.Person == person && r.From <= day && (r.To == null || r.To > day)).ToListAsync(stop);
        var bodies = inspection.Bodies.Select(b => (Guid?)b.Body.Value).ToList();
        return new(
            membership?.IsCouncil == true, membership is not null, roles.Exists(r => r.Role == Role.WorkCommitteeHead),
            roles.Exists(r => r.Role is Role.WorkCommitteeHead or Role.WorkCommitteeStaff),
            roles.Exists(r => r.Role is Role.BodyLiaison or Role.BodyHead && bodies.Contains(r.Scope)));
    }

    /// <summary>Short names of bodies in their official order.</summary>
    public static Task<List<SupervisedBody>> BodiesAsync(this SupervisionDb db, CancellationToken stop) =>
        db.SupervisedBodies.AsNoTracking().Where(b => b.To == null).OrderBy(b => b.Order).ToListAsync(stop);

    /// <summary>The text that the council agrees to: law, words, days, bodies, group, checklist.</summary>
    public static string SchemeHash(LawInspection i) => TextHash.Of(string.Join('\n',
    [
        $"{i.Law?.Value}", i.Reason, i.Timetable, i.Ways, i.Press, $"{i.MobilisationDay:O} {i.FieldFrom:O} {i.FieldUntil:O}",
        $"{i.Tie} {i.HigherCommittee} {i.HigherDue:O}", string.Join(',', i.Bodies.Select(b => $"{b.Body.Value} {b.Superior}")),
        .. i.Members.Where(m => m.IsThere).OrderBy(m => m.Person.Value).Select(m => $"{m.Person.Value} {m.Place}"),
        .. i.Items.Select(x => $"{x.Line} {x.Question} {x.Methods} {x.Material} {string.Join(',', i.BodiesOf(x.Id).Select(b => b.Value).Order())}"),
    ]));

    /// <summary>食品安全法: the law of an inspection, or its title while none is chosen.</summary>
    public static async Task<string> LawNameAsync(this SupervisionDb db, LawInspection inspection, CancellationToken stop)
    {
        var id = inspection.Law;
        return id is null ? inspection.Title : (await db.LawTexts.AsNoTracking().SingleAsync(l => l.Id == id, stop)).ShortTitle;
    }
}
