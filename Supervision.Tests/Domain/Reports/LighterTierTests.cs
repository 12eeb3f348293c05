using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Tests.Domain.Reports;

/// <summary>Reports before the council and the work committees: D-5.1, D-5.11, D-5.12, D-16.44.</summary>
public sealed class LighterTierTests
{
    private static readonly RuleBook Shipped = new([.. RuleFields().Select(r => RuleVersion.Shipped(r, DateTimeOffset.UnixEpoch))]);
    private static readonly DeadlineCalculator Calculator = new(new WorkCalendar([]), new());
    private static readonly CouncilConsent Agreed = new(new(Guid.NewGuid()), "2026年第五次主任会议", true);

    [Fact]
    public void D_16_44_Given_a_council_meeting_When_set_Then_papers_are_due_five_days_before_and_no_20_10_7_days_exist()
    {
        var r = Council();

        r.SetMeeting(Meeting(r, new(2026, 6, 15)), Some.On(6, 1));

        var duties = ReportDuties.Of(new(r, null, "县民政局", "社会建设工委"), Shipped, Calculator);
        Assert.Equal(["report.papers", "report.hearing"], duties.Select(d => d.Kind));
        Assert.Equal(new DateOnly(2026, 6, 10), duties[0].Deadline.Day);
        Assert.Contains("主任会议2026年6月15日，会议当日不计入，往前5日", duties[0].Deadline.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void D_5_12_Given_a_committee_meeting_When_set_Then_papers_are_due_three_days_before()
    {
        var r = Some.Planned(ReportTier.WorkCommittee);

        r.SetMeeting(Meeting(r, new(2026, 6, 15)), Some.On(6, 1));

        var duties = ReportDuties.Of(new(r, null, "县民政局", "社会建设工委"), Shipped, Calculator);
        Assert.Equal(new DateOnly(2026, 6, 12), duties.Single(d => d.Kind == "report.papers").Deadline.Day);
        Assert.Equal(Supervision.Domain.Deadlines.PartyKind.WorkCommittee, duties.Single(d => d.Kind == "report.papers").OwedTo.Kind);
    }

    [Fact]
    public void D_5_11_Given_the_council_way_When_each_step_is_taken_Then_the_states_follow_and_nothing_is_skipped()
    {
        var r = Council();
        Assert.Contains("会议还没有定", Some.Refusal(r.ObstaclesToReceivePapers()), StringComparison.Ordinal);
        r.SetMeeting(Meeting(r, new(2026, 6, 15)), Some.On(6, 1));
        Assert.Contains("汇报材料还没有收到", Some.Refusal(r.ObstaclesToHear(new(2026, 6, 15))), StringComparison.Ordinal);

        r.ReceivePapers(Some.File(), new(2026, 6, 10), false, Some.On(6, 12));
        Assert.Equal((ReportState.PapersReceived, 2), (r.State, r.Versions[0].DaysLate));
        Assert.Contains("会后再登记听取", r.ObstaclesToHear(new(2026, 6, 14))[0].Message, StringComparison.Ordinal);
        r.Name("苏雅琴", "局长", ReporterKind.OrganLeader, BodyKind.Department, null);
        r.Hear(Some.On(6, 15));
        Assert.Contains("登记听取这件报告的决定", Some.Refusal(r.ObstaclesToSendRemarks("意见", null, null, new(2026, 6, 16))), StringComparison.Ordinal);
        r.SendRemarks("加快建设。", new(2026, 8, 31), Some.File("CC"), Agreed, Some.On(6, 16));
        Assert.Contains("现在不能归档", Some.Refusal(r.ObstaclesToClose(false, null)), StringComparison.Ordinal);
        r.ReceiveAnswer(Some.File("DD"), false, Some.On(9, 2));
        Assert.Equal(2, r.Versions[^1].DaysLate);
        r.Close(false, null, Some.On(9, 3));

        Assert.Equal(
            [ReportState.Planned, ReportState.PapersReceived, ReportState.Heard, ReportState.RemarksSent, ReportState.AnswerReceived, ReportState.Closed],
            r.Steps.Select(s => s.To).Distinct());
    }

    [Fact]
    public void D_5_11_Given_remarks_that_ask_no_answer_When_sent_Then_it_may_be_closed()
    {
        var r = HeardByCouncil();

        r.SendRemarks("请继续努力。", null, Some.File("CC"), Agreed, Some.On(6, 16));

        Assert.NotEmpty(r.ObstaclesToReceiveAnswer());
        Assert.Empty(r.ObstaclesToClose(false, null));
        Assert.DoesNotContain(ReportDuties.Of(new(r, null, "县民政局", ""), Shipped, Calculator), d => d.Kind == "report.answer");
    }

    [Fact]
    public void D_3_13_Given_a_decision_that_is_no_approval_When_remarks_are_sent_Then_refused()
    {
        var r = HeardByCouncil();

        Assert.Contains("还没有同意", Some.Refusal(r.ObstaclesToSendRemarks("意见", null, Agreed with { IsApproval = false }, new(2026, 6, 16))), StringComparison.Ordinal);
    }

    [Fact]
    public void D_5_12_Given_the_committee_way_When_heard_and_noted_Then_it_may_be_closed_without_papers()
    {
        var r = Some.Planned(ReportTier.WorkCommittee);
        r.SetMeeting(Meeting(r, new(2026, 6, 15)), Some.On(6, 1));
        r.Name("李股长", "股长", ReporterKind.ResponsiblePerson, BodyKind.Department, null);
        r.Hear(Some.On(6, 15));
        Assert.Contains("请填写小结", Some.Refusal(r.ObstaclesToNote(" ")), StringComparison.Ordinal);

        r.Note("情况较好。", Some.On(6, 16));
        r.Note("情况较好，资金不足。", Some.On(6, 17));

        Assert.Equal((ReportState.Noted, "情况较好，资金不足。"), (r.State, r.Notes));
        Assert.Equal(new DateOnly(2026, 6, 16), r.ReachedOn(ReportState.Noted));
        r.Close(false, null, Some.On(6, 18));
        Assert.Equal(ReportState.Closed, r.State);
    }

    [Theory]
    [InlineData(ReportTier.Committee, ReporterKind.DeputyHead, false)]
    [InlineData(ReportTier.Council, ReporterKind.OrganLeader, true)]
    [InlineData(ReportTier.Council, ReporterKind.DeputyHead, true)]
    [InlineData(ReportTier.Council, ReporterKind.ResponsiblePerson, false)]
    [InlineData(ReportTier.Council, ReporterKind.DepartmentHead, false)]
    [InlineData(ReportTier.WorkCommittee, ReporterKind.ResponsiblePerson, true)]
    [InlineData(ReportTier.WorkCommittee, ReporterKind.DepartmentHead, false)]
    public void D_5_1_Given_a_tier_When_somebody_is_named_Then_only_who_may_report_there(ReportTier tier, ReporterKind kind, bool allowed) =>
        Assert.Equal(allowed, Some.Planned(tier).ObstaclesToName("何明远", "负责人", kind, BodyKind.Government, false).Count == 0);

    [Fact]
    public void D_5_11_Given_the_councils_decision_When_raised_Then_a_linked_report_with_today_as_earliest_day()
    {
        var r = HeardByCouncil();
        r.Ask(ReportWish.Raise, "问题突出");
        Assert.Contains("还没有同意", Some.Refusal(r.ObstaclesToRaise(null)), StringComparison.Ordinal);

        var raised = r.Raise(new(Guid.NewGuid()), 30, Agreed, Some.On(6, 20));

        Assert.Equal((ReportTier.Committee, r.Id, new DateOnly(2026, 6, 20), ReportState.Planned),
            (raised.Tier, raised.Origin!.Value, raised.EarliestOn!.Value, raised.State));
        Assert.Equal((raised.Id, ReportState.Heard), (r.RaisedTo!.Value, r.State));
        Assert.Null(raised.PlanItem);
        Assert.Contains("会议不能早于那一天", raised.ObstaclesToSchedule(Some.June25 with { FirstDay = new(2026, 6, 19) }, new(2026, 7, 1), false, new(2026, 6, 20))[0].Message, StringComparison.Ordinal);
        Assert.Contains("已经提请", Some.Refusal(r.ObstaclesToWish(ReportWish.Raise, "再来")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportTier.Committee)]
    [InlineData(ReportTier.WorkCommittee)]
    public void D_5_11_Given_another_tier_When_raising_is_asked_Then_refused(ReportTier tier) =>
        Assert.NotEmpty(Some.Planned(tier).ObstaclesToWish(ReportWish.Raise, "理由"));

    [Fact]
    public void D_5_4_Given_a_postponed_hearing_When_another_meeting_is_set_Then_the_papers_stay()
    {
        var r = Council();
        r.SetMeeting(Meeting(r, new(2026, 6, 15)), Some.On(6, 1));
        r.ReceivePapers(Some.File(), new(2026, 6, 10), false, Some.On(6, 9));
        r.Ask(ReportWish.Postpone, "领导出差");
        r.Stop(Agreed, Some.On(6, 12));
        Assert.Null(r.MeetingDay);

        r.SetMeeting(Meeting(r, new(2026, 7, 6)), Some.On(6, 20));

        Assert.Equal((ReportState.PapersReceived, new DateOnly(2026, 6, 9)), (r.State, r.ReachedOn(ReportState.PapersReceived)!.Value));
    }

    [Fact]
    public void D_5_1_Given_remarks_When_the_letter_is_composed_Then_it_is_plain_and_names_the_day_of_the_answer()
    {
        var r = HeardByCouncil();

        var letter = RemarksLetter.Compose(r, new("望溪县民政局", "望溪县", "一、加快建设。\n二、落实经费。", new(2026, 8, 31), new(2026, 6, 16)));

        Assert.Equal("望溪县民政局：", letter.Addressee);
        Assert.Equal(4, letter.Body.Count);
        Assert.Contains("2026年6月15日，望溪县人大常委会2026年第五次主任会议听取了《养老服务工作情况的报告》", letter.Body[0].Text, StringComparison.Ordinal);
        Assert.Contains("于2026年8月31日前将反馈情况书面报送望溪县人大常委会办公室", letter.Body[^1].Text, StringComparison.Ordinal);
        Assert.Equal(("望溪县人大常委会办公室", "2026年6月16日"), (letter.Signature, letter.Day));
    }

    private static SpecialReport Council() => Some.Planned(ReportTier.Council);

    private static SpecialReport HeardByCouncil()
    {
        var r = Council();
        r.SetMeeting(Meeting(r, new(2026, 6, 15)), Some.On(6, 1));
        r.ReceivePapers(Some.File(), new(2026, 6, 10), false, Some.On(6, 9));
        r.Name("苏雅琴", "局长", ReporterKind.OrganLeader, BodyKind.Department, null);
        r.Hear(Some.On(6, 15));
        return r;
    }

    private static LighterMeeting Meeting(SpecialReport r, DateOnly day) => r.Tier == ReportTier.Council
        ? new(new CouncilMeetingId(Guid.NewGuid()), "2026年第五次主任会议", day, "")
        : new(null, "社会建设工委会议", day, "二楼会议室");

    internal static IEnumerable<Rule> RuleFields() =>
        [ReportRules.CouncilDays, ReportRules.WorkCommitteeDays, ReportRules.RemarksDays, ReportRules.NotesDays, ReportRules.RectificationMonths,
            ReportRules.DraftDays, ReportRules.RevisedDays, ReportRules.MembersDays, ReportRules.OpinionsDays, ReportRules.CommentDays, ReportRules.UrgentExempt];
}
