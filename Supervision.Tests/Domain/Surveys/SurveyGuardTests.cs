using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;
using Supervision.Tests.Domain.Calendar;

namespace Supervision.Tests.Domain.Surveys;

/// <summary>Guards of a research survey, each refused by its sentence (D-6.11).</summary>
public sealed class SurveyGuardTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly SurveyorEntry Leader = new(new(Guid.NewGuid()), "黄丽萍", "委员", true, true);

    [Fact]
    public void Given_a_leader_who_is_no_member_or_none_When_the_outline_is_kept_Then_refused_and_any_member_may_lead()
    {
        var survey = Begun();

        Assert.Equal("苏晓不是常委会组成人员，不能带队调研，请重新选择。", Assert.Single(survey.ObstaclesToOutline(Outline(Leader with { Name = "苏晓", IsMember = false }))).Message);
        Assert.Equal("请选择一位组长。", Assert.Single(survey.ObstaclesToOutline(Outline())).Message);
        Assert.Equal(
            ["请填写调研内容，一行一个问题。", "调研的结束日期不能早于开始日期。", "提交报告的日期不能早于调研开始。"],
            survey.ObstaclesToOutline(Outline(Leader) with { Questions = " ", Until = new(2026, 6, 1), ReportDue = new(2026, 6, 2) }).Select(o => o.Message));
        Assert.Empty(survey.ObstaclesToOutline(Outline(Leader)));
    }

    [Fact]
    public void Given_the_steps_When_one_is_skipped_Then_refused_and_none_asks_for_a_meeting_or_articles()
    {
        var survey = Begun();
        Assert.Equal("请先拟订调研提纲。", Assert.Single(survey.ObstaclesToVisit(Visit(Today), Today)).Message);
        survey.KeepOutline(Outline(Leader), Today);
        Assert.Equal("提纲里调研从2026年6月8日开始，请核对日期。", Assert.Single(survey.ObstaclesToVisit(Visit(new(2026, 6, 5)), new(2026, 6, 9))).Message);
        Assert.Equal("调研日期不能晚于今天，调研以后再登记。", Assert.Single(survey.ObstaclesToVisit(Visit(new(2026, 6, 10)), new(2026, 6, 9))).Message);
        Assert.Equal("还没有调研记录，先登记走访、座谈的情况。", Assert.Single(survey.ObstaclesToReport(Text())).Message);
        survey.Visit(Visit(new(2026, 6, 8)), "苏晓");
        Assert.Equal("请先形成调研报告。", Assert.Single(survey.ObstaclesToDistribute(new(SurveyAudience.Council, null, null), false, Today, Today)).Message);
        Assert.Equal("请至少写一条建议。", Assert.Single(survey.ObstaclesToReport(Text() with { Proposals = [] })).Message);
        survey.WriteReport(Text(), new(2026, 6, 20));
        Assert.Equal("请选择一次还没有召开的常委会会议。", Assert.Single(survey.ObstaclesToDistribute(new(SurveyAudience.Sitting, new SittingId(Guid.NewGuid()), null), false, new(2026, 6, 20), new(2026, 6, 20))).Message);
        Assert.Equal("印发日期不能早于形成报告（2026年6月20日）。", Assert.Single(survey.ObstaclesToDistribute(new(SurveyAudience.Council, null, null), false, new(2026, 6, 19), new(2026, 6, 21))).Message);
        survey.Distribute(new(SurveyAudience.Council, null, null), "主任会议", new(2026, 6, 21));
        Assert.Equal("请写明成果运用的情况。", Assert.Single(survey.ObstaclesToClose(" ")).Message);
        Assert.Equal("调研报告已经印发，不能再改。", Assert.Single(survey.ObstaclesToReport(Text())).Message);
        survey.Close("转有关单位研究", new(2026, 7, 1));

        Assert.Equal(
            [SurveyState.Planned, SurveyState.Outline, SurveyState.Field, SurveyState.Report, SurveyState.Distributed, SurveyState.Closed], survey.Steps.Select(s => s.State));
        Assert.Equal("这次调研已经结束。", Assert.Single(survey.ObstaclesToWish("重要", new SupervisedBodyId(Guid.NewGuid()))).Message);
    }

    [Fact]
    public void Given_the_same_visit_twice_When_entered_Then_it_is_one_and_writing_the_outline_anew_is_no_step_back()
    {
        var survey = Begun();
        survey.KeepOutline(Outline(Leader), Today);
        var visit = Visit(new(2026, 6, 8));
        survey.Visit(visit, "苏晓");
        survey.Visit(visit, "苏晓");
        survey.KeepOutline(Outline(Leader), new(2026, 6, 9));

        Assert.Single(survey.Visits);
        Assert.Equal((SurveyState.Field, 3), (survey.State, survey.Steps.Count));
    }

    [Fact]
    public void Given_a_report_day_and_a_sitting_When_duties_are_asked_Then_report_and_distribution_are_owed_and_none_after_a_withdrawal()
    {
        var survey = Begun();
        survey.KeepOutline(Outline(Leader), Today);
        var duties = SurveyDuties.Of(new(survey, new DateOnly(2026, 7, 30)), Rules(), Calendars.Counting());

        Assert.Equal(
            [(SurveyDuties.Report, new DateOnly(2026, 6, 30), "RM-45"), (SurveyDuties.Distribution, new DateOnly(2026, 7, 23), "RM-45")],
            duties.Select(d => (d.Kind, d.Deadline.Day, d.ReminderCode!)));
        survey.Withdraw("机构改革", Today);
        Assert.Empty(SurveyDuties.Of(new(survey, new DateOnly(2026, 7, 30)), Rules(), Calendars.Counting()));
    }

    [Theory]
    [InlineData("全县托育服务供给情况", "关于全县托育服务供给情况的专题调研报告")]
    [InlineData("关于县域商业的专题调研", "关于县域商业的专题调研报告")]
    [InlineData("养老服务专题调研", "关于养老服务的专题调研报告")]
    public void Given_a_title_When_the_report_is_named_Then_no_word_comes_twice(string title, string report) => Assert.Equal(report, ResearchSurvey.ReportTitleOf(title));

    [Fact]
    public void Given_the_report_of_a_survey_to_deliberate_When_scheduled_Then_no_organ_is_asked_for_a_draft()
    {
        var organ = new SupervisedBodyId(Guid.NewGuid());
        ReportAct act = new(null, "苏晓", new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero));
        var report = SpecialReport.FromSurvey(
            new(Guid.NewGuid()), new(2026, 9, "关于托育的专题调研报告", organ, new(Guid.NewGuid()), null), new(Guid.NewGuid(), "hash", "报告.docx"), "主任会议决定", act);
        HearingSitting sitting = new(new(Guid.NewGuid()), "第三十二次会议", new(2026, 6, 12), new(2026, 6, 12), Today, false, true, false);

        Assert.Empty(report.ObstaclesToSchedule(sitting, new(2026, 5, 23), false, Today));
        report.Schedule(sitting, new(2026, 5, 23), false, act);

        Assert.Equal(ReportState.RevisedReceived, report.State);
        Assert.Equal(["report.members", "report.hearing"], ReportDuties.Of(new(report, sitting, "县人民政府", "教科文卫工委"), Rules(), Calendars.Counting()).Select(d => d.Kind));
    }

    private static Supervision.Domain.Rules.RuleBook Rules() => new(
        typeof(SurveyRules).GetFields().Concat(typeof(ReportRules).GetFields()).Select(f => f.GetValue(null)).OfType<Supervision.Domain.Rules.Rule>()
            .Select(r => Supervision.Domain.Rules.RuleVersion.Shipped(r, new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero))));

    private static ResearchSurvey Begun() => ResearchSurvey.Begin(new(Guid.NewGuid()), 1, new(null, 2026, "全县托育服务供给情况", new(Guid.NewGuid()), null, null), Today);

    private static OutlineEntry Outline(params SurveyorEntry[] people) => new("", "供给够不够", "", new(2026, 6, 8), new(2026, 6, 19), new(2026, 6, 30), people);

    private static SurveyVisitEntry Visit(DateOnly day) => new(new(Guid.NewGuid()), SurveyWay.Visit, day, "县妇幼保健院", "", "托位不足");

    private static SurveyReportEntry Text() => new("基本情况", "问题", [new("增加托位", null)]);
}
