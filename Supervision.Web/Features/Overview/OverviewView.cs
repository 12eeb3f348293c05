using System.Globalization;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Ratings;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Overview.Facts;
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
    public string Words => WordsIn(isOver: false);

    /// <summary>The same; a year that is over had nothing due where one that runs has nothing due yet.</summary>
    public string WordsIn(bool isOver) => Of == 0 ? isOver ? "没有应办的" : "未到期" : Rate is { } rate ? $"{rate.ToString("0.0", CultureInfo.InvariantCulture)}%（{Pair}）" : Pair;

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
public sealed record RatedWork(string Link, string Title, string Owner, IReadOnlyList<(string Grade, int Votes)> Votes, string Verdict)
{
    /// <summary>Its number in the year.</summary>
    public int Number { get; init; }

    /// <summary>As in the list of its figure: light, completion, votes.</summary>
    public string Shown { get; init; } = "";

    public Light? Light { get; init; }

    public decimal? Variance { get; init; }

    public decimal? Completion { get; init; }

    /// <summary>All votes in words: 不满意 → 再次测评 满意（2026年4月20日）; the grade alone of a single one, empty without one (D-7.11, D-16.29).</summary>
    public string Course { get; init; } = "";

    /// <summary>How often its plan was sent back (D-7.13).</summary>
    public int Returned { get; init; }

    /// <summary>Submissions in time, of three (D-7.13).</summary>
    public int InTime { get; init; }

    /// <summary>Questions that were asked.</summary>
    public int Asked { get; init; }

    /// <summary>Of them answered.</summary>
    public int Answered { get; init; }

    /// <summary>各组合计 86.87 分 where several groups made the grade (D-10.29); empty otherwise.</summary>
    public string Score { get; init; } = "";

    /// <summary>The votes before the one that counts, the oldest first.</summary>
    public IReadOnlyList<EarlierVote> Earlier { get; init; } = [];

    /// <summary>What is said beside the bar: every vote, and what made the grade.</summary>
    public string VerdictWords => (Course.Length > 0 ? Course : Verdict) + (Score.Length > 0 ? $"，{Score}" : "");
}

/// <summary>A vote on a work that a later one followed; it stays visible and is not counted.</summary>
/// <param name="Day">Day of the announcement.</param>
/// <param name="Verdict">The grade it gave.</param>
/// <param name="Score">各组合计 70.21 分 where several groups made it; empty otherwise.</param>
/// <param name="Votes">Grade and votes, the best first; invalid ones last.</param>
public sealed record EarlierVote(DateOnly Day, string Verdict, string Score, IReadOnlyList<(string Grade, int Votes)> Votes)
{
    /// <summary>The grade with what made it.</summary>
    public string Words => Score.Length > 0 ? $"{Verdict}，{Score}" : Verdict;
}

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
    /// <summary>Everything it owed that has come or was met, of that in time.</summary>
    public Share Owed { get; init; }

    /// <summary>Announced results of it and of its appointees.</summary>
    public int Results { get; init; }

    /// <summary>Of the rated works those whose second vote is counted.</summary>
    public int Again { get; init; }

    /// <summary>Grades of its works: 满意 2，基本满意 1; empty without any (D-7.13).</summary>
    public string GradeWords { get; init; } = "";

    /// <summary>Mean completion of its works that were checked; null without any (D-7.13).</summary>
    public decimal? Completion { get; init; }

    /// <summary>满意率, two decimals, with its numbers; — when nothing was rated.</summary>
    public string RateWords => OverviewWords.Rate(Best, Base);
}

/// <summary>Whether a step was done on time, this year and last.</summary>
/// <param name="Name">环节.</param>
/// <param name="Now">This year, up to the day.</param>
/// <param name="Before">The whole of last year.</param>
public sealed record StepLine(string Name, Share Now, Share Before)
{
    /// <summary>Its name in addresses.</summary>
    public string Code { get; init; } = "";

    /// <summary>Of those not in time: handed in in time and incomplete (D-6.8).</summary>
    public int Partial { get; init; }
}

