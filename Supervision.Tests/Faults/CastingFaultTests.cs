using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>What goes wrong in the hall while people vote: no room on the disk, a clock set back, the presider closing (D-10.8, D-17.34).</summary>
public sealed class CastingFaultTests
{
    [Fact]
    public async Task D_10_9_Given_a_full_disk_When_cast_Then_the_voter_is_told_and_keeps_the_choices_and_casts_when_there_is_room()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 5);
        var slips = await DrawAllAsync(round, 25);
        var disk = new FullDisk(Path.Combine(app.Folder, "supervision.db"));
        await using var full = app.WithWebHostBuilder(b => b.ConfigureServices(s => s.AddSingleton(_ => new BallotBoxes(disk.Open))));
        var phone = Phone(full);

        List<SlipToken> notCast = [];
        foreach (var slip in slips)
        {
            using var answer = await CastAsync(phone, slip, "01201");
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                Assert.Contains("没有投出。", page, StringComparison.Ordinal);
                Assert.Contains("value=\"01201\"", page, StringComparison.Ordinal);
                Assert.Contains("确认投票", page, StringComparison.Ordinal);
                notCast.Add(slip);
            }
        }

        Assert.NotEmpty(notCast);
        Assert.Equal(slips.Count - notCast.Count, await BallotsAsync(app));
        disk.IsFull = false;
        foreach (var slip in notCast)
        {
            Assert.Contains("开始填写", await ReadAsync(phone, slip), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await CastAsync(phone, slip, "01201")).StatusCode);
        }

        await round.CloseAsync();
        await round.SealAsync();
        Assert.Equal(25, (await round.ReadAsync()).Collected);
    }

    [Fact]
    public async Task D_17_34_Given_the_clock_goes_back_an_hour_in_the_middle_of_a_vote_When_it_goes_on_Then_nothing_changes()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 1);
        var (phone, slips) = (Phone(app), await DrawAllAsync(round, 20));
        foreach (var slip in slips.Take(10))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await CastAsync(phone, slip, "0")).StatusCode);
        }

        app.Clock.AdjustTime(app.Clock.GetUtcNow().AddHours(-1));

        Assert.Contains("此票已使用", await ReadAsync(phone, slips[0]), StringComparison.Ordinal);
        foreach (var slip in slips.Skip(10))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await CastAsync(phone, slip, "0")).StatusCode);
        }

        slips = [.. slips, await round.DrawAsync(21)];
        await round.CloseAsync();
        Assert.Contains("投票已结束", await ReadAsync(phone, slips[^1]), StringComparison.Ordinal);
        await round.SealAsync();
        var counted = await round.ReadAsync();
        Assert.Equal((21, 20, 20), (counted.Issued, counted.Collected, counted.Results[0].Overall.Votes[0]));
    }

    [Fact]
    public void D_17_34_Given_five_wrong_opening_codes_When_the_clock_goes_back_an_hour_Then_the_pause_gets_no_longer()
    {
        var clock = new SetClock();
        var (desk, round) = (new CodeDesk(clock), new RatingRoundId(Guid.NewGuid()));
        for (var i = 0; i < CodeDesk.Tries; i++)
        {
            desk.CountWrong(round);
        }

        clock.Now = clock.Now.AddHours(-1);
        Assert.Equal(TimeSpan.FromMinutes(1), desk.PauseLeft(round));
        clock.Ticks += TimeSpan.FromSeconds(61).Ticks;

        Assert.Null(desk.PauseLeft(round));
    }

    [Fact]
    public async Task D_10_Given_25_phones_that_cast_while_the_presider_closes_When_answered_Then_each_is_in_the_box_with_a_receipt_or_told_that_it_is_over()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 5);
        var (phone, slips) = (Phone(app), await DrawAllAsync(round, 25));
        var first = CastAsync(phone, slips[0], "01201");

        // The presider closes as soon as the first receipt is there; the others are on their way.
        var others = slips.Skip(1).Select(s => Task.Run(() => CastAsync(phone, s, "01201"))).ToList();
        await first;
        await round.CloseAsync();
        var answers = await Task.WhenAll(others.Prepend(first));

        var receipts = answers.Count(a => a.StatusCode == HttpStatusCode.Redirect);
        foreach (var late in answers.Where(a => a.StatusCode != HttpStatusCode.Redirect))
        {
            var page = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
            Assert.Contains("投票已结束", page, StringComparison.Ordinal);
            Assert.Contains("这张票没有投出", page, StringComparison.Ordinal);
        }

        foreach (var slip in slips)
        {
            Assert.DoesNotContain("开始填写", await ReadAsync(phone, slip), StringComparison.Ordinal);
        }

        await round.SealAsync();
        Assert.Equal(receipts, (await round.ReadAsync()).Collected);
    }

    [Fact]
    public async Task D_10_Given_forms_taken_while_the_round_was_open_When_they_come_to_the_box_after_closing_Then_who_has_cast_is_told_so_and_who_has_not_is_not_in()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 5);
        var slips = await DrawAllAsync(round, 8);
        await using var scope = app.Services.CreateAsyncScope();
        var cast = scope.ServiceProvider.GetRequiredService<CastSlip>();
        var (twice, late) = (await cast.FindAsync(slips[0], default), await cast.FindAsync(slips[1], default));
        foreach (var slip in slips.Where(s => s != slips[1]))
        {
            Assert.Equal(SlipAnswer.Cast, await round.CastAsync(slip, [0, 1, 2, 0, 1]));
        }

        await round.CloseAsync();

        Assert.Equal(SlipAnswer.Used, await cast.RunAsync(slips[0], twice, [0, 1, 2, 0, 1], atStation: false));
        Assert.Equal(SlipAnswer.Closed, await cast.RunAsync(slips[1], late, [0, 1, 2, 0, 1], atStation: false));
        await round.SealAsync();
        Assert.Equal(7, (await round.ReadAsync()).Collected);
    }

    private static async Task<IReadOnlyList<SlipToken>> DrawAllAsync(ARound round, int count)
    {
        List<SlipToken> slips = [];
        for (var member = 1; member <= count; member++)
        {
            slips.Add(await round.DrawAsync(member));
        }

        return slips;
    }

    private static HttpClient Phone(WebApplicationFactory<Program> app) =>
        app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private static async Task<string> ReadAsync(HttpClient phone, SlipToken slip) => WebUtility.HtmlDecode(await phone.GetStringAsync(Address(slip)));

    private static string Address(SlipToken slip) => $"/v/{slip.ForAddress()}";

    private static async Task<HttpResponseMessage> CastAsync(HttpClient phone, SlipToken slip, string marks)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("m", marks), KeyValuePair.Create("go", "cast")]);
        return await phone.PostAsync(Address(slip), form);
    }

    private static async Task<int> BallotsAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.Ballots.CountAsync();
    }

    /// <summary>A machine whose clock is set, while its ticks go on.</summary>
    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Ticks;
    }
}
