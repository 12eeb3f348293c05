using Microsoft.AspNetCore.Identity;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>Checks name and password and begins a session. Wrong passwords are counted; five lock the account for a while.</summary>
public sealed class SignIn(
    IDbContextFactory<SupervisionDb> databases, SignInManager<Account> sessions, IPasswordHasher<Account> hasher, TimeProvider clock,
    Attempts attempts)
{
    private const int MostRetries = 10;

    public async Task<Outcome> RunAsync(string userName, string password, CancellationToken stop)
    {
        var name = AccountMaker.Normalize(userName);
        if (!attempts.CountName(name))
        {
            return SignInRules.Refused(SignInRules.TooOften, "这个用户名尝试得太频繁，请过一分钟再试。");
        }

        for (var retry = 0; ; retry++)
        {
            try
            {
                return await TryAsync(name, password, stop);
            }
            catch (DbUpdateConcurrencyException) when (retry < MostRetries)
            {
                // Somebody guessed at the same moment; both guesses must count.
            }
        }
    }

    private async Task<Outcome> TryAsync(string name, string password, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(Actor.System("登录"), stop);
        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedUserName == name, stop);
        if (account is null)
        {
            return Check(attempts.Ghost(name), password);
        }

        db.Actor = await db.FindActorAsync(account.Person, clock.Today(), stop) ?? db.Actor;
        var outcome = Check(account, password);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        Tell(db, account, outcome);
        await db.SaveChangesAsync(stop);
        if (outcome.IsDone)
        {
            await sessions.SignInAsync(account, isPersistent: false);
        }

        return outcome;
    }

    private static void Tell(SupervisionDb db, Account account, Outcome outcome) =>
        db.Tell(MatterRef.House, outcome.IsDone ? $"登录（{account.UserName}）" : $"登录被拒绝（{account.UserName}）：{outcome.Obstacles[0].Message}");

    private Outcome Check(Account account, string password)
    {
        var now = clock.GetUtcNow();
        if (account.LockoutEnd > now)
        {
            return SignInRules.Locked(account.LockoutEnd.Value - now);
        }

        if (hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", password) == PasswordVerificationResult.Failed)
        {
            return CountFailure(account, now);
        }

        if (account.IsDisabled)
        {
            return SignInRules.Refused(SignInRules.Disabled, "这个账号已经停用。需要使用请联系系统管理员。");
        }

        if (account.OneTimeUntil < now)
        {
            return SignInRules.Refused(SignInRules.Expired, "初始密码已经过期。请联系系统管理员重新生成。");
        }

        (account.AccessFailedCount, account.LockoutEnd, account.LastSignIn) = (0, null, now);
        return Outcome.Done;
    }

    private static Outcome CountFailure(Account account, DateTimeOffset now)
    {
        account.AccessFailedCount++;
        if (account.AccessFailedCount < SignInRules.Tries)
        {
            return SignInRules.Wrong(SignInRules.Tries - account.AccessFailedCount);
        }

        (account.AccessFailedCount, account.LockoutEnd) = (0, now + SignInRules.Lockout);
        return SignInRules.Locked(SignInRules.Lockout);
    }
}
