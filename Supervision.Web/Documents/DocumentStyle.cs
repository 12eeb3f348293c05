using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>A typeface named in a document, never embedded.</summary>
/// <param name="Name">The name that stands in the text.</param>
/// <param name="Alternatives">What Word takes when the first is not installed, best first (D-15.1).</param>
/// <param name="IsSerif">What kind of free typeface stands in where none of them is.</param>
public sealed record OfficialFont(string Name, IReadOnlyList<string> Alternatives, bool IsSerif)
{
    public static readonly OfficialFont Title = new("方正小标宋简体", ["方正小标宋_GBK", "华文中宋", "STZhongsong", "宋体", "Noto Serif CJK SC"], true);
    public static readonly OfficialFont Text = new("仿宋_GB2312", ["仿宋", "FangSong", "华文仿宋", "Noto Serif CJK SC"], true);
    public static readonly OfficialFont First = new("黑体", ["SimHei", "微软雅黑", "Noto Sans CJK SC"], false);
    public static readonly OfficialFont Second = new("楷体_GB2312", ["楷体", "KaiTi", "华文楷体", "Noto Serif CJK SC"], true);
    public static readonly OfficialFont Page = new("宋体", ["SimSun", "Noto Serif CJK SC"], true);

    public static readonly IReadOnlyList<OfficialFont> All = [Title, Text, First, Second, Page];
}

/// <summary>What an installation may choose about the looks of a paper; everything else is the standard's.</summary>
public sealed record DocumentStyle
{
    /// <summary>The shipped look.</summary>
    public static readonly DocumentStyle Official = new();

    /// <summary>Pitch of a line in tenths of a point: the value of <see cref="DocumentRules.LinePitch"/>.</summary>
    public int LineTenths { get; init; } = 280;

    /// <summary>Greatest size of the red head in points; a long line gets less.</summary>
    public int HeadPoints { get; init; } = 48;

    /// <summary>Pitch in twips (twentieths of a point).</summary>
    internal int Line => LineTenths * 2;
}
