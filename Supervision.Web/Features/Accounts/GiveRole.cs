using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>A role for somebody, from a day to a day.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">Which role.</param>
/// <param name="Scope">The committee or body it is held for; null for roles of the whole house.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day on which it is no longer held; null without end.</param>
public sealed record NewRole(PersonId Person, Role Role, Guid? Scope, DateOnly From, DateOnly? To);

/// <summary>Gives a person a role for a dated period (D-1.4), unless the law forbids it beside a membership (D-1.7).</summary>
[Demands(Permissions.EditAccounts)]
public sealed class GiveRole(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(NewRole role, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var holder = await db.People.SingleAsync(p => p.Id == role.Person, stop);
        var obstacles = await ObstaclesAsync(db, role, stop);
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        var holding = RoleHolding.Of(role.Person, role.Role, role.From, role.Scope);
        if (role.To is { } end)
        {
            holding.EndOn(end);
        }

        db.Add(holding);
        db.Tell(MatterRef.House, $"指定{holder.Name}为{RoleWords.Of(role.Role)}，自{role.From.Full()}起");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }

    private static async Task<List<Obstacle>> ObstaclesAsync(SupervisionDb db, NewRole role, CancellationToken stop)
    {
        List<Obstacle> obstacles = [];
        if (!AccountRules.Given.Contains(role.Role))
        {
            obstacles.Add(new(AccountRules.Assigned, "这个角色随组成人员职务产生，不在这里指定。", "Role"));
        }

        if (role.To <= role.From)
        {
            obstacles.Add(new(AccountRules.Assigned, "终止日要在起始日之后。", "To"));
        }

        obstacles.AddRange(await ScopeObstaclesAsync(db, role, stop));
        if (obstacles.Count == 0 && await IsHeldAsync(db, role, stop))
        {
            obstacles.Add(new(AccountRules.Assigned, "这个角色在这段时间已经指定过。", "Role"));
        }

        return obstacles;
    }

    private static async Task<IReadOnlyList<Obstacle>> ScopeObstaclesAsync(SupervisionDb db, NewRole role, CancellationToken stop)
    {
        if (AccountRules.IsOfCommittee(role.Role))
        {
            return await db.WorkCommittees.AnyAsync(c => role.Scope != null && c.Id == new WorkCommitteeId(role.Scope.Value), stop)
                ? []
                : [new(AccountRules.Assigned, "请选择是哪个专委会或者工委。", "Scope")];
        }

        if (!AccountRules.IsOfBody(role.Role))
        {
            return role.Scope is null ? [] : [new(AccountRules.Assigned, "这个角色不分单位，请不要选择机构。", "Scope")];
        }

        var body = await db.SupervisedBodies.SingleOrDefaultAsync(b => role.Scope != null && b.Id == new SupervisedBodyId(role.Scope.Value), stop);
        return body is null
            ? [new(AccountRules.Assigned, "请选择是哪个被监督单位。", "Scope")]
            : OrganisationRules.ObstaclesToHold(await IsMemberAsync(db, role, stop), body.Kind);
    }

    // Ending the membership on or before the first day of the office is accepted (D-1.7).
    private static Task<bool> IsMemberAsync(SupervisionDb db, NewRole role, CancellationToken stop) => db.Members.AnyAsync(
        m => m.Person == role.Person && (m.To == null || m.To > role.From) && (role.To == null || m.From < role.To), stop);

    private static Task<bool> IsHeldAsync(SupervisionDb db, NewRole role, CancellationToken stop) => db.RoleHoldings.AnyAsync(
        r => r.Person == role.Person && r.Role == role.Role && r.Scope == role.Scope
            && (r.To == null || r.To > role.From) && (role.To == null || r.From < role.To),
        stop);
}
