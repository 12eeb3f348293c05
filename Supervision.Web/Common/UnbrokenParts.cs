using System.Text.RegularExpressions;

namespace Supervision.Web.Common;

/// <summary>Where a line of words with dates in them may end.</summary>
internal static partial class UnbrokenParts
{
    /// <summary>2026年, 4月20日, 公布: behind a year, a day or a comma, never within a date. Put together again they are the text.</summary>
    public static IReadOnlyList<string> Of(string text) => Ends().Split(text);

    [GeneratedRegex("(?<=[年日，；）])(?=.)", RegexOptions.None, 1000)]
    private static partial Regex Ends();
}
