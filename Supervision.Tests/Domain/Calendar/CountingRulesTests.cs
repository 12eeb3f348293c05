using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;
using Supervision.Tests.Domain.Deadlines;
using Supervision.Web.App;
using static Supervision.Tests.Domain.Calendar.Calendars;

namespace Supervision.Tests.Domain.Calendar;

/// <summary>The ways of counting are rules with versions: that in force on the day of the start event counts (D-13.1, D-13.5, D-13.6, D-14.1).</summary>
public sealed class CountingRulesTests
{
    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public void Given_office_hours_When_handed_in_at_17_30_Then_in_time_and_a_minute_later_one_day_late_D_13_1()
    {
        var deadline = Counter(CalendarRules.OfficeHours, "17:30").After(new("签收", new(2026, 7, 5)), 7, PeriodUnit.Day);

        Assert.Equal((new DateOnly(2026, 7, 13), "17:30"), (deadline.Day, deadline.EndWords));
        Assert.Equal(deadline.Day, deadline.LastDayFor(At(13, 17, 30)));
        Assert.Equal(deadline.Day.AddDays(-1), deadline.LastDayFor(At(13, 17, 31)));
        Assert.Equal(0, Late(deadline, At(13, 17, 30)));
        Assert.Equal(1, Late(deadline, At(13, 17, 31)));
        Assert.Equal(0, Late(deadline, At(12, 23, 59)));
        Assert.Equal(1, Late(deadline, At(14, 9, 0)));
    }

    [Fact]
    public void Given_no_office_hours_When_handed_in_at_23_59_Then_in_time_D_13_1()
    {
        var deadline = Counter(CalendarRules.OfficeHours, "off").After(new("签收", new(2026, 7, 5)), 7, PeriodUnit.Day);

        Assert.Equal("24:00", deadline.EndWords);
        Assert.Equal(0, Late(deadline, At(13, 23, 59)));
    }

    [Fact]
    public void Given_a_day_entered_from_paper_afterwards_When_judged_Then_it_has_no_hour()
    {
        var deadline = Counter(CalendarRules.OfficeHours, "17:30").After(new("签收", new(2026, 7, 5)), 7, PeriodUnit.Day);
        var obligation = Obligation.From(ObligationTests.Duty(deadline), At(6, 9, 0));

        obligation.Follow(ObligationTests.Duty(deadline, met: new(2026, 7, 13)), At(15, 20, 0));

        Assert.Equal((0, null), (obligation.DaysLate(new(2026, 7, 20)), obligation.MetAt));
    }

    [Fact]
    public void Given_office_hours_When_explained_Then_the_hour_and_the_next_day_stand_there()
    {
        var deadline = Counter(CalendarRules.OfficeHours, "17:30").After(new("签收", new(2026, 7, 5)), 7, PeriodUnit.Day);
        var obligation = Obligation.From(ObligationTests.Duty(deadline), At(6, 9, 0));
        obligation.Follow(ObligationTests.Duty(deadline, met: new(2026, 7, 13)), At(13, 18, 5));

        var lines = Calculation.Of(obligation, null, Real, new(2026, 7, 20));

        Assert.Contains(lines, l => l is { Label: "期限", Value: "2026年7月13日（周一）17:30" });
        Assert.Contains("逾期 1 天办结（18:05送到，17:30以后按次日计）", lines[^1].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-06-28", "2026-07-06")] // Sunday 5 July moves: the rule of before 1 July counts weekends.
    [InlineData("2026-07-04", "2026-07-11")] // Saturday 11 July stays: from 1 July on only listed holidays move.
    public void Given_weekends_do_not_shift_from_July_When_counted_Then_the_start_day_decides_D_13_5(string start, string due) => Assert.Equal(
        Day(due), Counter(CalendarRules.ShiftWeekend, "false").After(new("签收", Day(start)), 7, PeriodUnit.Day).Day);

    [Fact]
    public void Given_weekends_do_not_shift_When_the_last_day_is_a_listed_holiday_Then_it_still_moves_D_13_5() => Assert.Equal(
        new(2026, 10, 8), Counter(CalendarRules.ShiftWeekend, "false").After(new("签收", new(2026, 9, 24)), 7, PeriodUnit.Day).Day);

    [Theory]
    [InlineData("2026-06-20", "2026-07-18")]
    [InlineData("2026-07-02", "2026-07-17")]
    public void Given_before_is_exclusive_from_July_When_the_date_was_fixed_earlier_Then_it_keeps_its_day_D_13_6(string fixedOn, string due) => Assert.Equal(
        Day(due), Counter(CalendarRules.BeforeInclusive, "false").AsOf(Day(fixedOn)).Before(new("会议首日", new(2026, 8, 7)), Days(20)).Day);

    // Before 1 July 2026 the shipped values, from then on the one given.
    private static DeadlineCalculator Counter(Rule rule, string value)
    {
        var shipped = RuleCatalog.Rules.Select(r => RuleVersion.Shipped(r, DateTimeOffset.UnixEpoch)).ToList();
        var book = new RuleBook([.. shipped, RuleVersion.Next(shipped.Single(v => v.Key == rule.Key), new(value, July, "决定", "理由"), "某", DateTimeOffset.UnixEpoch)]);
        return DeadlineCalculator.Of(Real, book);
    }

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 7, day, hour, minute, 0, TimeSpan.FromHours(8));

    private static int Late(Deadline deadline, DateTimeOffset at)
    {
        var obligation = Obligation.From(ObligationTests.Duty(deadline), At(6, 9, 0));
        obligation.Follow(ObligationTests.Duty(deadline, met: at.BeijingDate()), at);
        return obligation.DaysLate(new(2026, 8, 1));
    }
}
