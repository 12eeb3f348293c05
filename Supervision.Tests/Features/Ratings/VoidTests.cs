using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Documents;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>A round does not count only by a note that both scrutineers and the presider sign (D-10.16).</summary>
public sealed class VoidTests
{
    private const string Title = "县人民法院任命人员履职情况满意度测评";

    [Fact]
    public async Task D_10_16_Given_a_sealed_round_When_the_office_alone_proposes_Then_it_stands_until_the_third_signature_and_its_counts_stay_in_the_note()
    {
        await using var app = await ARound.AppAsync();
        var round = await SealedAsync(app);
        await round.GiveAccountsAsync([1, 5, 6, 9]);
        await ProposeAsync(round);
        Assert.Equal(RoundState.Sealed, (await round.ReadAsync()).State);

        await round.DoneAsync<SignVoid>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", default));
        await round.DoneAsync<SignVoid>(round.County.MemberActor(1), u => u.RunAsync(round.Id, "Own-2026", default));
        Assert.Equal(RoundState.Sealed, (await round.ReadAsync()).State);
        await round.DoneAsync<SignVoid>(round.Scrutineer(1), u => u.RunAsync(round.Id, "Own-2026", default));

        var after = await round.ReadAsync();
        Assert.Equal((RoundState.Void, VoidGround.TalliesDiffer, 0, "两次清点不一致"), (after.State, after.Void, after.Results.Length, after.VoidNote));
        Assert.Equal(["对象1：满意 15、基本满意 0、不满意 0、无效 0"], after.Voiding!.Counts.ToArray());
        Assert.Equal(["监票人 委员5", "主持人 委员1", "监票人 委员6"], after.Voiding.Signatures.ToArray());
        await using var db = await app.OpenAsync();
        Assert.Equal((0, 0), (await db.Ballots.CountAsync(), await db.SealedMarks.CountAsync()));
        Assert.DoesNotContain(await db.AuditEntries.Select(e => e.Sentence + e.Changes).ToListAsync(), line => line.Contains("满意 15", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_10_16_Given_the_note_of_a_counted_round_When_others_than_its_signers_look_Then_they_see_no_counts()
    {
        await using var app = await ARound.AppAsync();
        var round = await SealedAsync(app);
        await ProposeAsync(round);
        await round.GiveAccountsAsync([1, 5, 6]);
        foreach (var signer in new[] { round.Scrutineer(0), round.Scrutineer(1), round.County.MemberActor(1) })
        {
            await round.DoneAsync<SignVoid>(signer, u => u.RunAsync(round.Id, "Own-2026", default));
        }

        async Task<int> SeenAsync(Actor who) => (await round.County.DoAsync<RatingQueries, RoundView?>(who, q => q.FindAsync(round.Id, default)))!.Round.Voiding!.Counts.Length;
        Assert.Equal((0, 0, 1, 1), (await SeenAsync(round.County.Clerk), await SeenAsync(round.County.MemberActor(9)), await SeenAsync(round.Scrutineer(0)), await SeenAsync(round.County.MemberActor(1))));
    }

    [Fact]
    public async Task D_10_16_Given_others_a_wrong_password_or_a_second_time_When_signing_Then_refused_and_the_round_goes_on()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.GiveAccountsAsync([1, 5, 6, 9]);
        Task<string> SignRefused(Actor who, string password) => round.RefusedAsync<SignVoid>(who, u => u.RunAsync(round.Id, password, default));
        Assert.Equal("没有等待签署的作废说明。", await SignRefused(round.Scrutineer(0), "Own-2026"));
        await Assert.ThrowsAsync<AccessDeniedException>(() => round.County.DoAsync<ProposeVoid, Outcome>(
            round.County.MemberActor(9), u => u.RunAsync(round.Id, VoidGround.CodeLost, "经过", Title, default)));
        await ProposeAsync(round);

        Assert.Equal("作废说明由两位监票人和主持人签署。", await SignRefused(round.County.MemberActor(9), "Own-2026"));
        Assert.Equal("密码不对，请再输一次您自己的密码。", await SignRefused(round.Scrutineer(0), "wrong"));
        await round.DoneAsync<SignVoid>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", default));
        Assert.Equal("您已经签署过，还要等其他人签署。", await SignRefused(round.Scrutineer(0), "Own-2026"));
        Assert.Equal("已有一份作废说明等待签署，请先签署或者撤回。", await round.RefusedAsync<ProposeVoid>(
            round.County.Clerk, u => u.RunAsync(round.Id, VoidGround.CodeLost, "经过", Title, default)));
        await round.CastAsync(await round.DrawAsync(1), 0);
        await round.DoneAsync<DropVoid>(round.County.Clerk, u => u.RunAsync(round.Id, default));

        Assert.Equal((RoundState.Open, true), ((await round.ReadAsync()).State, (await round.ReadAsync()).Voiding is null));
    }

    [Fact]
    public async Task D_10_16_Given_nothing_filled_in_When_voiding_is_proposed_Then_every_field_says_what_is_missing()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);

        var refused = await round.County.DoAsync<ProposeVoid, Outcome>(round.County.Clerk, u => u.RunAsync(round.Id, null, "", "", default));
        var found = await round.County.DoAsync<ProposeVoid, Outcome>(round.County.Clerk, u => u.RunAsync(round.Id, VoidGround.NotConfirmed, "经过", Title, default));

        Assert.Equal(["Ground", "Note", "Title"], refused.Obstacles.Select(o => o.Field));
        Assert.Equal("请选择作废的理由。", Assert.Single(found.Obstacles).Message);
        Assert.Null((await round.ReadAsync()).Voiding);
    }

