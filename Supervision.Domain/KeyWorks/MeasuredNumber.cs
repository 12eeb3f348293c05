using System.Globalization;
using System.Text;

namespace Supervision.Domain.KeyWorks;

/// <summary>Reads a number that a body typed for an indicator or for money: a plain decimal, nothing a machine would take for one.</summary>
public static class MeasuredNumber
{
    /// <summary>Greatest amount; a county has nothing larger, and arithmetic with it stays exact.</summary>
    public const decimal Most = 999_999_999_999m;

    /// <summary>Decimal places that may be written.</summary>
    public const int Places = 4;

    /// <summary>The number, or the sentence why it is none. Full-width digits are read as plain ones.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="unit">The unit of the plan; typed behind the number it is not taken, so that units are never mixed.</param>
    /// <param name="number">The number; 0 when refused.</param>
    public static string? Read(string? text, string unit, out decimal number)
    {
        number = 0;
        var plain = (text ?? "").Normalize(NormalizationForm.FormKC).Trim();
        if (plain.Length == 0)
        {
            return "请填写数字。";
        }

        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read))
        {
            return char.IsAsciiDigit(plain[0]) && plain.Any(c => char.IsLetter(c) || c == '%') && !IsExponent(plain)
                ? $"只填数字，单位以计划为准（{(unit.Length > 0 ? unit : "无单位")}），不要写“{plain[..Math.Min(plain.Length, 20)]}”。"
                : $"“{plain[..Math.Min(plain.Length, 20)]}”不是可以用的数字，请填写例如 54 或者 53.5。";
        }

        if (Math.Abs(read) > Most)
        {
            return "数字太大，请核对。";
        }

        if (decimal.Round(read, Places) != read)
        {
            return $"最多 {Places} 位小数。";
        }

        number = read;
        return null;
    }

    /// <summary>As people write it: no needless zeros.</summary>
    public static string Words(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static bool IsExponent(string text) => text.Any(c => c is 'e' or 'E') && text.All(c => char.IsAsciiDigit(c) || c is 'e' or 'E' or '+' or '-' or '.');
}
