using CsCheck;
using Supervision.Domain.Calendar;
using static Supervision.Tests.Domain.Calendar.Calendars;

namespace Supervision.Tests.Domain.Calendar;

/// <summary>What holds for every start and every number (D-13.3 to D-13.6).</summary>
public sealed class CountingProperties
{
    private static readonly Gen<DateOnly> Start = Gen.Int[0, 1400].Select(n => new DateOnly(2024, 6, 1).AddDays(n));

    private static readonly Gen<(DateOnly Start, int Count, PeriodUnit Unit)> Period = Gen.Select(
        Start, Gen.Int[1, 60], Gen.Int[0, 2].Select(i => (PeriodUnit)i));

    [Fact]
    public void Forward_is_never_before_the_raw_day_and_ends_on_a_work_day() => Period.Sample(p =>
    {
        var d = Counting().After(new("起算", p.Start), p.Count, p.Unit);
        return d.Day >= d.Raw && d.Raw > p.Start && Real.IsWorkDay(d.Day);
    });

    [Fact]
    public void Forward_shift_crosses_rest_days_only() => Period.Sample(p =>
    {
        var d = Counting().After(new("起算", p.Start), p.Count, p.Unit);
        return Enumerable.Range(0, d.Day.DayNumber - d.Raw.DayNumber).All(i => !Real.IsWorkDay(d.Raw.AddDays(i)));
    });

    [Fact]
    public void Backward_is_never_later_and_its_target_neither() => Gen.Select(Start, Gen.Int[1, 60]).Sample((sitting, days) =>
    {
        var d = Counting().Before(new("会议首日", sitting), Days(days));
        return d.Day == sitting.AddDays(-days) && d.Target <= d.Day && Real.IsWorkDay(d.Target);
    });

    [Fact]
    public void More_days_are_never_sooner() => Period.Sample(p =>
        Counting().After(new("起算", p.Start), p.Count, p.Unit).Day <= Counting().After(new("起算", p.Start), p.Count + 1, p.Unit).Day);

    [Fact]
    public void Work_days_are_counted_back_by_counting_them() => Gen.Select(Start, Gen.Int[1, 60]).Sample((start, count) =>
        Real.WorkDaysBetween(start, Real.AddWorkDays(start, count)) == count && Real.IsWorkDay(Real.AddWorkDays(start, count)));
}
