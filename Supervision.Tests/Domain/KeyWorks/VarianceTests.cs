using CsCheck;
using Supervision.Domain.KeyWorks;

namespace Supervision.Tests.Domain.KeyWorks;

/// <summary>Variance, lights and completion of key works, exactly as worked out in D-7.7 and D-7.8.</summary>
public sealed class VarianceTests
{
    private static readonly Gen<decimal> Amount = Gen.Int[-200_000, 200_000].Select(n => n / 100m);

    // b, t, q, a → p, r, v as shown, light.
    [Theory]
    [InlineData(IndicatorDirection.Up, 0, 120, 60, 54, 50.0, 45.0, -5.0, Light.Green)] // (a) the edge itself is green
    [InlineData(IndicatorDirection.Up, 0, 120, 60, 53, 50.0, 44.2, -5.8, Light.Yellow)] // (b)
    [InlineData(IndicatorDirection.Down, 30, 25, 28, 29, 40.0, 20.0, -20.0, Light.Red)] // (c)
    [InlineData(IndicatorDirection.Up, 0, 10, 0, 0, 0.0, 0.0, 0.0, Light.Green)] // (d)
    [InlineData(IndicatorDirection.Down, 30, 25, 28, 32, 40.0, -40.0, -80.0, Light.Red)] // (e)
    public void D_7_7_Given_the_worked_examples_When_measured_Then_exactly_these_values(
        IndicatorDirection direction, double b, double t, double q, double a, double p, double r, double v, Light light)
    {
        var variance = new IndicatorTarget(direction, (decimal)b, (decimal)t).VarianceOf((decimal)q, (decimal)a)!;

        Assert.Equal(((decimal)p, (decimal)r, (decimal)v), (OneDecimal.Of(variance.Planned), OneDecimal.Of(variance.Actual), variance.Shown));
        Assert.Equal(light, variance.Judge(LightBounds.Usual));
    }

