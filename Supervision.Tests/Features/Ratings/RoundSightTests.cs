using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>What a member who watches no box gets of a round: neither the forms of the scrutineers nor the desk (D-1.5).</summary>
public sealed class RoundSightTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/code")]
    [InlineData("/paper")]
    [InlineData("/replace")]
    [InlineData("/seal")]
    [InlineData("/confirm")]
    [InlineData("/correction")]
    [InlineData("/void")]
    public async Task D_1_5_Given_a_member_who_is_no_scrutineer_When_a_page_of_the_scrutineers_is_asked_for_Then_403_and_a_scrutineer_gets_it(string page)
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.GiveAccountsAsync([5, 9]);
        using var stranger = await SignedInAsync(app, "voter9");
        using var scrutineer = await SignedInAsync(app, "voter5");
        var address = $"/scrutiny/{round.Id.Value}{page}";

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scrutineer.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task D_1_5_Given_scrutineers_and_others_When_they_open_the_list_Then_each_finds_the_own_rounds()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.GiveAccountsAsync([5, 9]);
        using var stranger = await SignedInAsync(app, "voter9");
        using var scrutineer = await SignedInAsync(app, "voter5");

        Assert.Contains("没有由您监票的测评。", await Visitor.TextAsync(await stranger.Client.GetAsync("/scrutiny")), StringComparison.Ordinal);
        Assert.Contains($"/scrutiny/{round.Id.Value}", await Visitor.TextAsync(await scrutineer.Client.GetAsync("/scrutiny")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_1_5_Given_an_open_round_When_a_member_looks_Then_neither_the_course_nor_the_desk_is_there_and_the_clerk_has_both()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.GiveAccountsAsync([9]);
        using var member = await SignedInAsync(app, "voter9");
        using var clerk = await Visitor.SignedInAsync(app, "clerk2", Supervision.Domain.Organisation.Role.Office);

        var seen = await Visitor.TextAsync(await member.Client.GetAsync($"/ballots/{round.Id.Value}"));
        var desk = await Visitor.TextAsync(await clerk.Client.GetAsync($"/ballots/{round.Id.Value}"));

        Assert.Contains("测评正在进行。", seen, StringComparison.Ordinal);
        foreach (var words in new[] { "经过", "开放前核对", "关闭测评", "签领名册", "启封码已抄好" })
        {
            Assert.DoesNotContain(words, seen.Replace("关闭并由", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains(words, desk, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task D_10_9a_Given_a_code_that_was_typed_back_When_the_page_is_opened_again_Then_it_promises_nothing_more()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 15, subjects: 1);
        await round.GiveAccountsAsync([5]);
        using var scrutineer = await SignedInAsync(app, "voter5");

        var page = await Visitor.TextAsync(await scrutineer.Client.GetAsync($"/scrutiny/{round.Id.Value}/code"));

        Assert.Contains("启封码已抄好。封存票箱时请输入它。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("显示启封码", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_1_4_Given_a_scrutineer_who_is_not_there_When_counted_Then_somebody_else_must_be_named()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app);
        var present = round.County.Members.Where((_, i) => i is not 5).Take(20).Select(m => m.Id).ToList();

        Assert.Equal("监票人 委员6 没有到会，请另行推选到会的监票人。", await round.RefusedAsync<ReadyRound>(round.County.Clerk, u => u.RunAsync(round.Id, present, default)));
        await round.DoneAsync<NameScrutineers>(round.County.Clerk, u => u.RunAsync(
            round.Id, [round.County.MemberActor(5).Person!.Value, round.County.MemberActor(7).Person!.Value], default));
        await round.DoneAsync<ReadyRound>(round.County.Clerk, u => u.RunAsync(round.Id, present, default));
        Assert.Equal("委员6没有到会，不能担任监票人。", await round.RefusedAsync<NameScrutineers>(round.County.Clerk, u => u.RunAsync(
            round.Id, [round.County.MemberActor(5).Person!.Value, round.County.MemberActor(6).Person!.Value], default)));
    }

    [Fact]
    public async Task D_10_2_Given_an_empty_form_When_a_round_is_set_up_Then_every_field_says_what_is_missing()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app);

        var refused = await round.County.DoAsync<SetUpRound, Supervision.Domain.Rules.Outcome>(round.County.Clerk, u => u.RunAsync(
            new(new(Guid.NewGuid()), new("", default, SlipWay.Screen, false), "没有的模板", []), default));

        Assert.Equal(["Title", "Subjects", "Template", "Sitting"], refused.Obstacles.Select(o => o.Field));
    }

    private static async Task<Visitor> SignedInAsync(TestApp app, string user)
    {
        var visitor = new Visitor(app);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync(user, "Own-2026")).StatusCode);
        return visitor;
    }
}
