namespace Supervision.Domain.Organisation;

/// <summary>Chinese numerals of ordinals (第三十一次, 第十七届): 1 to 9999.</summary>
public static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    private static readonly (int Value, string Unit)[] Units = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];

    /// <summary>31 → 三十一, 10 → 十, 105 → 一百零五.</summary>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9999);
        var text = "";
        var gap = false;
        foreach (var (value, unit) in Units)
        {
            var digit = number / value % 10;
            text += digit == 0 ? "" : (gap ? "零" : "") + Digits[digit] + unit;
            gap = digit == 0 && text.Length > 0;
        }

        return text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text;
    }

    /// <summary>The number of a numeral as people write it: 一百零五, 十二, 一二〇, 12, １２; null when it is none between 1 and 9999.</summary>
    public static int? Read(string text)
    {
        var plain = string.Concat(text.Select(Plain));
        var number = plain.Length == 0 ? 0
            : plain.All(char.IsAsciiDigit) ? (plain.Length <= 4 ? int.Parse(plain, System.Globalization.CultureInfo.InvariantCulture) : 0)
            : plain.All(c => Digits.Contains(c, StringComparison.Ordinal)) ? Positional(plain)
            : Sum(plain);
        return number is >= 1 and <= 9999 ? number : null;
    }

    // Full-width digits, the round zero, and 两 for 二.
    private static char Plain(char c) => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '〇' or '○' or 'Ｏ' => '零',
        '两' => '二',
        _ => c,
    };

    private static int Positional(string digits) =>
        digits.Length > 4 ? 0 : digits.Aggregate(0, (sum, c) => (sum * 10) + Digits.IndexOf(c, StringComparison.Ordinal));

    private static int Sum(string text)
    {
        var (sum, digit) = (0, 0);
        foreach (var c in text)
        {
            if (Digits.IndexOf(c, StringComparison.Ordinal) is var found and >= 0)
            {
                digit = found;
            }
            else if (Array.Find(Units, u => u.Unit == c.ToString()) is { Value: > 1 } unit)
            {
                // 十二 begins with its unit.
                sum += (digit == 0 ? 1 : digit) * unit.Value;
                digit = 0;
            }
            else
            {
                return 0;
            }
        }

        return sum + digit;
    }
}
