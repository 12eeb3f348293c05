using Microsoft.AspNetCore.Identity;

namespace Supervision.Web.Access;

/// <summary>A sign-in of one person (账号). Rights hang on the person's roles, never on the account.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The person who signs in.</summary>
    public PersonId Person { get; set; }

    /// <summary>True when an administrator switched it off (停用); it is never deleted.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>True until the holder has chosen an own password.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Until when a one-time password opens the account (UTC); null once an own one was chosen.</summary>
    public DateTimeOffset? OneTimeUntil { get; set; }

    /// <summary>Last successful sign-in (UTC).</summary>
    public DateTimeOffset? LastSignIn { get; set; }
}
