using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Access;

/// <summary>What a session carries: who signed in and when it began. Roles are not in it; they are read anew at each demand.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options, TimeProvider clock)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    /// <summary>Claim that is there until an own password was chosen.</summary>
    public const string MustChangePassword = "must-change-password";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(CurrentPerson.PersonClaim, user.Person.Value.ToString()));
        identity.AddClaim(new(Sessions.Number, Guid.NewGuid().ToString()));
        identity.AddClaim(new(Sessions.Begun, clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)));
        if (user.MustChangePassword)
        {
            identity.AddClaim(new(MustChangePassword, "yes"));
        }

        return identity;
    }
}
