namespace Supervision.Domain.Plans;

/// <summary>A matter that the law has the Committee hear every year (法定监督事项, D-4.3).</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Title">What is heard.</param>
/// <param name="Article">Article of the 监督法.</param>
/// <param name="FirstMonth">First month of the window; 1 when the law names none.</param>
/// <param name="LastMonth">Last month of the window; 12 when the law names none.</param>
/// <param name="Organ">Who reports.</param>
/// <param name="Hints">Words that tell a line of a plan for it: all words of one of the groups must occur.</param>
public sealed record StatutoryTopic(
    string Code, string Title, string Article, int FirstMonth, int LastMonth, string Organ, IReadOnlyList<string[]> Hints)
{
    /// <summary>All of them, in the order of the articles.</summary>
    public static IReadOnlyList<StatutoryTopic> All { get; } =
    [
        new("environment", "环境状况和环境保护目标完成情况", "第十二条", 1, 12, "人民政府", [["环境", "状况"], ["环境", "目标"], ["环境保护"]]),
        new("final-accounts", "上一年度本级决算", "第十九条", 6, 9, "人民政府", [["决算"]]),
        new("half-year", "上半年计划、预算执行情况", "第二十条", 6, 9, "人民政府", [["上半年", "执行"], ["1至7月", "执行"], ["1至6月", "执行"]]),
        new("state-assets", "国有资产管理情况", "第二十四条", 1, 12, "人民政府", [["国有资产", "管理"]]),
        new("debt", "政府债务管理情况", "第二十五条", 1, 12, "人民政府", [["债务"]]),
        new("audit", "预算执行和其他财政收支的审计工作报告", "第二十七条", 6, 9, "人民政府", [["审计", "财政收支"], ["审计工作报告"], ["同级审"], ["审计", "预算执行"]]),
        new("audit-rectification", "审计查出问题整改情况", "第二十七条", 1, 12, "人民政府", [["审计", "整改"]]),
        new("filing-review", "规范性文件备案审查工作情况", "第四十五条", 1, 12, "常委会工作机构", [["备案审查"]]),
    ];

    /// <summary>The topic with this code.</summary>
    public static StatutoryTopic Of(string code) => All.Single(t => t.Code == code);

    /// <summary>6—9月, or 全年 when the law names no window.</summary>
    public string Window => (FirstMonth, LastMonth) is (1, 12) ? "全年" : $"{FirstMonth}—{LastMonth}月";

    /// <summary>True when the title of a line speaks of this topic; a proposal to a person, never a decision.</summary>
    public bool Resembles(string title)
    {
        var narrow = PlanText.Narrow(title);
        return Hints.Any(group => group.All(word => narrow.Contains(word, StringComparison.Ordinal)));
    }
}

/// <summary>How one statutory topic stands in one plan: linked to a line, struck with a reason, or open.</summary>
public sealed class StatutoryCheck(string topic)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Code of the <see cref="StatutoryTopic"/>.</summary>
    public string Topic { get; private set; } = topic;

    public PlanItemId? Item { get; private set; }

    public string StruckReason { get; private set; } = "";

    /// <summary>True while it is neither linked nor struck: it blocks adoption.</summary>
    public bool IsOpen => Item is null && StruckReason.Length == 0;

    internal void Link(PlanItemId item) => (Item, StruckReason) = (item, "");

    internal void Strike(string reason) => (Item, StruckReason) = (null, reason);

    internal void Reopen() => (Item, StruckReason) = (null, "");
}
