using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>Votes by name: on the own phone or by show of hands, counted like any other, names for members only (D-10.19).</summary>
public sealed class OpenVoteTests
{
    [Fact]
    public async Task D_10_19_Given_an_open_vote_When_held_Then_it_is_counted_confirmed_announced_and_only_members_see_who_voted_how()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        for (var member = 1; member <= 14; member++)
        {
            await round.DoneAsync<CastOpenVote>(round.County.MemberActor(member), u => u.RunAsync(round.Id, [(byte)(member <= 10 ? 0 : 1)], default));
        }

        await EnterAsync(round, 15, 2);
        await EnterAsync(round, 15, 0);
        await round.CloseAsync();
        await round.DoneAsync<CountOpenVotes>(round.Scrutineer(0), u => u.RunAsync(round.Id, default));
        await round.GiveScrutineersAccountsAsync();
        Assert.Empty(await ListAsync(round, round.County.MemberActor(9)));
        foreach (var which in new[] { 0, 1 })
        {
            await round.DoneAsync<ConfirmRound>(round.Scrutineer(which), u => u.RunAsync(round.Id, "Own-2026", default));
        }

        await round.AnnounceAsync();

        var announced = await round.ReadAsync();
        Assert.Equal((20, 15, new Tally([11, 4, 0])), (announced.Issued, announced.Collected, announced.Results[0].Overall));
        var seen = await ListAsync(round, round.County.MemberActor(9));
        Assert.Equal((15, "委员1", "满意", false), (seen.Count, seen[0].Name, seen[0].Votes[0], seen[0].IsByHand));
        Assert.Equal(("满意", true), (seen[14].Votes[0], seen[14].IsByHand));
        Assert.Empty(await ListAsync(round, round.County.Clerk));
    }

    [Fact]
    public async Task D_10_19_Given_what_cannot_be_When_voting_by_name_Then_refused_and_nothing_is_there()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        Task<string> Refused(int member, params byte[] marks) => round.RefusedAsync<CastOpenVote>(round.County.MemberActor(member), u => u.RunAsync(round.Id, marks, default));

        Assert.StartsWith("送来的内容与票面不符", await Refused(1, 3), StringComparison.Ordinal);
        Assert.StartsWith("送来的内容与票面不符", await Refused(1, 0, 0), StringComparison.Ordinal);
        Assert.StartsWith("送来的内容与票面不符", await Refused(1, Mark.Abstained), StringComparison.Ordinal);
        Assert.StartsWith("您不在本轮的实到名单里。", await Refused(26, 0), StringComparison.Ordinal);
        await round.DoneAsync<CastOpenVote>(round.County.MemberActor(1), u => u.RunAsync(round.Id, [0], default));
        Assert.Equal("您已投票。每人只投一次。", await Refused(1, 1));
        Assert.Equal("该同志已在自己的手机上投票，不能代为登记。", await round.RefusedAsync<EnterOpenVote>(
            round.County.Clerk, u => u.RunAsync(round.Id, round.County.Members[0].Id, [1], default)));
        Assert.Equal("请选一位实到名单里的组成人员。", await round.RefusedAsync<EnterOpenVote>(round.County.Clerk, u => u.RunAsync(round.Id, default, [1], default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => round.County.DoAsync<EnterOpenVote, Outcome>(
            round.County.MemberActor(9), u => u.RunAsync(round.Id, round.County.Members[1].Id, [1], default)));
        await using var db = await app.OpenAsync();
        Assert.Equal([0], Assert.Single(await db.OpenVotes.ToListAsync()).Marks);
    }

    [Fact]
    public async Task D_10_19_Given_an_open_vote_When_slips_are_asked_for_Then_there_are_none_and_a_secret_round_takes_no_name()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        Assert.StartsWith("本轮记名投票", Words(await round.County.DoAsync<DrawSlip, Outcome<SlipToken>>(round.County.MemberActor(1), u => u.RunAsync(round.Id, default))), StringComparison.Ordinal);
        Assert.StartsWith("本轮记名投票", await round.RefusedAsync<SealRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, "1", "2", default)), StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal(0, await db.Slips.CountAsync());
        var secret = await round.RehearseAsync();

        Assert.Equal("本轮是无记名投票，不能记名投。", await secret.RefusedAsync<CastOpenVote>(secret.County.MemberActor(1), u => u.RunAsync(secret.Id, [0, 0, 0], default)));
        await secret.CloseAsync();
        Assert.Equal("本轮不是记名投票。", await secret.RefusedAsync<CountOpenVotes>(secret.Scrutineer(0), u => u.RunAsync(secret.Id, default)));
    }

    [Fact]
    public async Task D_10_19_Given_an_open_vote_that_is_void_Then_no_name_with_a_mark_is_left_and_a_restart_leaves_an_open_one_alone()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        await round.DoneAsync<CastOpenVote>(round.County.MemberActor(1), u => u.RunAsync(round.Id, [0], default));
        await Supervision.Web.Persistence.RestoredRounds.SettleAtStartAsync(app.Services, default);
        Assert.Equal(RoundState.Open, (await round.ReadAsync()).State);

        await round.VoidAsync();

        await using var db = await app.OpenAsync();
        Assert.Equal((RoundState.Void, 0), ((await round.ReadAsync()).State, await db.OpenVotes.CountAsync()));
    }

    [Fact]
    public async Task D_10_19_Given_the_page_of_an_open_vote_When_a_member_leaves_something_out_Then_it_asks_once_and_keeps_what_was_chosen()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app, subjects: 2);
        await round.GiveAccountsAsync([9]);
        using var phone = new Visitor(app);
        await phone.SignInAsync("voter9", "Own-2026");
        var address = $"/m/ballots/{round.Id.Value}";
        Assert.Contains("记名投票", await Visitor.TextAsync(await phone.Client.GetAsync("/m")), StringComparison.Ordinal);

        var first = await Visitor.TextAsync(await phone.PostAsync(address, await phone.TokenAsync(address), ("_handler", "vote"), ("Marks[0]", "1")));
        Assert.Contains("还有 1 处没有选。", first, StringComparison.Ordinal);
        Assert.Contains("value=\"1\" checked", first, StringComparison.Ordinal);
        var second = await Visitor.TextAsync(await phone.PostAsync(address, Visitor.TokenIn(first), ("_handler", "vote"), ("Marks[0]", "1"), ("Blank", "yes")));

        Assert.Contains("您已投票。", second, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{address}\"", await Visitor.TextAsync(await phone.Client.GetAsync("/m")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Client.GetAsync($"/m/ballots/{Guid.NewGuid()}")).StatusCode);
    }

    private static async Task<ARound> OpenAsync(TestApp app, int subjects = 1)
    {
        await using (var db = await app.OpenAsync())
        {
            var shipped = await db.RatingTemplates.SingleAsync(t => t.Name == "其他满意度测评");
            db.Add(RatingTemplate.Of(new(Guid.CreateVersion7()), shipped.Name, 2, shipped.Content with { IsByName = true }, "李文静", app.Clock.GetUtcNow(), "记名"));
            await db.SaveChangesAsync();
        }

        var round = await ARound.ApprovedAsync(app, subjects, template: "其他满意度测评");
        await round.CountAsync(20);
        await round.OpenAsync();
        return round;
    }

    private static Task EnterAsync(ARound round, int member, params byte[] marks) =>
        round.DoneAsync<EnterOpenVote>(round.County.Clerk, u => u.RunAsync(round.Id, round.County.Members[member - 1].Id, marks, default));

    private static Task<IReadOnlyList<NamedVote>> ListAsync(ARound round, Actor actor) =>
        round.County.DoAsync<OpenVoteQueries, IReadOnlyList<NamedVote>>(actor, q => q.ListAsync(round.Id, default));

    private static string Words(Outcome outcome) => string.Join('\n', outcome.Obstacles.Select(o => o.Message));
}
