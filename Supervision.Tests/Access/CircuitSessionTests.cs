using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Access;

/// <summary>Rights taken away end an open circuit at its next look, five seconds later at most (anchors 3.2 F31).</summary>
public sealed class CircuitSessionTests
{
    [Fact]
    public async Task Given_an_open_circuit_When_nothing_changes_Then_it_goes_on() => await AssertAsync(_ => Task.CompletedTask, holds: true);

    [Fact]
    public async Task Given_an_open_circuit_When_a_role_is_added_Then_it_goes_on() => await AssertAsync(
        async db => db.Add(RoleHolding.Of((await db.People.SingleAsync()).Id, Role.SystemAdmin, new(2026, 1, 1))), holds: true);

    [Fact]
    public async Task Given_an_open_circuit_When_the_account_is_disabled_Then_it_ends() =>
        await AssertAsync(async db => (await db.Users.SingleAsync()).IsDisabled = true, holds: false);

    [Fact]
    public async Task Given_an_open_circuit_When_the_password_is_reset_Then_it_ends() =>
        await AssertAsync(async db => AccountMaker.EndSessions(await db.Users.SingleAsync()), holds: false);

    [Fact]
    public async Task Given_an_open_circuit_When_a_role_is_ended_Then_it_ends() =>
        await AssertAsync(async db => (await db.RoleHoldings.SingleAsync()).EndOn(db.Clock.Today()), holds: false);

    [Fact]
    public async Task Given_an_open_circuit_When_nobody_acts_for_half_an_hour_Then_it_ends()
    {
        await using var app = await TestApp.StartAsync();
        var (session, state, scope) = await OpenAsync(app);
        await using var _ = scope;

        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await session.HoldsAsync(state, default));
        session.Act();
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await session.HoldsAsync(state, default));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await session.HoldsAsync(state, default));
    }

    [Fact]
    public async Task Given_the_services_of_a_circuit_When_asked_who_is_there_Then_it_is_the_watching_session()
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();

        Assert.IsType<CircuitSession>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
    }

    private static async Task AssertAsync(Func<SupervisionDb, Task> change, bool holds)
    {
        await using var app = await TestApp.StartAsync();
        var (session, state, scope) = await OpenAsync(app);
        await using var _ = scope;
        Assert.True(await session.HoldsAsync(state, default));

        await using var db = await app.OpenAsync();
        await change(db);
        await db.SaveChangesAsync();

        Assert.Equal(holds, await session.HoldsAsync(state, default));
    }

    private static async Task<(CircuitSession Session, AuthenticationState State, AsyncServiceScope Scope)> OpenAsync(TestApp app)
    {
        var account = await Visitor.AccountAsync(app, "li", Role.Office);
        var scope = app.Services.CreateAsyncScope();
        ClaimsPrincipal user = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var session = (CircuitSession)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var state = new AuthenticationState(user);
        session.SetAuthenticationState(Task.FromResult(state));
        await session.RememberAsync(default);
        return (session, state, scope);
    }
}
