using System.Globalization;
using Supervision.Domain.KeyWorks;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Overview;

/// <summary>So many of so many, with the rate that honesty allows (screens 5.2): below five no rate, only the numbers.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct Share(int Count, int Of)
{
    /// <summary>Fewer than this give no rate.</summary>
    public const int Least = 5;

    /// <summary>Per cent, one decimal, half up; null below <see cref="Least"/>.</summary>
    public decimal? Rate => Of < Least ? null : OneDecimal.Of(100m * Count / Of);

    /// <summary>85.7% 6/7, 1/1, or 未到期.</summary>
    public string Words => Of == 0 ? "未到期" : Rate is { } rate ? $"{rate.ToString("0.0", CultureInfo.InvariantCulture)}%（{Pair}）" : Pair;

    public string Pair => $"{Count}/{Of}";
}

/// <summary>One form of supervision in the year's plan.</summary>
/// <param name="Name">Its words.</param>
/// <param name="Form">As the plan's address names it.</param>
/// <param name="Planned">计划.</param>
/// <param name="Done">完成.</param>
/// <param name="Running">进行中.</param>
/// <param name="Open">未开始.</param>
/// <param name="Late">逾期; among those that run or have not begun.</param>
public sealed record FormLine(string Name, string Form, int Planned, int Done, int Running, int Open, int Late);

/// <summary>A rated work with its votes.</summary>
/// <param name="Link">Its page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Owner">牵头单位.</param>
/// <param name="Votes">Grade and votes, the best first; invalid ones last.</param>
/// <param name="Verdict">The grade.</param>
public sealed record RatedWork(string Link, string Title, string Owner, IReadOnlyList<(string Grade, int Votes)> Votes, string Verdict);

/// <summary>One body in the year.</summary>
/// <param name="Id">The body.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Works">Key works led.</param>
/// <param name="Rated">Of them rated.</param>
/// <param name="Red">Of them red in mid-year.</param>
/// <param name="Best">Votes of the best grade, added.</param>
/// <param name="Base">What they are counted against, added.</param>
/// <param name="Reports">Reports sent in on time, of those due.</param>
/// <param name="Handlings">Handling reports on time, of those due.</param>
public sealed record BodyLine(SupervisedBodyId Id, string Name, int Works, int Rated, int Red, int Best, int Base, Share Reports, Share Handlings)
{
    /// <summary>满意率, two decimals, with its numbers; — when nothing was rated.</summary>
    public string RateWords => OverviewWords.Rate(Best, Base);
}

/// <summary>Whether a step was done on time, this year and last.</summary>
/// <param name="Name">环节.</param>
/// <param name="Now">This year, up to the day.</param>
/// <param name="Before">The whole of last year.</param>
public sealed record StepLine(string Name, Share Now, Share Before);

/// <summary>One year of the trend.</summary>
/// <param name="Year">The year.</param>
/// <param name="Handlings">Handling reports on time.</param>
/// <param name="Best">满意 votes on key works.</param>
/// <param name="Base">Their denominators.</param>
/// <param name="Rated">Works rated; 0 shows 未测评, never a rate of 0.</param>
/// <param name="Completion">Mean completion of the works that were checked.</param>
public sealed record TrendYear(int Year, Share Handlings, int Best, int Base, int Rated, decimal? Completion)
{
    public decimal? Satisfaction => Base == 0 ? null : OneDecimal.Of(100m * Best / Base);
}

/// <summary>Something to look into (需要过问).</summary>
/// <param name="IsLate">Overdue; otherwise a poor result.</param>
/// <param name="Who">Whom it is about.</param>
/// <param name="Words">One sentence.</param>
/// <param name="Link">Where it is.</param>
public sealed record CareLine(bool IsLate, string Who, string Words, string Link);

/// <summary>The appraisal of an organ.</summary>
public sealed record AppraisalLine(int Year, string Organ, int People, IReadOnlyList<(string Grade, int Count)> Grades, string Link);

