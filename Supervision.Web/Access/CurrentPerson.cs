using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Supervision.Web.Persistence;

namespace Supervision.Web.Access;

/// <summary>Who is at the other end of this request, circuit or job.</summary>
public sealed class CurrentPerson(
    IDbContextFactory<SupervisionDb> databases, TimeProvider clock, IHttpContextAccessor http, IServiceProvider services)
{
    /// <summary>Claim that names the person of an account.</summary>
    public const string PersonClaim = "person";

    private Actor? system;

    /// <summary>From now on this scope acts as the system (jobs, commands).</summary>
    public void ActAs(Actor actor) => system = actor;

    /// <summary>The actor, or null when nobody is signed in.</summary>
    public async Task<Actor?> FindAsync(CancellationToken stop)
    {
        if (system is not null)
        {
            return system;
        }

        var user = await UserAsync();
        return Guid.TryParse(user?.FindFirstValue(PersonClaim), out var person)
            ? await ActorQueries.FindAsync(databases, new(person), clock.Today(), stop)
            : null;
    }

    /// <summary>The actor when the roles held today allow it.</summary>
    /// <exception cref="AccessDeniedException">Nobody is signed in, or no role held today allows it.</exception>
    public async Task<Actor> DemandAsync(string permission, CancellationToken stop)
    {
        var actor = await FindAsync(stop);
        return actor?.May(permission) == true ? actor : throw new AccessDeniedException($"Refused: {permission}.");
    }

    /// <summary>True when the roles held today allow it.</summary>
    public async Task<bool> MayAsync(string permission, CancellationToken stop) =>
        (await FindAsync(stop))?.May(permission) == true;

    // A circuit lives inside the request of its WebSocket, whose user is the one of its start; the provider knows better.
    private async Task<ClaimsPrincipal?> UserAsync()
    {
        if (http.HttpContext is { } request && !request.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
        {
            return request.User;
        }

        return services.GetService<AuthenticationStateProvider>() is { } provider
            ? (await provider.GetAuthenticationStateAsync()).User
            : null;
    }
}
