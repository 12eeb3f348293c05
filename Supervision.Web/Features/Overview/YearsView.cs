using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Overview.Facts;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Overview;

/// <summary>One figure of one year in the comparison.</summary>
/// <param name="Words">As it is shown: 31/47, 85.7%（6/7）, 未测评.</param>
/// <param name="Key">What it counts.</param>
/// <param name="Change">Against the year before in points of per cent; empty when one of both has no rate.</param>
public sealed record YearCell(string Words, FigureKey Key, string Change = "");

/// <summary>A line of the comparison with a cell for each year.</summary>
public sealed record YearsLine(string Name, IReadOnlyList<YearCell> Cells);

/// <summary>Year beside year (年与年, screens 5.3).</summary>
/// <param name="Years">The columns, the oldest first.</param>
/// <param name="Running">The year that runs; null when it is not among them.</param>
/// <param name="Day">Month and day up to which all are counted (同期); null when past years are counted whole.</param>
/// <param name="Parts">Tables with their lines.</param>
public sealed record YearsView(IReadOnlyList<int> Years, int? Running, DateOnly? Day, IReadOnlyList<(string Name, string Note, IReadOnlyList<YearsLine> Lines)> Parts)
{
    public string Answer => Years.Count < 2 ? "可以比较的年度不足两个。"
        : $"{Years[0]}—{Years[^1]}年，共 {Years.Count} 年。{(Day is { } day ? $"各年都截至 {day.Month}月{day.Day}日。" : Running is { } year ? $"{year}年还没有结束，不与全年直接比较，可以改为同期。" : "")}";

    /// <summary>All tables in one list for a spreadsheet.</summary>
    public ExportTable Table => new(
        "历年对比", [Answer], [new("部分", 18), new("项目", 28), .. Years.Select(y => new TableColumn($"{y}年", 22)), .. Years.Skip(1).Select(y => new TableColumn($"{y}年比上年", 18))],
        [.. from part in Parts
            from line in part.Lines
            select (IReadOnlyList<object?>)[part.Name, line.Name, .. line.Cells.Select(c => (object?)c.Words), .. line.Cells.Skip(1).Select(c => (object?)c.Change)]]);

    internal static YearsView Of(YearFacts facts, IReadOnlyList<(int Year, YearFigures Figures)> years, bool isSame)
    {
        int? running = years.Any(y => y.Year == facts.Today.Year) ? facts.Today.Year : null;
        var unlike = isSame ? null : running;
        return new([.. years.Select(y => y.Year)], running, isSame ? facts.Today : null,
        [
            ("计划完成", isSame ? "完成/计划，按办结、印发或者登记完成的日期计；移到下一年的没有日期，按没有完成计" : "完成/计划",
                [Line("合计", years, y => Pair(y, "plan.all.done", "plan.all.planned"), unlike), .. facts.Lines.SelectMany(l => l).Select(l => l.Kind).Distinct().Order()
                    .Select(k => Line(Supervision.Domain.Plans.PlanWords.Words(k), years, y => Pair(y, $"plan.{k}.done", $"plan.{k}.planned"), unlike))]),
            ("按期情况", "按期/应", [.. YearFigures.Steps.Concat(YearFigures.OfAppointees).Select(s => Line(s.Name, years, y => Pair(y, $"steps.{s.Code}.ontime", $"steps.{s.Code}.due"), unlike))]),
            ("三问一评", "满意率按票数合计，再次测评的只计后一次；测评归入重点工作的年度，没有测评的年度显示“未测评”",
                [Line("已测评/重点工作", years, y => Pair(y, "works.rated", "works.all"), unlike), Line("满意率", years, Satisfaction, unlike), Line("平均完成率", years, Completed, unlike), Line("年中红灯", years, y => Number(y, "works.red"))]),
            ("任命人员", "合格/参加；人数", [Line("任前法律知识考试", years, y => Pair(y, "exams.passed", "exams.all"), unlike), Line("述职测评人数", years, y => Number(y, "people.all"))]),
            ("执法检查和测评", "项；轮", [Line("执法检查立项", years, y => Number(y, "inspections.all")), Line("作废的测评轮次", years, y => Number(y, "results.void"))]),
        ]);
    }

    // A year that runs is not compared as if it were over (screens 5.2): up to the same day it is.
    private static YearsLine Line(string name, IReadOnlyList<(int Year, YearFigures Figures)> years, Func<YearFigures, (YearCell Cell, decimal? Rate)> cell, int? unlike = null)
    {
        List<YearCell> cells = [];
        decimal? before = null;
        foreach (var (year, figures) in years)
        {
            var (made, rate) = cell(figures);
            cells.Add(made with { Change = rate - before is not { } change ? "" : year == unlike ? "年度未完，不比" : OverviewWords.Points(change) });
            before = rate;
        }

        return new(name, cells);
    }

    private static (YearCell, decimal?) Pair(YearFigures figures, string part, string of)
    {
        var share = figures.Share(part, of);
        return (new(share.Of == 0 ? "—" : share.Words, new(of)), share.Rate);
    }

    private static (YearCell, decimal?) Number(YearFigures figures, string of) =>
        (new(figures.Count(of).ToString(System.Globalization.CultureInfo.InvariantCulture), new(of)), null);

    private static (YearCell, decimal?) Satisfaction(YearFigures figures)
    {
        var (best, all) = figures.Votes();
        return (new(figures.Count("works.rated") == 0 ? "未测评" : OverviewWords.Rate(best, all), new("works.voted")), all == 0 ? null : OverviewWords.Percent(best, all));
    }

    private static (YearCell, decimal?) Completed(YearFigures figures) =>
        (new(figures.MeanCompletion() is { } mean ? $"{OverviewWords.One(mean)}%" : "—", new("works.checked")), figures.MeanCompletion());
}
