using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Tests.Features.Ratings;

/// <summary>The pages of a slip over HTTP, without script and without anybody signed in (D-10.8, screens 4.3).</summary>
public sealed class BallotPageTests
{
    [Fact]
    public async Task D_10_11_Given_a_slip_that_was_cast_When_its_round_is_sealed_or_void_Then_its_page_no_longer_says_that_it_was_not()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        var (client, kept, cast) = (Client(app), await round.DrawAsync(1), await round.DrawAsync(2));
        await round.CastAsync(cast, 0);
        async Task<string> PageAsync(SlipToken slip) => WebUtility.HtmlDecode(await client.GetStringAsync($"/v/{slip.ForAddress()}"));
        await round.CloseAsync();
        Assert.Contains("这张票没有投出", await PageAsync(kept), StringComparison.Ordinal);
        Assert.Contains("此票已使用", await PageAsync(cast), StringComparison.Ordinal);

        await round.SealAsync();
        var after = (Kept: await PageAsync(kept), Cast: await PageAsync(cast));
        Assert.Equal(after.Kept, after.Cast);
        Assert.Contains("当时看到“已投票”的，票已经计入", after.Cast, StringComparison.Ordinal);
        Assert.DoesNotContain("这张票没有投出", after.Cast, StringComparison.Ordinal);

        await round.VoidAsync();
        Assert.Contains("本轮测评已经作废，票都不统计", await PageAsync(cast), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_10_8_Given_a_slip_When_filled_in_step_by_step_Then_the_receipt_comes_after_a_redirect_and_the_ballot_is_in_the_box()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 5);
        var (client, address) = (Client(app), $"/v/{(await round.DrawAsync(1)).ForAddress()}");

        Assert.Contains("开始填写", await client.GetStringAsync(address), StringComparison.Ordinal);
        var page = await PostAsync(client, address, ("m", "-----"), ("go", "start"));
        Assert.Contains("第 1 位，共 5 位", page, StringComparison.Ordinal);
        page = await PostAsync(client, address, ("m", "-----"), ("at", "0"), ("c0", "0"), ("go", "next"));
        Assert.Contains("第 2 位，共 5 位", page, StringComparison.Ordinal);
        Assert.Contains("value=\"0----\"", page, StringComparison.Ordinal);
        page = await PostAsync(client, address, ("m", "0----"), ("at", "1"), ("go", "next"));
        Assert.Contains("您还没有选择。", page, StringComparison.Ordinal);
        page = await PostAsync(client, address, ("m", "01-21"), ("go", "review"));
        Assert.Contains("满意 1、基本满意 2、不满意 1、未选 1。", page, StringComparison.Ordinal);
        Assert.Contains("未选，计为无效", page, StringComparison.Ordinal);

        var answer = await client.PostAsync(address, Form(("m", "01-21"), ("go", "cast")));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("已投票", await client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        Assert.Contains("此票已使用", await PostAsync(client, address, ("m", "00000"), ("go", "cast")), StringComparison.Ordinal);
        Assert.Contains("此票已使用", WebUtility.HtmlDecode(await client.GetStringAsync(address)), StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal(1, db.Ballots.Count());
    }

    [Fact]
    public async Task D_10_8_Given_any_page_of_the_path_When_answered_Then_it_sets_no_cookie_carries_no_script_and_weighs_little()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 15);
        var address = $"/v/{(await round.DrawAsync(1)).ForAddress()}";
        var client = Client(app);
        var style = (await client.GetByteArrayAsync("/ballot.css")).Length;

