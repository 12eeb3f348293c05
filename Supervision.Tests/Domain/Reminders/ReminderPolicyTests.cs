using Supervision.Domain.Calendar;
using Supervision.Domain.Reminders;
using static Supervision.Tests.Domain.Calendar.Calendars;

namespace Supervision.Tests.Domain.Reminders;

/// <summary>The reminder table and its days (D-12.5, D-12.7).</summary>
public sealed class ReminderPolicyTests
{
    private static readonly ReminderWords Words = new("农村公路建设和养护", "提交", "县交通运输局", "财经工委", "望人常审〔2026〕3号");

    private static Deadline On(string day, string? start = null) =>
        DeadlineCalculator.On(Day(day), "测试") with { Start = new("起算", Day(start ?? day)) };

    private static IReadOnlyList<DueReminder> For(string code, Deadline deadline) =>
        ReminderPolicy.For(ReminderTable.Lines[code], deadline, Words, Real);

    [Theory]
    [InlineData("RM-05", "2026-06-05", "2026-05-21,2026-05-29,2026-06-04,2026-06-08,2026-06-08,2026-06-08")]
    [InlineData("RM-07", "2026-06-15", "2026-06-12,2026-06-12,2026-06-16,2026-06-16")]
    [InlineData("RM-08", "2026-06-18", "2026-06-16,2026-06-17,2026-06-22")]
    [InlineData("RM-24", "2026-07-03", "2026-07-01,2026-07-03,2026-07-06")]
    [InlineData("RM-26", "2026-07-10", "2026-07-08,2026-07-10,2026-07-13")]
    public void Given_a_last_day_When_planned_Then_the_offsets_of_D_12_7_on_work_days(string code, string day, string expected) =>
        Assert.Equal(expected.Split(',').Select(Day), For(code, On(day)).Select(r => r.Day));

    [Fact]
    public void Given_a_rest_day_When_before_the_last_day_Then_the_work_day_before() =>
        Assert.Equal(Day("2026-09-30"), ReminderPolicy.DayOf(new(-1, Recipient.Debtor), On("2026-10-08"), Real));

    [Fact]
    public void Given_D_16_28_When_overdue_falls_on_Sunday_Then_the_Chair_is_told_on_Monday()
    {
        var reminders = For("RM-30", On("2026-10-08"));

        Assert.Equal(Day("2026-10-09"), reminders.Single(r => r.Offset.To == Recipient.LeadMember).Day);
        Assert.Equal(Day("2026-10-19"), reminders.Single(r => r.Offset.To == Recipient.Chair).Day);
    }

    [Fact]
    public void Given_RM_30_When_planned_Then_texts_count_calendar_days()
    {
        var texts = For("RM-30", On("2026-10-08")).ToDictionary(r => r.Offset.Code, r => r.Text, StringComparer.Ordinal);

        Assert.Equal("望人常审〔2026〕3号研究处理情况报告应于10月8日前提交，还剩8天", texts["D-7:DebtorWithHead"]);
        Assert.Equal("望人常审〔2026〕3号研究处理情况报告应于10月8日前提交，已逾期11天", texts["D+10:Chair"]);
    }

    [Fact]
    public void Given_dispatch_on_a_Sunday_When_immediate_Then_the_same_day() => Assert.Equal(
        [Day("2026-07-05"), Day("2026-07-07"), Day("2026-07-08")], For("RM-27", On("2026-07-08", "2026-07-05")).Select(r => r.Day));

    [Fact]
    public void Given_the_last_sitting_When_none_is_planned_Then_on_day_45_and_55()
    {
        var reminders = For("RM-11", On("2026-08-25", "2026-06-26"));

        Assert.Equal([Day("2026-08-10"), Day("2026-08-20")], reminders.Select(r => r.Day));
        Assert.Equal("距上次常委会会议已45天，尚未安排下次会议", reminders[0].Text);
    }

    [Fact]
    public void Given_next_years_table_is_missing_When_planned_Then_from_1_December_every_week()
    {
        var days = For("RM-43", On("2026-12-15")).Select(r => r.Day).ToList();

        Assert.Equal([Day("2026-12-01"), Day("2026-12-08"), Day("2026-12-15"), Day("2026-12-22")], days.Take(4));
        Assert.Equal("尚未导入2027年节假日安排", For("RM-43", On("2026-12-15"))[0].Text);
    }

    [Fact]
    public void Given_the_table_When_looked_at_Then_every_line_of_this_issue_is_there_and_its_points_differ()
    {
        var wanted = Enumerable.Range(1, 11).Concat(Enumerable.Range(23, 6)).Append(30).Concat(Enumerable.Range(34, 4)).Append(43).Append(44).Select(n => $"RM-{n:00}");

        Assert.Empty(wanted.Except(ReminderTable.Lines.Keys, StringComparer.Ordinal));
        Assert.All(ReminderTable.Lines.Values, l => Assert.Equal(l.Offsets.Count, l.Offsets.Select(o => o.Code).Distinct().Count()));
    }

    [Fact]
    public void Given_any_line_When_filled_Then_no_gap_stays() => Assert.All(
        ReminderTable.Lines.Values, l => Assert.DoesNotContain('{', ReminderPolicy.TextOf(l, On("2026-06-05"), Words, Day("2026-06-01"))));

    [Theory]
    [InlineData(0, ReminderState.Sent, false)]
    [InlineData(3, ReminderState.Sent, true)]
    [InlineData(7, ReminderState.Sent, true)]
    [InlineData(8, ReminderState.Skipped, false)]
    public void Given_a_late_job_When_sent_Then_caught_up_within_a_week(int days, ReminderState state, bool caughtUp)
    {
        var due = ReminderPolicy.DueAt(new(0, Recipient.Debtor), Day("2026-06-01"));
        var reminder = Reminder.Plan(new(new(Guid.NewGuid()), 1, "D+0", new(Guid.NewGuid())), new("RM-26", "x", "/", Day("2026-06-01"), "", due), due);

        reminder.Send(due.AddDays(days));
        reminder.Send(due.AddDays(days));

        Assert.Equal((state, caughtUp), (reminder.State, reminder.IsCatchUp));
    }
}
