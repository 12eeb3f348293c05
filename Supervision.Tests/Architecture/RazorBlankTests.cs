using System.Text.RegularExpressions;

namespace Supervision.Tests.Architecture;

/// <summary>Razor takes a full-width blank for white space: at the beginning or end of an element, of a line and beside a code block it is
/// dropped without a word, and two words stick together. There it is written as &amp;#12288; or made by CSS.</summary>
public sealed partial class RazorBlankTests
{
    [Theory]
    [InlineData("<span class=\"hint\">　@Days 天</span>", true)]
    [InlineData("<p>@Name　</p>", true)]
    [InlineData("<p>@Time　@if (IsOpen)", true)]
    [InlineData("    　正文", true)]
    [InlineData("@if (x) {　<b>字</b> }", true)]
    [InlineData("<p>@Name　@Place</p>", false)]
    [InlineData("<p>@Time&#12288;@if (IsOpen)", false)]
    [InlineData("<p>@(n > 1 ? $\"{n}　次\" : \"\")　<a href=\"/\">看</a></p>", false)]
    public void A_full_width_blank_is_seen_where_razor_drops_it(string line, bool isDropped) => Assert.Equal(isDropped, Dropped().IsMatch(line));

    [Fact]
    public void No_page_has_a_full_width_blank_where_razor_drops_it() => Assert.Empty(
        from file in Source.Files("Supervision.Web", "*.razor")
        from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
        where Dropped().IsMatch(line.Text)
        select $"{Source.Short(file)}:{line.Number}");

    [GeneratedRegex("""^[ \t]*　|<[a-zA-Z][^<>]*(?<![/=])>[ \t]*　|(?<!\$"[^"]*)[{}][ \t]*　|　[ \t]*(?:$|</|@(?:if|foreach|for|switch)\b)""", RegexOptions.None, 1000)]
    private static partial Regex Dropped();
}
