using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Reports;

/// <summary>Each guard of D-5.5 and D-5.14, once refused and once allowed.</summary>
public sealed class ReportGuardTests
{
    private static readonly DateOnly MembersDay = new(2026, 6, 18);

    [Fact]
    public void Given_a_plan_line_When_published_Then_the_report_is_planned_with_its_number_D_5_4()
    {
        var report = Some.Planned();

        Assert.Equal((ReportState.Planned, "2026-ZX-08", "〔2026〕专项8号"), (report.State, report.Number.Address, report.Number.ToString()));
        Assert.Equal("列入年度监督工作计划", Assert.Single(report.Steps).Reason);
    }

    [Theory]
    [InlineData(ReportTier.Council)]
    [InlineData(ReportTier.WorkCommittee)]
    public void Given_another_tier_When_put_on_a_sitting_Then_refused_because_it_is_heard_elsewhere_D_5_1(ReportTier tier) =>
        Assert.Contains("没有“列入会议”这一环节", Some.Refusal(Some.Planned(tier).ObstaclesToSchedule(Some.June25, new(2026, 6, 5), false, new(2026, 5, 6))), StringComparison.Ordinal);

    [Fact]
    public void Given_no_organ_When_scheduled_Then_refused()
    {
        var report = Some.Planned(withOrgan: false);

        Assert.Equal("请先填写报告机关。", Some.Refusal(report.ObstaclesToSchedule(Some.June25, new(2026, 6, 5), false, new(2026, 5, 6))));

        report.Assign(new SupervisedBodyId(Guid.NewGuid()), null, null);
        Assert.Empty(report.ObstaclesToSchedule(Some.June25, new(2026, 6, 5), false, new(2026, 5, 6)));
    }

    [Fact]
    public void Given_a_sitting_without_dates_by_the_council_When_scheduled_Then_refused_D_5_14() =>
        Assert.Contains("主任会议决定会期", Some.Refusal(Some.Planned().ObstaclesToSchedule(
            Some.June25 with { IsAhead = false }, new(2026, 6, 5), false, new(2026, 5, 6))), StringComparison.Ordinal);

    [Theory]
    [InlineData(6, false, 1)]
    [InlineData(5, false, 0)]
    [InlineData(6, true, 0)]
    public void Given_the_twenty_days_are_over_When_scheduled_Then_only_an_urgent_sitting_is_let_through_D_3_11(int day, bool warns, int refusals) =>
        Assert.Equal(refusals, Some.Planned().ObstaclesToSchedule(Some.June25, new(2026, 6, 5), warns, new(2026, 6, day)).Count);

    [Fact]
    public void Given_neither_list_nor_mark_When_opinions_are_sent_Then_refused_and_with_both_too()
    {
        var report = Some.At(ReportState.Scheduled);

        Assert.Contains("勾选“无”", Some.Refusal(report.ObstaclesToSendOpinions([], false)), StringComparison.Ordinal);
        Assert.Single(report.ObstaclesToSendOpinions([("床位不足", "")], true));
        Assert.Empty(report.ObstaclesToSendOpinions([("床位不足", "代表建议")], false));
        Assert.Empty(report.ObstaclesToSendOpinions([], true));
    }

    [Fact]
    public void Given_an_opinion_of_20000_characters_When_sent_Then_refused_with_its_count() =>
        Assert.Contains("20000", Some.Refusal(Some.At(ReportState.Scheduled).ObstaclesToSendOpinions([(new string('国', 20000), "")], false)), StringComparison.Ordinal);

    [Fact]
    public void Given_opinions_not_sent_When_the_draft_comes_Then_refused() =>
        Assert.Contains("各方面意见还没有转交", Some.Refusal(Some.At(ReportState.Scheduled).ObstaclesToReceiveDraft()), StringComparison.Ordinal);

