using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervision.Web.Tables;

/// <summary>What people type into cells, read as what they mean.</summary>
internal static partial class SheetText
{
    /// <summary>Full-width digits and spaces become plain ones (D-17.31).</summary>
    public static string Plain(string text) => string.Concat(text.Where(c => c is not (' ' or '\u3000'))
        .Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));

    /// <summary>Reads 2026-01-10, 2026/1/10, 2026.1.10, 2026年1月10日 and 20260110.</summary>
    public static bool TryDay(string text, out DateOnly day)
    {
        var match = DayForm.Match(Plain(text));
        day = default;
        return match.Success && DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}",
            "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[-/.年](?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})日?|(?<m>[0-9]{2})(?<d>[0-9]{2}))(?:0:00:00|00:00:00)?$", RegexOptions.None, 1000)]
    private static partial Regex DayForm { get; }
}
