using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Web.Commands;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Ratings;

/// <summary>The seal on the box: whatever is done to its parts later, the command <c>verify</c> finds (issue of the secret ratings, the seal).</summary>
public sealed class BoxSealTests
{
    private const string First = "(SELECT Key FROM SealedMarks ORDER BY Key LIMIT 1)";

    [Fact]
    public async Task Given_a_sealed_box_When_a_part_is_changed_added_or_taken_away_Then_verify_finds_it()
    {
        await using var app = await ARound.AppAsync();
        var round = await SealedAsync(app);
        var other = await round.RehearseAsync();
        for (var member = 1; member <= 12; member++)
        {
            await other.CastAsync(await other.DrawAsync(member), 0, 1, 1);
        }

        await other.CloseAsync();
        await other.SealAsync();
        Assert.Null(await FaultAsync(app, "SELECT 1"));
        Assert.Equal(CommandHost.Fine, await VerifyCommand.RunAsync(app.Services, default));

        foreach (var sql in new[]
        {
            $"UPDATE SealedMarks SET Mark = 1 - MIN(Mark, 1) WHERE Key = {First}",
            $"UPDATE SealedMarks SET Mark = Mark + 256 WHERE Key = {First}",
            $"UPDATE SealedMarks SET Subject = (Subject + 1) % 3 WHERE Key = {First}",
            $"UPDATE SealedMarks SET Slot = Slot + 256 WHERE Key = {First}",
            $"UPDATE SealedMarks SET Key = '01900000-0000-7000-8000-000000000001' WHERE Key = {First}",
            "UPDATE SealedMarks SET Mark = 2 - Mark WHERE Mark IN (0, 2)",
            $"INSERT INTO SealedMarks(Key, Round, Subject, Slot, Mark) SELECT '01900000-0000-7000-8000-000000000001', Round, Subject, Slot, Mark FROM SealedMarks WHERE Key = {First}",
            $"DELETE FROM SealedMarks WHERE Key = {First}",
            $"DELETE FROM SealedMarks WHERE Round = (SELECT Round FROM SealedMarks WHERE Key = {First})",
            "DELETE FROM SealedMarks",
            "UPDATE SealedMarks SET Round = '01900000-0000-7000-8000-000000000001'",
            $"UPDATE SealedMarks SET Round = (SELECT Id FROM RatingRounds WHERE Id <> Round) WHERE Key = {First}",
            "INSERT INTO SealedMarks(Key, Round, Subject, Slot, Mark) VALUES ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002', 0, 0, 0)",
            "UPDATE RatingRounds SET Results = replace(Results, '\"Votes\":[', '\"Votes\":[1')",
        })
        {
            Assert.True(await FaultAsync(app, sql) is { Length: > 10 }, "Not found: " + sql);
        }

        Assert.Null(await FaultAsync(app, "SELECT 1"));
    }

    [Fact]
    public async Task Given_a_box_and_its_seal_changed_together_When_verified_Then_the_trail_knows_the_seal_that_was_printed()
    {
        await using var app = await ARound.AppAsync();
        var round = await SealedAsync(app);
        await using var db = await app.OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM SealedMarks WHERE Key = {First}");
        var forged = BoxSeal.Of(await db.SealedMarks.AsNoTracking().ToListAsync());
        await db.RatingRounds.Where(r => r.Id == round.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.BoxSeal, forged));

        Assert.Equal("县人民法院任命人员履职情况满意度测评：票箱封条与操作日志不符，封条被改动。", (await BoxCheck.RunAsync(db, default)).Fault);
    }

    [Fact]
    public async Task Given_a_changed_box_When_the_command_runs_Then_it_answers_with_an_error()
    {
        await using var app = await ARound.AppAsync();
        await SealedAsync(app);
        await using var db = await app.OpenAsync();
        var lines = (await BoxCheck.RunAsync(db, default)).Lines;
        Assert.Equal("票箱完整，共 1 个。请把下面的封条与结果报告单上印的核对。", lines[0]);
        Assert.Contains((await db.RatingRounds.SingleAsync()).BoxSeal, lines[1], StringComparison.Ordinal);

        await db.Database.ExecuteSqlRawAsync($"DELETE FROM SealedMarks WHERE Key = {First}");

        Assert.Equal(CommandHost.Refused, await VerifyCommand.RunAsync(app.Services, default));
    }

    private static async Task<ARound> SealedAsync(TestApp app)
    {
        var round = await ARound.OpenAsync(app, present: 15);
        for (var member = 1; member <= 15; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), (byte)(member % 3), 0, Mark.None);
        }

        await round.CloseAsync();
        await round.SealAsync();
        return round;
    }

    // What a check finds after this statement, which is taken back again.
    private static async Task<string?> FaultAsync(TestApp app, string sql)
    {
        await using var db = await app.OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        return (await BoxCheck.RunAsync(db, default)).Fault;
    }
}
