using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Access;

/// <summary>Each permission is a policy of its own name, so that pages and use cases speak of the same thing.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => Permissions.Table.ContainsKey(policyName)
        ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(policyName)).Build()
        : await base.GetPolicyAsync(policyName);
}

/// <summary>A role held today must allow it.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Asks the table with the roles held today.</summary>
internal sealed class PermissionHandler(CurrentPerson person) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (await person.MayAsync(requirement.Permission, CancellationToken.None))
        {
            context.Succeed(requirement);
        }
    }
}
