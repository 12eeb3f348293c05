using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Supervision.Domain.Documents;

/// <summary>An official number (发文字号) such as 沿人常审〔2026〕3号; equal when all three parts are (D-8.6).</summary>
/// <param name="Prefix">The organ's short mark (机关代字), Chinese characters only.</param>
/// <param name="Year">The year in full.</param>
/// <param name="Serial">Counted per prefix and year from 1, without gap.</param>
public sealed partial record DocumentNumber(string Prefix, int Year, int Serial)
{
    /// <summary>Longest prefix that is taken, in characters.</summary>
    public const int LongestPrefix = 12;

    [GeneratedRegex(@"^(?<p>\p{IsCJKUnifiedIdeographs}{2,12})〔(?<y>20[0-9]{2})〕(?<n>[1-9][0-9]{0,3})号$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern { get; }

    /// <summary>Reads what a person types: full-width digits, other brackets and spaces are put right; “第” and leading
    /// zeros are refused, since they stand for another habit of numbering (DOC-01).</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DocumentNumber? number)
    {
        var m = Pattern.Match(Normal(text ?? ""));
        number = m.Success ? new(m.Groups["p"].Value, Digits(m.Groups["y"]), Digits(m.Groups["n"])) : null;
        return m.Success;
    }

    /// <summary>The number as it stands before it is given, with room for the serial: 望人常审〔2026〕　号.</summary>
    public static string Open(string prefix, int year) => $"{prefix}〔{Year4(year)}〕　号";

    /// <summary>沿人常审〔2026〕3号.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}〔{Year4(Year)}〕{Serial}号");

    private static string Year4(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    private static int Digits(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in DocumentText.Clean(text).Where(c => !char.IsWhiteSpace(c)))
        {
            normal.Append(c switch
            {
                >= '０' and <= '９' => (char)(c - '０' + '0'),
                '[' or '［' or '(' or '（' or '【' or '﹝' => '〔',
                ']' or '］' or ')' or '）' or '】' or '﹞' => '〕',
                _ => c,
            });
        }

        return normal.ToString();
    }
}
