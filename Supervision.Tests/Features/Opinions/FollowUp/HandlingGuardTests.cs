using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Web.Features.Opinions.FollowUp;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>What must not happen in the months after dispatch, and what its pages must say: D-8.5, D-8.8 to D-8.11, D-8.15, D-17.24.</summary>
public sealed class HandlingGuardTests
{
    [Fact]
    public async Task D_8_10_Given_a_report_on_the_councils_list_When_taken_back_Then_refused_until_the_item_is_off_again()
    {
        await using var ground = await ReportedAsync();
        var meeting = await ListAsync(ground);

        Assert.Contains("已经列入主任会议议题", await TakeBackRefusedAsync(ground), StringComparison.Ordinal);
        Assert.False(await MayTakeBackAsync(ground));
        await using (var db = await ground.App.OpenAsync())
        {
            var found = await db.CouncilMeetings.SingleAsync(m => m.Id == meeting);
            found.TakeOff(found.Items[0].Id);
            await db.SaveChangesAsync();
        }

        Assert.True(await MayTakeBackAsync(ground));
        await ground.MustAsync<TakeBackReport>(ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task D_8_11_Given_the_council_rejected_the_report_When_taken_back_Then_refused_and_the_rejection_still_has_its_effect(bool confirm)
    {
        await using var ground = await ReportedAsync();
        var meeting = await ListAsync(ground);
        await ground.Stage.DecideAsync(meeting, CouncilOutcome.Rejected, confirm);

        Assert.Contains("已经对这份报告作出决定", await TakeBackRefusedAsync(ground), StringComparison.Ordinal);
        Assert.Equal(OpinionState.ReportSubmitted, (await ground.Stage.ReadAsync(ground.Id)).State);
        if (confirm)
        {
            await ground.MustAsync<RegisterReportDecision>(ground.Stage.OfficeAsync(), u => u.RunAsync(
                ground.Id, ground.Government, OutcomeKind.NotAccepted, ReportDisposal.Print, "整改不到位", default));
            Assert.Equal(OpinionState.Unsatisfied, (await ground.Stage.ReadAsync(ground.Id)).State);
        }
    }

    [Fact]
    public async Task D_8_10_Given_the_council_put_the_report_off_When_taken_back_Then_it_may_and_the_page_asks_before_it()
    {
        await using var ground = await ReportedAsync();
        await ground.CouncilAsync(CouncilOutcome.Deferred);
        using var liaison = await Visitor.SignedInAsync(ground.App, "luo", Role.BodyLiaison, ground.Government.Value);
        var address = $"/unit/opinions/{ground.Id.Value}/handling?body={ground.Government.Value}";

        var first = await Visitor.TextAsync(await liaison.Client.GetAsync(address));
        var asked = await Visitor.TextAsync(await liaison.Client.GetAsync(address + "&ask=back"));
        Assert.DoesNotContain("确定撤回报告", first, StringComparison.Ordinal);
        Assert.Contains("确定撤回报告", asked, StringComparison.Ordinal);
        await liaison.PostAsync(address, Visitor.TokenIn(asked), ("_handler", "take-back"));

        Assert.Equal(OpinionState.Handling, (await ground.Stage.ReadAsync(ground.Id)).State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task D_8_15_Given_an_empty_box_When_feedback_is_pressed_Then_asked_for_words_and_nothing_is_recorded(string text)
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.SendDraftAsync();

        var refused = Assert.Single((await ground.DoAsync<CommentOnHandling>(
            ground.Stage.HeadAsync(), u => u.RunAsync(ground.Id, ground.Government, text, default))).Obstacles);

        Assert.Equal(("请写下意见，没有意见的点“无意见”。", "Text"), (refused.Message, refused.Field));
        Assert.Empty((await ground.HandlingAsync()).Comments);
        await ground.MustAsync<CommentOnHandling>(ground.Stage.HeadAsync(), u => u.RunAsync(ground.Id, ground.Government, null, default));
        Assert.Equal("", Assert.Single((await ground.HandlingAsync()).Comments).Text);
        Assert.EndsWith("研究处理情况无意见", (await ground.HistoryAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_8_5_Given_an_extension_asked_for_When_the_report_comes_in_Then_it_lapses_and_cannot_be_granted_any_more()
    {
        await using var ground = await HandlingGround.LayAsync();
        await AskAsync(ground);
        await ground.ReportAsync();

        Assert.Equal(ExtensionState.Lapsed, Assert.Single((await ground.HandlingAsync()).Extensions).State);
        await ground.CouncilAsync(CouncilOutcome.Approved);
        var refused = await ground.DoAsync<RegisterExtension>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Id, ground.Government, null, default));

        Assert.Contains("延期申请已经失效", Assert.Single(refused.Obstacles).Message, StringComparison.Ordinal);
        await using var db = await ground.App.OpenAsync();
        Assert.DoesNotContain(await db.CouncilMeetings.AsNoTracking().SelectMany(m => m.Items).ToListAsync(), i => i.Purpose == CouncilPurpose.OpinionExtension);
        Assert.DoesNotContain(await db.Obligations.AsNoTracking().ToListAsync(), o => o.Kind == "opinion.extension" && o.State == ObligationState.Open);
        Assert.Equal(new DateOnly(2026, 10, 8), (await ground.DutyAsync("opinion.report")).Deadline.Day);
        Assert.Contains(await ground.HistoryAsync(), s => s.Contains("的申请失效：报告已经提交", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_8_5_Given_the_council_granted_it_before_the_report_came_When_entered_later_Then_it_holds()
    {
        await using var ground = await HandlingGround.LayAsync();
        await AskAsync(ground);
        await ground.CouncilAsync(CouncilOutcome.Approved);
        await ground.ReportAsync();

        await ground.MustAsync<RegisterExtension>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Id, ground.Government, null, default));

        Assert.Equal(ExtensionState.Granted, Assert.Single((await ground.HandlingAsync()).Extensions).State);
    }

    [Fact]
    public async Task D_8_9_Given_one_point_of_several_was_verified_When_the_council_accepted_Then_verifying_is_still_owed_until_the_last()
    {
        await using var ground = await ReportedAsync();
        var asked = (await ground.Stage.ReadAsync(ground.Id)).AskedOf(ground.Government);
        Assert.True(asked.Count > 1);
        await VerifyAsync(ground, asked[0].Id);
        await ground.DecideAsync(OutcomeKind.Accepted);

        Assert.Equal((ObligationState.Open, (DateOnly?)null), await VerifyDutyAsync(ground));
        ground.GoTo(8, 3);
        foreach (var point in asked.Skip(1))
        {
            await VerifyAsync(ground, point.Id);
        }

        Assert.Equal((ObligationState.Met, new DateOnly(2026, 8, 3)), await VerifyDutyAsync(ground));
    }

    [Fact]
    public async Task D_8_11_Given_a_verified_report_that_was_not_accepted_When_answers_are_written_anew_Then_verifying_is_owed_again_only_for_the_second_report()
    {
        await using var ground = await ReportedAsync();
        foreach (var point in (await ground.Stage.ReadAsync(ground.Id)).AskedOf(ground.Government))
        {
            await VerifyAsync(ground, point.Id);
        }

        ground.GoTo(7, 10);
        await ground.DecideAsync(OutcomeKind.NotAccepted, ReportDisposal.FollowUp, "整改不到位");
        await using (var liaison = await ground.LiaisonAsync())
        {
            var unit = (await liaison.Get<FollowUpQueries>().FindForBodyAsync(ground.Id, ground.Government, default))!;
            Assert.All(unit.Points, p => Assert.Equal("已办结", p.Found));
        }

        Assert.Equal(new DateOnly(2026, 7, 27), (await ground.ViewAsync()).Organs[0].NextBy);
        ground.GoTo(8, 20);
        await ground.MustHandInAsync(HandlingPaperKind.RectificationPlan);
        await ground.AnswerAsync("已经整改到位");

        Assert.Equal((ObligationState.Met, new DateOnly(2026, 7, 6)), await VerifyDutyAsync(ground));
        Assert.Equal(new DateOnly(2026, 9, 10), (await ground.ViewAsync()).Organs[0].NextBy);
        await ground.MustHandInAsync(HandlingPaperKind.SecondReport);
        await using var db = await ground.App.OpenAsync();
        var duties = await db.Obligations.AsNoTracking().Where(o => o.MatterId == ground.Id.Value && o.Kind == "opinion.verify").ToListAsync();
        Assert.Equal([ObligationState.Met, ObligationState.Open], duties.OrderBy(o => o.Deadline.Day).Select(o => o.State));
    }

    [Fact]
    public async Task D_8_9_Given_a_finding_of_untrue_When_it_has_no_words_Then_refused_at_the_field_and_nothing_is_kept()
    {
        await using var ground = await ReportedAsync();
        var point = (await ground.Stage.ReadAsync(ground.Id)).AskedOf(ground.Government)[0];

        var refused = await ground.DoAsync<VerifyPoint>(
            ground.Stage.StaffAsync(), u => u.RunAsync(ground.Id, ground.Government, point.Id, PointVerdict.Untrue, " ", default));

        Assert.Equal(("核实为不属实的，请写明哪里不属实。", "Note"), (refused.Obstacles[0].Message, refused.Obstacles[0].Field));
        Assert.Null((await ground.HandlingAsync()).AnswerTo(point.Id)!.Verdict);
    }

    [Fact]
    public async Task D_8_14_Given_a_point_not_adopted_When_counted_Then_it_is_no_done_one()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.MustHandInAsync(HandlingPaperKind.Plan);
        await ground.AnswerAsync();
        var asked = (await ground.Stage.ReadAsync(ground.Id)).AskedOf(ground.Government);
        var point = asked[0];
        await ground.MustAsync<KeepHandling>(ground.Stage.OfficeAsync(), u => u.RunAsync(
            ground.Id, point.Body, [new(point.Id, PointStatus.NotAdopted, "", "没有依据", "", null)], null, default));
        await ground.MustHandInAsync(HandlingPaperKind.Draft);
        await VerifyAsync(ground, point.Id);

        var organ = (await ground.ViewAsync()).Organs[0];
        Assert.Equal((asked.Count - 1, 1), (organ.Done, organ.NotAdopted));
    }

    [Fact]
    public async Task D_8_11_Given_the_report_that_was_not_accepted_When_it_is_sent_again_unchanged_Then_refused_and_with_other_answers_taken()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.SendDraftAsync();
        await ground.MustAsync<CommentOnHandling>(ground.Stage.HeadAsync(), u => u.RunAsync(ground.Id, ground.Government, "请补充", default));
        await ground.MustAsync<HandInPaper>(ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, HandlingPaperKind.Report, HandlingGround.Pdf("同一份"), default));
        await ground.DecideAsync(OutcomeKind.NotAccepted, ReportDisposal.Print, "没有进展");
        await ground.MustHandInAsync(HandlingPaperKind.RectificationPlan);
        Task<Supervision.Domain.Rules.Outcome> AgainAsync() => ground.DoAsync<HandInPaper>(
            ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, HandlingPaperKind.SecondReport, HandlingGround.Pdf("同一份"), default));

        var refused = Assert.Single((await AgainAsync()).Obstacles);
        Assert.Equal(("File", true), (refused.Field, refused.Message.Contains("与不予接受的报告相同", StringComparison.Ordinal)));
        Assert.Equal(OpinionState.Rectifying, (await ground.HandlingAsync()).State);
        await ground.AnswerAsync("已经整改到位");

        Assert.Empty((await AgainAsync()).Obstacles);
        Assert.Equal(OpinionState.SecondReport, (await ground.HandlingAsync()).State);
    }

    [Fact]
    public async Task D_8_10_Given_a_confirmed_rejection_When_the_office_enters_it_Then_it_reads_the_decision_and_cannot_merely_file_it()
    {
        await using var ground = await ReportedAsync();
        await ground.CouncilAsync(CouncilOutcome.Rejected);

        var decision = (await ground.ViewAsync()).Organs[0].Council;
        Assert.Equal(("不同意", "再核", false), (decision!.Words, decision.Note, decision.IsAgreed));
        var refused = await ground.DoAsync<RegisterReportDecision>(ground.Stage.OfficeAsync(), u => u.RunAsync(
            ground.Id, ground.Government, OutcomeKind.NotAccepted, ReportDisposal.File, decision.Note, default));

        Assert.Equal("Disposal", Assert.Single(refused.Obstacles).Field);
        Assert.Equal(OpinionState.ReportSubmitted, (await ground.Stage.ReadAsync(ground.Id)).State);
    }

    [Fact]
    public async Task D_8_8_Given_points_of_a_department_When_the_organ_looks_Then_it_reads_who_fills_which_and_who_has_no_account()
    {
        await using var ground = await HandlingGround.LayAsync();
        using var liaison = await Visitor.SignedInAsync(ground.App, "luo", Role.BodyLiaison, ground.Government.Value);
        var numbers = string.Join('、', (await ground.Stage.ReadAsync(ground.Id)).AskedOf(ground.Government).Where(a => a.Body == ground.Health).Select(a => a.Order));
        async Task<string> PageAsync() => await Visitor.TextAsync(await liaison.Client.GetAsync($"/unit/opinions/{ground.Id.Value}/handling"));

        Assert.Contains($"第 {numbers} 条由县卫生健康局填写，已填 0 条；该单位没有联络员账号", await PageAsync(), StringComparison.Ordinal);
        await Visitor.AccountAsync(ground.App, "wei", Role.BodyLiaison, ground.Health.Value);
        Assert.Contains($"第 {numbers} 条由县卫生健康局填写，已填 0 条。", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_17_27_Given_a_receipt_When_the_file_is_checked_Then_its_own_hash_stands_there_beside_the_code_of_the_whole()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.MustHandInAsync(HandlingPaperKind.Plan);
        var paper = (await ground.HandlingAsync()).Papers.Single();
        using var liaison = await Visitor.SignedInAsync(ground.App, "luo", Role.BodyLiaison, ground.Government.Value);

        var page = await Visitor.TextAsync(await liaison.Client.GetAsync($"/unit/opinions/{ground.Id.Value}/receipt/{paper.Id}"));

        Assert.Contains(Convert.ToHexString(SHA256.HashData([.. "%PDF-1.7\n"u8, .. Encoding.UTF8.GetBytes(nameof(HandlingPaperKind.Plan))])), page, StringComparison.Ordinal);
        Assert.Contains(paper.Hash[..16], page, StringComparison.Ordinal);
    }

    private static async Task<HandlingGround> ReportedAsync()
    {
        var ground = await HandlingGround.LayAsync();
        await ground.ReportAsync();
        return ground;
    }

    private static async Task<CouncilMeetingId> ListAsync(HandlingGround ground)
    {
        var meeting = await ground.Stage.CouncilAsync(ground.App.Clock.GetUtcNow().BeijingDate());
        await ground.Stage.PutAsync(meeting.Id);
        return meeting.Id;
    }

    private static async Task<string> TakeBackRefusedAsync(HandlingGround ground) => Assert.Single(
        (await ground.DoAsync<TakeBackReport>(ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, default))).Obstacles).Message;

    private static async Task<bool> MayTakeBackAsync(HandlingGround ground)
    {
        await using var liaison = await ground.LiaisonAsync();
        return (await liaison.Get<FollowUpQueries>().FindForBodyAsync(ground.Id, ground.Government, default))!.MayTakeBack;
    }

    private static Task AskAsync(HandlingGround ground) => ground.MustAsync<AskExtension>(
        ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, new(new(2026, 12, 31), "工程量大"), default));

    private static Task VerifyAsync(HandlingGround ground, Guid point) => ground.MustAsync<VerifyPoint>(
        ground.Stage.StaffAsync(), u => u.RunAsync(ground.Id, ground.Government, point, PointVerdict.Settled, "", default));

    private static async Task<(ObligationState State, DateOnly? MetOn)> VerifyDutyAsync(HandlingGround ground)
    {
        var duty = await ground.DutyAsync("opinion.verify");
        return (duty.State, duty.MetOn);
    }
}
