using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Reports;

/// <summary>The 20/10/7 clock: D-5.2, D-5.3, C18 to C21, D-16.1 to D-16.3, D-16.44.</summary>
public sealed class ReportDutyTests
{
    private static readonly CalendarDay[] Days =
    [
        .. Rest("国庆节", new(2026, 10, 1), 7), .. Rest("春节", new(2026, 2, 15), 9),
        new(new(2026, 2, 14), DayKind.MakeUpDay, "春节调休上班", CalendarLayer.National, "测试"),
    ];

    private static readonly Rule[] All =
        [ReportRules.DraftDays, ReportRules.RevisedDays, ReportRules.MembersDays, ReportRules.OpinionsDays, ReportRules.CommentDays, ReportRules.UrgentExempt];

    private static IEnumerable<CalendarDay> Rest(string name, DateOnly first, int count) => Enumerable.Range(0, count)
        .Select(i => new CalendarDay(first.AddDays(i), DayKind.Holiday, name, CalendarLayer.National, "测试"));

    private static DeadlineCalculator Calculator => new(new WorkCalendar(Days), new());

    private static RuleBook Book(params RuleVersion[] more) => new([.. All.Select(r => RuleVersion.Shipped(r, DateTimeOffset.UnixEpoch)), .. more]);

    private static HearingSitting On(int month, int day) =>
        Some.June25 with { FirstDay = new(2026, month, day), LastDay = new(2026, month, day), DateFixedOn = new(2026, 1, 5) };

    private static Duty Find(SpecialReport report, HearingSitting sitting, string kind, RuleBook? book = null) =>
        ReportDuties.Of(new(report, sitting, "县政府", "社会建设工委"), book ?? Book(), Calculator).Single(d => d.Kind == kind);

    [Theory]
    [InlineData(6, 25, "2026-06-05", "2026-06-15", "2026-06-18")]
    [InlineData(7, 30, "2026-07-10", "2026-07-20", "2026-07-23")]
    [InlineData(4, 28, "2026-04-08", "2026-04-18", "2026-04-21")]
    public void Given_S_When_scheduled_Then_the_days_of_C18_D_16_1_D_16_3_and_D_5_3(int month, int day, string draft, string revised, string members)
    {
        var report = Some.At(ReportState.Scheduled);
        string Day(string kind) => Find(report, On(month, day), kind).Deadline.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((draft, revised, members), (Day("report.draft"), Day("report.revised"), Day("report.members")));
        Assert.Contains("会议当日不计入", Find(report, On(month, day), "report.draft").Deadline.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 28, "report.revised", "2026-04-18", "2026-04-17")]
    [InlineData(10, 27, "report.draft", "2026-10-07", "2026-09-30")]
    [InlineData(3, 13, "report.draft", "2026-02-21", "2026-02-14")]
    public void Given_a_rest_day_When_counted_back_Then_the_legal_day_stays_and_the_target_is_earlier_C19_C20_C21(
        int month, int day, string kind, string legal, string target)
    {
        var deadline = Find(Some.At(ReportState.Scheduled), On(month, day), kind).Deadline;

        Assert.Equal((DateOnly.Parse(legal, null), DateOnly.Parse(target, null)), (deadline.Day, deadline.Target));
    }

    [Fact]
    public void Given_each_step_When_asked_Then_who_owes_it_and_which_reminder()
    {
        var report = Some.At(ReportState.DraftReceived);
        var duties = ReportDuties.Of(new(report, On(6, 25), "县政府", "社会建设工委"), Book(), Calculator)
            .ToDictionary(d => d.Kind, d => (d.OwedBy.Kind, d.ReminderCode));

        Assert.Equal((PartyKind.Office, "RM-04"), duties["report.opinions"]);
        Assert.Equal((PartyKind.Body, "RM-05"), duties["report.draft"]);
        Assert.Equal((PartyKind.WorkCommittee, "RM-06"), duties["report.comments"]);
        Assert.Equal((PartyKind.Body, "RM-07"), duties["report.revised"]);
        Assert.Equal((PartyKind.Office, "RM-08"), duties["report.members"]);
    }

    [Fact]
    public void Given_the_draft_came_on_June_3_When_comments_are_due_Then_June_8()
    {
        var duty = Find(Some.At(ReportState.DraftReceived), On(6, 25), "report.comments");

        Assert.Equal(new DateOnly(2026, 6, 8), duty.Deadline.Day);
        Assert.Null(duty.MetOn);
    }

