using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>A password shown once, with the account it opens.</summary>
/// <param name="Account">The account.</param>
/// <param name="UserName">Its name.</param>
/// <param name="Password">In clear; kept nowhere.</param>
public sealed record OneTimePassword(Guid Account, string UserName, string Password);

/// <summary>Gives a person an account with a password that is shown once and must be changed at the first sign-in.</summary>
[Demands(Permissions.EditAccounts)]
public sealed class CreateAccount(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, AccountMaker maker)
{
    /// <param name="known">A person already recorded; null for a new one with <paramref name="name"/> and <paramref name="note"/>.</param>
    /// <param name="name">Name of a new person.</param>
    /// <param name="note">What tells people of one name apart.</param>
    /// <param name="userName">Name to sign in with.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Outcome<OneTimePassword>> RunAsync(PersonId? known, string name, string note, string userName, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        (userName, name) = (userName.Trim(), name.Trim());
        var holder = known is { } id ? await db.People.SingleOrDefaultAsync(p => p.Id == id, stop) : null;
        var obstacles = await ObstaclesAsync(db, holder, name, userName, stop);
        if (obstacles.Count > 0)
        {
            return Outcome<OneTimePassword>.Refused(obstacles);
        }

        if (holder is null)
        {
            holder = Person.Named(name, note.Trim());
            db.Add(holder);
        }

        var password = AccountMaker.OneTimePassword();
        var account = maker.Make(holder.Id, userName, password, mustChangePassword: true);
        db.Add(account);
        db.Tell(MatterRef.House, $"为{holder.Name}新建账号 {userName}");
        await db.SaveChangesAsync(stop);
        return Outcome<OneTimePassword>.Done(new(account.Id, userName, password));
    }

    private static async Task<List<Obstacle>> ObstaclesAsync(SupervisionDb db, Person? holder, string name, string userName, CancellationToken stop)
    {
        List<Obstacle> obstacles = [.. AccountRules.ObstaclesToUserName(userName)];
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == AccountMaker.Normalize(userName), stop))
        {
            obstacles.Add(new(AccountRules.Named, "这个用户名已经有人使用，请换一个。", "UserName"));
        }

        if (holder is null)
        {
            obstacles.AddRange(OrganisationRules.ObstaclesToName(name, "Name", what: "姓名"));
        }
        else if (await db.Users.AnyAsync(a => a.Person == holder.Id, stop))
        {
            obstacles.Add(new(AccountRules.Named, $"{holder.Name}已经有账号。", "Person"));
        }

        return obstacles;
    }
}
