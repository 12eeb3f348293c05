using Supervision.Domain.KeyWorks;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Overview;

/// <summary>Every part of the year's page as a table of its own: the sheets of the workbook and the tables of the Word paper (screens 5.3).</summary>
internal static class OverviewTables
{
    /// <summary>The sentence of the page, what was counted, and which parts follow.</summary>
    public static ExportTable Cover(OverviewView view) => new(
        "概况", view.Counted, [new("部分", 22), new("内容", 90)],
        [
            ["概况", view.Answer],
            .. Parts(view).Select(p => (IReadOnlyList<object?>)[p.Name, $"见工作表“{p.Name}”，数据 {p.Rows.Count} 行"]),
            ["怎么算的", "满意率：满意票除以计票基数，再次测评的只计后一次；按期率：按期件数除以到期应办件数；完成率：各项指标经核查的完成程度的平均；按期报送：安排、进度、效果三项，首次报送和每次退回后的重报都不晚于各自期限的计为按期；“三问一评报送”按件计，退回后重报的每次一件；不足 5 件不计比率；年度没有结束的，不与全年比较。"],
        ]);

    /// <summary>The parts in the order of the page.</summary>
    public static IReadOnlyList<ExportTable> Parts(OverviewView view) =>
    [
        Care(view), Plan(view), Steps(view), Works(view), Bodies(view), Trend(view), Results(view), Inspections(view), Appointees(view), Appraisals(view), FiveYears(view), Basis(view), .. Closing(view),
    ];

    /// <summary>The same for a sheet of paper: a table too wide for it becomes two.</summary>
    public static IReadOnlyList<ExportTable> PaperParts(OverviewView view) => [.. Parts(view).SelectMany(p => p.Name switch
    {
        "三问一评" => [Only(p, p.Name, [0, 1, 2, 3, 4, .. Enumerable.Range(9, p.Columns.Count - 9)]), Only(p, "三问一评：报送和提问", [0, 1, 2, 5, 6, 7, 8])],
        "按单位" => [Only(p, p.Name, [0, 1, 2, 5, 6, 7, 8, 3, 4]), Only(p, "按单位：按期情况和测评结果", [0, 9, 10, 11, 12])],
        _ => new[] { p },
    })];

    private static ExportTable Only(ExportTable table, string name, IReadOnlyList<int> columns) =>
        new(name, table.Filters, [.. columns.Select(c => table.Columns[c])], [.. table.Rows.Select(r => (IReadOnlyList<object?>)[.. columns.Select(c => r[c])])]);

    private static ExportTable Care(OverviewView view) => Table(view, "需要过问", [new("单位", 30), new("情况", 18), new("事项", 84)], view.Care.Select(c => Row(c.Who, c.Word, c.Words)));

    private static ExportTable Plan(OverviewView view) => Table(
        view, "计划完成", [new("监督形式", 22), new("计划", 7), new("完成", 7), new("进行中", 9), new("未开始", 9), new("逾期", 7), new("完成率", 22)],
        view.Forms.Select(f => Row(f.Name, f.Planned, f.Done, Now(view, f.Running), Now(view, f.Open), Now(view, f.Late), new Share(f.Done, f.Planned).Words))
            .Append(Row("合计", view.Planned, view.Done, Now(view, view.Forms.Sum(f => f.Running)), Now(view, view.Forms.Sum(f => f.Open)), Now(view, view.Late), new Share(view.Done, view.Planned).Words))
            .Concat(view.PlanBefore.Of == 0 ? [] : [Row(view.BeforeWords, view.PlanBefore.Of, view.PlanBefore.Count, null, null, null, view.PlanBefore.Words)]));

    // What ran, waited or was late on an earlier day is written down nowhere.
    private static object? Now(OverviewView view, int count) => view.IsEarlier ? null : count;

