namespace Supervision.Domain.KeyWorks;

/// <summary>How far a key work is (D-7.3).</summary>
public enum KeyWorkState
{
    /// <summary>建议, put on the list for the council.</summary>
    Proposed,

    /// <summary>未列入: left out of the list, with a reason.</summary>
    LeftOut,

    /// <summary>已确定.</summary>
    Selected,

    /// <summary>已布置年度安排.</summary>
    PlanAsked,

    /// <summary>安排已报送.</summary>
    PlanSubmitted,

    /// <summary>安排已审核通过.</summary>
    PlanReviewed,

    /// <summary>安排已定稿.</summary>
    PlanFixed,

    /// <summary>已布置年中进度.</summary>
    MidAsked,

    /// <summary>进度已报送.</summary>
    MidSubmitted,

    /// <summary>进度已审核.</summary>
    MidReviewed,

    /// <summary>已布置年末效果.</summary>
    EndAsked,

    /// <summary>效果已报送.</summary>
    EndSubmitted,

    /// <summary>效果已核查.</summary>
    EndReviewed,

    /// <summary>已测评, the result being announced: the consequences run.</summary>
    ResultFixed,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>已结转下一年.</summary>
    CarriedOver,

    /// <summary>已终止 by the council.</summary>
    Ended,
}

/// <summary>Where a key work comes from (来源, D-7.2).</summary>
public enum KeyWorkSource
{
    /// <summary>政府工作报告任务.</summary>
    GovernmentReport,

    /// <summary>计划指标.</summary>
    PlanTarget,

    /// <summary>预算项目.</summary>
    Budget,

    /// <summary>代表建议.</summary>
    DeputySuggestions,

    /// <summary>民生实事项目.</summary>
    Livelihood,

    /// <summary>上年结转.</summary>
    CarriedOver,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>Words of states, sources and lights.</summary>
public static class KeyWorkWords
{
    /// <summary>Sources with their words, in the order of lists.</summary>
    public static IReadOnlyDictionary<KeyWorkSource, string> Sources { get; } = new Dictionary<KeyWorkSource, string>
    {
        [KeyWorkSource.GovernmentReport] = "政府工作报告任务",
        [KeyWorkSource.PlanTarget] = "计划指标",
        [KeyWorkSource.Budget] = "预算项目",
        [KeyWorkSource.DeputySuggestions] = "代表建议",
        [KeyWorkSource.Livelihood] = "民生实事项目",
        [KeyWorkSource.CarriedOver] = "上年结转",
        [KeyWorkSource.Other] = "其他",
    };

    public static string Words(this KeyWorkSource source) => Sources[source];

    public static string Words(this KeyWorkState state) => state switch
    {
        KeyWorkState.Proposed => "建议",
        KeyWorkState.LeftOut => "未列入",
        KeyWorkState.Selected => "已确定",
        KeyWorkState.PlanAsked => "等待报送安排",
        KeyWorkState.PlanSubmitted => "安排待审核",
        KeyWorkState.PlanReviewed => "安排待定稿",
        KeyWorkState.PlanFixed => "安排已定稿",
        KeyWorkState.MidAsked => "等待报送进度",
        KeyWorkState.MidSubmitted => "进度待审核",
        KeyWorkState.MidReviewed => "进度已审核",
        KeyWorkState.EndAsked => "等待报送效果",
        KeyWorkState.EndSubmitted => "效果待核查",
        KeyWorkState.EndReviewed => "效果已核查",
        KeyWorkState.ResultFixed => "已测评",
        KeyWorkState.Closed => "已办结",
        KeyWorkState.CarriedOver => "已结转",
        _ => "已终止",
    };

    /// <summary>绿, 黄, 红.</summary>
    public static string Words(this Light light) => light switch { Light.Green => "绿", Light.Yellow => "黄", _ => "红" };

    /// <summary>The shape beside the word.</summary>
    public static string Sign(this Light light) => light switch { Light.Green => "✓", Light.Yellow => "▲", _ => "◆" };

    public static string Words(this MilestoneState state) => state switch
    {
        MilestoneState.Done => "已完成",
        MilestoneState.OnTrack => "按期推进",
        MilestoneState.Behind => "滞后",
        MilestoneState.NotStarted => "未启动",
        _ => "取消",
    };

    public static string Words(this IndicatorDirection direction) => direction switch
    {
        IndicatorDirection.Up => "越大越好",
        IndicatorDirection.Down => "越小越好",
        _ => "达到",
    };
}
