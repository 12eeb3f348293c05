using CsCheck;
using Supervision.Domain.Ratings;

namespace Supervision.Tests.Domain.Ratings;

/// <summary>The box: locked by anyone, opened by both codes only, all ballots of one length (D-10.9a).</summary>
public sealed class BoxTests
{
    private const int FewRounds = 1000;

    [Fact]
    public void D_10_9a_Given_both_codes_When_the_box_is_opened_Then_every_ballot_reads_as_it_was_cast()
    {
        var (first, second) = (OpeningCode.New(), OpeningCode.New());
        var keys = BoxKeys.Make(first, second, FewRounds);
        Gen.Byte.Array[1, 200].Sample(marks =>
        {
            using var box = BoxKeys.Unwrap(keys.Wrapped, first, second);
            Assert.Equal(marks, BoxLock.Unlock(box!, BoxLock.Lock(keys.Public, marks)));
        }, iter: 50);
    }

    [Fact]
    public void D_10_9a_Given_one_code_is_wrong_or_both_are_swapped_When_unwrapped_Then_there_is_no_key()
    {
        var (first, second) = (OpeningCode.New(), OpeningCode.New());
        var keys = BoxKeys.Make(first, second, FewRounds);

        Assert.Null(BoxKeys.Unwrap(keys.Wrapped, first, OpeningCode.New()));
        Assert.Null(BoxKeys.Unwrap(keys.Wrapped, OpeningCode.New(), second));
        Assert.Null(BoxKeys.Unwrap(keys.Wrapped, second, first));
    }

    [Fact]
    public void D_10_9a_Given_the_same_ballot_twice_When_locked_Then_both_differ_and_have_one_length_and_show_no_mark()
    {
        var keys = BoxKeys.Make(OpeningCode.New(), OpeningCode.New(), FewRounds);
        var (one, other) = (BoxLock.Lock(keys.Public, new byte[45]), BoxLock.Lock(keys.Public, Enumerable.Repeat((byte)2, 45).ToArray()));

        Assert.NotEqual(one, BoxLock.Lock(keys.Public, new byte[45]));
        Assert.Equal(one.Length, other.Length);
        Assert.False(one.AsSpan().IndexOf(new byte[10]) >= 0);
    }

    [Fact]
    public void D_10_16_Given_a_damaged_ballot_or_another_box_When_opened_Then_it_is_none()
    {
        var (first, second) = (OpeningCode.New(), OpeningCode.New());
        var keys = BoxKeys.Make(first, second, FewRounds);
        using var box = BoxKeys.Unwrap(keys.Wrapped, first, second);
        var locked = BoxLock.Lock(keys.Public, [1, 2, 3]);
        for (var i = 0; i < locked.Length; i += 7)
        {
            var damaged = locked.ToArray();
            damaged[i] ^= 1;
            Assert.Null(BoxLock.Unlock(box!, damaged));
        }

        Assert.Null(BoxLock.Unlock(box!, BoxLock.Lock(BoxKeys.Make(first, second, FewRounds).Public, [1, 2, 3])));
        Assert.Null(BoxLock.Unlock(box!, [1, 2, 3]));
    }

    [Theory]
    [InlineData("482 913 0576", true)]
    [InlineData("４８２９１３０５７６", true)]
    [InlineData("482-913-0576", true)]
    [InlineData("482 913 057", false)]
    [InlineData("482 913 057a", false)]
    [InlineData("", false)]
    public void D_10_9a_Given_a_code_as_written_down_When_read_Then_ten_digits_are_needed(string typed, bool isOne) =>
        Assert.Equal(isOne, OpeningCode.Parse(typed) is not null);

    [Fact]
    public void D_10_5_Given_many_codes_When_made_Then_none_comes_twice_and_each_reads_back()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => SlipToken.New()).ToList();

        Assert.Equal(codes.Count, codes.Select(c => c.ForAddress()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, c => Assert.Equal(c.ForAddress(), SlipToken.Parse(c.ForPrint())!.ForAddress()));
    }
}