    [Fact]
    public async Task D_10_16_Given_a_scrutineer_who_is_gone_When_the_other_and_the_presider_sign_Then_the_round_is_void()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.GiveAccountsAsync([1, 5]);
        await ProposeAsync(round, VoidGround.ScrutineerMissing);
        await round.DoneAsync<SignVoid>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", default));
        await round.DoneAsync<SignVoid>(round.County.MemberActor(1), u => u.RunAsync(round.Id, "Own-2026", default));

        Assert.Equal(RoundState.Void, (await round.ReadAsync()).State);
    }

    [Fact]
    public async Task D_17_11_Given_a_subject_removed_When_the_round_is_not_open_Then_it_is_cancelled_and_when_it_is_open_it_is_voided_and_voted_again()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 15, subjects: 1);
        Assert.StartsWith("请填写取消的原因", await round.RefusedAsync<CancelRound>(round.County.Clerk, u => u.RunAsync(round.Id, "", default)), StringComparison.Ordinal);
        await round.OpenAsync();
        Assert.Contains("不能取消", await round.RefusedAsync<CancelRound>(round.County.Clerk, u => u.RunAsync(round.Id, "对象调离", default)), StringComparison.Ordinal);

        await round.VoidAsync(VoidGround.WrongSubject);

        Assert.Equal(RoundState.Void, (await round.ReadAsync()).State);
        Assert.Equal(2, (await (await round.AgainAsync()).ReadAsync()).Number);
    }

    [Fact]
    public async Task D_15_8_Given_a_round_voided_while_open_When_its_sheet_is_asked_for_Then_it_says_numbers_ground_and_signatures_and_no_vote()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.CastAsync(await round.DrawAsync(2), 0);
        await round.DrawAsync(3);
        await round.VoidAsync();

        var view = (await round.County.DoAsync<RatingQueries, RoundView?>(round.County.Clerk, q => q.FindAsync(round.Id, default)))!;
        var paper = VoidSheet.Paper(view, view.Round.Title);
        var text = string.Join('\n', paper.Parts.OfType<PaperPart.Text>().SelectMany(t => t.Paragraphs).Select(p => p.Text));
        Assert.Equal(["27", "15", "2", "1", "1"], Assert.Single(Assert.Single(paper.Parts.OfType<PaperPart.Table>()).Rows).Skip(2));
        Assert.Contains("作废理由：计票不符。\n经过：两次清点不一致\n", text, StringComparison.Ordinal);
        Assert.Contains("在系统内签署：监票人 委员5、主持人 委员1、监票人 委员6。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("满意 ", text, StringComparison.Ordinal);
        using var clerk = await Visitor.SignedInAsync(app, "clerk2", Role.Office);
        var answer = await clerk.Client.GetAsync($"/ballots/{round.Id.Value}/result.docx");
        Assert.Equal((System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.NotFound), (answer.StatusCode, (await clerk.Client.GetAsync($"/ballots/{round.Id.Value}/result.xlsx")).StatusCode));
        Assert.StartsWith("测评作废报告单-", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
    }

    private static async Task<ARound> SealedAsync(TestApp app)
    {
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        for (var member = 1; member <= 15; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.CloseAsync();
        await round.SealAsync();
        return round;
    }

    private static Task ProposeAsync(ARound round, VoidGround ground = VoidGround.TalliesDiffer) =>
        round.DoneAsync<ProposeVoid>(round.County.Clerk, u => u.RunAsync(round.Id, ground, "两次清点不一致", Title, default));
}
