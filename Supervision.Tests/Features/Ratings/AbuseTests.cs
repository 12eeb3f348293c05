using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Features.Ratings.Phone;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Ratings;

/// <summary>People who try what they may not: guess, send twice, look at others, confirm alone (D-10.5, D-10.8, D-10.12).</summary>
/// <remarks>That 100,000 guesses slow nobody down is measured in Supervision.Benchmarks (P1c), that all refusals take the same time as well
/// (P1d): times do not belong into a test.</remarks>
public sealed class AbuseTests
{
    [Fact]
    public async Task D_10_5_Given_three_hundred_guesses_at_once_When_answered_Then_none_finds_a_slip_and_voters_still_vote()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        var (client, slip) = (Client(app), await round.DrawAsync(1));
        var guesses = Enumerable.Range(0, 300).Select(_ => client.GetAsync($"/v/{SlipToken.New().ForAddress()}")).ToList();

        using var cast = await CastAsync(client, slip, "012");
        Assert.Equal(HttpStatusCode.Redirect, cast.StatusCode);
        while (guesses.Exists(g => !g.IsCompleted))
        {
            app.Clock.Advance(Guesses.Pause);
            await Task.Yield();
        }

        foreach (var guess in guesses)
        {
            using var answer = await guess;
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests);
            Assert.Contains("票号无效", await Visitor.TextAsync(answer), StringComparison.Ordinal);
        }

        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.Slips.CountAsync(s => s.State == SlipState.Used));
    }

    [Fact]
    public async Task D_10_9_Given_one_slip_When_posted_in_20_requests_at_once_Then_one_has_the_receipt_and_19_are_told_it_is_used()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        var (client, slip) = (Client(app), await round.DrawAsync(1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => CastAsync(client, slip, "012"))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Redirect))
        {
            Assert.Contains("此票已使用", await Visitor.TextAsync(refused), StringComparison.Ordinal);
        }

        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.Ballots.CountAsync());
    }

    [Fact]
    public async Task D_10_9_Given_a_group_of_casts_with_bad_ones_among_them_When_committed_together_Then_each_gets_its_own_answer()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        var (used, good, also) = (await round.DrawAsync(1), await round.DrawAsync(2), await round.DrawAsync(3));
        await round.CastAsync(used, 0, 0, 0);
        var (boxes, hashes) = (app.Services.GetRequiredService<BallotBoxes>(), app.Services.GetRequiredService<SlipHashes>());
        BallotToPut Put(SlipToken slip, byte[]? locked = null) =>
            new(hashes.Of(slip), new() { Round = round.Id, Locked = locked ?? [1, 2, 3] }, RoundState.Open);

        // A ballot without contents breaks the table's rule in the middle of whatever group it comes into.
        var broken = Put(await round.DrawAsync(4)) with { Ballot = new() { Round = round.Id, Locked = null! } };
        var casts = new[] { Put(good), Put(used), broken, Put(SlipToken.New()), Put(also), Put(good) }.Select(boxes.PutAsync).ToList();

        await Assert.ThrowsAnyAsync<Exception>(() => casts[2]);
        Assert.Equal(
            [PutOutcome.Put, PutOutcome.Used, PutOutcome.Used, PutOutcome.Put, PutOutcome.Used],
            await Task.WhenAll(casts.Where((_, i) => i != 2)));
        await using var db = await app.OpenAsync();
        Assert.Equal((3, 3), (await db.Ballots.CountAsync(), await db.Slips.CountAsync(s => s.State == SlipState.Used)));
    }

    [Fact]
    public async Task D_10_6_Given_a_member_who_drew_When_another_looks_Then_nothing_of_it_is_seen_and_no_page_shows_the_code_again()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        var code = (await round.DrawAsync(7)).ForAddress();
        await GiveAccountAsync(app, round.County.MemberActor(7), "weiyuan7");
        await GiveAccountAsync(app, round.County.MemberActor(8), "weiyuan8");
        using var own = await SignedInAsync(app, "weiyuan7");
        using var other = await SignedInAsync(app, "weiyuan8");

        var (mine, theirs) = (await own.Client.GetStringAsync("/m/ballots"), await other.Client.GetStringAsync("/m/ballots"));

        Assert.Contains("您已领票", mine, StringComparison.Ordinal);
        Assert.DoesNotContain(code, mine, StringComparison.Ordinal);
        Assert.DoesNotContain("您已领票", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("委员7", WebUtility.HtmlDecode(theirs), StringComparison.Ordinal);
        var rows = await round.County.DoAsync<DrawQueries, IReadOnlyList<DrawRow>>(round.County.MemberActor(8), q => q.ListAsync(default));
        Assert.False(Assert.Single(rows).HasDrawn);
    }

    [Fact]
    public async Task D_10_12_Given_one_scrutineer_When_confirming_20_times_at_once_Then_the_round_still_waits_for_the_other()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await GiveAccountAsync(app, round.Scrutineer(0), "scrutineer0");
        await round.CastAsync(await round.DrawAsync(1), 0);
        await round.CloseAsync();
        await round.SealAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => round.County.DoAsync<ConfirmRound, Outcome>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, Visitor.Password, default)))));

        Assert.Single(outcomes, o => o.IsDone);
        var after = await round.ReadAsync();
        Assert.Equal((RoundState.Sealed, 1), (after.State, after.Scrutineers.Count(s => s.ConfirmedAt is not null)));
    }

    [Fact]
    public async Task D_10_16_Given_a_form_of_another_round_When_sent_with_this_slip_Then_nothing_is_cast_and_the_ballot_begins_anew()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 5);
        var (client, slip) = (Client(app), await round.DrawAsync(1));

        // Nine marks, and a tick for a subject that this ballot has not got.
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["m"] = "012012012", ["c8"] = "0", ["go"] = "cast" });
        using var answer = await client.PostAsync($"/v/{slip.ForAddress()}", form);

        // Every answer of the path is a page under an address of its own (decision 0022).
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("开始填写", await client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal((0, 0), (await db.Ballots.CountAsync(), await db.Slips.CountAsync(s => s.State == SlipState.Used)));
    }

    [Fact]
    public async Task D_10_15_Given_ticks_that_are_no_grade_of_the_ballot_When_sent_Then_each_counts_as_none()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 1);
        var client = Client(app);
        string[] ticks = ["0", "7", "-1", "A", "满意"];
        for (var i = 0; i < ticks.Length; i++)
        {
            using var form = new FormUrlEncodedContent([new("m", "-"), new("list", "1"), new("at", "0"), new("c0", ticks[i]), new("go", "cast")]);
            using var answer = await client.PostAsync($"/v/{(await round.DrawAsync(i + 1)).ForAddress()}", form);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        await round.CloseAsync();
        await round.SealAsync();
        Assert.Equal(new Tally([1, 0, 0], 4), (await round.ReadAsync()).Results[0].Overall);
    }

    [Fact]
    public async Task D_10_15_Given_two_ticks_for_one_subject_When_sent_Then_it_is_cast_and_counts_as_invalid_for_that_subject()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 2);
        var (client, slip) = (Client(app), await round.DrawAsync(1));

        using var form = new FormUrlEncodedContent([new("m", "-0"), new("list", "1"), new("c0", "0"), new("c0", "2"), new("go", "cast")]);
        using var answer = await client.PostAsync($"/v/{slip.ForAddress()}", form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await round.CloseAsync();
        await round.SealAsync();
        var results = (await round.ReadAsync()).Results;
        Assert.Equal(new Tally([0, 0, 0], 1), results[0].Overall);
        Assert.Equal(new Tally([1, 0, 0]), results[1].Overall);
    }

    private static HttpClient Client(TestApp app) => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private static async Task<HttpResponseMessage> CastAsync(HttpClient client, SlipToken slip, string marks)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("m", marks), KeyValuePair.Create("go", "cast")]);
        return await client.PostAsync($"/v/{slip.ForAddress()}", form);
    }

    private static async Task<Visitor> SignedInAsync(TestApp app, string user)
    {
        var visitor = new Visitor(app);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync(user, Visitor.Password)).StatusCode);
        return visitor;
    }

    private static async Task GiveAccountAsync(TestApp app, Actor who, string user)
    {
        await using var db = await app.OpenAsync();
        db.Add(app.Services.GetRequiredService<AccountMaker>().Make(who.Person!.Value, user, Visitor.Password, mustChangePassword: false));
        await db.SaveChangesAsync();
    }
}
