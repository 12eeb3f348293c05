using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Reports;

/// <summary>What stands beside the straight way of a report: D-3.5, D-3.11, D-5.6, D-5.7, D-5.8, D-5.10.</summary>
public sealed class BesideReportTests
{
    private static readonly RuleBook Shipped = new([.. LighterTierTests.RuleFields().Select(r => RuleVersion.Shipped(r, DateTimeOffset.UnixEpoch))]);
    private static readonly DeadlineCalculator Calculator = new(new WorkCalendar([]), new());
    private static readonly CouncilConsent Agreed = new(new(Guid.NewGuid()), "2026年第五次主任会议", true);

    [Fact]
    public void D_5_8_Given_the_audit_report_heard_on_2026_07_29_When_derived_Then_rectification_is_due_on_2027_01_29()
    {
        var r = AuditHeardOn(7, 29);

        var duty = Duties(r).Single(d => d.Kind == "report.rectification");

        Assert.Equal(new DateOnly(2027, 1, 29), duty.Deadline.Day);
        Assert.Equal((PartyKind.Body, (DateOnly?)null), (duty.OwedBy.Kind, duty.MetOn));
        Assert.Equal(new DateOnly(2026, 12, 24), ReportDuties.Of(new(r, null, "", "") { RectifiedOn = new(2026, 12, 24) }, Shipped, Calculator)
            .Single(d => d.Kind == "report.rectification").MetOn);
    }

    [Fact]
    public void D_5_8_Given_another_report_When_heard_Then_no_rectification_is_owed()
    {
        var r = Some.At(ReportState.Heard);

        Assert.DoesNotContain(Duties(r), d => d.Kind == "report.rectification");
        Assert.Contains("只有审计工作报告", Some.Refusal(r.ObstaclesToRectify()), StringComparison.Ordinal);
    }

    [Fact]
    public void D_5_8_Given_the_audit_report_When_heard_Then_a_linked_report_follows_it()
    {
        var r = AuditHeardOn(6, 25);

        var follows = r.Rectify(new(Guid.NewGuid()), 2026, 31, Some.On(6, 26));

        Assert.Equal((r.Id, SpecialReport.RectificationTopic, true), (follows.Origin!.Value, follows.Topic, follows.IsStatutory));
    }

    [Theory]
    [InlineData(27, 14, true)]
    [InlineData(27, 13, false)]
    [InlineData(28, 14, false)]
    [InlineData(28, 15, true)]
    public void D_3_5_Given_so_many_yes_votes_When_a_resolution_is_put_Then_more_than_half_of_all_members_carry_it(int all, int yes, bool adopted)
    {
        var r = Some.At(ReportState.Deliberated);

        Assert.Equal(adopted, r.Resolve(Entry(all, yes), Some.On(6, 26)).IsAdopted);
    }

    [Fact]
    public void D_5_10_Given_an_adopted_resolution_with_a_term_When_derived_Then_its_report_back_is_owed_on_that_day_and_closes()
    {
        var r = Some.At(ReportState.OpinionStage);
        r.Resolve(Entry(27, 20), Some.On(6, 26));
        Assert.Equal(new DateOnly(2026, 11, 30), Duties(r).Single(d => d.Kind == "report.resolution").Deadline.Day);
        Assert.Contains("执行情况还没有办结", Some.Refusal(r.ObstaclesToClose(true, null)), StringComparison.Ordinal);
        Assert.Contains("还没有收到", Some.Refusal(r.ObstaclesToCloseResolution("办结")), StringComparison.Ordinal);

        r.ReportBack(Some.File("EE"), new(2026, 11, 30), false, Some.On(12, 2));
        r.CloseResolution("已经落实", new(2026, 12, 5));

        Assert.Equal(2, r.Versions[^1].DaysLate);
        Assert.Equal(new DateOnly(2026, 12, 2), Duties(r).Single(d => d.Kind == "report.resolution").MetOn);
        Assert.Empty(r.ObstaclesToClose(true, null));
        Assert.NotEmpty(r.ObstaclesToReportBack());
    }