    [Theory]
    [InlineData(5, 23, 0, "")]
    [InlineData(6, 10, 1, "逾期1天")]
    public void Given_the_legal_day_When_the_draft_comes_Then_it_is_taken_and_a_late_one_is_marked_D_16_2(int day, int hour, int late, string words)
    {
        var report = Some.At(ReportState.OpinionsSent);

        report.ReceiveDraft(Some.File(), new(2026, 6, 5), false, Some.On(6, day, hour));

        Assert.Equal(ReportState.DraftReceived, report.State);
        Assert.Equal(late, report.Newest!.DaysLate);
        Assert.Equal(words, report.Steps[^1].Reason);
    }

    [Fact]
    public void Given_no_comment_and_no_mark_When_sent_back_Then_refused_and_staff_cannot_confirm()
    {
        var report = Some.At(ReportState.DraftReceived);

        Assert.Contains("勾选“无意见”", Some.Refusal(report.ObstaclesToComment(false, true)), StringComparison.Ordinal);
        Assert.Contains("工委主任确认", Some.Refusal(report.ObstaclesToComment(true, false)), StringComparison.Ordinal);
        Assert.Empty(report.ObstaclesToComment(true, true));

        report.AddComments(["补充数据", "写明资金"], Some.On(6, 6));
        Assert.Equal([1, 2], report.Comments.Select(c => c.Order));
        Assert.Single(report.ObstaclesToComment(true, true));
        report.Comment(false, true, Some.On(6, 7));
        Assert.Equal(ReportState.Commented, report.State);
    }

    [Fact]
    public void Given_12_opinions_and_11_answers_When_the_revised_report_comes_Then_the_missing_one_is_named_D_16_5()
    {
        var report = Some.At(ReportState.Commented, 12);

        var refusal = Assert.Single(report.ObstaclesToReceiveRevised(Some.Answers(report, 7), ""));

        Assert.Equal("第 7 条意见还没有答复，请选择采纳、部分采纳或者不采纳。", refusal.Message);
        Assert.Equal("Opinions.7", refusal.Field);
        Assert.Empty(report.ObstaclesToReceiveRevised(Some.Answers(report), ""));
        Assert.Empty(report.ObstaclesToReceiveRevised([], "报告机关书面说明"));
    }

    [Fact]
    public void Given_an_opinion_not_adopted_without_reason_When_handed_in_Then_refused()
    {
        var report = Some.At(ReportState.Commented, 1);
        var id = report.Opinions[0].Id;

        Assert.Contains("写明理由", Some.Refusal(report.ObstaclesToReceiveRevised([new(id, OpinionAnswer.NotAdopted, " ")], "")), StringComparison.Ordinal);
        Assert.Empty(report.ObstaclesToReceiveRevised([new(id, OpinionAnswer.NotAdopted, "财力所限")], ""));
    }

    [Fact]
    public void Given_answers_kept_before_When_the_report_comes_Then_they_count()
    {
        var report = Some.At(ReportState.OpinionsSent, 2);

        report.KeepAnswers([new(report.Opinions[0].Id, OpinionAnswer.Adopted, "")]);

        Assert.Equal(OpinionAnswer.Adopted, report.Opinions[0].Answer);
        Assert.Null(report.Opinions[1].Answer);
    }

    [Fact]
    public void Given_a_revised_report_When_returned_Then_once_with_reason_and_not_later_than_S_minus_7_D_5_14()
    {
        var report = Some.At(ReportState.RevisedReceived);
        var today = new DateOnly(2026, 6, 12);

        Assert.Contains("分管领导", Some.Refusal(report.ObstaclesToReturn(false, "没有答复", new(2026, 6, 17), MembersDay, today)), StringComparison.Ordinal);
        Assert.Contains("2026年6月18日", Some.Refusal(report.ObstaclesToReturn(true, "没有答复", new(2026, 6, 19), MembersDay, today)), StringComparison.Ordinal);
        Assert.Equal("Reason", Assert.Single(report.ObstaclesToReturn(true, "", new(2026, 6, 18), MembersDay, today)).Field);
        Assert.Equal("ReturnedUntil", Assert.Single(report.ObstaclesToReturn(true, "理由", new(2026, 6, 11), MembersDay, today)).Field);

        report.Return(true, "没有答复第3条", new(2026, 6, 18), MembersDay, Some.On(6, 12));
        Assert.Equal(ReportState.Returned, report.State);
        report.ReceiveRevised(Some.File("CC"), [], "", report.ReturnedUntil!.Value, false, Some.On(6, 16));

        Assert.Contains("只能退回一次", Some.Refusal(report.ObstaclesToReturn(true, "再补", new(2026, 6, 18), MembersDay, new(2026, 6, 16))), StringComparison.Ordinal);
        Assert.Equal(["AA", "BB", "CC"], report.Versions.Select(v => v.Hash));
    }

