using System.Globalization;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>The number of an article (条), 第一百二十条之一 being 120 and 1; sorted by both (D-17.32).</summary>
/// <param name="Number">From 1.</param>
/// <param name="Sub">之一, 之二 …; 0 for the article itself.</param>
public readonly record struct ArticleNumber(int Number, int Sub)
{
    /// <summary>第一百二十条之一.</summary>
    public string Words => $"第{ChineseNumber.Of(Number)}条{(Sub > 0 ? "之" + ChineseNumber.Of(Sub) : "")}";

    /// <summary>As it stands in an address: 120 or 120-1.</summary>
    public string Key => Sub == 0
        ? Number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Number}-{Sub}");

    /// <summary>True when nothing lies between the two: 第十条 after 第九条 or 第九条之二, 第九条之一 after 第九条.</summary>
    public bool Follows(ArticleNumber before) =>
        Sub == 0 ? Number == before.Number + 1 : Number == before.Number && Sub == before.Sub + 1;

    /// <summary>True when it stands behind the other in a text that counts upwards.</summary>
    public bool IsAfter(ArticleNumber other) => (Number, Sub).CompareTo((other.Number, other.Sub)) > 0;
}
