using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Access;

/// <summary>Who sits at an open circuit. Asks every five seconds whether the session lives and no right was lost; otherwise signs out.</summary>
/// <remarks>The framework fixes a circuit's user when it opens and would keep rights until the page is left.</remarks>
internal sealed class CircuitSession(ILoggerFactory logs, Sessions sessions, TimeProvider clock, IOptions<AccessOptions> options)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    private IReadOnlySet<string>? rights;
    private DateTimeOffset lastAct = clock.GetUtcNow();

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(5);

    /// <summary>Somebody did something on the page.</summary>
    public void Act() => lastAct = clock.GetUtcNow();

    /// <summary>Notes what may be done when the circuit opens.</summary>
    public async Task RememberAsync(CancellationToken stop) => rights = await sessions.RightsAsync((await GetAuthenticationStateAsync()).User, stop);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        HoldsAsync(authenticationState, cancellationToken);

    internal async Task<bool> HoldsAsync(AuthenticationState state, CancellationToken stop)
    {
        if (clock.GetUtcNow() - lastAct >= TimeSpan.FromMinutes(options.Value.Session.IdleMinutes) || !await sessions.IsAliveAsync(state.User, stop))
        {
            return false;
        }

        var now = await sessions.RightsAsync(state.User, stop);
        rights ??= now;
        return rights.IsSubsetOf(now);
    }
}

/// <summary>Tells the session of a circuit when it opens and when somebody acts.</summary>
internal sealed class CircuitWatch(AuthenticationStateProvider provider) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        provider is CircuitSession session ? session.RememberAsync(cancellationToken) : Task.CompletedTask;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        (provider as CircuitSession)?.Act();
        return next(context);
    };
}
