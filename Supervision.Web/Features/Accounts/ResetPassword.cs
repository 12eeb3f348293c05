using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>Replaces a forgotten password by one shown once; every session of the account ends.</summary>
[Demands(Permissions.EditAccounts)]
public sealed class ResetPassword(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, AccountMaker maker)
{
    public async Task<Outcome<OneTimePassword>> RunAsync(Guid id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var account = await db.Users.SingleAsync(a => a.Id == id, stop);
        var password = AccountMaker.OneTimePassword();
        maker.SetPassword(account, password, mustChangePassword: true);
        db.Tell(MatterRef.House, $"重设账号 {account.UserName} 的密码");
        await db.SaveChangesAsync(stop);
        return Outcome<OneTimePassword>.Done(new(id, account.UserName!, password));
    }
}
