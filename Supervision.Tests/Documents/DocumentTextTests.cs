using CsCheck;
using Supervision.Domain.Documents;

namespace Supervision.Tests.Documents;

/// <summary>Titles, heads, numerals and cleaned text of official papers (D-15.2).</summary>
public sealed class DocumentTextTests
{
    [Theory]
    [InlineData("关于《检察工作报告》的审议意见", "关于《检察工作报告》的审议意见")]
    [InlineData("关于《县域医共体建设情况的报告》的审议意见", "关于《县域医共体建设|情况的报告》的审议意见")]
    [InlineData(
        "关于《州十五届人大三次会议以来代表建议批评和意见办理情况》的审议意见",
        "关于《州十五届人大三次会议以来|代表建议批评和意见办理情况》的审议意见")]
    [InlineData(
        "关于《县人民政府关于2025年度县级预算执行和其他财政收支审计查出问题整改情况的报告》的审议意见",
        "关于《县人民政府关于2025年度县级|预算执行和其他财政收支审计查出|问题整改情况的报告》的审议意见")]
    [InlineData("关于检查《中华人民共和国食品安全法》实施情况的报告", "关于检查《中华人民共和国食品安全法》|实施情况的报告")]
    public void Given_a_title_When_broken_Then_by_sense(string title, string lines) => Assert.Equal(lines.Split('|'), TitleLines.Of(title));

    [Fact]
    public void Given_any_title_When_broken_Then_lines_fit_nothing_is_lost_and_no_mark_stands_wrong() =>
        Gen.Char["县的情况《》，2a和报告"].Array[1, 90].Select(c => new string(c)).Sample(
            title =>
            {
                var lines = TitleLines.Of(title);
                return string.Concat(lines) == title && lines.All(l => l.Length > 0 && DocumentText.Halves(l) <= 2 * TitleLines.MostCharacters + 2);
            },
            iter: 100);

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    [InlineData(100, "100")]
    public void Given_a_count_When_written_Then_as_headings_count(int number, string numeral) =>
        Assert.Equal(numeral, ChineseNumeral.Of(number));

    [Theory]
    [InlineData("{机关}/审议意见", new[] { "望溪县人大常委会", "审议意见" })]
    [InlineData("{机关}审议意见书", new[] { "望溪县人大常委会审议意见书" })]
    [InlineData(" / ", new[] { "望溪县人大常委会" })]
    public void Given_the_setting_When_read_Then_the_head_has_these_lines(string setting, string[] lines)
    {
        var head = DocumentHead.From(setting, "望溪县人大常委会");
        Assert.Equal(lines, head.Lines);
        Assert.Equal(head, DocumentHead.From(setting, "望溪县人大常委会"));
    }

    [Fact]
    public void Given_any_text_When_cleaned_Then_it_can_stand_in_a_file_and_stays_as_it_is() =>
        Gen.String.Sample(
            text =>
            {
                var clean = DocumentText.Clean(text);
                System.Xml.XmlConvert.VerifyXmlChars(clean);
                return DocumentText.Clean(clean) == clean;
            },
            iter: 100);

    [Fact]
    public void Given_the_rules_of_paper_When_set_Then_22_lines_still_fit_D_15_3()
    {
        Assert.Empty(DocumentRules.LinePitch.ObstaclesTo("289"));
        Assert.NotEmpty(DocumentRules.LinePitch.ObstaclesTo("290"));
        Assert.NotEmpty(DocumentRules.LinePitch.ObstaclesTo("279"));
        Assert.True(22 * DocumentRules.LinePitch.Most / 10.0 <= 225 * 72 / 25.4);
        Assert.False(23 * DocumentRules.LinePitch.Least / 10.0 <= 225 * 72 / 25.4);
    }
}
