using Supervision.Domain.Calendar;
using static Supervision.Tests.Domain.Calendar.Calendars;

namespace Supervision.Tests.Domain.Calendar;

/// <summary>The worked examples C1 to C22 and the leap years, with exactly those days (D-13.10, D-13.11).</summary>
public sealed class WorkedExamplesTests
{
    [Theory]
    [InlineData("C1", 7, PeriodUnit.Day, "2026-06-25", "2026-07-02", "2026-07-02")]
    [InlineData("C2", 7, PeriodUnit.Day, "2026-09-18", "2026-09-25", "2026-09-28")]
    [InlineData("C3", 7, PeriodUnit.Day, "2026-09-24", "2026-10-01", "2026-10-08")]
    [InlineData("C4", 7, PeriodUnit.Day, "2026-02-08", "2026-02-15", "2026-02-24")]
    [InlineData("C5", 7, PeriodUnit.Day, "2026-09-13", "2026-09-20", "2026-09-20")]
    [InlineData("C6", 10, PeriodUnit.Day, "2026-09-30", "2026-10-10", "2026-10-10")]
    [InlineData("C7", 5, PeriodUnit.WorkDay, "2026-06-25", "2026-07-02", "2026-07-02")]
    [InlineData("C8", 5, PeriodUnit.WorkDay, "2026-09-30", "2026-10-13", "2026-10-13")]
    [InlineData("C9", 5, PeriodUnit.WorkDay, "2026-02-13", "2026-02-27", "2026-02-27")]
    [InlineData("C10", 5, PeriodUnit.WorkDay, "2026-04-29", "2026-05-09", "2026-05-09")]
    [InlineData("C11", 3, PeriodUnit.Month, "2026-06-26", "2026-09-26", "2026-09-28")]
    [InlineData("C12", 3, PeriodUnit.Month, "2026-07-05", "2026-10-05", "2026-10-08")]
    [InlineData("C13", 3, PeriodUnit.Month, "2026-11-30", "2027-02-28", "2027-03-01")]
    [InlineData("C14", 3, PeriodUnit.Month, "2026-08-31", "2026-11-30", "2026-11-30")]
    [InlineData("C15", 1, PeriodUnit.Month, "2026-01-31", "2026-02-28", "2026-02-28")]
    [InlineData("C16", 3, PeriodUnit.Month, "2026-06-20", "2026-09-20", "2026-09-20")]
    [InlineData("C17", 6, PeriodUnit.Month, "2026-04-01", "2026-10-01", "2026-10-08")]
    [InlineData("C22", 2, PeriodUnit.Month, "2025-12-31", "2026-02-28", "2026-02-28")]
    [InlineData("D-13.11 a", 1, PeriodUnit.Month, "2028-01-31", "2028-02-29", "2028-02-29")]
    [InlineData("D-13.11 b", 12, PeriodUnit.Month, "2028-02-29", "2029-02-28", "2029-02-28")]
    public void Given_a_start_When_counted_forward_Then_D_13_10(string no, int count, PeriodUnit unit, string start, string raw, string result)
    {
        var deadline = Counting().After(new("起算", Day(start)), count, unit);

        Assert.Equal((no, Day(raw), Day(result)), (no, deadline.Raw, deadline.Day));
    }

    [Theory]
    [InlineData("C18", "2026-06-25", 20, "2026-06-05", "2026-06-05")]
    [InlineData("C18", "2026-06-25", 10, "2026-06-15", "2026-06-15")]
    [InlineData("C18", "2026-06-25", 7, "2026-06-18", "2026-06-18")]
    [InlineData("C19", "2026-04-28", 10, "2026-04-18", "2026-04-17")]
    [InlineData("C20", "2026-10-27", 20, "2026-10-07", "2026-09-30")]
    [InlineData("C21", "2026-03-13", 20, "2026-02-21", "2026-02-14")]
    public void Given_a_sitting_When_counted_backward_Then_legal_day_stays_and_target_is_a_work_day(string no, string sitting, int days, string legal, string target)
    {
        var deadline = Counting().Before(new("会议首日", Day(sitting)), Days(days));

        Assert.Equal((no, Day(legal), Day(target)), (no, deadline.Day, deadline.Target));
    }

    [Fact]
    public void Given_C12_When_explained_Then_the_words_of_the_issue() => Assert.Contains(
        "自7月5日起3个月，末日10月5日为国庆假期，顺延至10月8日", Counting().After(new("签收", Day("2026-07-05")), 3, PeriodUnit.Month).Reason, StringComparison.Ordinal);

    [Fact]
    public void Given_before_not_inclusive_When_counted_backward_Then_one_day_earlier() =>
        Assert.Equal(Day("2026-06-04"), Counting(inclusive: false).Before(new("会议首日", Day("2026-06-25")), Days(20)).Day);

    [Theory]
    [InlineData("2026-06-20", "2026-06-27")]
    [InlineData("2026-09-24", "2026-10-08")]
    public void Given_weekends_do_not_shift_When_counted_Then_only_listed_holidays_do(string start, string day) =>
        Assert.Equal(Day(day), Counting(weekendsShift: false).After(new("起算", Day(start)), 7, PeriodUnit.Day).Day);

    [Fact]
    public void Given_a_day_named_in_a_text_When_it_is_a_holiday_Then_it_stays() =>
        Assert.Equal(Day("2026-10-03"), DeadlineCalculator.On(Day("2026-10-03"), "通知").Day);

    [Theory]
    [InlineData("2026-11-30", 3, PeriodUnit.Month, true)]
    [InlineData("2026-06-26", 3, PeriodUnit.Month, false)]
    [InlineData("2026-12-25", 5, PeriodUnit.Day, false)]
    [InlineData("2026-12-25", 5, PeriodUnit.WorkDay, true)]
    [InlineData("2026-12-21", 5, PeriodUnit.WorkDay, false)]
    public void Given_a_year_without_table_When_reached_Then_provisional_and_it_says_so(string start, int count, PeriodUnit unit, bool provisional)
    {
        var deadline = Counting().After(new("起算", Day(start)), count, unit);

        Assert.Equal(provisional, deadline.IsProvisional);
        Assert.Equal(provisional, deadline.Reason.Contains("2027年放假安排录入后重算", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_sitting_in_January_When_counted_back_into_a_known_year_Then_not_provisional() =>
        Assert.False(Counting().Before(new("会议首日", Day("2027-01-12")), Days(20)).IsProvisional);

    [Theory]
    [InlineData("2026-11-23", "2026-11-27", "还剩 4 个工作日")]
    [InlineData("2026-11-23", "2026-11-23", "今天")]
    [InlineData("2026-11-23", "2026-11-18", "逾期 5 天")]
    [InlineData("2026-09-30", "2026-10-07", "还剩 7 天（均为休息日）")]
    public void Given_today_When_asked_what_remains_Then_one_wording(string today, string day, string words) =>
        Assert.Equal(words, Real.Remaining(Day(day), Day(today)));
}