    [Theory]
    [InlineData("54", "-5.0", Light.Green)]
    [InlineData("53", "-5.8", Light.Yellow)]
    [InlineData("41.9", "-15.1", Light.Red)]
    [InlineData("42", "-15.0", Light.Yellow)]
    public void D_16_15_Given_the_road_When_measured_Then_variance_and_light(string actual, string shown, Light light)
    {
        var variance = new IndicatorTarget(IndicatorDirection.Up, 0, 120).VarianceOf(60, decimal.Parse(actual, System.Globalization.CultureInfo.InvariantCulture))!;

        Assert.Equal(shown, variance.Shown.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(light, variance.Judge(LightBounds.Usual));
    }

    [Fact]
    public void D_7_7_Given_a_variance_of_minus_5_04_When_shown_Then_minus_5_0_and_yet_yellow()
    {
        var variance = new IndicatorTarget(IndicatorDirection.Up, 0, 10_000).VarianceOf(5_000, 4_496)!;

        Assert.Equal((-5.04m, -5.0m, Light.Yellow), (variance.Exact, variance.Shown, variance.Judge(LightBounds.Usual)));
    }

    [Theory]
    [InlineData(IndicatorDirection.Up, 90, 90, 0)]
    [InlineData(IndicatorDirection.Up, 90, 95, 0)]
    [InlineData(IndicatorDirection.Up, 90, 89.9, -100)]
    [InlineData(IndicatorDirection.Down, 25, 25, 0)]
    [InlineData(IndicatorDirection.Down, 25, 24, 0)]
    [InlineData(IndicatorDirection.Down, 25, 25.1, -100)]
    public void D_7_7_Given_a_value_to_be_kept_When_measured_Then_nought_or_minus_a_hundred(IndicatorDirection direction, double kept, double actual, int variance) =>
        Assert.Equal(variance, new IndicatorTarget(direction, (decimal)kept, (decimal)kept).VarianceOf((decimal)kept, (decimal)actual)!.Exact);

    [Theory]
    [InlineData(0, 0, 0, Light.Green)]
    [InlineData(0, 1, 100, Light.Green)]
    [InlineData(1, 1, 0, Light.Green)]
    [InlineData(1, 0, -100, Light.Red)]
    public void D_7_7_Given_a_yes_or_no_When_measured_Then_a_hundred_or_nothing(int planned, int actual, int variance, Light light)
    {
        var measured = new IndicatorTarget(IndicatorDirection.Reach, 0, 1).VarianceOf(planned, actual)!;

        Assert.Equal((variance, light), ((int)measured.Exact, measured.Judge(LightBounds.Usual)));
    }

    [Fact]
    public void D_7_7_Given_no_target_for_the_quarter_When_measured_Then_no_variance_and_no_light()
    {
        Assert.Null(new IndicatorTarget(IndicatorDirection.Up, 0, 120).VarianceOf(null, 54));
        Assert.Null(WorkLight.Of([null], [], new(2026, 6, 30)));
    }

    [Fact]
    public void D_7_7_Given_indicators_of_several_lights_When_put_together_Then_the_worst_counts() =>
        Assert.Equal(Light.Yellow, WorkLight.Of([Light.Green, null, Light.Yellow], [], new(2026, 6, 30)));

    [Theory]
    [InlineData("2026-05-01", MilestoneState.NotStarted, null, Light.Red)]
    [InlineData("2026-07-01", MilestoneState.NotStarted, null, Light.Green)] // not due yet
    [InlineData("2026-05-31", MilestoneState.Behind, null, Light.Green)] // 30 days: not more than 30
    [InlineData("2026-05-30", MilestoneState.Behind, null, Light.Red)]
    [InlineData("2026-03-01", MilestoneState.Done, "2026-03-31", Light.Green)]
    [InlineData("2026-03-01", MilestoneState.Done, "2026-04-01", Light.Red)]
    [InlineData("2026-03-01", MilestoneState.Cancelled, null, Light.Green)]
    public void D_7_7_Given_a_milestone_When_due_and_not_begun_or_long_late_Then_red(string due, MilestoneState state, string? done, Light light) =>
        Assert.Equal(light, WorkLight.Of([Light.Green], [new(Day(due)!.Value, state, Day(done))], new(2026, 6, 30)));

    [Fact]
    public void D_7_8_Given_progress_beyond_and_below_When_averaged_Then_each_is_cut_and_the_mean_has_one_decimal()
    {
        var roads = new IndicatorTarget(IndicatorDirection.Up, 0, 120);

        Assert.Equal(125m, roads.ProgressOf(150));
        Assert.Equal(100m, roads.CutProgressOf(150));
        Assert.Equal(0m, roads.CutProgressOf(-6));
        Assert.Equal(97.5m, Completion.Of([100, 100, 100, 90]));
        Assert.Equal(66.7m, Completion.Of([100, 100, 0]));
        Assert.Equal(0.1m, Completion.Of([0.05m]));
        Assert.Null(Completion.Of([]));
    }

    [Fact]
    public void A_better_actual_never_gives_a_worse_light() => Gen.Select(Gen.Enum<IndicatorDirection>(), Amount, Amount, Amount, Amount, Amount).Sample((direction, b, span, q, a, more) =>
    {
        var sign = direction == IndicatorDirection.Down ? -1 : 1;
        var target = direction == IndicatorDirection.Reach ? new(direction, 0, 1) : new IndicatorTarget(direction, b, b + sign * Math.Abs(span));
        var worse = target.VarianceOf(q, a)!;
        var better = target.VarianceOf(q, a + sign * Math.Abs(more))!;

        Assert.True(better.Judge(LightBounds.Usual) <= worse.Judge(LightBounds.Usual));
        Assert.True(better.Exact >= worse.Exact);
    });

    [Fact]
    public void Completion_lies_between_nought_and_a_hundred() => Gen.Select(Amount, Amount, Amount.Array[1, 8]).Sample((b, t, actual) =>
    {
        var target = new IndicatorTarget(t < b ? IndicatorDirection.Down : IndicatorDirection.Up, b, t);

        Assert.InRange(Completion.Of([.. actual.Select(target.ProgressOf)])!.Value, 0, 100);
    });

    [Fact]
    public void The_variance_is_the_difference_of_the_two_progresses() => Gen.Select(Amount, Amount, Amount, Amount).Sample((b, t, q, a) =>
    {
        var variance = new IndicatorTarget(IndicatorDirection.Up, b, t).VarianceOf(q, a)!;

        Assert.True(Math.Abs(variance.Actual - variance.Planned - variance.Exact) < 0.000001m);
    });

    [Theory]
    [InlineData("54", "54")]
    [InlineData(" ５４.５ ", "54.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("0", "0")]
    public void Given_a_plain_number_When_read_Then_taken(string typed, string number)
    {
        Assert.Null(MeasuredNumber.Read(typed, "公里", out var read));
        Assert.Equal(number, MeasuredNumber.Words(read));
    }

    [Theory]
    [InlineData("", "请填写数字")]
    [InlineData("1e308", "不是可以用的数字")]
    [InlineData("NaN", "不是可以用的数字")]
    [InlineData("∞", "不是可以用的数字")]
    [InlineData("1,200", "不是可以用的数字")]
    [InlineData("54公里", "单位以计划为准（公里）")]
    [InlineData("45%", "单位以计划为准（公里）")]
    [InlineData("1000000000000", "数字太大")]
    [InlineData("0.00001", "最多 4 位小数")]
    public void Given_anything_else_When_read_Then_refused_with_a_sentence(string typed, string says)
    {
        Assert.Contains(says, MeasuredNumber.Read(typed, "公里", out var read), StringComparison.Ordinal);
        Assert.Equal(0, read);
    }

    [Fact]
    public void A_number_of_three_hundred_digits_is_refused() => Assert.NotNull(MeasuredNumber.Read(new string('9', 309), "公里", out _));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
