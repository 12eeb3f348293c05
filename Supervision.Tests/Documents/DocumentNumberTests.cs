using CsCheck;
using Supervision.Domain.Documents;

namespace Supervision.Tests.Documents;

/// <summary>Official numbers (D-8.6, DOC-01).</summary>
public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("沿人常审〔2026〕3号")]
    [InlineData(" 沿人常审〔２０２６〕３号 ")]
    [InlineData("沿人常审[2026]3号")]
    [InlineData("沿人常审（2026） 3 号")]
    [InlineData("沿人常审【2026】3号\u200B")]
    public void Given_a_number_as_people_type_it_When_read_Then_it_is_the_same_number_D_8_6(string text)
    {
        Assert.True(DocumentNumber.TryParse(text, out var number));
        Assert.Equal(new DocumentNumber("沿人常审", 2026, 3), number);
        Assert.Equal("沿人常审〔2026〕3号", number.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("沿人常审〔2026〕第3号")]
    [InlineData("沿人常审〔2026〕03号")]
    [InlineData("沿人常审〔2026〕0号")]
    [InlineData("沿人常审〔26〕3号")]
    [InlineData("沿人常审〔2026〕3")]
    [InlineData("沿〔2026〕3号")]
    [InlineData("abc〔2026〕3号")]
    [InlineData("沿人常审〔2026〕12345号")]
    public void Given_another_form_When_read_Then_it_is_no_number_DOC_01(string? text)
    {
        Assert.False(DocumentNumber.TryParse(text, out var number));
        Assert.Null(number);
    }

    [Fact]
    public void Given_any_number_When_printed_and_read_Then_it_is_the_same() =>
        Gen.Select(Gen.OneOf(Gen.Const("沿人常审"), Gen.Const("人常")), Gen.Int[2000, 2099], Gen.Int[1, 9999]).Sample(
            (prefix, year, serial) =>
            {
                var number = new DocumentNumber(prefix, year, serial);
                return DocumentNumber.TryParse(number.ToString(), out var read) && read == number;
            },
            iter: 100);

    [Fact]
    public void Given_no_serial_yet_When_shown_Then_its_place_is_free() =>
        Assert.Equal("望人常审〔2026〕　号", DocumentNumber.Open("望人常审", 2026));
}
