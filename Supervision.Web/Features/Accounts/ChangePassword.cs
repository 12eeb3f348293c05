using Microsoft.AspNetCore.Identity;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>Somebody chooses an own new password. All other sessions of the account end; this one goes on with a new cookie.</summary>
public sealed class ChangePassword(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, PasswordPolicy policy, AccountMaker maker,
    IPasswordHasher<Account> hasher, SignInManager<Account> sessions)
{
    private static readonly Clause OldOne = new("ACC-07", "修改密码要先输入现在的密码。", "本系统约定");
    private static readonly Clause Same = new("ACC-08", "两次输入的新密码一致。", "本系统约定");

    public async Task<Outcome> RunAsync(Guid accountId, string current, string chosen, string again, CancellationToken stop)
    {
        var actor = await person.FindAsync(stop) ?? throw new AccessDeniedException("Nobody is signed in.");
        await using var db = await databases.OpenAsync(actor, stop);
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.Person == actor.Person, stop)
            ?? throw new AccessDeniedException("Not the own account.");
        var obstacles = Obstacles(account, current, chosen, again);
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        maker.SetPassword(account, chosen, mustChangePassword: false);
        db.Tell(MatterRef.House, $"修改自己的密码（{account.UserName}）");
        await db.SaveChangesAsync(stop);
        await sessions.SignInAsync(account, isPersistent: false);
        return Outcome.Done;
    }

    private List<Obstacle> Obstacles(Account account, string current, string chosen, string again)
    {
        List<Obstacle> obstacles = [];
        if (hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", current) == PasswordVerificationResult.Failed)
        {
            obstacles.Add(new(OldOne, "现在的密码不对。", "CurrentPassword"));
        }

        obstacles.AddRange(policy.ObstaclesTo(chosen, account.UserName ?? ""));
        if (chosen != again)
        {
            obstacles.Add(new(Same, "两次输入的新密码不一样。", "Again"));
        }

        if (obstacles.Count == 0 && chosen == current)
        {
            obstacles.Add(new(Same, "新密码和现在的一样，请换一个。", "NewPassword"));
        }

        return obstacles;
    }
}