    private static ExportTable Steps(OverviewView view) => Table(
        view, "按期情况", [new("环节", 26), new("应", 8), new("按期", 8), new("未按期", 8), new("按期率", 18), new($"{view.BeforeWords}", 20)],
        view.Steps.Concat(view.Appointed).Select(s => Row(s.Name + (s.Partial > 0 ? $"（其中 {s.Partial} 件按期报送但不全）" : ""), s.Now.Of, s.Now.Count, s.Now.Of - s.Now.Count, s.Now.WordsIn(view.IsOver), s.Before.WordsIn(isOver: true))));

    // The grades are those of the votes; a work without a vote has empty cells and says so in the last.
    private static ExportTable Works(OverviewView view)
    {
        var grades = view.Works.SelectMany(w => w.Votes.Select(v => v.Grade)).Distinct().ToList();
        return Table(
            view, "三问一评", [new("序号", 8), new("重点工作", 26), new("牵头单位", 20), new("年中", 20), new("完成率（%）", 14), new("安排退回（次）", 10), new("按期报送（项，共 3 项）", 12), new("提问（个）", 11), new("已答复（个）", 12), .. grades.Select(g => new TableColumn($"{g}（票）", 12)), new("测评", 24), new("前一次测评（不计入）", 22)],
            view.Works.Select(w => (IReadOnlyList<object?>)
            [
                w.Number, w.Title, w.Owner, w.Light is { } light ? $"{light.Words()}灯，偏差 {OverviewWords.Signed(w.Variance)}" : "—", w.Completion, w.Returned, w.InTime, w.Asked, w.Answered,
                .. grades.Select(g => w.Votes.Where(v => v.Grade == g).Select(v => (object?)v.Votes).FirstOrDefault()), w.VerdictWords,
                string.Join("；", w.Earlier.Select(e => $"{e.Day.Full()} {e.Words}：{string.Join("，", e.Votes.Select(v => $"{v.Grade} {v.Votes}"))}")),
            ]));
    }

    private static ExportTable Bodies(OverviewView view) => Table(
        view, "按单位", [new("单位", 31), new("重点工作", 11), new("已测评", 8), new("等次（项）", 16), new("平均完成率（%）", 12), new("红灯", 6), new("满意票", 8), new("计票基数", 11), new("满意率", 16), new("报告送交 按期/应", 14), new("研究处理 按期/应", 14), new("全部应办 按期/应", 14), new("测评结果（项）", 12)],
        view.Bodies.Select(b => Row(b.Name, b.Works, b.Rated, b.GradeWords, b.Completion, b.Red, b.Best, b.Base, b.RateWords + RatingCourse.Again(b.Again), b.Reports.Of == 0 ? "—" : b.Reports.Pair, b.Handlings.Of == 0 ? "—" : b.Handlings.Pair, b.Owed.Of == 0 ? "—" : b.Owed.Pair, b.Results))
            .Append(Row("合计", view.Bodies.Sum(b => b.Works), view.Bodies.Sum(b => b.Rated), null, null, view.Bodies.Sum(b => b.Red), view.Bodies.Sum(b => b.Best), view.Bodies.Sum(b => b.Base),
                OverviewWords.Rate(view.Bodies.Sum(b => b.Best), view.Bodies.Sum(b => b.Base)), Pair(view.Bodies.Select(b => b.Reports)), Pair(view.Bodies.Select(b => b.Handlings)), Pair(view.Bodies.Select(b => b.Owed)), view.Bodies.Sum(b => b.Results))));

    private static ExportTable Trend(OverviewView view) => Table(
        view, "历年", [new("年度", 14), new("研究处理 按期/应", 22), new("已测评（项）", 10), new("满意票", 8), new("计票基数", 10), new("三问一评满意率", 22), new("平均完成率（%）", 12), new("说明", 30)],
        view.Trend.Select(t => Row(
            t.Year == view.Year && view.IsRunning ? $"{t.Year}年至今" : $"{t.Year}年", t.Handlings.Of == 0 ? "—" : t.Handlings.Words, t.Rated, t.Best, t.Base, t.RateWords, t.Completion, t.Fixed)));

