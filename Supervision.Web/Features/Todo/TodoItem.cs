namespace Supervision.Web.Features.Todo;

/// <summary>The groups of the work list, in their order (screens 2.1).</summary>
public enum TodoGroup
{
    /// <summary>已逾期.</summary>
    Overdue,

    /// <summary>今天和明天.</summary>
    Now,

    /// <summary>本周.</summary>
    Week,

    /// <summary>以后, within 30 days.</summary>
    Later,

    /// <summary>More than 30 days away; behind 看全部.</summary>
    Far,
}

/// <summary>One line of the work list.</summary>
/// <param name="Id">The obligation.</param>
/// <param name="Act">What to do, verb first.</param>
/// <param name="Title">The matter.</param>
/// <param name="Link">Where it is done.</param>
/// <param name="Kind">Kind of matter.</param>
/// <param name="By">Who owes it.</param>
/// <param name="Other">The other side: whom it goes to, or who owes it.</param>
/// <param name="Day">The last day.</param>
/// <param name="Remaining">还剩 4 个工作日, 今天, 逾期 5 天.</param>
/// <param name="Group">Where it stands on the page.</param>
/// <param name="MetOn">When it was done.</param>
/// <param name="How">怎么算的.</param>
public sealed record TodoItem(
    ObligationId Id, string Act, string Title, string Link, MatterKind Kind, string By, string Other, DateOnly Day, string Remaining,
    TodoGroup Group, DateOnly? MetOn, IReadOnlyList<CalculationLine> How)
{
    /// <summary>True when whoever owes it was asked to hurry today.</summary>
    public bool IsNudged { get; init; }

    /// <summary>暂定: the year's holiday table is missing.</summary>
    public bool IsProvisional { get; init; }

    private static readonly string[] Verbs =
    [
        "报送", "提请", "安排", "审批", "确认", "录入", "编辑", "编号", "印发", "签收", "提交", "出席", "发出", "核对", "查看", "公布", "送交", "提出",
        "分发", "汇总", "征集", "反馈", "审定", "决定", "登记", "发送", "送达", "起草", "修改", "通知", "答复", "整理", "校核",
    ];

    /// <summary>The verb of the button: the first word of the act, or 打开 when it is none of the office's verbs.</summary>
    public string Verb => Array.Find(Verbs, v => Act.StartsWith(v, StringComparison.Ordinal)) ?? "打开";
}

/// <summary>A meeting to come.</summary>
public sealed record TodoMeeting(string When, string Name, string Link, string Note);

/// <summary>Everything on the page.</summary>
/// <param name="Today">Today.</param>
/// <param name="Mine">Open, my own, by day.</param>
/// <param name="Waiting">Open, owed to me by others.</param>
/// <param name="Done">My own of the last seven days.</param>
/// <param name="Meetings">The next ones.</param>
/// <param name="MayReadCalendar">True for who may open the calendar.</param>
public sealed record TodoBoard(
    DateOnly Today, IReadOnlyList<TodoItem> Mine, IReadOnlyList<TodoItem> Waiting, IReadOnlyList<TodoItem> Done, IReadOnlyList<TodoMeeting> Meetings,
    bool MayReadCalendar)
{
    /// <summary>True on work days, when somebody may be asked to hurry.</summary>
    public bool IsWorkDay { get; init; }

    public int Overdue => Mine.Count(i => i.Group == TodoGroup.Overdue);

    /// <summary>Not overdue and due by Sunday; weeks end on Sunday.</summary>
    public int ThisWeek => Mine.Count(i => i.Group is TodoGroup.Now or TodoGroup.Week && i.Day <= Sunday);

    /// <summary>Due tomorrow, when that is the Monday of another week; otherwise none.</summary>
    public int NextMonday => Mine.Count(i => i.Group == TodoGroup.Now && i.Day > Sunday);

    private DateOnly Sunday => Today.AddDays((7 - (int)Today.DayOfWeek) % 7);

    /// <summary>What the number in the navigation counts: overdue, today and tomorrow (screens 2.5).</summary>
    public int Pressing => Mine.Count(i => i.Group is TodoGroup.Overdue or TodoGroup.Now);
}
