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
}
