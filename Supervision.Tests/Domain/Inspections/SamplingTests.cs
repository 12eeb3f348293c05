using CsCheck;
using Supervision.Domain.Inspections;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>The draw of a sample: the same for ever, fair, and locked (D-6.9).</summary>
public sealed class SamplingTests
{
    [Fact]
    public void D_16_12_Given_120_shops_size_12_and_the_seed_When_drawn_twice_Then_both_lists_are_equal_and_12_long()
    {
        var (first, second) = (Sampling.Order(120, 20260414).Take(12).ToList(), Sampling.Order(120, 20260414).Take(12).ToList());

        Assert.Equal(first, second);
        Assert.Equal(12, first.Distinct().Count());
        Assert.All(first, row => Assert.InRange(row, 0, 119));
        Assert.NotEqual(first, Sampling.Order(120, 20260415).Take(12));
    }

    [Fact]
    public void Every_draw_is_an_order_of_all_rows() => Gen.Select(Gen.Int[0, 300], Gen.Int).Sample((count, seed) =>
        Assert.Equal(Enumerable.Range(0, count), Sampling.Order(count, seed).Order()));

    [Fact]
    public void Given_many_seeds_When_one_of_ten_is_drawn_Then_every_row_has_about_the_same_chance()
    {
        var counts = Enumerable.Range(0, 10_000).Select(seed => Sampling.Order(10, seed)[0]).CountBy(row => row).ToDictionary();

        Assert.Equal(10, counts.Count);
        Assert.All(counts.Values, c => Assert.InRange(c, 850, 1150));
    }
}