        foreach (var go in new[] { "start", "list", "review" })
        {
            var answer = await FollowAsync(client, await client.PostAsync(address, Form(("m", new string('-', 15)), ("go", go))));
            var page = await answer.Content.ReadAsStringAsync();
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(page) + style, 1, 30_000);
        }
    }

    [Fact]
    public async Task D_10_8_Given_a_page_on_the_way_When_gone_back_to_Then_it_stands_as_it_was_until_the_slip_is_cast_and_then_shows_no_choice()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 5);
        var (client, address) = (Client(app), $"/v/{(await round.DrawAsync(1)).ForAddress()}");
        var other = (await round.DrawAsync(2)).ForAddress();
        var page = (await client.PostAsync(address, Form(("m", "01-21"), ("go", "review")))).Headers.Location!.OriginalString;

        Assert.StartsWith($"{address}/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("01-21", page, StringComparison.Ordinal);
        Assert.Contains("value=\"01-21\"", await client.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Contains("value=\"01-21\"", await client.GetStringAsync(page), StringComparison.Ordinal);

        // The same ending behind another slip, or a wrong one behind this, opens nothing.
        Assert.Contains("这一页已经过期，还没有投出。", WebUtility.HtmlDecode(await client.GetStringAsync(page.Replace(address, $"/v/{other}", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("这一页已经过期", WebUtility.HtmlDecode(await client.GetStringAsync($"{address}/{new string('a', 32)}-0")), StringComparison.Ordinal);
        Assert.Contains("这一页已经过期", WebUtility.HtmlDecode(await client.GetStringAsync($"{address}/满意")), StringComparison.Ordinal);

        // A page further back shows what was chosen after it, too.
        var next = (await client.PostAsync(page, Form(("m", "01-21"), ("go", "edit2")))).Headers.Location!.OriginalString;
        await client.PostAsync(next, Form(("m", "01-21"), ("at", "2"), ("back", "1"), ("c2", "1"), ("go", "next")));
        Assert.Contains("value=\"01121\"", await client.GetStringAsync(page), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync(page, Form(("m", "01-21"), ("go", "cast")))).StatusCode);
        var after = WebUtility.HtmlDecode(await client.GetStringAsync(page));
        Assert.Contains("此票已使用", after, StringComparison.Ordinal);
        Assert.DoesNotContain("0112", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_10_8_Given_a_page_that_slept_for_half_an_hour_When_opened_Then_it_begins_anew_and_what_stood_in_the_form_can_still_be_sent()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 5);
        var (client, address) = (Client(app), $"/v/{(await round.DrawAsync(1)).ForAddress()}");
        var page = (await client.PostAsync(address, Form(("m", "01-21"), ("go", "review")))).Headers.Location!.OriginalString;
        app.Clock.Advance(KeptSteps.Time);

        Assert.Contains("这一页已经过期", WebUtility.HtmlDecode(await client.GetStringAsync(page)), StringComparison.Ordinal);
        Assert.Equal("/v/done", (await client.PostAsync(page, Form(("m", "01-21"), ("go", "cast")))).Headers.Location!.OriginalString.Split('?')[0]);
    }

    [Theory]
    [InlineData("0----1")]
    [InlineData("0---")]
    [InlineData("9----")]
    [InlineData("A----")]
    [InlineData("")]
    public async Task D_10_Given_marks_that_are_not_of_this_ballot_When_cast_Then_nothing_is_cast_and_the_ballot_begins_anew(string marks)
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 5);
        var (client, address) = (Client(app), $"/v/{(await round.DrawAsync(1)).ForAddress()}");

        var page = await PostAsync(client, address, ("m", marks), ("go", "cast"));
        Assert.Contains("没有投出。", page, StringComparison.Ordinal);
        Assert.Contains("收到的内容与这张票的票面不符，请从头填写。", page, StringComparison.Ordinal);
        Assert.Contains("开始填写", page, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal(0, db.Ballots.Count());
    }

    [Fact]
    public async Task D_10_5_Given_codes_that_do_not_exist_When_asked_often_Then_the_answer_is_short_and_held_back_and_good_slips_still_work()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        var client = Client(app);
        for (var i = 0; i < Guesses.PerMinute; i++)
        {
            Assert.Contains("票号无效", await client.GetStringAsync($"/v/{SlipToken.New().ForAddress()}"), StringComparison.Ordinal);
        }

        var oneTooMany = client.GetAsync($"/v/{SlipToken.New().ForAddress()}");
        Assert.Contains("测评票", await client.GetStringAsync($"/v/{(await round.DrawAsync(1)).ForAddress()}"), StringComparison.Ordinal);
        Assert.False(oneTooMany.IsCompleted);
        while (!oneTooMany.IsCompleted)
        {
            app.Clock.Advance(Guesses.Pause);
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await oneTooMany).StatusCode);
    }

    [Theory]
    [InlineData("", "还没有输入票号。")]
    [InlineData("7K3M", "没有找到这个票号。")]
    public async Task D_10_5_Given_no_code_or_half_of_one_When_sent_Then_the_page_says_so(string typed, string words)
    {
        await using var app = await ARound.AppAsync();

        Assert.Contains(words, await PostAsync(Client(app), "/v", ("code", typed)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7k3m 9qxd 2tbw 5hne", "7K3M9QXD2TBW5HNE")]
    [InlineData("oIl0-9qxd-2tbw-5hne", "01109QXD2TBW5HNE")]
    [InlineData("７Ｋ３Ｍ　9QXD 2TBW 5HNE", "7K3M9QXD2TBW5HNE")]
    public void D_10_5_Given_a_code_as_people_type_it_When_read_Then_it_is_that_code(string typed, string code) =>
        Assert.Equal(code, SlipToken.Parse(typed)!.ForAddress());

    [Theory]
    [InlineData("")]
    [InlineData("7K3M 9QXD 2TBW 5HN")]
    [InlineData("7K3M 9QXD 2TBW 5HNEE")]
    [InlineData("7K3M 9QXD 2TBW 5HNU")]
    [InlineData("../../etc")]
    public void D_10_5_Given_what_cannot_be_a_code_When_read_Then_it_is_none(string typed) => Assert.Null(SlipToken.Parse(typed));

    [Fact]
    public void D_10_5_Given_a_code_When_put_into_a_sentence_Then_it_does_not_show()
    {
        var slip = SlipToken.New();
        Assert.DoesNotContain(slip.ForAddress(), $"{slip}", StringComparison.Ordinal);
        Assert.DoesNotContain(OpeningCode.New().ForPaper(), $"{OpeningCode.New()}", StringComparison.Ordinal);
    }

    private static HttpClient Client(TestApp app) => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    // A page of a ballot stands under an address of its own.
    private static async Task<HttpResponseMessage> FollowAsync(HttpClient client, HttpResponseMessage answer) =>
        answer is { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } next } && !next.OriginalString.StartsWith("/v/done", StringComparison.Ordinal) ? await client.GetAsync(next) : answer;

    private static async Task<string> PostAsync(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var answer = await FollowAsync(client, await client.PostAsync(address, Form(fields)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