    [Fact]
    public void Given_a_member_without_a_delivery_line_When_distributed_Then_the_name_is_said()
    {
        var report = Some.At(ReportState.RevisedReceived);
        var lines = new Dictionary<MemberId, DeliveryMode> { [Some.Huang.Member] = DeliveryMode.Both };

        Assert.Equal("还没有安排给这些组成人员：杨世明。", Some.Refusal(report.ObstaclesToDistribute(lines, [Some.Huang, Some.Yang])));
        Assert.Empty(report.ObstaclesToDistribute(Some.Everybody, [Some.Huang, Some.Yang]));
        Assert.Contains("正式稿还没有收到", Some.Refusal(Some.At(ReportState.Commented).ObstaclesToDistribute(Some.Everybody, [Some.Huang])), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_distributed_report_When_a_member_comes_later_Then_only_the_new_one_gets_it()
    {
        var report = Some.At(ReportState.Distributed);
        var late = new ReportRecipient(new(Guid.NewGuid()), "新任委员");

        Assert.Equal(1, report.DeliverTo([Some.Huang, late], DeliveryMode.Screen, DateTimeOffset.UnixEpoch));
        Assert.Equal(0, report.DeliverTo([Some.Huang, late], DeliveryMode.Screen, DateTimeOffset.UnixEpoch));
        Assert.Equal(3, report.Deliveries.Count);
    }

    [Fact]
    public void Given_a_distributed_report_When_the_text_is_replaced_Then_both_stay_and_the_hash_follows_D_5_13()
    {
        var report = Some.At(ReportState.Distributed);
        Assert.Equal("BB", report.DeliveredHash);

        report.Replace(Some.File("DD"), Some.On(6, 25));

        Assert.Equal("DD", report.Delivered!.Hash);
        Assert.Equal(ReportVersionKind.Replacement, report.Delivered.Kind);
        Assert.Contains(report.Versions, v => v.Hash == "BB");
        Assert.Single(Some.At(ReportState.RevisedReceived).ObstaclesToReplace());
        Assert.Single(Some.At(ReportState.OpinionStage).ObstaclesToReplace());
    }

    [Theory]
    [InlineData(BodyKind.Court, true, "只有人民政府可以委托有关部门负责人报告")]
    [InlineData(BodyKind.Supervisory, true, "只有人民政府可以委托有关部门负责人报告")]
    [InlineData(BodyKind.Procuratorate, false, "只有人民政府可以委托有关部门负责人报告")]
    [InlineData(BodyKind.Government, false, "有关部门负责人报告的，请附人民政府的委托函。")]
    [InlineData(BodyKind.Government, true, null)]
    public void Given_a_head_of_department_When_named_reporter_Then_as_D_16_4_says(BodyKind organ, bool letter, string? refusal) =>
        Assert.Equal(refusal, Some.At(ReportState.Distributed)
            .ObstaclesToName("苏雅琴", "县民政局局长", ReporterKind.DepartmentHead, organ, letter).Select(o => o.Message).SingleOrDefault());

    [Fact]
    public void Given_the_head_of_the_court_When_named_reporter_Then_no_letter_is_needed() =>
        Assert.Empty(Some.At(ReportState.Distributed).ObstaclesToName("邹文斌", "院长", ReporterKind.OrganLeader, BodyKind.Court, false));

    [Fact]
    public void Given_no_reporter_or_no_agenda_When_heard_Then_refused()
    {
        Assert.Contains("议程还没有经全体会议通过", Some.Refusal(Some.At(ReportState.Distributed).ObstaclesToHear()), StringComparison.Ordinal);
        var report = Some.At(ReportState.OnAgenda);
        Assert.Contains("还没有确定报告人", Some.Refusal(report.ObstaclesToHear()), StringComparison.Ordinal);

        report.Name("何明远", "县长", ReporterKind.OrganLeader, BodyKind.Government, null);
        Assert.Empty(report.ObstaclesToHear());
    }

    [Fact]
    public void Given_no_notes_When_deliberated_Then_only_with_the_mark_and_never_with_both()
    {
        var report = Some.At(ReportState.Heard);

        Assert.Single(report.ObstaclesToDeliberate(0, false));
        Assert.Single(report.ObstaclesToDeliberate(2, true));
        Assert.Empty(report.ObstaclesToDeliberate(2, false));
        report.Deliberate(0, true, Some.On(6, 26));
        Assert.True(report.NobodySpoke);
    }

    [Fact]
    public void Given_a_closed_sitting_When_reports_follow_Then_only_what_was_heard_goes_on()
    {
        Assert.False(Some.At(ReportState.Distributed).EnterOpinionStage(Some.On(6, 26)));
        var heard = Some.At(ReportState.Heard);
        Assert.True(heard.EnterOpinionStage(Some.On(6, 26)));
        Assert.Equal(ReportState.OpinionStage, heard.State);
    }

    [Fact]
    public void Given_no_end_of_the_opinion_When_closed_Then_only_with_a_confirmed_decision()
    {
        var report = Some.At(ReportState.OpinionStage);
        var consent = new CouncilConsent(new(Guid.NewGuid()), "2026年第十二次主任会议", true);

        Assert.Single(report.ObstaclesToClose(false, null));
        Assert.Single(report.ObstaclesToClose(false, consent with { IsApproval = false }));
        Assert.Empty(report.ObstaclesToClose(true, null));
        report.Close(false, consent, Some.On(7, 10));
        Assert.Equal(ReportState.Closed, report.State);
    }

    [Fact]
    public void Given_a_postponement_When_the_council_agreed_Then_it_waits_and_goes_on_where_it_stood()
    {
        var report = Some.At(ReportState.Commented);
        var consent = new CouncilConsent(new(Guid.NewGuid()), "2026年第十二次主任会议", true);
        Assert.Single(report.ObstaclesToStop(consent));
        Assert.Equal("Reason", Assert.Single(report.ObstaclesToWish(ReportWish.Postpone, "")).Field);

        report.Ask(ReportWish.Postpone, "机构改革");
        Assert.Contains("还没有同意延期", Some.Refusal(report.ObstaclesToStop(null)), StringComparison.Ordinal);
        report.Stop(consent, Some.On(6, 8));
        Assert.Equal((ReportState.Postponed, null), (report.State, report.Sitting));

        report.Schedule(Some.June25 with { FirstDay = new(2026, 8, 27) }, new(2026, 8, 7), false, Some.On(6, 9));
        Assert.Equal(ReportState.Commented, report.State);
    }

    [Fact]
    public void Given_a_heard_report_When_withdrawn_or_acted_on_unasked_Then_refused()
    {
        var report = Some.At(ReportState.Heard);

        Assert.Single(report.ObstaclesToWish(ReportWish.Withdraw, "理由"));
        Assert.Throws<RuleBrokenException>(() => report.ReceiveDraft(Some.File(), new(2026, 6, 5), false, Some.On(6, 26)));
    }

    [Fact]
    public void Given_every_step_When_read_Then_each_says_from_to_who_and_when()
    {
        var steps = Some.At(ReportState.OpinionStage).Steps;

        Assert.Equal(11, steps.Count);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(steps, s => Assert.Equal("李文静", s.ActorName));
    }

    [Fact]
    public void Given_a_draft_received_When_the_item_moves_to_another_sitting_Then_it_still_reads_as_received_that_day()
    {
        var report = Some.At(ReportState.DraftReceived);

        report.Reschedule(new(Guid.NewGuid()), "第三十二次会议", Some.On(6, 10));

        Assert.Equal(ReportState.DraftReceived, report.State);
        Assert.Equal(new DateOnly(2026, 6, 3), report.ReachedOn(ReportState.DraftReceived));
    }
}
