using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>Ends a role on a day; it stays in the list with its dates. Open pages of the person end within seconds.</summary>
[Demands(Permissions.EditAccounts)]
public sealed class EndRole(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <param name="id">The role held.</param>
    /// <param name="firstDayOut">The first day on which it is no longer held.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Outcome> RunAsync(RoleHoldingId id, DateOnly firstDayOut, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var holding = await db.RoleHoldings.SingleAsync(r => r.Id == id, stop);
        var obstacles = await ObstaclesAsync(db, holding, firstDayOut, stop);
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        holding.EndOn(firstDayOut);
        var name = await db.People.Where(p => p.Id == holding.Person).Select(p => p.Name).SingleAsync(stop);
        db.Tell(MatterRef.House, $"终止{name}的{RoleWords.Of(holding.Role)}角色，自{firstDayOut.Full()}起不再担任");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, RoleHolding holding, DateOnly day, CancellationToken stop) =>
        holding.To <= day ? [new(AccountRules.Assigned, "这个角色在这一天之前已经终止。", "Day")]
        : day < holding.From ? [new(AccountRules.Assigned, $"终止日不能早于起始日（{holding.From.Full()}）。", "Day")]
        : holding.Role == Role.SystemAdmin && !await Administrators.RemainAsync(db, day, withoutPerson: null, withoutHolding: holding.Id, stop)
            ? [AccountRules.LastAdminRemains()]
            : [];
}