    [Fact]
    public void Given_facts_When_asked_Then_what_is_done_is_met()
    {
        var report = Some.At(ReportState.Distributed);

        Assert.Equal(new DateOnly(2026, 6, 3), Find(report, On(6, 25), "report.draft").MetOn);
        Assert.Equal(new DateOnly(2026, 6, 7), Find(report, On(6, 25), "report.comments").MetOn);
        Assert.Equal(new DateOnly(2026, 6, 12), Find(report, On(6, 25), "report.revised").MetOn);
        Assert.Equal(new DateOnly(2026, 6, 16), Find(report, On(6, 25), "report.members").MetOn);
        Assert.Null(Find(report, On(6, 25), "report.hearing").MetOn);
    }

    [Fact]
    public void Given_a_return_When_asked_Then_a_day_of_its_own_without_shift()
    {
        var report = Some.At(ReportState.RevisedReceived);
        report.Return(true, "没有答复", new(2026, 6, 14), new(2026, 6, 18), Some.On(6, 12));

        var duty = Find(report, On(6, 25), "report.again");

        Assert.Equal((new DateOnly(2026, 6, 14), (DateOnly?)null), (duty.Deadline.Day, duty.MetOn));
        report.ReceiveRevised(Some.File("CC"), [], "", new(2026, 6, 14), false, Some.On(6, 15));
        Assert.Equal(1, report.Newest!.DaysLate);
        Assert.Equal(new DateOnly(2026, 6, 15), Find(report, On(6, 25), "report.again").MetOn);
    }

    [Fact]
    public void Given_a_stricter_rule_from_June_When_the_sitting_was_fixed_in_May_Then_the_old_number_counts_D_14_1()
    {
        var first = RuleVersion.Shipped(ReportRules.DraftDays, DateTimeOffset.UnixEpoch);
        var book = Book(RuleVersion.Next(first, new("25", new(2026, 6, 1), "主任会议", "从严"), "李文静", DateTimeOffset.UnixEpoch));
        var report = Some.At(ReportState.Scheduled);

        Assert.Equal(new DateOnly(2026, 7, 10), Find(report, On(7, 30) with { DateFixedOn = new(2026, 5, 31) }, "report.draft", book).Deadline.Day);
        Assert.Equal(new DateOnly(2026, 7, 5), Find(report, On(7, 30) with { DateFixedOn = new(2026, 6, 1) }, "report.draft", book).Deadline.Day);
    }

    [Theory]
    [InlineData(ReportTier.Council)]
    [InlineData(ReportTier.WorkCommittee)]
    public void Given_another_tier_When_asked_Then_no_20_10_7_deadline_exists_D_16_44(ReportTier tier) =>
        Assert.Empty(ReportDuties.Of(new(Some.Planned(tier), On(6, 25), "县政府", "工委"), Book(), Calculator));

    [Fact]
    public void Given_no_sitting_or_a_withdrawn_report_When_asked_Then_nothing_is_owed()
    {
        var report = Some.At(ReportState.Scheduled);
        Assert.Empty(ReportDuties.Of(new(report, null, "县政府", "工委"), Book(), Calculator));

        report.Ask(ReportWish.Withdraw, "职能划出");
        report.Stop(new(new(Guid.NewGuid()), "主任会议", true), Some.On(5, 10));
        Assert.Empty(ReportDuties.Of(new(report, On(6, 25), "县政府", "工委"), Book(), Calculator));
    }

    [Theory]
    [InlineData(true, "true", true)]
    [InlineData(true, "false", false)]
    [InlineData(false, "true", false)]
    public void Given_an_urgent_sitting_When_the_rule_says_so_Then_the_periods_only_warn_D_3_11(bool urgent, string rule, bool warns)
    {
        var first = RuleVersion.Shipped(ReportRules.UrgentExempt, DateTimeOffset.UnixEpoch);
        var book = Book(RuleVersion.Next(first, new(rule, new(2026, 1, 1), "主任会议", "试验"), "李文静", DateTimeOffset.UnixEpoch));

        Assert.Equal(warns, ReportClock.OnlyWarns(On(6, 25) with { IsUrgent = urgent }, book));
    }

    [Fact]
    public void Given_15_days_for_the_draft_When_entered_Then_refused_as_D_16_37_says() =>
        Assert.Contains("法定期限不得缩短", Some.Refusal(ReportRules.DraftDays.ObstaclesTo("15")), StringComparison.Ordinal);
}
