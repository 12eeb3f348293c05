using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Tests.App;

/// <summary>Rules, calendar and names are read once and used by all pages until somebody commits, also in another program.</summary>
public sealed class SharedReadingTests
{
    [Fact]
    public async Task Given_rules_that_were_read_When_nobody_commits_Then_they_are_not_read_again_and_after_a_commit_they_are()
    {
        await using var app = await TestApp.StartAsync();
        var first = await RulesAsync(app);
        Assert.Same(first, await RulesAsync(app));

        await using (var db = await app.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE RuleVersions SET Source = Source || ' '");
        }

        Assert.NotSame(first, await RulesAsync(app));
    }

    [Fact]
    public async Task Given_a_change_inside_a_transaction_When_read_there_Then_it_is_seen_and_nobody_else_sees_it()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var outside = await RulesAsync(app);
        await using (await db.Database.BeginTransactionAsync())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM CalendarDays");
            var inside = await db.LoadBasisAsync(default);

            Assert.False(inside.Calendar.HasTable(2026));
            Assert.Same(outside, await RulesAsync(app));
        }
    }

    private static async Task<RuleBook> RulesAsync(TestApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync();
        return (await db.LoadBasisAsync(default)).Rules;
    }
}
