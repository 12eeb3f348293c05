using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>Days and organs in the notes under a statute's title (题注).</summary>
internal static partial class LawDays
{
    private const int Limit = 1000;

    /// <summary>Days named in a line, written with Arabic or Chinese digits; the day from which it applies (施行) is not among them.</summary>
    public static IEnumerable<DateOnly> In(string text)
    {
        foreach (Match m in Day().Matches(text))
        {
            if (ChineseNumber.Read(m.Groups["y"].Value) is { } year && ChineseNumber.Read(m.Groups["m"].Value) is { } month
                && ChineseNumber.Read(m.Groups["d"].Value) is { } day && !m.Groups["apply"].Success
                && DateOnly.TryParseExact(
                    string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found))
            {
                yield return found;
            }
        }
    }

    /// <summary>Who made it: 全国人民代表大会常务委员会, 贵州省人民代表大会, 国务院, 某省人民政府; empty when the notes do not say.</summary>
    public static string OrganIn(string text)
    {
        var m = Congress().Match(text);
        return m.Success ? m.Groups["place"].Value + m.Groups["organ"].Value
            : Order().Match(text) is { Success: true } order ? order.Groups["organ"].Value.Replace("中华人民共和国国务院", "国务院", StringComparison.Ordinal)
            : text.Contains("国务院令", StringComparison.Ordinal) || Council().IsMatch(text) ? "国务院"
            : "";
    }

    [GeneratedRegex(
        @"(?<y>[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})年(?<m>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})月(?<d>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日(?<apply>起(?:施行|实施|生效))?",
        RegexOptions.None, Limit)]
    private static partial Regex Day();

    [GeneratedRegex(@"国务院(?:第[0-9０-９一二三四五六七八九十百]+次)?常务会议", RegexOptions.None, Limit)]
    private static partial Regex Council();

    // Rules of governments and departments go out by their own order; the President's order is not by whom a law was made.
    [GeneratedRegex(@"日[\s\u3000]*(?!中华人民共和国主席)(?<organ>[\u4e00-\u9fff]{2,24}?)令[\s\u3000]*[（(]?(?:[0-9０-９]{4}年)?第", RegexOptions.None, Limit)]
    private static partial Regex Order();

    [GeneratedRegex(
        @"日[\s\u3000]*(?<place>[\u4e00-\u9fff]{2,12}?)?第[一二三四五六七八九十]+届(?<organ>[\u4e00-\u9fff]{0,12}?人民代表大会(?:常务委员会)?)第",
        RegexOptions.None, Limit)]
    private static partial Regex Congress();
}