/// <summary>Announced results of one kind in the year (D-15.9).</summary>
/// <param name="Kind">What was rated.</param>
/// <param name="Name">In words.</param>
/// <param name="Count">Results.</param>
/// <param name="Grades">Grades with their numbers.</param>
/// <param name="Best">Votes of the best grade, added.</param>
/// <param name="Base">Denominators, added.</param>
/// <param name="BestBefore">The same of the year before.</param>
/// <param name="BaseBefore">The same of the year before.</param>
public sealed record ResultLine(RatingKind Kind, string Name, int Count, IReadOnlyList<(string Grade, int Count)> Grades, int Best, int Base, int BestBefore, int BaseBefore)
{
    /// <summary>What was voted on again, each with all its votes; only the last is counted.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];

    /// <summary>满意 2，基本满意 1; with what was voted on again.</summary>
    public string GradeWords => string.Join('，', Grades.Select(g => $"{g.Grade} {g.Count}")) + string.Concat(Again.Select(a => $"；{a}"));

    /// <summary>True where a year that is not over would stand beside a whole one.</summary>
    public bool IsUnlike { get; init; }

    /// <summary>+6.20 个百分点 against the year before; — when one of both has no rate; a year that runs is not compared with a whole one.</summary>
    public string Change => Base == 0 || BaseBefore == 0 ? "—" : IsUnlike ? "年度未完，不比" : OverviewWords.Points(OverviewWords.Percent(Best, Base) - OverviewWords.Percent(BestBefore, BaseBefore));
}

/// <summary>One year of a body with those it took over (D-7.13).</summary>
/// <param name="Year">The year.</param>
/// <param name="Works">Key works led.</param>
/// <param name="Rated">Of them rated; 0 shows 未测评, never a rate of 0.</param>
/// <param name="Grades">满意 2，基本满意 1.</param>
/// <param name="Best">Votes of the best grade, added.</param>
/// <param name="Base">Denominators, added.</param>
/// <param name="Handlings">Handling reports on time.</param>
/// <param name="Completion">Mean completion.</param>
/// <param name="Joined">Predecessors that had a part in it (更名/合并); empty when there are none.</param>
public sealed record BodyYear(int Year, int Works, int Rated, string Grades, int Best, int Base, Share Handlings, decimal? Completion, string Joined)
{
    public string RateWords => Rated == 0 ? "未测评" : OverviewWords.Rate(Best, Base);

    /// <summary>Works whose second vote is counted, each with all its votes.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];

    public string GradeWords => Rated == 0 ? "未测评" : Grades + string.Concat(Again.Select(a => $"（{a}）"));

    internal static BodyYear Of(YearFacts facts, YearFigures figures, int year, IReadOnlyList<SupervisedBodyId> lineage)
    {
        var works = figures.Works().Where(w => w.Owner is { } owner && lineage.Contains(owner)).ToList();
        var votes = works.Select(figures.VoteOf).OfType<CountedVote>().ToList();
        var done = works.Select(figures.CompletionOf).OfType<decimal>().ToList();
        var rated = works.Select(figures.GradeOf).OfType<CountedGrade>().Where(g => g.Place is not null).OrderBy(g => g.Place).Select(g => RatingCourse.GradeOf(g.Words)).ToList();
        var joined = lineage.Skip(1).Where(b => figures.Works(b).Any() || figures.Count("steps.handling.due", b) > 0);
        return new(
            year, works.Count, rated.Count, string.Join('，', rated.GroupBy(g => g).Select(g => $"{g.Key} {g.Count()}")), votes.Sum(v => v.Votes[0]), votes.Sum(v => v.Base),
            new(lineage.Sum(b => figures.Count("steps.handling.ontime", b)), lineage.Sum(b => figures.Count("steps.handling.due", b))),
            done.Count == 0 ? null : OneDecimal.Of(done.Sum() / done.Count), string.Join('、', joined.Select(b => facts.NameOf(b))))
        {
            Again = [.. works.Where(figures.IsAgain).Select(figures.CourseOf)],
        };
    }
}

/// <summary>Five years of one body.</summary>
public sealed record FiveYearLine(SupervisedBodyId Id, string Name, IReadOnlyList<BodyYear> Years);

