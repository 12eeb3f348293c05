using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using static Supervision.Tests.Domain.Calendar.Calendars;

namespace Supervision.Tests.Domain.Deadlines;

/// <summary>Obligations follow the facts, keep their old days, and explain themselves (D-13.8).</summary>
public sealed class ObligationTests
{
    private static readonly MatterRef Matter = new(MatterKind.Report, Guid.CreateVersion7());

    private static readonly DateTimeOffset June = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

    internal static Duty Duty(Deadline deadline, DateOnly? met = null, string kind = "test") => new(
        Matter, kind, "", "报送报告征求意见", "义务教育优质均衡发展情况", Party.Office, Party.Council, deadline, met, "RM-05", "/d/x");

    [Fact]
    public void Given_a_sitting_moved_later_When_followed_Then_new_version_with_the_old_day()
    {
        var obligation = Obligation.From(Duty(Counting().Before(new("会议首日", Day("2026-06-25")), Days(20))), June);
        var changed = obligation.Follow(Duty(Counting().Before(new("会议首日", Day("2026-07-23")), Days(20))), June);

        Assert.True(changed);
        Assert.Equal((2, Day("2026-07-03")), (obligation.Version, obligation.Deadline.Day));
        Assert.Equal(Day("2026-06-05"), Assert.Single(obligation.Revisions).Day);
    }

    [Fact]
    public void Given_the_same_facts_When_followed_Then_nothing_changes()
    {
        var duty = Duty(Counting().Before(new("会议首日", Day("2026-06-25")), Days(20)));
        var obligation = Obligation.From(duty, June);

        Assert.False(obligation.Follow(duty, June.AddDays(3)));
    }

    [Fact]
    public void Given_a_sitting_moved_earlier_When_the_day_has_passed_Then_not_late_D_3_10()
    {
        var obligation = Obligation.From(Duty(Counting().Before(new("会议首日", Day("2026-06-25")), Days(20))), June);
        obligation.Follow(Duty(Counting().Before(new("会议首日", Day("2026-06-15")), Days(20))), June);

        Assert.True(obligation.IsPassedByMove);
        Assert.Equal(0, obligation.DaysLate(Day("2026-06-10")));
    }

    [Fact]
    public void Given_a_passed_day_When_only_the_calendar_changes_Then_it_stays_D_17_18()
    {
        var before = DeadlineCalculator.On(Day("2026-05-20"), "x") with { Start = new("签收", Day("2026-04-20")) };
        var obligation = Obligation.From(Duty(before), June);

        Assert.False(obligation.WouldMove(Duty(before with { Day = Day("2026-05-25") }), Day("2026-06-01")));
        Assert.True(obligation.WouldMove(Duty(before with { Day = Day("2026-05-25") }), Day("2026-05-20")));
        Assert.True(obligation.WouldMove(Duty(before with { Start = new("签收", Day("2026-05-01")) }), Day("2026-06-01")));
    }

    [Fact]
    public void Given_an_overdue_one_When_a_day_later_Then_one_day_late_from_midnight()
    {
        var obligation = Obligation.From(Duty(DeadlineCalculator.On(Day("2026-10-08"), "x")), June);

        Assert.Equal((0, 1), (obligation.DaysLate(Day("2026-10-08")), obligation.DaysLate(Day("2026-10-09"))));
    }

    [Fact]
    public void Given_a_shifted_deadline_When_explained_Then_line_by_line()
    {
        var obligation = Obligation.From(Duty(Counting().After(new("签收", Day("2026-07-05")), 3, PeriodUnit.Month)), June);
        var lines = Calculation.Of(obligation, null, Real, Day("2026-10-13"));

        Assert.Equal(["签收", "往后", "遇休息日", "期限", "今天"], lines.Select(l => l.Label));
        Assert.Equal(("国庆假期", "顺延至2026年10月8日"), (lines[2].Value, lines[2].Note));
        Assert.Equal("逾期 5 天", lines[4].Note);
    }

    [Fact]
    public void Given_a_backward_deadline_on_a_holiday_When_explained_Then_the_target_is_named() => Assert.Equal(
        "法定最后一日不变，建议不晚于2026年9月30日（周三）",
        Calculation.Of(Obligation.From(Duty(Counting().Before(new("会议首日", Day("2026-10-27")), Days(20))), June), null, Real, Day("2026-09-01"))[2].Note);

    [Fact]
    public void Given_November_When_next_years_table_is_missing_Then_office_and_admin_owe_it()
    {
        var facts = new HouseFacts(new HashSet<int> { 2027 }, new Dictionary<int, DateOnly>(), null, []);

        Assert.Empty(HouseDuties.Of(facts, Day("2026-10-31")));
        Assert.Equal([Party.Office, Party.Admin], HouseDuties.Of(facts, Day("2026-11-01")).Select(d => d.OwedBy));
        Assert.All(HouseDuties.Of(facts, Day("2026-11-01")), d => Assert.Equal(Day("2026-12-15"), d.Deadline.Day));
    }
}
