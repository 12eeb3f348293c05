using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Supervision.Web.Access;

/// <summary>Makes accounts and sets passwords, always hashed and with a new stamp, which ends the sessions of the old one.</summary>
public sealed class AccountMaker(IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Days for which a one-time password opens an account.</summary>
    public const int OneTimeDays = 7;

    // Without letters and digits that look alike; four groups of four are 78 bits.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>A new account; the caller adds it to a context and saves.</summary>
    public Account Make(PersonId person, string userName, string password, bool mustChangePassword)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            Person = person,
            UserName = userName,
            NormalizedUserName = Normalize(userName),
            LockoutEnabled = true,
        };
        SetPassword(account, password, mustChangePassword);
        return account;
    }

    public void SetPassword(Account account, string password, bool mustChangePassword)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.MustChangePassword = mustChangePassword;
        account.OneTimeUntil = mustChangePassword ? clock.GetUtcNow().AddDays(OneTimeDays) : null;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        EndSessions(account);
    }

    /// <summary>A random password for the first sign-in, easy to read out: abcd-2345-….</summary>
    public static string OneTimePassword() => string.Join('-', Enumerable.Range(0, 4)
        .Select(group => RandomNumberGenerator.GetString(group % 2 == 0 ? Letters : Digits + Letters, 4) + (group == 1 ? RandomNumberGenerator.GetString(Digits, 1) : "")));

    /// <summary>Every session begun until now ends at its next look, open circuits within seconds.</summary>
    public static void EndSessions(Account account) => account.SecurityStamp = Guid.NewGuid().ToString("N");

    /// <summary>How user names are compared: without regard to case.</summary>
    public static string Normalize(string userName) => userName.Trim().Normalize().ToUpperInvariant();
}