    [Fact]
    public void D_5_10_Given_a_failed_vote_When_put_again_Then_both_stay_and_a_second_adopted_one_is_refused()
    {
        var r = Some.At(ReportState.Heard);
        r.Resolve(Entry(27, 13), Some.On(6, 26));
        Assert.Null(r.Resolution);

        Assert.Contains("已经登记过6月26日的表决，未通过", Some.Refusal(r.ObstaclesToResolve(Entry(27, 14), new(2026, 6, 26))), StringComparison.Ordinal);
        r.Resolve(Entry(27, 14) with { Title = "关于养老服务工作的决议（第二次表决）" }, Some.On(6, 26));

        Assert.Equal(2, r.Resolutions.Count);
        Assert.Contains(
            "已经有一项通过的决议", Some.Refusal(r.ObstaclesToResolve(Entry(27, 20) with { Title = "另一项决议" }, new(2026, 6, 26))), StringComparison.Ordinal);
    }

    [Fact]
    public void D_5_10_Given_a_vote_entered_wrongly_When_corrected_with_a_reason_Then_the_outcome_follows_and_the_former_entry_stays()
    {
        var r = Some.At(ReportState.Heard);
        var entered = r.Resolve(Entry(27, 13), Some.On(6, 26));
        Assert.Contains("请填写更正的原因", Some.Refusal(r.ObstaclesToCorrect(entered.Id, Entry(27, 14), " ", new(2026, 6, 27))), StringComparison.Ordinal);
        Assert.Contains("完全一样", Some.Refusal(r.ObstaclesToCorrect(entered.Id, Entry(27, 13), "抄错", new(2026, 6, 27))), StringComparison.Ordinal);

        r.Correct(entered.Id, Entry(27, 14), " 赞成票抄错 ", Some.On(6, 27));

        Assert.Equal((14, true), (r.Resolution!.For, r.Resolution.IsAdopted));
        var kept = Assert.Single(r.Resolution.Corrections);
        Assert.Equal((13, false, "赞成票抄错", new DateOnly(2026, 6, 27)), (kept.For, kept.WasAdopted, kept.Reason, kept.On));
    }