/// <summary>A closed year.</summary>
/// <param name="ClosedOn">When.</param>
/// <param name="ClosedBy">By whom.</param>
/// <param name="Figures">Stored figures by key.</param>
/// <param name="Shown">What stood beside them: rates, votes, means.</param>
/// <param name="Rules">Rules with value and version.</param>
/// <param name="Corrections">What was found to be otherwise later.</param>
public sealed record ClosingView(
    DateOnly ClosedOn, string ClosedBy, IReadOnlyDictionary<string, int> Figures, IReadOnlyDictionary<string, string> Shown, IReadOnlyList<string> Rules, IReadOnlyList<CorrectionLine> Corrections)
{
    internal static ClosingView Of(CountedClosing closing) => new(
        closing.ClosedOn, closing.ClosedBy, closing.Figures.ToDictionary(f => f.Key, f => f.Value.Count, StringComparer.Ordinal),
        closing.Figures.ToDictionary(f => f.Key, f => f.Value.Shown, StringComparer.Ordinal), closing.Rules.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        [.. closing.Corrections.Select(c => new CorrectionLine(c.Key, c.Name, c.Was.Count, c.Now.Count, c.FoundOn)
        {
            WasShown = c.Was.Shown == c.Now.Shown ? "" : c.Was.Shown,
            NowShown = c.Was.Shown == c.Now.Shown ? "" : c.Now.Shown,
        })]);
}

/// <summary>A correction of a stored figure.</summary>
public sealed record CorrectionLine(string Key, string Name, int Was, int Now, DateOnly FoundOn)
{
    public string WasShown { get; init; } = "";

    public string NowShown { get; init; } = "";

    /// <summary>年中绿灯：0 更正为 1.</summary>
    public string Words => $"{Name}：{With(Was, WasShown)} 更正为 {With(Now, NowShown)}";

    private static string With(int count, string shown) => shown.Length > 0 ? $"{count}（{shown}）" : count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A rule as it holds.</summary>
public sealed record RuleInForce(string Key, string Name, string Value, int Version, string Link);

/// <summary>A list with what stands around it.</summary>
/// <param name="Year">The year.</param>
/// <param name="List">The list.</param>
/// <param name="Body">Name of the body it is narrowed to; empty for all.</param>
/// <param name="Until">The same day of that year, when it was asked for.</param>
/// <param name="Rules">Rules in force.</param>
/// <param name="Stored">What it was when the year was closed, if that is another number.</param>
public sealed record FigureListView(int Year, FigureList List, string Body, DateOnly? Until, IReadOnlyList<RuleInForce> Rules, int? Stored)
{
    /// <summary>The rate, votes or mean that stood beside it when the year was closed, if that is another one.</summary>
    public string StoredShown { get; init; } = "";

    public string Title => $"{Year}年{(Body.Length > 0 ? Body : "")} {List.Name}";

    /// <summary>The first line repeats the figure; of a rate both its numbers.</summary>
    public string Answer => $"{List.Name} {List.Count} {List.Unit}{(Until is { } day ? $"（截至{day.Full()}）" : "")}。"
        + (List.Lines.Sum(l => l.Base) is > 0 and var all ? $"满意票 {List.Lines.Sum(l => l.Best)}，计票基数 {all}，满意率 {OverviewWords.Rate(List.Lines.Sum(l => l.Best), all)}。" : "")
        + (List.Mean is { } mean ? $"平均完成率 {OverviewWords.One(mean)}%。" : "")
        + (Stored is { } was ? $"关账时 {was} {List.Unit}。" : "") + (StoredShown.Length > 0 ? $"关账时为 {StoredShown}。" : "");
}

/// <summary>One year of the trend.</summary>
/// <param name="Year">The year.</param>
/// <param name="Handlings">Handling reports on time.</param>
/// <param name="Best">满意 votes on key works.</param>
/// <param name="Base">Their denominators.</param>
/// <param name="Rated">Works rated; 0 shows 未测评, never a rate of 0.</param>
/// <param name="Completion">Mean completion of the works that were checked.</param>
public sealed record TrendYear(int Year, Share Handlings, int Best, int Base, int Rated, decimal? Completion)
{
    /// <summary>What of a closed year was shown otherwise when it was closed; empty when nothing.</summary>
    public string Fixed { get; init; } = "";