/// <summary>The year as the leadership sees it (年度评价, D-15.9a, screens 5). Announced results only.</summary>
public sealed record OverviewView(
    int Year, IReadOnlyList<int> Years, DateTimeOffset AsOf, IReadOnlyList<FormLine> Forms, IReadOnlyList<RatedWork> Rated, IReadOnlyList<(string Title, string Link)> Unrated,
    IReadOnlyList<BodyLine> Bodies, IReadOnlyList<StepLine> Steps, IReadOnlyList<AppraisalLine> Appraisals, IReadOnlyList<TrendYear> Trend, IReadOnlyList<CareLine> Care)
{
    /// <summary>Works by light.</summary>
    public required IReadOnlyDictionary<Light, int> Lights { get; init; }

    /// <summary>True while the year runs: its figures are not compared as if finished.</summary>
    public required bool IsRunning { get; init; }

    public int Planned => Forms.Sum(f => f.Planned);

    public int Done => Forms.Sum(f => f.Done);

    public int Late => Forms.Sum(f => f.Late);

    /// <summary>The first line, built from the figures.</summary>
    public string Answer => Planned == 0 ? $"{Year}年没有已公布的年度监督工作计划。"
        : $"{Planned} 项监督事项完成 {Done} 项{(Late > 0 ? $"，{Late} 项逾期" : "")}。";

    /// <summary>Every table of the page in one list for a spreadsheet: part, line, figures.</summary>
    public ExportTable Table => new(
        $"{Year}年度评价", [$"{Year}年", .. IsRunning ? new[] { $"截至{AsOf.BeijingDate().Full()}" } : []],
        [new("部分", 16), new("项目", 28), new("数字一", 14), new("数字二", 14), new("数字三", 14), new("数字四", 14), new("说明", 40)],
        [
            .. Forms.Select(f => Row("计划完成", f.Name, f.Planned, f.Done, f.Running, f.Open, $"逾期 {f.Late}；依次为计划、完成、进行中、未开始")),
            .. Rated.Select(r => Row("三问一评", r.Title, r.Votes.ElementAtOrDefault(0).Votes, r.Votes.ElementAtOrDefault(1).Votes, r.Votes.ElementAtOrDefault(2).Votes, r.Votes.ElementAtOrDefault(3).Votes, $"{r.Owner}，{r.Verdict}；依次为{string.Join("、", r.Votes.Select(v => v.Grade))}")),
            .. Bodies.Select(b => Row("按单位", b.Name, b.Rated, b.Works, b.Best, b.Base, $"报告送交 {b.Reports.Pair}，研究处理 {b.Handlings.Pair}；依次为已测评、重点工作、满意票、计票基数")),
            .. Steps.Select(s => Row("按期情况", s.Name, s.Now.Of, s.Now.Count, s.Before.Of, s.Before.Count, "依次为本年应办、按期、上年应办、按期")),
            .. Trend.Select(t => Row("历年", $"{t.Year}年", t.Handlings.Of, t.Handlings.Count, t.Base, t.Best, $"依次为研究处理应办、按期、计票基数、满意票；测评 {t.Rated} 项，平均完成率 {(t.Completion is { } c ? c.ToString("0.0", CultureInfo.InvariantCulture) + "%" : "—")}")),
            .. Care.Select(c => Row("需要过问", c.Who, null, null, null, null, c.Words)),
        ]);

    private static IReadOnlyList<object?> Row(string part, string name, int? a, int? b, int? c, int? d, string words) => [part, name, a, b, c, d, words];
}

/// <summary>Words of the overview.</summary>
public static class OverviewWords
{
    /// <summary>−20.0 with a proper minus.</summary>
    public static string Signed(decimal? value) =>
        value is { } v ? (v > 0 ? "+" : v < 0 ? "−" : "") + Math.Abs(v).ToString("0.0", CultureInfo.InvariantCulture) : "—";

    /// <summary>满意率 with two decimals and its numbers (D-10.30).</summary>
    public static string Rate(int best, int of) =>
        of == 0 ? "—" : $"{decimal.Round(100m * best / of, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture)}%（{best}/{of}）";
}
