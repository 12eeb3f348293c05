using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Building;

/// <summary>The house itself starts, keeps its rules and its trail.</summary>
public sealed class HouseTests
{
    [Fact]
    public async Task Given_an_empty_directory_When_started_Then_the_database_is_there_with_every_rule()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();

        Assert.Equal(RuleCatalog.Rules.Count, await db.RuleVersions.CountAsync());
        Assert.Equal("Healthy", await app.CreateClient().GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Given_the_model_When_compared_with_the_migrations_Then_none_is_missing()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Given_a_changed_row_of_the_trail_When_verified_Then_that_row_is_named()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        for (var i = 1; i <= 5; i++)
        {
            db.Add(Person.Named($"某{i}"));
            await db.SaveChangesAsync();
        }

        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
        await db.AuditEntries.Where(e => e.Sequence == 3).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sentence, "改过"));
        var (whole, sentence) = await AuditTrail.VerifyAsync(db, default);

        Assert.False(whole);
        Assert.Contains("第 3 条", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "缺少第 2 条")]
    [InlineData(true, "末尾缺少第")]
    public async Task Given_a_missing_row_of_the_trail_When_verified_Then_it_is_named(bool last, string words)
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        for (var i = 1; i <= 5; i++)
        {
            db.Add(Person.Named($"某{i}"));
            await db.SaveChangesAsync();
        }

        var sequence = last ? await db.AuditEntries.MaxAsync(e => e.Sequence) : 2;
        await db.AuditEntries.Where(e => e.Sequence == sequence).ExecuteDeleteAsync();

        Assert.Contains(words, (await AuditTrail.VerifyAsync(db, default)).Sentence, StringComparison.Ordinal);
    }
}
