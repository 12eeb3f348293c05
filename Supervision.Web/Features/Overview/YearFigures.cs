using Supervision.Domain.Appointees;
using Supervision.Domain.Inspections;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Domain.Surveys;
using Supervision.Web.Common;
using Supervision.Web.Features.Overview.Facts;

namespace Supervision.Web.Features.Overview;

/// <summary>Every figure of a year as the list that it counts. The number on a page is the length of the list, so that both cannot differ.</summary>
/// <param name="facts">What is counted.</param>
/// <param name="year">The year.</param>
/// <param name="until">What came after this day is out of sight: today, or the same day of that year (同期).</param>
internal sealed class YearFigures(YearFacts facts, int year, DateOnly until)
{
    /// <summary>Steps whose timeliness is shown, with the kinds of deadlines each holds.</summary>
    public static IReadOnlyList<(string Code, string Name, string[] Kinds)> Steps { get; } =
    [
        ("revised", "报告送交常委会", ["report.revised"]), ("members", "材料印发组成人员", ["report.members"]), ("selfreport", "执法检查自查报告报送", [InspectionDuties.SelfReport]),
        ("dispatch", "审议意见印发", ["opinion.dispatch"]), ("handling", "研究处理情况报送", ["opinion.report", "opinion.second"]),
        ("keywork", "三问一评报送", [KeyWorkDuties.Plan, KeyWorkDuties.Progress, KeyWorkDuties.Result]), ("duty", "年度履职报告", [AppointeeDuties.Report]),
    ];

    /// <summary>What appointees owe besides, told in their own part.</summary>
    public static IReadOnlyList<(string Code, string Name, string[] Kinds)> OfAppointees { get; } =
        [("statement", "供职报告", [AppointeeDuties.Statement]), ("oath", "宪法宣誓", [AppointeeDuties.Oath])];

    /// <summary>Rules whose values decide figures of a year; printed with it and kept when it is closed.</summary>
    public static IReadOnlyList<Rule> Deciding { get; } =
    [
        CalendarRules.ShiftWeekend, CalendarRules.BeforeInclusive, KeyWorkRules.Green, KeyWorkRules.Yellow, KeyWorkRules.MeasureAgainst, KeyWorkRules.UnverifiedCounts, KeyWorkRules.MissingResult,
        RatingRules.CountedAgainst, RatingRules.Tie,
    ];

    private const string PlanRule = "已公布的年度监督工作计划的事项。完成：案卷办结，或者登记完成、移到下一年、终止；进行中：没有完成而案卷已经开始办理；未开始：其余的；逾期：没有完成，而且最早的未办期限已过，或者计划的月份已过还没有听取，包含在进行中和未开始里；截至今日应完成：计划的月份已过或者逾期的，不论是否完成。";
    private const string EarlierPlanRule = "已公布的年度监督工作计划的事项。完成：案卷办结、审议意见印发或者登记完成的日期不晚于这一天；移到下一年的没有日期，按没有完成计。当时进行中、未开始和逾期的没有记录，不计。";
    private const string StepRule = "应：期限在本年、已经到期或者已经办理的；按期：不晚于期限办理。会议提前而已过的和只作提示的期限不计。自查报告补齐以后才算办理，按期报送但不全的另写件数。";
    private const string LightRule = "偏差 = 实际进度 − 计划进度，按未舍入的偏差判定；一项工作取最差的指标，到期节点未启动或者超过 30 天的为红。";
    private const string VoteRule = "满意率 = 满意票 ÷ 计票基数，每项各用自己的计票基数；再次测评的只计后一次，前一次照样列出；几组合计评分定等次的，票数是组成人员的票，等次按各组合计的分数。";

    private static readonly Rule[] DayKeys = [CalendarRules.ShiftWeekend, CalendarRules.BeforeInclusive];
    private static readonly string[] PlanParts = ["planned", "done", "running", "open", "late", "due"];
    private static readonly string[] WorkParts = ["all", "rated", "unrated", "green", "yellow", "red", "checked", "voted"];
    private static readonly string[] StepParts = ["due", "ontime", "late"];
    private static readonly string[] InspectionParts = ["all", "approved", "field", "plenary", "heard"];
    private static readonly string[] SurveyParts = ["all", "distributed"];
    private static readonly string[] ExamParts = ["all", "passed"];
    private static readonly Rule[] LightKeys = [KeyWorkRules.Green, KeyWorkRules.Yellow];
    private static readonly Rule[] VoteKeys = [RatingRules.CountedAgainst, RatingRules.Tie];

