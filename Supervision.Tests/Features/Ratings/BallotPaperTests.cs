using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Appointees;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Faults;
using Supervision.Tests.Features.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Tests.Features.Ratings;

/// <summary>What stands on a ballot besides the choices, what the path takes from a request, and what a receipt needs (D-10.8, screens 4.2, 4.3).</summary>
public sealed class BallotPaperTests
{
    [Fact]
    public async Task D_10_8_Given_a_cast_When_the_receipt_is_opened_Then_only_its_own_address_shows_it_and_it_names_no_round_and_ends_with_the_half_day()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        var address = $"/v/{(await round.DrawAsync(1)).ForAddress()}";
        var (other, again) = ($"/v/{(await round.DrawAsync(2)).ForAddress()}", $"/v/{(await round.DrawAsync(3)).ForAddress()}");
        async Task<string> CastAsync(string at) => (await client.PostAsync(at, new FormUrlEncodedContent([KeyValuePair.Create("m", "012"), KeyValuePair.Create("go", "cast")]))).Headers.Location!.OriginalString;

        var receipt = await CastAsync(address);

        // The same for everybody of the round, so it tells nothing about one; and no round can be read from it.
        Assert.Equal(receipt, await CastAsync(other));
        Assert.DoesNotContain(round.Id.Value.ToString("N"), receipt, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("县人民法院任命人员履职情况满意度测评", WebUtility.HtmlDecode(await client.GetStringAsync(receipt)), StringComparison.Ordinal);
        foreach (var foreign in new[] { "/v/done", "/v/done?t=", $"/v/done?r={round.Id.Value:N}", $"/v/done?t={new string('a', 32)}" })
        {
            var answer = await client.GetAsync(foreign);
            Assert.Equal((HttpStatusCode.Redirect, "/v"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }

        app.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(receipt)).StatusCode);
        Assert.NotEqual(receipt, await CastAsync(again));
    }

    [Fact]
    public async Task D_10_8_Given_a_restart_right_after_a_cast_When_the_receipt_is_opened_Then_it_is_still_shown()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        var databases = app.Services.GetRequiredService<IDbContextFactory<Supervision.Web.Persistence.SupervisionDb>>();
        var hashes = app.Services.GetRequiredService<Supervision.Web.Features.Ratings.SlipHashes>();
        var address = new CastReceipts(hashes, databases, app.Clock).AddressOf(await round.ReadAsync());

        var found = await new CastReceipts(hashes, databases, app.Clock).FindAsync(address.Split('=')[1], default);

        Assert.Equal("县人民法院任命人员履职情况满意度测评", found?.Title);
    }

    [Theory]
    [InlineData("/v")]
    [InlineData("/V/7K3M9QXD2TBW5HNE")]
    [InlineData("/v/done")]
    [InlineData("/ballot.css")]
    public void D_10_8_Given_a_phone_that_is_signed_in_When_it_asks_for_a_page_of_a_ballot_Then_the_sign_in_is_off_the_request_before_anything_reads_it(string path)
    {
        var features = new FeatureCollection();
        var request = new HttpRequestFeature { Path = path, RawTarget = path };
        request.Headers.Cookie = "supervision=somebody; supervision-form=x";
        request.Headers.Authorization = "Basic eA==";
        features.Set<IHttpRequestFeature>(request);

        Assert.True(BallotPath.TakeCode(features));

        Assert.False(request.Headers.ContainsKey("Cookie"));
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public void Given_any_other_page_When_asked_for_Then_the_sign_in_stays_on_the_request()
    {
        var features = new FeatureCollection();
        var request = new HttpRequestFeature { Path = "/m/ballots", RawTarget = "/m/ballots" };
        request.Headers.Cookie = "supervision=somebody";
        features.Set<IHttpRequestFeature>(request);

        Assert.False(BallotPath.TakeCode(features));

        Assert.Equal("supervision=somebody", request.Headers.Cookie.ToString());
    }

    [Fact]
    public async Task Given_statements_for_the_sitting_When_a_ballot_is_made_Then_it_names_county_and_sitting_and_links_each_statement_without_slip_or_origin()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.CommentedAsync(app);
        var id = await made.RoundAsync([(1, [18, 5, 1]), (2, [20, 4, 0])]);
        await using var db = await app.OpenAsync();
        var round = await db.RatingRounds.AsNoTracking().SingleAsync(r => r.Id == id);
        var paper = await BallotPapers.ReadAsync(db, round, "望溪县", default);
        using var pages = new BallotPages();
        async Task<string> PageAsync(BallotPageKind kind) =>
            WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(await pages.BallotAsync(paper, BallotStep.Begin(round.Form) with { Kind = kind }, isNotStored: false)));

        Assert.Matches("望溪县第.+届人大常委会第三十一次会议", await PageAsync(BallotPageKind.Cover));
        var statement = (await made.ReadAsync()).Paper(AppraisalPaperKind.Statement, 1)!.File;
        var link = $"<a href=\"/files/{statement}\" target=\"_blank\" rel=\"noopener noreferrer\">看述职报告</a>";
        Assert.Contains(link, await PageAsync(BallotPageKind.Subject), StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(await PageAsync(BallotPageKind.List), "rel=\"noopener noreferrer\">看.+?述职报告</a>"));
        Assert.Equal("", (paper with { Statements = [] }).StatementOf(0));
    }

    [Fact]
    public async Task Given_the_tablet_at_the_desk_When_a_member_draws_Then_the_slip_is_shown_as_a_code_for_a_minute_and_the_tablet_is_signed_out()
    {
        await using var app = await ARound.AppAsync(port: true);
        var round = await ARound.OpenAsync(app);
        await round.GiveAccountsAsync([1], Supervision.Tests.Access.Visitor.Password);
        using var member = await Caller.SignedInAsync(app.ClientOptions.BaseAddress, "voter1");
        var address = $"/ballots/{round.Id.Value}/draw?tablet=1";
        Assert.Contains("领取测评票，显示二维码", await (await member.Client.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var answer = await member.PostAsync(address, ("_handler", $"tablet{round.Id.Value:N}"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.StartsWith("60;url=/ballots/", Assert.Single(answer.Headers.GetValues("Refresh")), StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("supervision=;", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await member.Client.GetAsync(address)).StatusCode);
        var slip = SlipToken.Parse(Regex.Match(page, "/v/([0-9A-Z]{16})", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value)!;
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(slip, 0, 1, 2));
    }
}
