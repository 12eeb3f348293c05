namespace Supervision.Domain.Documents;

/// <summary>Numbers as headings count them (汉字数字): 一, 十, 十一, 二十.</summary>
public static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The numeral of 1 to 99; beyond that Arabic digits, since no heading counts so far.</summary>
    public static string Of(int number) => number switch
    {
        < 1 or > 99 => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        < 10 => $"{Digits[number]}",
        _ => $"{(number < 20 ? "" : Digits[number / 10])}十{(number % 10 == 0 ? "" : Digits[number % 10])}",
    };
}
