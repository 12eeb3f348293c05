using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Backups;
using Supervision.Web.Features.Ratings.BallotPath;
using Xunit.Abstractions;

namespace Supervision.Tests.Faults;

/// <summary>
/// Forensics of the box (D-10.9a, D-10.11): over 200 rounds a program with every copy of the storage directory reads no ballot and links no
/// person to a mark better than by guessing; against a careless box the same program succeeds, so it is known to see.
/// </summary>
public sealed class BoxForensicsTests(ITestOutputHelper output)
{
    private const int Rounds = 200;
    private const int OverHttp = 4;
    private const int CarelessRounds = 12;

    /// <summary>Chance that the test of 200 rounds fails though nothing leaks, all ways of linking together.</summary>
    private const double Alarm = 1e-6;

    [Fact]
    public async Task Given_copies_of_the_storage_of_200_rounds_When_a_program_that_knows_who_drew_and_cast_when_looks_Then_it_reads_none_and_links_none()
    {
        var halls = await Task.WhenAll(Enumerable.Range(0, 2).Select(hall => Task.Run(() => PlayAsync(hall * 1_000, Rounds / 2))));

        Assert.Equal(Rounds, halls.Sum(h => h.Rounds));
        Assert.Equal((0, 0, 0, 0), (halls.Sum(h => h.Read), halls.Sum(h => h.Remnants), halls.Sum(h => h.Moments), halls.Sum(h => h.Lengths)));
        foreach (var links in halls.Select(h => h.Links))
        {
            Assert.True(links.Count >= 6 * 8, $"only {links.Count} ways of linking were tried");
            foreach (var (way, odds) in links)
            {
                output.WriteLine($"{way}: {odds.Hits} of {odds.Guesses}, by guessing {odds.Expected:0}");
                Assert.False(odds.IsBeyondChance(Alarm / (halls.Length * links.Count)), $"{way}: {odds.Hits} of {odds.Guesses}, by guessing {odds.Expected:0}");
            }
        }
    }

    [Fact]
    public async Task Given_ballots_of_20_subjects_over_HTTP_When_every_copy_and_backup_is_searched_for_them_Then_nothing_of_them_is_there()
    {
        await using var app = await ARound.AppAsync();
        var county = await ARound.ApprovedAsync(app);
        for (var nth = 0; nth < OverHttp; nth++)
        {
            var round = await county.RehearseAsync(present: 10, subjects: 20);
            var played = new BoxForensicsRound(app, round, 90 + nth);
            await played.PlayAsync(copyEachTime: true, overHttp: true, subjects: 20);
            await BackUpAsync(app, $"r{nth}");
            var sought = played.Choices.Values.Select(c => c.ToArray()).Concat(played.Choices.Values.Select(c => Encoding.ASCII.GetBytes(BallotMarks.Write(c))))
                .Concat(played.Choices.Values.Select(c => Encoding.Unicode.GetBytes(BallotMarks.Write(c)))).Concat(played.Codes.Select(Encoding.ASCII.GetBytes)).ToList();

            foreach (var copy in played.During.Select(c => c.Bytes).Append(played.After).Append(await StoredBytes.OfAsync(app.Folder)))
            {
                Assert.Contains("supervision.db", copy.Names);
                Assert.Contains(copy.Names, n => n.StartsWith("keys", StringComparison.Ordinal));
                Assert.All(sought, s => Assert.False(copy.Contain(s), "A ballot or a code lies in a copy."));
            }

            // The search sees what is there: the name of a subject, and the moment of opening in ticks.
            Assert.True(played.After.Contain(Encoding.UTF8.GetBytes("对象20")));
        }
    }

    [Theory]
    [InlineData("Unlocked", "cast × row", "cast × journal")]
    [InlineData("TimedKeys", "cast × key", "cast × key")]
    [InlineData("SlipOrder", "slip × row", "slip × journal")]
    public async Task Given_a_careless_box_When_the_same_program_looks_Then_it_succeeds(string how, string way, string another)
    {
        await using var app = await ARound.AppAsync();
        var county = await ARound.ApprovedAsync(app);
        var program = new BoxForensics();
        for (var nth = 0; nth < CarelessRounds; nth++)
        {
            var played = new BoxForensicsRound(app, await county.RehearseAsync(present: 10), 500 + nth);
            await played.PlayCarelesslyAsync(Enum.Parse<Careless>(how));
            program.Score(played.Known, played.During, played.After, played.Choices);
        }

        foreach (var found in new[] { way, another }.Select(w => program.Links[w]))
        {
            Assert.True(found.Rate > 0.99, $"{found.Hits} of {found.Guesses}");
            Assert.True(found.IsBeyondChance(Alarm / 100));
        }

        // Unlocked ballots are read in every copy with at least five of them: 5 + 6 + … + 10 a round; and their bytes stay behind.
        Assert.Equal(how == nameof(Careless.Unlocked) ? CarelessRounds * (5 + 6 + 7 + 8 + 9 + 10) : 0, program.Read);
        Assert.True(program.Remnants > 0, "Ballots that were deleted carelessly were not found again.");
    }

    [Fact]
    public async Task Given_the_moment_of_opening_When_a_copy_is_searched_for_it_Then_it_is_found()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15);
        var opened = BitConverter.GetBytes((await round.ReadAsync()).OpenedAt!.Value.UtcTicks);
        Array.Reverse(opened);

        Assert.True((await StoredBytes.OfAsync(app.Folder)).Contain(opened));
    }

    // Most rounds go through the use cases, every tenth over HTTP; every fifth is copied after each cast.
    private static async Task<BoxForensics> PlayAsync(int seed, int rounds)
    {
        await using var app = await ARound.AppAsync();
        var county = await ARound.ApprovedAsync(app);
        var program = new BoxForensics();
        for (var nth = 0; nth < rounds; nth++)
        {
            var played = new BoxForensicsRound(app, await county.RehearseAsync(present: 10), seed + nth);
            await played.PlayAsync(copyEachTime: nth % 5 == 0, overHttp: nth % 10 == 0);
            program.Score(played.Known, played.During, played.After, played.Choices);
        }

        return program;
    }

    private static async Task BackUpAsync(TestApp app, string name)
    {
        await using var acting = await app.AsAsync(Role.SystemAdmin);
        Assert.True((await acting.Get<MakeBackup>().RunAsync(name, default)).IsDone);
    }
}
