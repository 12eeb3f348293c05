using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>Disables an account (停用) or enables it again; never deletes it. Disabling ends its sessions and circuits.</summary>
[Demands(Permissions.EditAccounts)]
public sealed class SwitchAccount(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid id, bool enabled, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.OpenAsync(actor, stop);

        // Two administrators who disable each other at one moment must not both succeed: look and save under one lock.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var account = await db.Users.SingleAsync(a => a.Id == id, stop);
        if (!enabled && !await Administrators.RemainAsync(db, clock.Today(), withoutPerson: account.Person, withoutHolding: null, stop))
        {
            return Outcome.Refused([AccountRules.LastAdminRemains()]);
        }

        account.IsDisabled = !enabled;
        AccountMaker.EndSessions(account);
        db.Tell(MatterRef.House, $"{(enabled ? "启用" : "停用")}账号 {account.UserName}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }
}

/// <summary>Asks whether anybody could still administer accounts.</summary>
internal static class Administrators
{
    /// <summary>True when an enabled account remains whose person is an administrator from the day on, without an end.</summary>
    public static Task<bool> RemainAsync(SupervisionDb db, DateOnly day, PersonId? withoutPerson, RoleHoldingId? withoutHolding, CancellationToken stop) =>
        db.RoleHoldings.AnyAsync(
            r => r.Role == Role.SystemAdmin && r.From <= day && r.To == null && r.Id != withoutHolding && r.Person != withoutPerson
                && db.Users.Any(a => a.Person == r.Person && !a.IsDisabled),
            stop);
}
