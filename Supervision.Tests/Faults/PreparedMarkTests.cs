using Microsoft.EntityFrameworkCore;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>After a kill the start is short because this build prepared the database before; nothing that has to be mended is passed over.</summary>
public sealed class PreparedMarkTests
{
    [Fact]
    public async Task Given_a_program_that_has_started_When_another_build_or_an_index_that_differs_Then_it_is_prepared_again()
    {
        await using var app = await ARound.AppAsync();
        Assert.True(PersistenceSetup.IsPrepared(app.Services));

        await RunAsync(app, "INSERT INTO SearchTerms(rowid, Terms) VALUES (1, 'ab')");
        Assert.False(PersistenceSetup.IsPrepared(app.Services));

        await RunAsync(app, "DELETE FROM SearchTerms WHERE rowid = 1");
        Assert.True(PersistenceSetup.IsPrepared(app.Services));

        await RunAsync(app, "PRAGMA user_version = 7");
        Assert.False(PersistenceSetup.IsPrepared(app.Services));
    }

    [Fact]
    public async Task Given_a_round_that_is_open_When_the_program_starts_again_Then_it_is_looked_at()
    {
        await using var app = await ARound.AppAsync();
        await ARound.OpenAsync(app, present: 14);

        Assert.False(PersistenceSetup.IsPrepared(app.Services));
    }

    private static async Task RunAsync(TestApp app, string sql)
    {
        await using var db = await app.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
