using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Opinions;

/// <summary>The clock of an opinion (D-8.5) on the table of 2026.</summary>
public sealed class OpinionDutiesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly List<RuleVersion> Shipped = [.. typeof(OpinionRules).GetFields().Select(f => f.GetValue(null)).OfType<Rule>().Select(r => RuleVersion.Shipped(r, Start))];

    private static readonly DeadlineCalculator Calculator = new(new WorkCalendar(
    [
        .. Days("中秋节", DayKind.Holiday, new(2026, 9, 25), 3), .. Days("国庆节", DayKind.Holiday, new(2026, 10, 1), 7), .. Days("端午节", DayKind.Holiday, new(2026, 6, 19), 3),
        .. Days("国庆节", DayKind.MakeUpDay, new(2026, 9, 20), 1), .. Days("国庆节", DayKind.MakeUpDay, new(2026, 10, 10), 1),
    ]), new());

    [Fact]
    public void Given_the_sitting_closed_on_26_June_D_16_26_Then_the_draft_is_due_on_3_July()
    {
        var opinion = AnOpinion.Draft();

        Assert.Equal(OpinionState.Draft, opinion.State);
        Assert.Equal(AnOpinion.SittingEnd, opinion.ReachedOn(OpinionState.Draft));
        Assert.Equal(new(2026, 7, 3), Duty(opinion, "opinion.draft").Deadline.Day);
        Assert.Equal(new(2026, 7, 13), Duty(opinion, "opinion.approval").Deadline.Day);   // 11 July is a Saturday
        Assert.Equal(new(2026, 6, 30), Duty(opinion, "opinion.notes").Deadline.Day);
    }

    [Fact]
    public void Given_approval_on_3_July_D_16_26_Then_dispatch_is_due_on_10_July() =>
        Assert.Equal(new(2026, 7, 10), Duty(AnOpinion.Approved(new(2026, 7, 3)), "opinion.dispatch").Deadline.Day);

    [Fact]
    public void Given_receipt_on_Sunday_5_July_D_16_26_Then_the_report_is_due_on_8_October_and_the_page_says_why()
    {
        var opinion = Received(new(2026, 7, 3), new(2026, 7, 5));
        var report = Duty(opinion, "opinion.report").Deadline;

        Assert.Equal((new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 8)), (report.Raw, report.Day));
        Assert.Contains("7月5日起3个月", report.Reason, StringComparison.Ordinal);
        Assert.Contains("末日10月5日为国庆假期，顺延至10月8日", report.Reason, StringComparison.Ordinal);
        Assert.Equal(new(2026, 8, 5), Duty(opinion, "opinion.plan").Deadline.Day);
        Assert.Equal(new(2026, 9, 18), Duty(opinion, "opinion.comment").Deadline.Day);
        Assert.Equal(new(2026, 7, 5), Duty(opinion, "opinion.receipt", AnOpinion.Government.Value.ToString("N")).MetOn);
    }

    [Fact]
    public void Given_answer_months_changed_to_2_from_1_August_D_16_36_Then_only_later_receipts_follow_it()
    {
        var change = new RuleChange("2", new(2026, 8, 1), "主任会议", "缩短");
        List<RuleVersion> versions = [.. Shipped, RuleVersion.Next(Shipped.Single(v => v.Key == OpinionRules.AnswerMonths.Key), change, "李文静", Start)];

        var before = Duty(Received(new(2026, 7, 3), new(2026, 7, 5)), "opinion.report", versions: versions).Deadline;
        var after = Duty(Received(new(2026, 8, 1), new(2026, 8, 3)), "opinion.report", versions: versions).Deadline;

        Assert.Equal(new(2026, 10, 8), before.Day);
        Assert.Equal((new DateOnly(2026, 10, 3), new DateOnly(2026, 10, 8)), (after.Raw, after.Day));
        Assert.NotEmpty(OpinionRules.AnswerMonths.ObstaclesTo("13"));
    }

    [Fact]
    public void Given_a_day_named_by_the_text_D_8_5_Then_it_wins_and_is_not_shifted()
    {
        var opinion = AnOpinion.Ready();
        opinion.SetTerm(new(OpinionTermKind.OnDay, new(2026, 9, 27)));
        opinion = Send(opinion, new(2026, 7, 3), new(2026, 7, 5));

        Assert.Equal(new(2026, 9, 27), Duty(opinion, "opinion.report").Deadline.Day);
    }

    [Fact]
    public void Given_nobody_spoke_D_8_4_Then_no_draft_and_the_committee_is_asked_whether_to_issue_one()
    {
        var opinion = AnOpinion.Collecting();
        opinion.Take(OpinionCompilation.Of([]), AnOpinion.Now);

        Assert.Equal(OpinionState.Collecting, opinion.State);
        Assert.Equal("未收到审议发言，是否出具审议意见", Duty(opinion, "opinion.draft").Act);
    }

    [Fact]
    public void Given_two_bodies_D_8_7_Then_each_has_its_own_receipt_and_the_main_organ_owes_the_report()
    {
        var opinion = AnOpinion.Dispatched(new(2026, 7, 3), new(2026, 7, 3));
        opinion.Receive(AnOpinion.HealthBureau, new(2026, 7, 4), ReceiptKind.Confirmed, AnOpinion.By(new(2026, 7, 4)));

        Assert.Equal(OpinionState.Dispatched, opinion.State);
        Assert.Equal(new(2026, 7, 6), Duty(opinion, "opinion.receipt", AnOpinion.Government.Value.ToString("N")).Deadline.Day);
        Assert.Equal(new(2026, 7, 4), Duty(opinion, "opinion.receipt", AnOpinion.HealthBureau.Value.ToString("N")).MetOn);
        Assert.DoesNotContain(All(opinion, Shipped), d => d.Kind == "opinion.report");
    }

    [Fact]
    public void Given_the_council_issues_none_D_8_2_Then_nothing_is_owed()
    {
        var opinion = AnOpinion.Collecting();
        opinion.Forgo(new(Guid.CreateVersion7(), new(2026, 7, 3), true, true, null), AnOpinion.Now);

        Assert.Empty(All(opinion, Shipped));
    }

    [Fact]
    public void D_8_3_Given_notes_to_check_When_owed_Then_members_are_led_to_their_own_notes_on_what_was_heard()
    {
        var (report, inspection) = (AnOpinion.Collecting(), new LawInspectionId(Guid.CreateVersion7()));
        var inspected = ReviewOpinion.Collect(
            new(null, "检查食品安全法实施情况的报告", "第三十次会议", AnOpinion.SittingEnd, AnOpinion.SittingEnd, AnOpinion.Government, AnOpinion.Committee, AnOpinion.Lead) { Inspection = inspection },
            new(2026, DossierNumber.Opinion, 4), AnOpinion.Now);

        Assert.Equal($"/m/notes/{report.Report!.Value.Value}", Duty(report, "opinion.notes").Link);
        Assert.Equal($"/m/notes/{inspection.Value}", Duty(inspected, "opinion.notes").Link);
    }

    [Fact]
    public void Given_each_code_of_the_reminder_table_D_12_7_Then_the_duties_carry_RM_23_to_RM_30() => Assert.Equal(
        ["RM-23", "RM-24", "RM-25", "RM-26", "RM-27", "RM-28", "RM-29", "RM-30"],
        All(Received(new(2026, 7, 3), new(2026, 7, 5)), Shipped).Select(d => d.ReminderCode).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2026-07-05", "2026-09-18")] // received before 1 August: S−N is in time
    [InlineData("2026-08-03", "2026-10-13")] // received after it: a day earlier
    public void Given_another_way_of_counting_back_from_August_When_the_draft_is_counted_Then_the_day_of_receipt_decides_D_14_1(string received, string due)
    {
        var day = DateOnly.Parse(received, System.Globalization.CultureInfo.InvariantCulture);
        List<RuleVersion> versions = [.. Shipped, .. CountingFrom(new(2026, 8, 1))];
        var calculator = DeadlineCalculator.Of(Calculator.Calendar, new RuleBook(versions));
        var duties = OpinionDuties.Of(Received(day.AddDays(-2), day), new RuleBook(versions), calculator, day);

        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), duties.Single(d => d.Kind == "opinion.comment").Deadline.Day);
    }

    private static IEnumerable<RuleVersion> CountingFrom(DateOnly day)
    {
        var shipped = new[] { CalendarRules.ShiftWeekend, CalendarRules.BeforeInclusive, CalendarRules.OfficeHours }.Select(r => RuleVersion.Shipped(r, Start)).ToList();
        var change = new RuleChange("false", day, "主任会议", "改变计算方法");
        return [.. shipped, RuleVersion.Next(shipped.Single(v => v.Key == CalendarRules.BeforeInclusive.Key), change, "李文静", Start)];
    }

    private static ReviewOpinion Received(DateOnly approved, DateOnly day) => Send(AnOpinion.Ready(), approved, day);

    private static ReviewOpinion Send(ReviewOpinion opinion, DateOnly approved, DateOnly received)
    {
        opinion.Check(AnOpinion.Now);
        opinion.Lead(AnOpinion.Now);
        opinion.Approve(AnOpinion.Decision(opinion, approved), AnOpinion.By(approved));
        opinion.Give(OpinionNumber.Given("沿人常审", 2026, 3, opinion.Id, AnOpinion.By(approved).At), AnOpinion.By(approved));
        opinion.Dispatch(new(Guid.CreateVersion7(), "AB"), AnOpinion.By(approved));
        opinion.Receive(AnOpinion.Government, received, ReceiptKind.Confirmed, AnOpinion.By(received));
        return opinion;
    }

    private static Duty Duty(ReviewOpinion opinion, string kind, string slot = "", List<RuleVersion>? versions = null) =>
        All(opinion, versions ?? Shipped).Single(d => d.Kind == kind && d.Slot == slot);

    private static IReadOnlyList<Duty> All(ReviewOpinion opinion, List<RuleVersion> versions) =>
        OpinionDuties.Of(opinion, new RuleBook(versions), Calculator, new(2026, 7, 1));

    private static IEnumerable<CalendarDay> Days(string name, DayKind kind, DateOnly from, int count) =>
        Enumerable.Range(0, count).Select(i => new CalendarDay(from.AddDays(i), kind, name, CalendarLayer.National, "通知"));
}