    /// <summary>Works whose second vote is counted.</summary>
    public int Again { get; init; }

    /// <summary>The rate with its numbers, and that second votes are in it; 未测评 without a rating.</summary>
    public string RateWords => Rated == 0 ? "未测评" : OverviewWords.Rate(Best, Base) + RatingCourse.Again(Again);

    /// <summary>满意率 for the drawing; too few votes give no rate (screens 5.2).</summary>
    public decimal? Satisfaction => Base < Share.Least ? null : OneDecimal.Of(100m * Best / Base);
}

/// <summary>Something to look into (需要过问).</summary>
/// <param name="IsLate">Overdue; otherwise a poor result.</param>
/// <param name="Who">Whom it is about.</param>
/// <param name="Words">One sentence.</param>
/// <param name="Link">Where it is.</param>
public sealed record CareLine(bool IsLate, string Who, string Words, string Link)
{
    /// <summary>逾期, 红灯 or 不满意.</summary>
    public string Word { get; init; } = "";

    /// <summary>The bodies, for the way to their yearly sheets.</summary>
    public IReadOnlyList<(SupervisedBodyId Id, string Name)> Bodies { get; init; } = [];
}

/// <summary>The appraisal of an organ.</summary>
public sealed record AppraisalLine(int Year, string Organ, int People, IReadOnlyList<(string Grade, int Count)> Grades, string Link)
{
    /// <summary>Day of the announcement; null before.</summary>
    public DateOnly? RatedOn { get; init; }