    private readonly Dictionary<FigureKey, FigureList?> made = [];

    /// <summary>True where an earlier day is looked at (同期): of a plan only what its dated steps tell is known then.</summary>
    public bool IsEarlier => until < facts.Today;

    private List<CountedResult>? announced, counted;

    /// <summary>What came after this day is out of sight.</summary>
    public DateOnly Until => until;

    /// <summary>How many lines a figure counts; 0 of one that does not exist.</summary>
    public int Count(string of, SupervisedBodyId? body = null) => Find(new(of, body))?.Count ?? 0;

    /// <summary>So many of so many.</summary>
    public Share Share(string part, string of, SupervisedBodyId? body = null) => new(Count(part, body), Count(of, body));

    /// <summary>The list of a figure; null when there is no such figure.</summary>
    public FigureList? Find(FigureKey key)
    {
        if (!made.TryGetValue(key, out var list))
        {
            list = made[key] = Make(key);
        }

        return list;
    }

    /// <summary>Every figure of the year, for closing it and for a test that walks them all.</summary>
    public IReadOnlyList<FigureKey> All()
    {
        IEnumerable<FigureKey> plain =
        [
            .. from kind in facts.Lines[year].Select(l => l.Kind.ToString()).Distinct().Append("all") from part in PlanParts select new FigureKey($"plan.{kind}.{part}"),
            .. WorkParts.Select(p => new FigureKey($"works.{p}")),
            .. from step in Steps.Concat(OfAppointees) from part in StepParts select new FigureKey($"steps.{step.Code}.{part}"),
            .. InspectionParts.Select(p => new FigureKey($"inspections.{p}")),
            .. SurveyParts.Select(p => new FigureKey($"surveys.{p}")),
            .. ExamParts.Select(p => new FigureKey($"exams.{p}")),
            .. facts.Results[year].Select(r => r.Kind).Distinct().SelectMany(k => Grades(k).Select(g => new FigureKey($"results.{k}.{g}")).Prepend(new($"results.{k}.all"))),
            .. Works().OrderBy(w => w.Number).Select(w => new FigureKey($"work.{w.Number}")),
            new("steps.selfreport.partial"), new("results.void"), new("people.all"), new("care.all"), new("care.opinions"),
        ];
        return [.. plain, .. facts.Bodies.SelectMany(OfBody)];
    }