    [Fact]
    public void D_5_10_Given_what_has_happened_since_When_a_vote_is_corrected_against_it_Then_refused()
    {
        var r = Some.At(ReportState.OpinionStage);
        var failed = r.Resolve(Entry(27, 13), Some.On(6, 26));
        var adopted = r.Resolve(Entry(27, 20) with { Title = "关于养老服务工作的决议（第二次表决）" }, Some.On(6, 26));
        Assert.Contains("已经有另一项通过的决议", Some.Refusal(r.ObstaclesToCorrect(failed.Id, Entry(27, 14), "抄错", new(2026, 6, 27))), StringComparison.Ordinal);
        Assert.Contains("没有这次表决", Some.Refusal(r.ObstaclesToCorrect(Guid.NewGuid(), Entry(27, 14), "抄错", new(2026, 6, 27))), StringComparison.Ordinal);

        r.ReportBack(Some.File("EE"), new(2026, 11, 30), false, Some.On(11, 20));
        var less = Entry(27, 12) with { Title = adopted.Title };
        Assert.Contains("不能更正为未通过", Some.Refusal(r.ObstaclesToCorrect(adopted.Id, less, "抄错", new(2026, 12, 1))), StringComparison.Ordinal);
        r.CloseResolution("已经落实", new(2026, 12, 5));
        Assert.Contains("已经办结", Some.Refusal(r.ObstaclesToCorrect(adopted.Id, less with { For = 19 }, "抄错", new(2026, 12, 6))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 8, 0, "合计不能超过")]
    [InlineData(-1, 0, 0, "合计不能超过")]
    [InlineData(0, 0, 0, "请填写表决的票数")]
    public void D_5_10_Given_votes_that_cannot_be_When_entered_Then_refused(int yes, int no, int abstained, string words) => Assert.Contains(
        words, Some.Refusal(Some.At(ReportState.Heard).ObstaclesToResolve(Entry(27, yes) with { Against = no, Abstained = abstained }, new(2026, 6, 26))), StringComparison.Ordinal);

    [Fact]
    public void D_3_5_Given_20_of_27_present_When_21_votes_are_entered_Then_refused_and_with_20_taken()
    {
        var r = Some.At(ReportState.Heard);
        var entry = Entry(27, 14) with { Present = 20 };

        Assert.Contains("不能超过当日到会的 20 人", Some.Refusal(r.ObstaclesToResolve(entry with { Against = 7 }, new(2026, 6, 26))), StringComparison.Ordinal);
        Assert.Empty(r.ObstaclesToResolve(entry with { Against = 6 }, new(2026, 6, 26)));
    }

    [Fact]
    public void D_5_10_Given_a_day_without_a_sitting_When_a_vote_is_entered_Then_refused() => Assert.Contains(
        "应当是常委会会议举行的一天",
        Some.Refusal(Some.At(ReportState.Heard).ObstaclesToResolve(Entry(27, 14) with { Present = null }, new(2026, 6, 26))), StringComparison.Ordinal);

    [Fact]
    public void D_5_7_Given_the_councils_decision_When_examined_Then_only_by_a_special_committee_with_date_and_opinion()
    {
        var r = Some.At(ReportState.RevisedReceived);
        Assert.Contains("由主任会议决定", Some.Refusal(r.ObstaclesToExamine(WorkCommitteeKind.Special, new(2026, 6, 20), Agreed, new(2026, 6, 13))), StringComparison.Ordinal);
        r.Ask(ReportWish.Examine, "专业性强");
        Assert.Contains("工委不作审查", Some.Refusal(r.ObstaclesToExamine(WorkCommitteeKind.Working, new(2026, 6, 20), Agreed, new(2026, 6, 13))), StringComparison.Ordinal);
        var committee = new WorkCommitteeId(Guid.NewGuid());

        r.Examine(committee, WorkCommitteeKind.Special, new(2026, 6, 20), Agreed, Some.On(6, 13));
        Assert.Equal(Party.Committee(committee.Value), Duties(r).Single(d => d.Kind == "report.examination").OwedBy);
        Assert.Contains("请填写审查意见", Some.Refusal(r.ObstaclesToOpine("")), StringComparison.Ordinal);
        r.Opine("建议补充绩效数据。", Some.On(6, 18));
        r.Opine("建议补充绩效和债务数据。", Some.On(6, 19));

        Assert.Equal(new DateOnly(2026, 6, 18), Duties(r).Single(d => d.Kind == "report.examination").MetOn);
        Assert.Equal("建议补充绩效和债务数据。", r.Examination!.Opinion);
        Assert.Equal(ReportState.RevisedReceived, r.State);
    }

    [Fact]
    public void D_5_6_Given_a_tour_posted_twice_When_kept_Then_it_is_one_and_none_after_the_hearing()
    {
        var (r, id) = (Some.At(ReportState.Commented), Guid.NewGuid());
        TourEntry entry = new(TourKind.SiteTour, "视察养老机构", new(2026, 6, 9), "城南街道", [new("贺代表", null), new("贺代表", null)]);

        r.Tour(id, entry);
        r.Tour(id, entry);

        Assert.Equal("贺代表", Assert.Single(Assert.Single(r.Tours).Deputies).Name);
        Assert.NotEmpty(Some.At(ReportState.Heard).ObstaclesToTour(entry));
    }

    [Fact]
    public void D_3_11_Given_an_urgent_sitting_When_days_have_passed_Then_they_warn_and_are_never_late()
    {
        var urgent = Some.June25 with { IsUrgent = true, DateFixedOn = new(2026, 6, 18) };
        var r = Some.At(ReportState.Scheduled);
        var duties = ReportDuties.Of(new(r, urgent, "县政府", "社会建设工委"), Shipped, Calculator);

        var draft = Obligation.From(duties.Single(d => d.Kind == "report.draft"), new(2026, 6, 18, 2, 0, 0, TimeSpan.Zero));

        Assert.True(duties.Where(d => d.Kind != "report.hearing").All(d => d.IsAdvisory));
        Assert.Equal((0, "期限已过（临时召集，只作提示）"), (draft.DaysLate(new(2026, 6, 20)), draft.PassedWords(new(2026, 6, 20))));
        Assert.Empty(Some.Planned().ObstaclesToSchedule(urgent, new(2026, 6, 5), onlyWarns: true, new(2026, 6, 18)));
        Assert.NotEmpty(Some.Planned().ObstaclesToSchedule(urgent, new(2026, 6, 5), onlyWarns: false, new(2026, 6, 18)));
    }

    private static IReadOnlyList<Duty> Duties(SpecialReport r) => ReportDuties.Of(new(r, null, "县政府", "财经工委"), Shipped, Calculator);

    private static SpecialReport AuditHeardOn(int month, int day)
    {
        var r = Some.At(ReportState.OnAgenda);
        r.Classify(SpecialReport.AuditTopic);
        r.Name("钱必清", "局长", ReporterKind.OrganLeader, BodyKind.Government, null);
        r.Hear(Some.On(month, day));
        return r;
    }

    private static ResolutionEntry Entry(int all, int yes) => new("关于养老服务工作的决议", "加快建设。", new(2026, 6, 26), yes, 0, 0, all, new(2026, 11, 30)) { Present = all };
}