    /// <summary>2025年度述职，2026年4月测评: both years, because the results stand in the year of the announcement.</summary>
    public string YearWords => $"{Year}年度述职{(RatedOn is { } day ? $"，{day.Year}年{day.Month}月测评" : "")}";
}

/// <summary>The year as the leadership sees it (年度评价, D-15.9a, screens 5). Announced results only.</summary>
public sealed record OverviewView(
    int Year, IReadOnlyList<int> Years, DateTimeOffset AsOf, IReadOnlyList<FormLine> Forms, IReadOnlyList<RatedWork> Rated, IReadOnlyList<(string Title, string Link)> Unrated,
    IReadOnlyList<BodyLine> Bodies, IReadOnlyList<StepLine> Steps, IReadOnlyList<AppraisalLine> Appraisals, IReadOnlyList<TrendYear> Trend, IReadOnlyList<CareLine> Care)
{
    /// <summary>Works by light.</summary>
    public required IReadOnlyDictionary<Light, int> Lights { get; init; }

    /// <summary>How many matters are to be looked into; the page shows the first.</summary>
    public int Cares { get; init; }

    /// <summary>Lines of the plan that should be done by today (screens 5.1 part 0).</summary>
    public int DueByNow { get; init; }

    /// <summary>Opinions whose handling report is overdue.</summary>
    public int LateOpinions { get; init; }

    /// <summary>The day up to which all years are counted (同期); null when other years are counted whole.</summary>
    public DateOnly? SameDay { get; init; }

    /// <summary>Announced results by kind.</summary>
    public IReadOnlyList<ResultLine> Results { get; init; } = [];

    /// <summary>Rounds that do not count.</summary>
    public int Voids { get; init; }

    /// <summary>What appointees owed.</summary>
    public IReadOnlyList<StepLine> Appointed { get; init; } = [];

    /// <summary>Nominees who passed the law exam of those who sat it, this year and last.</summary>
    public (Share Now, Share Before) Exams { get; init; }

    /// <summary>Law inspections by how far they are.</summary>
    public IReadOnlyList<(string Part, string Name, int Count)> Inspections { get; init; } = [];

    /// <summary>Research surveys, apart from inspections (D-6.11).</summary>
    public IReadOnlyList<(string Part, string Name, int Count)> Surveys { get; init; } = [];

    /// <summary>Five years of the bodies.</summary>
    public IReadOnlyList<FiveYearLine> FiveYears { get; init; } = [];

    /// <summary>All works of the year, rated or not, in their order.</summary>
    public IReadOnlyList<RatedWork> Works { get; init; } = [];

    /// <summary>Rules that decided the figures, as they were in force.</summary>
    public IReadOnlyList<RuleInForce> Basis { get; init; } = [];

    /// <summary>True for readers who may open the files of appointees (D-1.5).</summary>
    public bool SeesPeople { get; init; }

    /// <summary>True of a year that is over and counted whole.</summary>
    public bool IsOver => SameDay is null && Year < AsOf.BeijingDate().Year;

    /// <summary>The closing; null while the year is open.</summary>
    public ClosingView? Closing { get; init; }

    /// <summary>What a figure was when the year was closed, if that is another number.</summary>
    public int? Stored(FigureKey key, int count) => Closing?.Figures.TryGetValue(key.Stored, out var was) == true && was != count ? was : null;

    /// <summary>What stood beside a figure when the year was closed, if that is something else than now; empty otherwise.</summary>
    public string StoredShown(FigureKey key, string shown) => Closing?.Shown.TryGetValue(key.Stored, out var was) == true && was != shown && was.Length > 0 ? was : "";

    /// <summary>True while the year runs: its figures are not compared as if finished.</summary>
    public required bool IsRunning { get; init; }

    public int Planned => Forms.Sum(f => f.Planned);

    public int Done => Forms.Sum(f => f.Done);

    public int Late => Forms.Sum(f => f.Late);

    /// <summary>True of a past year looked at on the same day (同期): of its plan what was done by then is known from dated steps, what ran or was late is not.</summary>
    public bool IsEarlier => SameDay is not null && !IsRunning;

    /// <summary>Lines of the plan of the year before, and of them done, up to the same day if that is asked for; none where that year has no plan.</summary>
    public Share PlanBefore { get; init; }

    /// <summary>The first line, built from the figures.</summary>
    public string Answer => Planned == 0
        ? $"{Year}年没有已公布的年度监督工作计划{WorkWords}。"
        : $"{Planned} 项监督事项完成 {Done} 项{(IsRunning ? $"；截至今日应完成 {DueByNow} 项" : "")}{(Late > 0 ? $"，{Late} 项逾期" : IsRunning ? "，没有逾期" : "")}{(Rated.Count > 0 ? WorkWords : "")}。";

    // What was rated is part of the year's answer; a grade of a second vote says so.
    private string WorkWords => Works.Count == 0 ? "" : $"；重点工作 {Works.Count} 项，已测评 {Rated.Count} 项"
        + (Rated.Count == 0 ? "" : $"：{string.Join("、", Rated.GroupBy(r => r.Verdict).Select(g => $"{g.Key} {g.Count()} 项"))}{RatingCourse.Again(Rated.Count(r => r.Course.Contains('→', StringComparison.Ordinal)))}");

    /// <summary>Bodies that had any result in the five years; the others are only named.</summary>
    public IReadOnlyList<FiveYearLine> FiveYearsRated => [.. FiveYears.Where(b => b.Years.Any(y => y.Rated > 0))];

    /// <summary>True when the five years find room on the one sheet of paper besides the bars and the bodies; otherwise it names where they are.</summary>
    public bool HasRoomForYears => Bodies.Count + (2 * (Rated.Count + Rated.Sum(r => r.Earlier.Count))) + FiveYearsRated.Count + Trend.Count <= 30;

    /// <summary>The sentence on the bodies whose works were not rated in five years; empty when there are none.</summary>
    public string FiveYearsOthers => FiveYears.Where(b => b.Years.All(y => y.Rated == 0)).Select(b => b.Name).ToList() is { Count: > 0 } names
        ? $"{(names.Count == FiveYears.Count ? "" : "另有 ")}{names.Count} 个单位近五年没有公布的三问一评结果，都是“未测评”：{string.Join('、', names)}。" : "";

    /// <summary>What was counted, in words: the year, the day, the same day of other years.</summary>
    public IReadOnlyList<string> Counted =>
        [$"{Year}年", .. IsRunning ? [$"截至{AsOf.BeijingDate().Full()}"] : Array.Empty<string>(), .. SameDay is { } day ? [$"同期，往年都截至{day.Month}月{day.Day}日"] : Array.Empty<string>()];

    /// <summary>Heading of the year before.</summary>
    public string BeforeWords => SameDay is null ? $"{Year - 1}年全年" : $"{Year - 1}年同期";

    /// <summary>Every table of the page in one list for a plain text file: part, line, figures. The workbook has a sheet for each part.</summary>
    public ExportTable Table => new(
        $"{Year}年度评价", Counted,
        [new("部分", 16), new("项目", 28), new("数字一", 14), new("数字二", 14), new("数字三", 14), new("数字四", 14), new("说明", 40)],
        [
            .. Forms.Select(f => Row("计划完成", f.Name, f.Planned, f.Done, IsEarlier ? null : f.Running, IsEarlier ? null : f.Open, IsEarlier ? "依次为计划、当时完成" : $"逾期 {f.Late}；依次为计划、完成、进行中、未开始")),
            .. Rated.Select(r => Row("三问一评", r.Title, r.Votes.ElementAtOrDefault(0).Votes, r.Votes.ElementAtOrDefault(1).Votes, r.Votes.ElementAtOrDefault(2).Votes, r.Votes.ElementAtOrDefault(3).Votes, $"{r.Owner}，{r.VerdictWords}；依次为{string.Join("、", r.Votes.Select(v => v.Grade))}")),
            .. Bodies.Select(b => Row("按单位", b.Name, b.Rated, b.Works, b.Best, b.Base, $"报告送交 {b.Reports.Pair}，研究处理 {b.Handlings.Pair}；依次为已测评、重点工作、满意票、计票基数")),
            .. Steps.Concat(Appointed).Select(s => Row("按期情况", s.Name, s.Now.Of, s.Now.Count, s.Before.Of, s.Before.Count, "依次为本年应办、按期、上年应办、按期")),
            Row("任命人员", "任前法律知识考试", Exams.Now.Of, Exams.Now.Count, Exams.Before.Of, Exams.Before.Count, "依次为本年参加、合格、上年参加、合格"),
            .. Appraisals.Select(a => Row("任命人员", $"述职测评（{a.YearWords}）：{a.Organ}", a.People, null, null, null, a.Grades.Count == 0 ? "尚未测评" : string.Join('，', a.Grades.Select(g => $"{g.Grade} {g.Count}")))),
            .. Inspections.Select(i => Row("执法检查", i.Name, i.Count, null, null, null, "件数")),
            .. Surveys.Select(s => Row("专题调研", s.Name, s.Count, null, null, null, "件数")),
            .. Results.Select(r => Row("测评结果", r.Name, r.Count, r.Best, r.Base, null, $"依次为结果、满意票、计票基数；{r.GradeWords}；比上年 {r.Change}")),
            Row("测评结果", "作废的轮次", Voids, null, null, null, "单独计数"),
            .. FiveYears.SelectMany(b => b.Years.Select(y => Row("近五年", $"{b.Name} {y.Year}年", y.Rated, y.Works, y.Best, y.Base, $"{y.GradeWords}{(y.Joined.Length > 0 ? $"；更名/合并：{y.Joined}" : "")}；依次为已测评、重点工作、满意票、计票基数"))),
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

    /// <summary>97.2.</summary>
    public static string One(decimal value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>+6.20 个百分点, never an arrow in a colour alone (screens 5.3).</summary>
    public static string Points(decimal change) => $"{(change > 0 ? "+" : change < 0 ? "−" : "")}{Math.Abs(change).ToString("0.0#", CultureInfo.InvariantCulture)} 个百分点";

    /// <summary>Per cent, two decimals half up.</summary>
    public static decimal Percent(int best, int of) => decimal.Round(100m * best / of, 2, MidpointRounding.AwayFromZero);

    /// <summary>满意率 with two decimals and its numbers (D-10.30).</summary>
    public static string Rate(int best, int of) =>
        of == 0 ? "—" : $"{Percent(best, of).ToString("0.00", CultureInfo.InvariantCulture)}%（{best}/{of}）";
}
