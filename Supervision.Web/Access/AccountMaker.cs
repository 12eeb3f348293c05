using Microsoft.AspNetCore.Identity;

namespace Supervision.Web.Access;

/// <summary>Makes accounts and sets passwords, always hashed and with a new stamp, which ends the sessions of the old one.</summary>
public sealed class AccountMaker(IPasswordHasher<Account> hasher)
{
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
        EndSessions(account);
    }

    /// <summary>Every session begun until now ends at its next look, open circuits within seconds.</summary>
    public static void EndSessions(Account account) => account.SecurityStamp = Guid.NewGuid().ToString("N");

    /// <summary>How user names are compared: without regard to case.</summary>
    public static string Normalize(string userName) => userName.Trim().Normalize().ToUpperInvariant();
}