    private static ExportTable Results(OverviewView view) => Table(
        view, "测评结果", [new("类别", 22), new("结果（项）", 10), new("等次", 34), new("满意票", 8), new("计票基数", 10), new("满意率", 20), new("比上年", 18)],
        view.Results.Select(r => Row(r.Name, r.Count, r.GradeWords, r.Best, r.Base, OverviewWords.Rate(r.Best, r.Base), r.Change))
            .Append(Row("作废的轮次（单独计数）", view.Voids, "", null, null, "", "")));

    private static ExportTable Inspections(OverviewView view) => Table(
        view, "执法检查和专题调研", [new("类别", 16), new("环节", 20), new("项数", 8)],
        view.Inspections.Select(i => Row("执法检查", i.Name, i.Count)).Concat(view.Surveys.Select(s => Row("专题调研", s.Name, s.Count))));

    private static ExportTable Appointees(OverviewView view) => Table(
        view, "任命人员", [new("事项", 30), new("应", 8), new("合格、按期", 10), new("比率", 18), new($"{view.BeforeWords}", 20)],
        view.Appointed.Select(s => Row($"{s.Name}（按期/应）", s.Now.Of, s.Now.Count, s.Now.WordsIn(view.IsOver), s.Before.WordsIn(isOver: true)))
            .Prepend(Row("任前法律知识考试（合格/参加）", view.Exams.Now.Of, view.Exams.Now.Count, view.Exams.Now.Of == 0 ? "—" : view.Exams.Now.Words, view.Exams.Before.Of == 0 ? "—" : view.Exams.Before.Words)));

    private static ExportTable Appraisals(OverviewView view) => Table(
        view, "述职测评", [new("年度", 30), new("机关", 24), new("人数", 8), new("结果（人）", 50)],
        view.Appraisals.Select(a => Row(a.YearWords, a.Organ, a.People, a.Grades.Count == 0 ? "尚未测评" : string.Join('，', a.Grades.Select(g => $"{g.Grade} {g.Count}")))));

    private static ExportTable FiveYears(OverviewView view) => Table(
        view, "各单位近五年", [new("单位", 24), .. view.FiveYears.Select(b => b.Years).FirstOrDefault([]).Select(y => new TableColumn($"{y.Year}年", 26))],
        view.FiveYearsRated.Select(b => (IReadOnlyList<object?>)
            [b.Name, .. b.Years.Select(y => (object?)(y.Rated == 0 ? "未测评" : $"{y.GradeWords}；{y.RateWords}{(y.Joined.Length > 0 ? $"（更名/合并：{y.Joined}）" : "")}"))]));

    private static ExportTable Basis(OverviewView view) => Table(
        view, "适用的规则", [new("规则", 34), new("值", 30), new("版本", 10)], view.Basis.Select(r => Row(r.Name, r.Value.StartsWith('-') ? $"−{r.Value[1..]}" : r.Value, $"第 {r.Version} 版")));

    private static IEnumerable<ExportTable> Closing(OverviewView view) => view.Closing is not { } closing ? [] :
    [
        Table(view, "关账和更正", [new("日期", 16), new("内容", 90)],
            closing.Corrections.Select(c => Row(c.FoundOn, $"更正 {c.Words}")).Prepend(Row(closing.ClosedOn, $"{closing.ClosedBy}关账，固定 {closing.Figures.Count} 个数据"))),
    ];

    private static string Pair(IEnumerable<Share> shares) => shares.ToList() is var all && all.Sum(s => s.Of) is > 0 and var of ? $"{all.Sum(s => s.Count)}/{of}" : "—";

    private static ExportTable Table(OverviewView view, string name, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows) => new(name, view.Counted, columns, [.. rows]);

    private static IReadOnlyList<object?> Row(params object?[] cells) => cells;
}
