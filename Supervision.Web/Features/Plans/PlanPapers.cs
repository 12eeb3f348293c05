using Supervision.Domain.Documents;
using Supervision.Domain.Plans;
using Supervision.Web.Documents;
using Supervision.Web.Features.Plans.Versions;

namespace Supervision.Web.Features.Plans;

/// <summary>The wording of the plan as an official paper (年度监督工作计划) and of a comparison (调整对照表), D-15.5.</summary>
internal static class PlanPapers
{
    private static readonly (string, int)[] PlanColumns = [("序号", 6), ("事项", 30), ("内容", 24), ("报告单位", 14), ("承办委", 14), ("会议或时间", 12), ("分管领导", 9)];

    private static readonly (string, int)[] CompareColumns = [("序号", 6), ("事项", 28), ("原来", 26), ("现在", 26), ("理由", 22)];

    /// <summary>A plan: title, preface, parts by form of supervision with their tables.</summary>
    /// <param name="name">Title.</param>
    /// <param name="committee">Name of the standing committee.</param>
    /// <param name="adopted">Council meeting with its day; empty for a draft.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="closing">The last line.</param>
    public static TablePaper Plan(string name, string committee, string adopted, IReadOnlyList<PlanVersionLine> lines, string closing) => new(
        TitleLines.Of($"{committee}{name}{(adopted.Length > 0 ? "" : "（草案）")}"),
        [Preface(lines, adopted)],
        [
            .. lines.GroupBy(l => l.Kind).OrderBy(g => g.Min(l => l.Order)).Select((g, i) => new TablePart(
                $"{ChineseNumber.Of(i + 1)}、{g.Key.Words()}", PlanColumns, [.. g.OrderBy(l => l.Order).Select(Row)])),
        ],
        closing);

    /// <summary>A comparison: added, changed, struck and ended lines, with the reasons (D-4.7).</summary>
    public static TablePaper Comparison(VersionComparison view, string closing) => new(
        TitleLines.Of($"{view.List.Name}调整对照表"),
        [$"{view.To.AdoptedAt}通过，对照{(view.From.Number == 1 ? "首次公布的计划" : $"第 {view.From.Number} 版")}和第 {view.To.Number} 版，共 {view.Changes.Count} 项不同。"],
        [
            .. view.Changes.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select((g, i) => new TablePart(
                $"{ChineseNumber.Of(i + 1)}、{PlanChange.WordsOf(g.Key)}的事项（{g.Count()} 项）", CompareColumns, [.. g.Select(Row)])),
        ],
        closing);

    private static string Preface(IReadOnlyList<PlanVersionLine> lines, string adopted) =>
        "根据《中华人民共和国各级人民代表大会常务委员会监督法》，制定本计划，列监督事项"
        + $" {lines.Count} 项：{string.Join('、', lines.GroupBy(l => l.Kind).OrderBy(g => g.Min(l => l.Order)).Select(g => $"{g.Key.Words()} {g.Count()} 项"))}。"
        + (adopted.Length > 0 ? $"本计划由{adopted}通过。" : "");

    private static IReadOnlyList<PaperCell> Row(PlanVersionLine line) =>
    [
        $"{line.Order}",
        line.Title + (line.FollowUp.Length > 0 ? $"（{line.FollowUp}）" : "") + (line.IsRated ? "（满意度测评）" : "") + (line.Ended.Length > 0 ? $"（已终止：{line.Ended}）" : ""),
        line.KeyPoints, line.Bodies, line.Committees, line.When, line.LeadMember,
    ];

    private static IReadOnlyList<PaperCell> Row(PlanLineChange change) =>
    [
        $"{change.Line.Order}", new(change.Line.Title, change.Kind == PlanChangeKind.Struck),
        change.Kind == PlanChangeKind.Changed
            ? new(string.Join('\n', change.Parts.Select(p => $"{p.Name}：{Or(p.Before)}")), IsStruck: true)
            : new(change.Before is { } before ? Facts(before) : "—", change.Kind == PlanChangeKind.Struck),
        change.Kind switch
        {
            PlanChangeKind.Changed => string.Join('\n', change.Parts.Select(p => $"{p.Name}：{Or(p.After)}")),
            PlanChangeKind.Ended => "终止办理，案卷保留",
            _ => change.After is { } after ? Facts(after) : "—",
        },
        change.Reason,
    ];

    private static string Or(string words) => words.Length > 0 ? words : "—";

    private static string Facts(PlanVersionLine line) => string.Join('；', new[]
    {
        line.Kind.Words(), line.Bodies, line.Committees, line.When, line.LeadMember,
    }.Where(p => p.Length > 0));
}
