using Supervision.Domain.KeyWorks;
using Supervision.Domain.Inspections;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Overview.Facts;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Overview;

/// <summary>Reads the year for the leadership. Every figure is the length of a list, and its link opens that list (D-15.9a).</summary>
internal sealed class OverviewQueries(FactStore store, IDbContextFactory<SupervisionDb> databases, CurrentPerson person, TimeProvider clock)
{
    /// <summary>Years shown in the trend.</summary>
    public const int MostYears = 10;

    /// <summary>Years of a body (D-7.13).</summary>
    public const int BodyYears = 5;

    private const int MostCares = 5;

    private const string Others = "无效或者弃权";

    private static readonly PlanItemKind[] KindOrder = [.. PlanWords.Kinds.Keys];

    /// <summary>The page of a year.</summary>
    public Task<OverviewView> ReadAsync(int year, CancellationToken stop) => ReadAsync(year, isSame: false, stop);

    /// <summary>The page of a year; with other years up to the same day of theirs, if asked for (同期).</summary>
    public async Task<OverviewView> ReadAsync(int year, bool isSame, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOverview, stop);
        var facts = await store.ReadAsync(actor, stop);
        return facts.View(year, isSame, Make) with { AsOf = clock.GetUtcNow(), SeesPeople = actor.OpensAppointees };
    }

    /// <summary>What a figure counts; null when there is no such figure.</summary>
    public async Task<FigureListView?> ListAsync(int year, FigureKey key, bool isSame, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOverview, stop);
        var facts = await store.ReadAsync(actor, stop);
        var until = Until(facts, year, isSame);
        if (key.Body is { } body && !facts.BodyOf.ContainsKey(body))
        {
            return null;
        }

        var figures = new YearFigures(facts, year, until);
        var known = facts.Closings.GetValueOrDefault(year)?.Figures.GetValueOrDefault(key.Stored);
        return figures.Find(key) is not { } list ? null : new(
            year, list with { Lines = [.. list.Lines.Select(l => l.IsPersonal && !actor.OpensAppointees ? l with { Title = "任命人员（姓名不显示）", Link = "" } : l)] },
            facts.NameOf(key.Body), isSame && until < facts.Today ? until : null,
            [.. list.Keys.Select(k => InForce(figures, k))], known is not null && known.Count != list.Count ? known.Count : null)
        {
            StoredShown = known is { Shown.Length: > 0 } && known.Shown != list.Shown ? known.Shown : "",
        };
    }

    /// <summary>Year beside year (screens 5.3): plan, timeliness, appointees and key works with years as columns.</summary>
    public async Task<YearsView> CompareAsync(int from, int to, bool isSame, CancellationToken stop)
    {
        var facts = await FactsAsync(stop);
        var years = facts.Years.Where(y => y >= from && y <= to).ToList();
        return YearsView.Of(facts, [.. years.Select(y => (y, new YearFigures(facts, y, Until(facts, y, isSame))))], isSame);
    }

    /// <summary>Everything one body owed, delivered, was asked and was rated in a year (D-15.9), with the years before and its predecessors.</summary>
    public async Task<BodySheet?> BodyAsync(int year, SupervisedBodyId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOverview, stop);
        var facts = await store.ReadAsync(actor, stop);
        if (!facts.BodyOf.TryGetValue(id, out var body))
        {
            return null;
        }

        var (lineage, now) = (facts.Lineage(id), new YearFigures(facts, year, facts.Today));
        var works = now.Works().Where(w => w.Owner is { } owner && lineage.Contains(owner)).OrderBy(w => w.Number).ToList();
        return new(
            year, body.Id, body.Name, string.Join('、', lineage.Where(l => l != id).Select(l => facts.NameOf(l))), facts.Today, Owed(facts, now, year, lineage),
            [.. works.Select(w => new SheetWork(w.Title, w.Link, w.State.Words(), now.LightOf(w), w.Variance, now.CompletionOf(w), RoundsOf(w)))],
            await QuestionsAsync(actor, works, stop), YearsOf(facts, year, lineage))
        {
            Ratings = [.. from result in now.Results()
                          where result.Body is { } rated && lineage.Contains(rated)
                          orderby result.Kind, result.Day
                          let isHidden = result.Kind == RatingKind.Appraisal && !actor.OpensAppointees
                          select new SheetRating(
                              result.DutyYear is { } duty ? $"{result.Kind.Words()}（{duty}年度述职）" : result.Kind.Words(), isHidden ? "任命人员（姓名不显示）" : result.Subject, result.Day,
                              RatingCourse.Of([.. now.Before(result).Select(b => (b.Grade, b.Day)), (result.Grade, result.Day)]), result.Votes, OverviewWords.Rate(result.Best, result.Base), isHidden ? "" : result.Link)],
            Inspections = await InspectedAsync(actor, facts, year, lineage, stop),
        };
    }

    internal static DateOnly Until(YearFacts facts, int year, bool isSame) => !isSame || year >= facts.Today.Year ? facts.Today
        : new(year, facts.Today.Month, Math.Min(facts.Today.Day, DateTime.DaysInMonth(year, facts.Today.Month)));

    private async Task<YearFacts> FactsAsync(CancellationToken stop) => await store.ReadAsync(await person.DemandAsync(Permissions.ReadOverview, stop), stop);

    // Each vote with its votes; the second one with its day.
    private static string RoundsOf(CountedWork work) =>
        RatingCourse.InFull(work.Given.Where(g => g.Place is not null).Select(g => (g.Words, g.Day)));

    private static IReadOnlyList<OwedLine> Owed(YearFacts facts, YearFigures now, int year, IReadOnlyList<SupervisedBodyId> lineage) =>
    [
        .. from duty in facts.DutiesOfYear[year]
           where duty.Kind != KeyWorkDuties.Milestone && duty.By.Kind == PartyKind.Body && duty.By.Id is { } owing && lineage.Contains(new(owing))
           orderby duty.Day
           select new OwedLine(duty.Act, duty.Title, duty.Day, duty.MetOn, now.DaysLate(duty), duty.Day >= facts.Today && duty.MetOn is null),
    ];

    // Inspections in which the body reports on itself.
    private async Task<IReadOnlyList<SheetInspection>> InspectedAsync(Actor actor, YearFacts facts, int year, IReadOnlyList<SupervisedBodyId> lineage, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        var mine = (await db.SelfInspectionReports.AsNoTracking().Where(r => lineage.Contains(r.Body)).Select(r => r.Inspection).ToListAsync(stop)).Select(i => $"/inspections/{i.Value}").ToHashSet(StringComparer.Ordinal);
        return [.. facts.Inspections[year].Where(i => mine.Contains(i.Link)).Select(i => new SheetInspection(i.Title, i.Committee, i.State.Word(), i.Link))];
    }

    private static RuleInForce InForce(YearFigures figures, Rule rule) =>
        figures.VersionOf(rule) is var version ? new(rule.Key, rule.Name, rule.Words(version.Value), version.Number, version.Link) : null!;

    private async Task<IReadOnlyList<SheetQuestion>> QuestionsAsync(Actor actor, List<CountedWork> works, CancellationToken stop)
    {
        var titles = works.ToDictionary(w => w.Id, w => w.Title);
        List<KeyWorkId> ids = [.. titles.Keys];
        await using var db = await databases.OpenAsync(actor, stop);
        return [.. (await db.KeyWorkQuestions.AsNoTracking().Where(q => ids.Contains(q.Work)).OrderBy(q => q.AskedAt).ToListAsync(stop))
            .Select(q => new SheetQuestion(titles[q.Work], q.AskerName, q.Text, q.Answer, q.StateWords))];
    }

    // The last five years always, so that one without a rating is seen as 未测评; further back those that have anything.
    private static IReadOnlyList<BodyYear> YearsOf(YearFacts facts, int year, IReadOnlyList<SupervisedBodyId> lineage)
    {
        bool Has(int y) => facts.Works[y].Any(w => w.Owner is { } o && lineage.Contains(o)) || facts.DutiesOfYear[y].Any(d => d.By.Kind == PartyKind.Body && d.By.Id is { } b && lineage.Contains(new(b)));
        return [.. Enumerable.Range(year - MostYears + 1, MostYears).Where(y => y > year - BodyYears || Has(y)).Select(y => BodyYear.Of(facts, new(facts, y, facts.Today), y, lineage))];
    }

    private static OverviewView Make(YearFacts facts, int year, bool isSame)
    {
        YearFigures now = new(facts, year, Until(facts, year, isSame)), before = new(facts, year - 1, Until(facts, year - 1, isSame));
        var cares = now.Find(new("care.all"))!.Lines;
        return new(
            year, facts.Years, facts.ReadAt, [.. facts.Lines[year].Select(l => l.Kind).Distinct().OrderBy(k => Array.IndexOf(KindOrder, k)).Select(k => FormOf(now, k))],
            [.. now.Works().Where(w => now.GradeOf(w)?.Place is not null).Select(w => RatedOf(facts, now, w))], [.. now.Find(new("works.unrated"))!.Lines.Select(l => (l.Title, l.Link))],
            [.. facts.Bodies.Select(b => LineOf(facts, now, b)).Where(b => b.Works + b.Owed.Of + b.Results > 0)],
            [.. YearFigures.Steps.Select(s => StepOf(now, before, s.Code, s.Name))], Appraisals(facts, year),
            [.. facts.Years.Where(y => y <= year).Select(y => TrendOf(new(facts, y, Until(facts, y, isSame)), y, facts.Closings.GetValueOrDefault(y)))],
            [.. cares.Take(MostCares).Select(l => new CareLine(l.Words == "逾期", l.Who, l.Title, l.Link) { Word = l.Words, Bodies = [.. l.Bodies.Select(b => (b, facts.NameOf(b)))] })])
        {
            Lights = Enum.GetValues<Light>().ToDictionary(l => l, l => now.Works().Count(w => now.LightOf(w) == l)),
            Works = [.. now.Works().OrderBy(w => w.Number).Select(w => RatedOf(facts, now, w))],
            Basis = [.. YearFigures.Deciding.Select(r => InForce(now, r))],
            IsRunning = year == facts.Today.Year,
            Cares = cares.Count,
            DueByNow = now.Count("plan.all.due"),
            PlanBefore = before.Share("plan.all.done", "plan.all.planned"),
            LateOpinions = now.Count("care.opinions"),
            SameDay = isSame ? Until(facts, year, isSame) : null,
            Results = ResultsOf(facts, now, before, year, isSame),
            Voids = now.Count("results.void"),
            Appointed = [.. YearFigures.OfAppointees.Select(s => StepOf(now, before, s.Code, s.Name))],
            Exams = (now.Share("exams.passed", "exams.all"), before.Share("exams.passed", "exams.all")),
            Inspections = [.. new[] { ("all", "立项"), ("approved", "方案批准"), ("field", "实地检查"), ("plenary", "全体会议"), ("heard", "报告听取") }.Select(p => (p.Item1, p.Item2, now.Count($"inspections.{p.Item1}")))],
            Surveys = [.. new[] { ("all", "立项"), ("distributed", "报告印发") }.Select(p => (p.Item1, p.Item2, now.Count($"surveys.{p.Item1}")))],
            FiveYears = FiveYears(facts, year, isSame),
            Closing = facts.Closings.GetValueOrDefault(year) is { } closing ? ClosingView.Of(closing) : null,
        };
    }

    private static FormLine FormOf(YearFigures now, PlanItemKind kind)
    {
        int Of(string part) => now.Count($"plan.{kind}.{part}");
        return new(kind.Words(), kind.ToString(), Of("planned"), Of("done"), Of("running"), Of("open"), Of("late"));
    }

    // The votes are the stored numbers of the round; a grade that the rule gave has none.
    private static RatedWork RatedOf(YearFacts facts, YearFigures now, CountedWork work) => new(
        work.Link, work.Title, facts.NameOf(work.Owner),
        now.VoteOf(work) is { } vote ? [.. vote.Grades.Select((g, i) => (g, vote.Votes[i])), (Others, vote.Others)] : [], now.GradeOf(work) is { Place: not null } grade ? RatingCourse.GradeOf(grade.Words) : "未测评")
    {
        Number = work.Number,
        Course = now.CourseOf(work),
        Score = now.GradeOf(work)?.Score ?? "",
        Earlier = now.VoteOf(work) is { } last ? [.. work.Votes.Where(v => v.Day < last.Day).Select(v => new EarlierVote(v.Day, v.Grades[v.Place], work.Given.FirstOrDefault(g => g.Day == v.Day)?.Score ?? "", [.. v.Grades.Select((g, i) => (g, v.Votes[i])), (Others, v.Others)]))] : [],
        Shown = now.Find(new($"work.{work.Number}"))?.Shown ?? "",
        Light = now.LightOf(work),
        Variance = now.LightOf(work) is null ? null : work.Variance,
        Completion = now.CompletionOf(work),
        Returned = work.ReturnedOn.Count(d => d <= now.Until),
        InTime = now.InTime(work),
        Asked = work.Questions.Count(q => q.Asked <= now.Until),
        Answered = work.Questions.Count(q => q.Answered <= now.Until),
    };

    private static BodyLine LineOf(YearFacts facts, YearFigures now, CountedBody body)
    {
        var (best, of) = now.Votes(body.Id);
        return new(
            body.Id, body.ShortName, now.Count("works.all", body.Id), now.Count("works.rated", body.Id), now.Count("works.red", body.Id), best, of,
            now.Share("steps.revised.ontime", "steps.revised.due", body.Id), now.Share("steps.handling.ontime", "steps.handling.due", body.Id))
        {
            Owed = now.Share("steps.all.ontime", "steps.all.due", body.Id),
            Results = now.Count("results.body", body.Id),
            Again = now.Again(body.Id),
            GradeWords = string.Join('，', now.Works(body.Id).Select(now.GradeOf).OfType<CountedGrade>().Where(g => g.Place is not null).OrderBy(g => g.Place)
                .GroupBy(g => RatingCourse.GradeOf(g.Words)).Select(g => $"{g.Key} {g.Count()}")),
            Completion = now.MeanCompletion(body.Id),
        };
    }

    private static StepLine StepOf(YearFigures now, YearFigures before, string code, string name) =>
        new(name, now.Share($"steps.{code}.ontime", $"steps.{code}.due"), before.Share($"steps.{code}.ontime", $"steps.{code}.due")) { Code = code, Partial = now.Count($"steps.{code}.partial") };

    private static TrendYear TrendOf(YearFigures figures, int year, CountedClosing? closing)
    {
        var (best, of) = figures.Votes();
        return new(year, figures.Share("steps.handling.ontime", "steps.handling.due"), best, of, figures.Count("works.rated"), figures.MeanCompletion())
        {
            Again = figures.Again(),
            Fixed = string.Join('；', new[] { ("works.voted", "满意率"), ("works.checked", "平均完成率") }
                .Select(k => closing?.Figures.GetValueOrDefault(k.Item1) is { Shown.Length: > 0 } was && was.Shown != figures.Find(new(k.Item1))!.Shown ? $"关账时{k.Item2} {was.Shown}" : "").Where(w => w.Length > 0)),
        };
    }

    private static IReadOnlyList<ResultLine> ResultsOf(YearFacts facts, YearFigures now, YearFigures before, int year, bool isSame) =>
    [
        .. from kind in facts.Results[year].Select(r => r.Kind).Distinct().Order()
           let all = now.Results(kind).ToList()
           where all.Count > 0
           let old = before.Results(kind).ToList()
           let duties = all.Select(r => r.DutyYear).OfType<int>().Distinct().Order().ToList()
           select new ResultLine(
               kind, kind.Words() + (duties.Count == 0 ? "" : $"（{string.Join('、', duties)}年度述职）"), all.Count, [.. now.Grades(kind).Select(g => (g, now.Count($"results.{kind}.{g}")))], all.Sum(r => r.Best), all.Sum(r => r.Base), old.Sum(r => r.Best), old.Sum(r => r.Base))
           {
               IsUnlike = !isSame && year == facts.Today.Year,
               Again = [.. all.Where(r => now.Before(r).Count > 0).Select(r => $"{r.Subject}：{RatingCourse.Of([.. now.Before(r).Select(b => (b.Grade, b.Day)), (r.Grade, r.Day)])}").Take(kind == RatingKind.Appraisal ? 0 : MostCares)],
           },
    ];

    private static IReadOnlyList<AppraisalLine> Appraisals(YearFacts facts, int year) =>
    [
        .. facts.Appraisals.Where(a => a.Year <= year).Take(MostCares).Select(a => new AppraisalLine(
            a.Year, a.Organ, a.People.Count, [.. a.People.Where(p => p.Grade.Length > 0).GroupBy(p => p.Grade).Select(g => (g.Key, g.Count()))], a.Link) { RatedOn = a.RatedOn }),
    ];

    // A body with its predecessors is one line; what was merged into it shows no line of its own.
    private static IReadOnlyList<FiveYearLine> FiveYears(YearFacts facts, int year, bool isSame)
    {
        var years = Enumerable.Range(year - BodyYears + 1, BodyYears).ToList();
        var figures = years.ToDictionary(y => y, y => new YearFigures(facts, y, Until(facts, y, isSame)));
        var gone = facts.Bodies.Select(b => b.Predecessor).OfType<SupervisedBodyId>().Concat(facts.Bodies.Where(b => b.Successor is not null).Select(b => b.Id)).ToHashSet();
        return
        [
            .. from body in facts.Bodies
               where !gone.Contains(body.Id)
               let lineage = facts.Lineage(body.Id)
               let line = years.ConvertAll(y => BodyYear.Of(facts, figures[y], y, lineage))
               where line.Exists(y => y.Works > 0)
               select new FiveYearLine(body.Id, body.ShortName, line),
        ];
    }
}
