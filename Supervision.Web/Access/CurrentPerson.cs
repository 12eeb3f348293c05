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
        return Guid.TryParse(user?.FindFirstValue(PersonClaim), out var person) ? await FindAsync(new(person), stop) : null;
    }

    // A page asks for its reader a dozen times. While it is only read, the first answer holds; an act or a circuit asks anew each time.
    private async Task<Actor?> FindAsync(PersonId person, CancellationToken stop)
    {
        if (http.HttpContext is not { } request || !HttpMethods.IsGet(request.Request.Method) || IsCircuit(request))
        {
            return await ActorQueries.FindAsync(databases, person, clock.Today(), stop);
        }

        if (!request.Items.TryGetValue((nameof(CurrentPerson), person), out var known))
        {
            known = await ActorQueries.FindAsync(databases, person, clock.Today(), stop);
            request.Items[(nameof(CurrentPerson), person)] = known;
        }

        return (Actor?)known;
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
        if (http.HttpContext is { } request && !IsCircuit(request))
        {
            return request.User;
        }

        return services.GetService<AuthenticationStateProvider>() is { } provider
            ? (await provider.GetAuthenticationStateAsync()).User
            : null;
    }

    private static bool IsCircuit(HttpContext request) => request.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
}
