using System.Globalization;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Documents;

/// <summary>Numbers as headings count them (汉字数字): 一, 十, 十一, 二十.</summary>
public static class ChineseNumeral
{
    /// <summary>The numeral of 1 to 99; beyond that Arabic digits, since no heading counts so far.</summary>
    public static string Of(int number) =>
        number is < 1 or > 99 ? number.ToString(CultureInfo.InvariantCulture) : ChineseNumber.Of(number);
}