    /// <summary>The grades of one kind of results, in the order in which they were given most.</summary>
    public IReadOnlyList<string> Grades(RatingKind kind) =>
        [.. Results(kind).GroupBy(r => r.Grade).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    /// <summary>Key works that count; those ended by the council are left out of what is awaited, not of the year.</summary>
    public IEnumerable<CountedWork> Works(SupervisedBodyId? body = null) => facts.Works[year].Where(w => body is null || w.Owner == body);

    /// <summary>The grade of a work as it stood on the day.</summary>
    public CountedGrade? GradeOf(CountedWork work) => work.Given.LastOrDefault(g => g.Day <= until);

    /// <summary>The votes of a work as they stood on the day; none where the rule gave another grade because nothing was handed in (D-7.10).</summary>
    public CountedVote? VoteOf(CountedWork work) => work.Votes.LastOrDefault(v => v.Day <= until) is { } vote && GradeOf(work) is { } grade && grade.Place == vote.Place ? vote : null;

    /// <summary>All votes of a work by the day in words: 不满意 → 再次测评 满意（2026年4月20日） (D-7.11, D-16.29).</summary>
    public string CourseOf(CountedWork work) => RatingCourse.Of(GivenBy(work).Select(g => (g.Words, g.Day)));

    /// <summary>True when it was voted on again by the day.</summary>
    public bool IsAgain(CountedWork work) => GivenBy(work).Count > 1;

    /// <summary>Works whose figures are those of a second vote.</summary>
    public int Again(SupervisedBodyId? body = null) => Works(body).Count(IsAgain);

    private List<CountedGrade> GivenBy(CountedWork work) => [.. work.Given.Where(g => g.Day <= until && g.Place is not null)];

    /// <summary>The light of a work as it stood on the day.</summary>
    public Light? LightOf(CountedWork work) => work.MidOn is null || work.MidOn <= until ? work.Light : null;

    /// <summary>Submissions of a work that came in time, of three (D-7.13).</summary>
    public int InTime(CountedWork work) => KeyWorkDuties.InTime(
        from kind in KeyWorkDuties.Submissions
        from at in new[] { year, year + 1 }
        from duty in facts.Duties[(at, kind)]
        where duty.MatterId == work.Id.Value
        select (kind, MetOf(duty) is not null && DaysLate(duty) == 0));

    /// <summary>Completion of a work as it was checked by the day.</summary>
    public decimal? CompletionOf(CountedWork work) => work.CheckedOn is null || work.CheckedOn <= until ? work.Completion : null;

    /// <summary>Mean completion of the works that were checked, one decimal half up; null when none was.</summary>
    public decimal? MeanCompletion(SupervisedBodyId? body = null)
    {
        var known = Works(body).Select(CompletionOf).OfType<decimal>().ToList();
        return known.Count == 0 ? null : OneDecimal.Of(known.Sum() / known.Count);
    }

    /// <summary>满意 votes and their denominators, added.</summary>
    public (int Best, int Base) Votes(SupervisedBodyId? body = null)
    {
        var votes = Works(body).Select(VoteOf).OfType<CountedVote>().ToList();
        return (votes.Sum(v => v.Votes[0]), votes.Sum(v => v.Base));
    }

    /// <summary>Announced results of one kind by the day.</summary>
    public IEnumerable<CountedResult> Results(RatingKind kind) => Results().Where(r => r.Kind == kind);

    /// <summary>All announced results by the day; of what was voted on again the later one.</summary>
    public IEnumerable<CountedResult> Results() =>
        counted ??= [.. Announced().Where(r => !Announced().Exists(o => o.Replaces(r)))];

    /// <summary>The earlier votes whose place this one took, the oldest first.</summary>
    public IReadOnlyList<CountedResult> Before(CountedResult result) =>
        [.. Announced().Where(result.Replaces).OrderBy(r => r.Day)];

    private List<CountedResult> Announced() => announced ??= [.. facts.Results[year].Where(r => r.Day <= until)];

    /// <summary>Deadlines of a body that have come or were met by the day, those of milestones left out: they are the work's own.</summary>
    public IEnumerable<CountedDuty> Due(SupervisedBodyId body) =>
        facts.DutiesOfYear[year].Where(d => d.Kind != KeyWorkDuties.Milestone && (MetOf(d) is not null || d.Day < until) && IsOf(d, body));

    /// <summary>The version of a rule that decided the figures of this year: what the key works are measured by holds from its first day, anything else as of
    /// the day up to which is counted, at the latest the last of the year.</summary>
    public RuleVersion VersionOf(Rule rule)
    {
        DateOnly last = new(year, 12, 31);
        return facts.Rules.InForce(rule, rule.Key.StartsWith("keywork.", StringComparison.Ordinal) ? new(year, 1, 1) : until < last ? until : last);
    }

    /// <summary>When it was met, as it stood on the day.</summary>
    public DateOnly? MetOf(CountedDuty duty) => duty.MetOn is { } met && met <= until ? met : null;

    /// <summary>Calendar days late on the day; 0 when in time.</summary>
    public int DaysLate(CountedDuty duty) => MetOf(duty) is { } met ? Math.Max(0, met.DayNumber - duty.Last.DayNumber) : Math.Max(0, until.DayNumber - duty.Day.DayNumber);

    private IEnumerable<FigureKey> OfBody(CountedBody body)
    {
        string[] keys = ["works.all", "works.rated", "works.red", "works.voted", "works.checked", "steps.revised.due", "steps.revised.ontime", "steps.handling.due", "steps.handling.ontime", "steps.all.due", "steps.all.ontime"];
        return keys.Select(k => new FigureKey(k, body.Id)).Where(k => Count(k.Of, k.Body) > 0);
    }

    private FigureList? Make(FigureKey key) => key.Of.Split('.') switch
    {
        ["plan", var kind, var part] => PlanList(key, kind, part),
        ["works", var part] => WorkList(key, part),
        ["work", var number] => OneWork(key, number),
        ["steps", var code, var part] => StepList(key, code, part),
        ["bodies", .. var inner] => OfBodies(key, new(string.Join('.', inner))),
        ["results", "body"] => BodyResults(key),
        ["results", var kind, var grade] => ResultList(key, kind, grade),
        ["results", "void"] => new(key.Of, "作废的测评轮次", "轮", "作废的轮次单独计数，不计入结果。", [], [.. facts.Voids[year].Where(v => v.Day <= until).Select(v => new FigureLine(v.Title, "", "作废", v.Day, v.Link))]),
        ["inspections", var part] => InspectionList(key, part),
        ["surveys", "all"] => SurveyList(key, "专题调研", _ => true),
        ["surveys", "distributed"] => SurveyList(key, "报告已经印发的专题调研", s => s.State is SurveyState.Distributed or SurveyState.Closed),
        ["exams", var part] => ExamList(key, part),
        ["people", "all"] => new(key.Of, "述职测评的任命人员", "人", "主任会议列入本年述职测评、没有除名的任命人员；结果公布以后才显示。", [], [.. facts.Appraisals.Where(a => a.Year == year).SelectMany(PeopleOf)]),
        ["care", var part] => CareList(key, part),
        _ => null,
    };

    private FigureList? PlanList(FigureKey key, string kind, string part)
    {
        (string Name, Func<CountedLine, bool> Fits)? chosen = part switch
        {
            "planned" => ("计划", _ => true),
            "done" => ("完成", IsDone),
            "rest" => (IsEarlier ? "当时没有完成" : "没有完成", l => !IsDone(l)),
            "running" when !IsEarlier => ("进行中", l => l.IsRunning),
            "open" when !IsEarlier => ("未开始", l => !l.IsDone && !l.IsRunning),
            "late" when !IsEarlier => ("逾期", l => l.IsLate),
            "due" when !IsEarlier => ("截至今日应完成", l => l.IsDue),
            _ => null,
        };
        PlanItemKind? only = Enum.TryParse<PlanItemKind>(kind, out var named) ? named : null;
        return chosen is not { } c || (only is null && kind != "all") ? null : new(
            key.Of, $"{(only is { } k ? k.Words() : "计划事项")}：{c.Name}", "项", IsEarlier ? EarlierPlanRule : PlanRule, DayKeys,
            [.. facts.Lines[year].Where(l => (only is null || l.Kind == only) && c.Fits(l))
                .Select(l => new FigureLine($"第 {l.Order} 项　{l.Title}", l.Who, StandingOf(l), IsDone(l) ? l.DoneOn : null, l.Link.Length > 0 ? l.Link : $"/plan/{year}"))]);
    }

    // A line moved to the next year keeps no day: on an earlier day it counts as open.
    private bool IsDone(CountedLine line) => IsEarlier ? line.DoneOn <= until : line.IsDone;

    private string StandingOf(CountedLine line) => IsDone(line) ? "完成"
        : IsEarlier ? "当时没有完成"
        : (line.IsRunning ? "进行中" : "未开始") + (line.IsLate ? "，逾期" : "");

    private FigureList? WorkList(FigureKey key, string part)
    {
        (string Name, string Rule, Rule[] Keys, Func<CountedWork, bool> Fits)? chosen = part switch
        {
            "all" => ("重点工作", "主任会议确定的本年重点工作，按牵头单位归属。", [KeyWorkRules.PerYear], _ => true),
            "rated" => ("已测评的重点工作", "测评结果已经公布的；没有测评的显示“未测评”，不计为 0。", VoteKeys, w => GradeOf(w)?.Place is not null),
            "unrated" => ("尚未测评的重点工作", "测评结果还没有公布的，不含主任会议终止的。", [], w => GradeOf(w)?.Place is null && w.State != KeyWorkState.Ended),
            "green" => ("年中绿灯", LightRule, LightKeys, w => LightOf(w) == Light.Green),
            "yellow" => ("年中黄灯", LightRule, LightKeys, w => LightOf(w) == Light.Yellow),
            "red" => ("年中红灯", LightRule, LightKeys, w => LightOf(w) == Light.Red),
            "checked" => ("计算平均完成率的重点工作", "完成率 = 各项指标经核查的完成程度（0—100）的平均；平均完成率是已核查各项的平均。", [KeyWorkRules.UnverifiedCounts, KeyWorkRules.MeasureAgainst], w => CompletionOf(w) is not null),
            "voted" => ("计算满意率的重点工作", VoteRule, VoteKeys, w => VoteOf(w) is not null),
            _ => null,
        };
        return chosen is not { } c ? null : new(key.Of, c.Name, "项", c.Rule, c.Keys, [.. Works(key.Body).Where(c.Fits).Select(LineOf)])
        {
            Mean = part == "checked" ? MeanCompletion(key.Body) : null,
        };
    }

    private FigureList? OneWork(FigureKey key, string number) =>
        Works(key.Body).FirstOrDefault(w => w.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == number) is not { } work ? null
        : new(key.Of, $"第 {work.Number} 项　{work.Title}", "项", $"{LightRule}{VoteRule}", [.. LightKeys, .. VoteKeys], [LineOf(work)]);

    private FigureLine LineOf(CountedWork work)
    {
        var vote = VoteOf(work);
        string?[] votes = [GradeOf(work)?.Score, vote is null ? null : $"{string.Join("，", vote.Grades.Select((g, i) => $"{g} {vote.Votes[i]}"))}，计票基数 {vote.Base}", IsAgain(work) ? "计后一次" : null];
        var beside = string.Join("；", votes.Where(v => !string.IsNullOrEmpty(v)));
        string?[] words =
        [
            LightOf(work) is { } light ? $"年中 {light.Sign()} {light.Words()}，偏差 {OverviewWords.Signed(work.Variance)}" : null,
            CompletionOf(work) is { } done ? $"完成率 {OverviewWords.One(done)}%" : null,
            GradeOf(work) is { Place: not null } ? $"测评 {CourseOf(work)}{(beside.Length > 0 ? $"（{beside}）" : "")}" : "未测评",
        ];
        return new(work.Title, facts.NameOf(work.Owner), string.Join("；", words.OfType<string>()), null, work.Link) { Best = vote?.Votes[0] ?? 0, Base = vote?.Base ?? 0 };
    }

    private FigureList? StepList(FigureKey key, string code, string part)
    {
        var isAll = code == "all" && key.Body is not null;
        var step = Steps.Concat(OfAppointees).FirstOrDefault(s => s.Code == code);
        if ((step.Name is null && !isAll) || (part is not ("due" or "ontime" or "late") && key.Of != "steps.selfreport.partial"))
        {
            return null;
        }

        var name = isAll ? "全部应办事项" : step.Name;
        var due = isAll ? Due(key.Body!.Value) : step.Kinds.SelectMany(k => facts.Duties[(year, k)]).Where(d => (MetOf(d) is not null || d.Day < until) && IsOf(d, key.Body));
        return new(
            key.Of, $"{name}：{part switch { "due" => "应", "ontime" => "按期", "partial" => "按期报送但不全", _ => "未按期" }}", "件", StepRule, DayKeys,
            [.. due.Where(d => part == "due" || (part == "partial" ? IsPartial(d) : DaysLate(d) == 0 == (part == "ontime"))).OrderBy(d => d.Day).Select(LineOf)]);
    }

    // Handed in in time and complete too late or not yet: accepted, and still owed (D-6.8, D-16.11).
    private bool IsPartial(CountedDuty duty) => duty.HandedInOn is { } day && day <= until && day <= duty.Last && DaysLate(duty) > 0;

    private static bool IsOf(CountedDuty duty, SupervisedBodyId? body) => body is not { } id || (duty.By.Kind == PartyKind.Body && duty.By.Id == id.Value);

    private FigureLine LineOf(CountedDuty duty)
    {
        var (met, late) = (MetOf(duty), DaysLate(duty));
        var words = met is { } day ? $"{day.Full()}办理{(late > 0 ? $"，逾期 {late} 天" : "，按期")}" : late > 0 ? $"{(duty.HandedInOn <= until ? "未补齐" : "未办")}，逾期 {late} 天" : "未到期";
        words += IsPartial(duty) ? $"（{duty.HandedInOn!.Value.Full()}按期报送，当时不全）" : "";
        return new($"{duty.Title}：{duty.Act}", WhoOf(duty), words, duty.Day, facts.LinkOf(duty.Matter, duty.MatterId)) { IsPersonal = duty.Matter == MatterKind.Appointee };
    }

    private string WhoOf(CountedDuty duty) => duty.By.Kind == PartyKind.Body && duty.By.Id is { } id ? facts.NameOf(new(id)) : "";

    private FigureList? ResultList(FigureKey key, string kind, string grade) => !Enum.TryParse<RatingKind>(kind, out var named) ? null : new(
        key.Of, $"{named.Words()}{(named == RatingKind.Appraisal ? "" : "测评")}结果{(grade == "all" ? "" : $"：{grade}")}", "项", "公布的测评结果，演练和作废的不计；再次测评的只计后一次，前一次写在同一行；重点工作的测评归入重点工作的年度，其余的归入公布的年度（述职测评写明述职年度）。", VoteKeys,
        [.. Results(named).Where(r => grade == "all" || r.Grade == grade).OrderBy(r => r.Day)
            .Select(r => new FigureLine(r.Subject, r.Who, WordsOf(r), r.Day, r.Link) { Best = r.Best, Base = r.Base, IsPersonal = named == RatingKind.Appraisal })]);

    private FigureList BodyResults(FigureKey key) => new(
        key.Of, "单位和它的任命人员的测评结果", "项", "公布的测评结果，演练和作废的不计；再次测评的只计后一次；按单位归属，没有确定单位的不在其中。", VoteKeys,
        [.. Results().Where(r => r.Body is { } body && (key.Body is { } only ? body == only : facts.BodyOf.ContainsKey(body))).OrderBy(r => r.Day)
            .Select(r => new FigureLine(r.Subject, r.Who, WordsOf(r), r.Day, r.Link) { Best = r.Best, Base = r.Base, IsPersonal = r.Kind == RatingKind.Appraisal })]);

    // The sum under the rows of the bodies: their lists one after the other, what belongs to no body left out.
    private FigureList? OfBodies(FigureKey key, FigureKey inner)
    {
        var parts = key.Body is null && inner.Of.Split('.')[0] is "works" or "steps" or "results" ? facts.Bodies.Select(b => Find(inner with { Body = b.Id })).OfType<FigureList>().ToList() : [];
        return parts.Count == 0 ? null : parts[0] with { Key = key.Of, Name = $"各单位合计：{parts[0].Name}", Mean = null, Lines = [.. parts.SelectMany(p => p.Lines)] };
    }

    // Both votes stand in the line; the first is marked as not counted (D-16.29).
    private string WordsOf(CountedResult result) => $"{(result.DutyYear is { } duty ? $"{duty}年度述职，" : "")}{result.Grade}：{result.Votes}，计票基数 {result.Base}"
        + string.Concat(Before(result).Select(b => $"；再次测评的结果，前一次（{b.Day.Full()}）{b.Grade}：{b.Votes}，不计入"));

    private FigureList? InspectionList(FigureKey key, string part)
    {
        (string Name, Func<CountedInspection, bool> Fits)? chosen = part switch
        {
            "all" => ("执法检查", _ => true),
            "approved" => ("方案已经主任会议批准的执法检查", i => i.State >= InspectionState.SchemeApproved),
            "field" => ("已经开始实地检查的执法检查", i => i.State >= InspectionState.Field),
            "plenary" => ("检查组全体会议已经召开的执法检查", i => i.State >= InspectionState.GroupPlenaryHeld),
            "heard" => ("报告已经常委会会议听取的执法检查", i => i.State >= InspectionState.Heard),
            _ => null,
        };
        return chosen is not { } c ? null : new(
            key.Of, c.Name, "项", "计划公布以后立项的执法检查，不含因计划调整撤回的。", [],
            [.. facts.Inspections[year].Where(i => i.State != InspectionState.Withdrawn && c.Fits(i)).Select(i => new FigureLine(i.Title, i.Committee, i.State.Word(), null, i.Link))]);
    }

    private FigureList SurveyList(FigureKey key, string name, Func<CountedSurvey, bool> fits) => new(
        key.Of, name, "项", "计划公布以后立项或者计划以外发起的专题调研，不含撤回的；与执法检查分别统计。", [],
        [.. facts.Surveys[year].Where(s => s.State != SurveyState.Withdrawn && fits(s)).Select(s => new FigureLine(s.Title, s.Committee, SurveyWords.States[s.State], null, s.Link))]);

    private FigureList? ExamList(FigureKey key, string part) => part is not ("all" or "passed") ? null : new(
        key.Of, part == "all" ? "任前法律知识考试：参加" : "任前法律知识考试：合格", "人", "本年考试、已经登记成绩或者缺考的拟任人员，补考的以后一次为准；成绩达到该场考试合格分数的为合格，不四舍五入。", [AppointeeRules.ExamPass],
        [.. facts.Exams[year].Where(e => e.Day <= until && (part == "all" || e.IsPassed)).OrderBy(e => e.Day)
            .Select(e => new FigureLine(e.Name, e.Exam, e.IsPassed ? "合格" : "不合格", e.Day, e.Link) { IsPersonal = true })]);

    private static IEnumerable<FigureLine> PeopleOf(CountedAppraisal appraisal) =>
        appraisal.People.Select(p => new FigureLine(p.Name, p.Post, p.Grade.Length > 0 ? p.Grade : "尚未测评", null, appraisal.Link) { IsPersonal = true });

    // One line for a matter, however many owe for it: the latest stands for all.
    private FigureList? CareList(FigureKey key, string part)
    {
        var open = facts.DutiesOfYear[year].Where(d => MetOf(d) is null && DaysLate(d) > 0 && d.By.Kind == PartyKind.Body && d.Kind != KeyWorkDuties.Milestone).ToList();
        if (part == "opinions")
        {
            return new(key.Of, "逾期未报研究处理情况的审议意见", "件", "期限在本年、已过而还没有报送研究处理情况的。", DayKeys,
                [.. open.Where(d => d.Kind is "opinion.report" or "opinion.second").OrderByDescending(DaysLate).Select(LineOf)]);
        }

        var late = from duty in open
                   group duty by duty.MatterId into matter
                   let worst = matter.MaxBy(DaysLate)!
                   let others = matter.Count() - 1
                   orderby DaysLate(worst) descending
                   select new FigureLine(
                       $"{worst.Title}：{worst.Act}，逾期 {DaysLate(worst)} 天{(others > 0 ? $"，另有 {others} 件逾期" : "")}",
                       string.Join('、', matter.OrderByDescending(DaysLate).Select(WhoOf).Distinct()), "逾期", worst.Day, facts.LinkOf(worst.Matter, worst.MatterId))
                   {
                       Bodies = [.. matter.OrderByDescending(DaysLate).Select(d => d.By.Id).OfType<Guid>().Distinct().Select(b => new SupervisedBodyId(b))],
                   };
        var poor = from work in Works()
                   let grade = GradeOf(work)
                   let isRed = grade?.Place is null && LightOf(work) == Light.Red
                   where (grade is { Place: { } place } && place == grade.Grades - 1) || isRed
                   orderby isRed, work.Variance
                   select new FigureLine($"{work.Title}：{(isRed ? $"年中红灯，偏差 {OverviewWords.Signed(work.Variance)}" : grade!.Words)}", facts.NameOf(work.Owner), isRed ? "红灯" : "不满意", null, work.Link)
                   {
                       Bodies = work.Owner is { } owner ? [owner] : [],
                   };
        return part != "all" ? null : new(key.Of, "需要过问的事项", "件", "单位逾期没有办理的（一件案卷一行，以逾期最长的为准）、测评不满意的重点工作，以及年中红灯、还没有测评的重点工作。", [.. LightKeys, .. DayKeys], [.. late, .. poor]);
    }
}
