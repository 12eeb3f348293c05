using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Persistence.Configurations;

namespace Supervision.Tests.Features.Ratings;

/// <summary>The administrator sees no content of a vote on any page and in any file, at any time (D-10.4, D-10.12).</summary>
public sealed class AdminSightTests
{
    [Fact]
    public async Task Given_a_round_from_opening_to_announcement_When_an_administrator_walks_every_address_Then_no_ballot_no_mark_and_no_early_sum_is_there()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        using var admin = await Visitor.SignedInAsync(app, "admin", Role.SystemAdmin);
        using var clerk = await Visitor.SignedInAsync(app, "clerk2", Role.Office);
        for (var member = 1; member <= 25; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), (byte)(member <= 17 ? 0 : member <= 23 ? 1 : 2), Mark.None, 1);
        }

        var ballots = await BallotsAsync(app, round);
        Assert.Equal([], await FoundAsync(app, admin, round, ballots));
        await round.CloseAsync();
        Assert.Equal([], await FoundAsync(app, admin, round, ballots));
        await round.SealAsync();
        var sums = await SumsAsync(round);
        var parts = await PartsAsync(app);
        Assert.Equal([], await FoundAsync(app, admin, round, [.. ballots, .. sums, .. parts]));
        Assert.Equal([], await FoundAsync(app, clerk, round, [.. ballots, .. sums, .. parts]));
        await ConfirmAsync(app, round);
        Assert.Equal([], await FoundAsync(app, admin, round, [.. ballots, .. sums, .. parts]));
        await round.AnnounceAsync();

        // After the announcement there are totals for whoever may read results, and never a part of the box. Who has no right to results gets none.
        Assert.Equal([], await FoundAsync(app, admin, round, [.. ballots, .. parts]));
        Assert.Equal([], await FoundAsync(app, clerk, round, [.. ballots, .. parts]));
        Assert.NotEqual([], await FoundAsync(app, clerk, round, sums));
    }

    // Every address that is mapped, with the id of the round wherever an id may stand.
    private static async Task<IReadOnlyList<string>> FoundAsync(TestApp app, Visitor visitor, ARound round, IReadOnlyList<string> sought)
    {
        List<string> found = [];
        var seen = 0;
        foreach (var route in PageWalkTests.Routes(app).Where(r => r.IsGet && r.Pattern != "/logout"))
        {
            var address = route.Address.Replace(PageWalkTests.Route.SampleId, round.Id.Value.ToString(), StringComparison.Ordinal);
            using var answer = await visitor.Client.GetAsync(address);
            var text = Text(await answer.Content.ReadAsByteArrayAsync());
            seen += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
            found.AddRange(sought.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)).Select(s => $"{address}: {s}"));
        }

        Assert.True(seen > 10, $"only {seen} pages answered");
        return found;
    }

    // As text, as written in HTML, and what lies in Word and Excel files.
    private static string Text(byte[] content)
    {
        var plain = Encoding.UTF8.GetString(content);
        if (content is not [(byte)'P', (byte)'K', ..])
        {
            return plain + WebUtility.HtmlDecode(plain);
        }

        using var archive = new ZipArchive(new MemoryStream(content));
        return string.Concat(archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    private static async Task<IReadOnlyList<string>> BallotsAsync(TestApp app, ARound round)
    {
        await using var db = await app.OpenAsync();
        var ballots = await db.Ballots.ToListAsync();
        var bytes = ballots.Select(b => b.Locked).Append((await round.ReadAsync()).WrappedKey).Concat(await db.Slips.Select(s => s.Hash).ToListAsync());
        return [.. bytes.SelectMany(b => new[] { Convert.ToHexString(b), Convert.ToBase64String(b)[..40] }), .. ballots.Select(b => b.Key.ToString())];
    }

    private static async Task<IReadOnlyList<string>> PartsAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return [.. (await db.SealedMarks.Select(m => m.Key).ToListAsync()).SelectMany(k => new[] { k.ToString("D"), k.ToString("N") })];
    }

    // The sentences, the share, the votes side by side and as they are stored.
    private static async Task<IReadOnlyList<string>> SumsAsync(ARound round)
    {
        var results = (await round.ReadAsync()).Results;
        Assert.Equal(new Tally([17, 6, 2]), results[0].Overall);
        return [.. results.SelectMany(r => r.Result.Explanation), "62.96", "17,6,2", "满意 17 票", System.Text.Json.JsonSerializer.Serialize(results[0].Overall.Votes, RatingJson.Options)];
    }

    private static async Task ConfirmAsync(TestApp app, ARound round)
    {
        await using var db = await app.OpenAsync();
        var maker = app.Services.GetRequiredService<AccountMaker>();
        db.AddRange(new[] { 0, 1 }.Select(n => maker.Make(round.Scrutineer(n).Person!.Value, $"scrutineer{n}", Visitor.Password, mustChangePassword: false)));
        await db.SaveChangesAsync();
        foreach (var n in new[] { 0, 1 })
        {
            await round.DoneAsync<ConfirmRound>(round.Scrutineer(n), u => u.RunAsync(round.Id, Visitor.Password, default));
        }
    }
}
