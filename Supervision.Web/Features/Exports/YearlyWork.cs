using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Exports;

/// <summary>A done item of the year with its result.</summary>
/// <param name="Kind">Form of supervision.</param>
/// <param name="Title">事项.</param>
/// <param name="Bodies">单位.</param>
/// <param name="Committees">承办委.</param>
/// <param name="DoneOn">The day that the plan's page counts it from, see <see cref="Common.PlanProgress.FinishedOnAsync"/>; null of a line moved to the next year.</param>
/// <param name="Meeting">Where it was heard; empty when nowhere.</param>
/// <param name="Result">What came of it, with the grade and the votes of its announced ratings.</param>
public sealed record DoneItem(PlanItemKind Kind, string Title, string Bodies, string Committees, DateOnly? DoneOn, string Meeting, string Result);

/// <summary>A sitting that was held.</summary>
public sealed record HeldSitting(string Name, DateOnly FirstDay, DateOnly LastDay, int Items, int? Present, int? Of);

/// <summary>What the Committee's report to the Congress needs about the year's supervision (监督工作情况, D-3.15, 监督法第九条).</summary>
/// <param name="Year">The year.</param>
/// <param name="Planned">Lines of the year's plan; null when there is none that was published.</param>
/// <param name="Items">What was done, in the order of the plan.</param>
/// <param name="Sittings">Sittings held.</param>
/// <param name="Councils">How many council meetings were held.</param>
/// <param name="Issued">Opinions dispatched in the year.</param>
/// <param name="Years">Years that can be chosen.</param>
public sealed record YearlyWork(
    int Year, int? Planned, IReadOnlyList<DoneItem> Items, IReadOnlyList<HeldSitting> Sittings, int Councils, int Issued, IReadOnlyList<int> Years)
{
    private static readonly IReadOnlyList<TableColumn> ItemColumns =
        [new("序号", 6), new("事项", 44), new("单位", 20), new("承办委", 18), new("完成日期", 12), new("会议", 22), new("结果", 40)];

    /// <summary>How many were heard, but have no result yet: no opinion was issued, the remarks are not answered.</summary>
    public int Pending { get; init; }

    public string Name => $"{Year}年监督工作情况";

    public string Answer => $"全年召开常委会会议 {Sittings.Count} 次、主任会议 {Councils} 次，"
        + (Planned is { } planned ? $"年度监督工作计划 {planned} 项，已完成 {Items.Count} 项" : $"完成监督事项 {Items.Count} 项")
        + (Pending > 0 ? $"，另有 {Pending} 项已听取、结果还没有形成" : "") + $"，印发审议意见 {Issued} 件。";

    /// <summary>Parts by form of supervision, each with its table.</summary>
    public IReadOnlyList<(string Heading, ExportTable Table)> Parts =>
    [
        .. Items.GroupBy(i => i.Kind).OrderBy(g => g.Key).Select(g => (
            $"{g.Key.Words()}（{g.Count()} 项）",
            new ExportTable(g.Key.Words(), [], ItemColumns, [.. g.Select((item, i) => Cells(i + 1, item))]))),
    ];

    /// <summary>Sittings as a table.</summary>
    public ExportTable SittingTable => new(
        "常委会会议", [], [new("会议", 20), new("会期", 26), new("议程", 8), new("应到", 8), new("实到", 8)],
        [.. Sittings.Select(IReadOnlyList<object?> (s) => [s.Name, SpanOf(s), s.Items, s.Of, s.Present])]);

    /// <summary>All items in one table, for a spreadsheet.</summary>
    public ExportTable Whole => new(
        Name, [$"{Year}年"], [new("监督形式", 20), .. ItemColumns],
        [.. Items.OrderBy(i => i.Kind).Select((item, i) => (IReadOnlyList<object?>)[item.Kind.Words(), .. Cells(i + 1, item)])]);

    private static IReadOnlyList<object?> Cells(int number, DoneItem item) =>
        [number, item.Title, item.Bodies, item.Committees, item.DoneOn, item.Meeting, item.Result];

    private static string SpanOf(HeldSitting s) => s.FirstDay == s.LastDay ? s.FirstDay.Full() : $"{s.FirstDay.Full()}—{s.LastDay:M月d日}";
}

/// <summary>What came of a matter, in words.</summary>
internal static class ResultWords
{
    /// <summary>Of a report: its opinion and how far that is.</summary>
    public static string Of(Common.OpinionPath? opinion) => opinion switch
    {
        null => "已听取",
        { State: OpinionState.NoOpinion } => "未形成审议意见",
        { State: OpinionState.Withdrawn } => $"审议意见 {opinion.Number} 作废",
        { Number: { } number } => $"审议意见 {number}，{StageOf(opinion.State)}",
        _ => $"审议意见形成中（{OpinionStateWords.Of(opinion.State)}）",
    };

    private static string StageOf(OpinionState state) => state switch
    {
        OpinionState.Accepted or OpinionState.Published or OpinionState.Closed => "已办结",
        OpinionState.Unsatisfied or OpinionState.Rectifying or OpinionState.SecondReport or OpinionState.SecondVote => "整改",
        _ => OpinionStateWords.Of(state),
    };
}
