using Supervision.Domain.KeyWorks;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>The board as its address names it; what makes no sense counts as not named.</summary>
public sealed record BoardQuery
{
    public string? Unit { get; init; }

    public string? Committee { get; init; }

    public string? Lead { get; init; }

    /// <summary>Green, Yellow or Red.</summary>
    public string? Light { get; init; }

    /// <summary>unreported, unchecked or late.</summary>
    public string? View { get; init; }

    /// <summary>Number, deviation or result.</summary>
    public string? Sort { get; init; }
}

/// <summary>How one of the three questions stands.</summary>
/// <param name="Chip">Kind of the chip.</param>
/// <param name="Words">In words: 期限 12月10日, 3月24日, 逾期 2 天.</param>
/// <param name="Due">Its last day; null while it was not asked.</param>
/// <param name="MetOn">The day it came.</param>
/// <param name="DaysLate">Days overdue today; 0 of what came.</param>
/// <param name="CameLate">Days by which the first paper came late; 0 of what is still to come.</param>
/// <param name="AgainLate">The most days by which a paper that followed a return came late.</param>
public sealed record QuestionCell(ChipKind Chip, string Words, DateOnly? Due, DateOnly? MetOn, int DaysLate, int CameLate = 0, int AgainLate = 0)
{
    /// <summary>迟报 3 天，退回后重报迟 2 天 of what came late; empty otherwise. It is past, so no red (D-8.12 is for what is overdue).</summary>
    public string LateWords => string.Join('，', new[] { CameLate > 0 ? $"迟报 {CameLate} 天" : "", AgainLate > 0 ? $"退回后重报迟 {AgainLate} 天" : "" }.Where(w => w.Length > 0));

    /// <summary>Asked and not handed in.</summary>
    public bool IsMissing => Due is not null && MetOn is null;
}

/// <summary>One work on the board.</summary>
public sealed record BoardRow(
    KeyWorkId Id, int Year, int Number, string Title, KeyWorkSource Source, KeyWorkState State, SupervisedBodyId? OwnerId, string Owner, WorkCommitteeId CommitteeId, string Committee,
    PersonId? LeadId, string Lead, int YearInRow, DateOnly? FixedOn, Light? Light, decimal? MidPlanned, decimal? MidActual, decimal? MidVariance, decimal? Completion, decimal? Reported,
    int? Verified, int Partly, int? Indicators, int? GradePlace, string GradeWords, QuestionCell Plan, QuestionCell Mid, QuestionCell End, string Earlier)
{
    public string Link => $"/keyworks/{Year}/{Number}";

    /// <summary>Every announced vote, the oldest first: a second one does not hide the first (D-7.11, D-16.29).</summary>
    public IReadOnlyList<(string Words, DateOnly Day)> Rounds { get; init; } = [];

    /// <summary>How often its plan was sent back (D-7.13).</summary>
    public int Returned { get; init; }

    /// <summary>Submissions in time, of three (D-7.13).</summary>
    public int InTime { get; init; }

    /// <summary>Questions that were asked.</summary>
    public int Asked { get; init; }

    /// <summary>Of them answered.</summary>
    public int Answered { get; init; }

    /// <summary>Grade and votes of the vote that counts; empty where no numbers are shown.</summary>
    public IReadOnlyList<(string Grade, int Votes)> Votes { get; init; } = [];

    /// <summary>不满意（……） → 再次测评 满意（……）（2026年4月20日）; empty before.</summary>
    public string RatingWords => RatingCourse.InFull(Rounds);

    /// <summary>The longest lateness of what is overdue now.</summary>
    public int DaysLate => new[] { Plan, Mid, End }.Max(c => c.DaysLate);

    /// <summary>45.0%，计划 50.0%，偏差 −5.0.</summary>
    public string MidWords => MidActual is { } actual ? $"进度 {actual:0.0}%，计划 {MidPlanned:0.0}%，偏差 {Signed(MidVariance)}" : "";

    public string EndWords => Completion is { } done ? $"完成 {done:0.0}%，{CheckWords}" : Reported is { } told ? $"自报 {told:0.0}%，核查中" : "";

    /// <summary>核实 1/2，部分属实 1.</summary>
    public string CheckWords => KeyWorkText.Checked(Verified, Partly, Indicators);

    /// <summary>−5.0 with a proper minus.</summary>
    public static string Signed(decimal? value) => value is { } v ? (v > 0 ? "+" : v < 0 ? "−" : "") + Math.Abs(v).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) : "—";
}

/// <summary>The board of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Years">Years that have works.</param>
/// <param name="Rows">Works as filtered.</param>
/// <param name="All">All chosen works of the year.</param>
/// <param name="Proposals">What waits for the council's choice, what was left out.</param>
/// <param name="Filters">The filters in words.</param>
public sealed record BoardView(int Year, IReadOnlyList<int> Years, IReadOnlyList<BoardRow> Rows, IReadOnlyList<BoardRow> All, IReadOnlyList<BoardRow> Proposals, IReadOnlyList<string> Filters)
{
    public required IReadOnlyList<CycleDate> Dates { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Why the council's choice cannot be taken over.</summary>
    public IReadOnlyList<Obstacle> ToChoose { get; init; } = [];

    public bool MayEdit { get; init; }

    /// <summary>How many bodies a reminder would reach now.</summary>
    public int Owing { get; init; }

    /// <summary>Says whether a day is a work day; moved dates fall on none other.</summary>
    public required Func<DateOnly, bool> IsWorkDay { get; init; }

    /// <summary>Hearing and vote of the year, as they were or are to be, for the strip of the year.</summary>
    public IReadOnlyList<CycleMark> Marks { get; init; } = [];

    public bool MayPropose { get; init; }

    /// <summary>A warning about the number of works (D-7.1); empty when it is usual.</summary>
    public string Warning { get; init; } = "";

    /// <summary>Which question can be asked now, and of how many works.</summary>
    public IReadOnlyList<(KeyWorkState Asked, int Count)> ToAsk { get; init; } = [];

    public IReadOnlyList<FilterChoice> Units => [.. All.Where(r => r.OwnerId is not null).DistinctBy(r => r.OwnerId).Select(r => FilterChoice.Of(r.OwnerId!.Value.Value, r.Owner))];

    public IReadOnlyList<FilterChoice> Committees => [.. All.DistinctBy(r => r.CommitteeId).Select(r => FilterChoice.Of(r.CommitteeId.Value, r.Committee))];

    public IReadOnlyList<FilterChoice> Leads => [.. All.Where(r => r.LeadId is not null).DistinctBy(r => r.LeadId).Select(r => FilterChoice.Of(r.LeadId!.Value.Value, r.Lead))];

    public int Unreported => All.Count(IsUnreported);

    public int Late => All.Count(r => r.DaysLate > 0);

    public int Count(Light light) => All.Count(r => r.Light == light);

    /// <summary>The first line: how far the year is.</summary>
    public string Answer
    {
        get
        {
            if (All.Count == 0)
            {
                return Proposals.Count > 0 ? $"{Year}年重点工作还没有确定，有 {Proposals.Count(p => p.State == KeyWorkState.Proposed)} 项建议。" : $"{Year}年重点工作还没有确定。";
            }

            (string Name, Func<BoardRow, QuestionCell> Of, CycleStep Step) stage = All.Any(r => r.End.Due is not null) ? ("年末效果", r => r.End, CycleStep.EndDue)
                : All.Any(r => r.Mid.Due is not null) ? ("年中进度", r => r.Mid, CycleStep.MidDue)
                : ("年度安排", r => r.Plan, CycleStep.PlanDue);
            var cells = All.Select(stage.Of).Where(c => c.Due is not null).ToList();
            var rated = All.Where(r => r.GradePlace is not null).ToList();

            // The day as it now stands in the year's dates: works that came in early keep the day they were measured against.
            var due = Dates.Where(d => d.Step == stage.Step && cells.Count > 0).Select(d => (DateOnly?)d.Day).FirstOrDefault();
            return $"{All.Count} 项重点工作：{stage.Name}已收 {cells.Count(c => c.MetOn is not null)} 项，{cells.Count(c => c.IsMissing)} 项未报{(due is { } day ? $"（期限 {day.InYear(Today)}）" : "")}。"
                + (rated.Count > 0 ? $"已测评 {rated.Count} 项：{string.Join("、", rated.GroupBy(r => RatingCourse.GradeOf(r.GradeWords)).Select(g => $"{g.Key} {g.Count()} 项"))}{RatingCourse.Again(rated.Count(r => r.Rounds.Count > 1))}。" : "");
        }
    }

    /// <summary>The list as it leaves the house.</summary>
    public ExportTable Table => new(
        $"{Year}年三问一评", Filters,
        [
            new("序号", 6), new("重点工作", 36), new("来源", 16), new("牵头单位", 20), new("承办委", 16), new("分管领导", 10), new("状态", 14), new("安排报送", 12), new("安排定稿", 12),
            new("年中报送", 12), new("年中计划（%）", 12), new("年中进度（%）", 12), new("偏差", 8), new("灯", 6), new("年末报送", 12), new("自报（%）", 10), new("完成率（%）", 10), new("核实", 8), new("部分属实", 8),
            new("安排退回（次）", 10), new("按期报送（项，共 3 项）", 12), new("提问（个）", 8), new("已答复（个）", 8),
            new("安排逾期（天）", 10), new("年中逾期（天）", 10), new("年末逾期（天）", 10), new("安排迟报（天）", 10), new("年中迟报（天）", 10), new("年末迟报（天）", 10),
            new("安排重报迟（天）", 10), new("年中重报迟（天）", 10), new("年末重报迟（天）", 10), .. Grades.Select(g => new TableColumn($"{g}（票）", 10)), new("测评", 40), new("上年", 16),
        ],
        [.. Rows.Select(r => (IReadOnlyList<object?>)
            [r.Number, r.Title, r.Source.Words(), r.Owner, r.Committee, r.Lead, r.State.Words(), r.Plan.MetOn, r.FixedOn, r.Mid.MetOn, r.MidPlanned, r.MidActual, r.MidVariance,
                r.Light?.Words() ?? "", r.End.MetOn, r.Reported, r.Completion, r.Indicators is { } all ? $"{r.Verified} / {all}" : "", r.Indicators is null ? "" : r.Partly, r.Returned, r.InTime, r.Asked, r.Answered,
                r.Plan.DaysLate, r.Mid.DaysLate, r.End.DaysLate, r.Plan.CameLate, r.Mid.CameLate, r.End.CameLate, r.Plan.AgainLate, r.Mid.AgainLate, r.End.AgainLate,
                .. Grades.Select(g => r.Votes.Where(v => v.Grade == g).Select(v => (object?)v.Votes).FirstOrDefault()), r.RatingWords, r.Earlier])]);

    private IReadOnlyList<string> Grades => [.. Rows.SelectMany(r => r.Votes.Select(v => v.Grade)).Distinct()];

    internal static bool IsUnreported(BoardRow row) => row.Plan.IsMissing || row.Mid.IsMissing || row.End.IsMissing;
}

/// <summary>Reads the board of a year by projection; no plan or report is loaded for it.</summary>
public sealed class KeyWorkQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<BoardView> BoardAsync(int year, BoardQuery query, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadKeyWorks, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        var rows = await RowsAsync(db, year, basis, stop);
        var chosen = rows.Where(r => r.State is not (KeyWorkState.Proposed or KeyWorkState.LeftOut)).ToList();
        var shown = chosen.Where(r => Fits(r, query));
        var proposals = rows.Where(r => r.State is KeyWorkState.Proposed or KeyWorkState.LeftOut).ToList();
        return new(
            year, await db.KeyWorks.Select(w => w.Year).Distinct().OrderBy(y => y).ToListAsync(stop),
            [.. query.Sort switch
            {
                "deviation" => shown.OrderBy(r => r.MidVariance ?? decimal.MaxValue).ThenBy(r => r.Number),
                "result" => shown.OrderByDescending(r => r.GradePlace ?? -1).ThenBy(r => r.Number),
                _ => shown.OrderBy(r => r.Number),
            }], chosen, proposals, FilterWords(query, chosen))
        {
            Dates = await db.CycleDatesAsync(year, basis, stop),
            Today = basis.Today,
            IsWorkDay = basis.Calendar.IsWorkDay,
            MayEdit = actor.May(Permissions.EditKeyWorks),
            Owing = actor.May(Permissions.EditKeyWorks) ? (await KeyWorkNudges.ReadAsync(db, year, basis.Today, stop)).Waiting.Count : 0,
            Marks = await CycleMarks.ReadAsync(db, year, stop),
            MayPropose = actor.May(Permissions.ProposeKeyWorks),
            ToChoose = await ToChooseAsync(db, year, stop),
            Warning = chosen.Count is > 0 and (< KeyWorkRules.FewWorks or > KeyWorkRules.ManyWorks)
                ? $"重点工作一般为 {basis.Rules.InForce(KeyWorkRules.PerYear, basis.Today).Count} 项左右，{KeyWorkRules.FewWorks} 到 {KeyWorkRules.ManyWorks} 项为宜，现在有 {chosen.Count} 项。" : "",
            ToAsk = ToAsk(chosen, year, basis.Today),
        };
    }

    /// <summary>The works of a year as rows; for the board, the overview and lists.</summary>
    internal static async Task<IReadOnlyList<BoardRow>> RowsAsync(SupervisionDb db, int year, LoadedBasis basis, CancellationToken stop)
    {
        var works = await db.KeyWorks.AsNoTracking().Where(w => w.Year == year).OrderBy(w => w.Number).Select(w => new
        {
            w.Id,
            w.Number,
            w.Title,
            w.Source,
            w.State,
            w.Owner,
            w.Committee,
            w.LeadMember,
            w.YearInRow,
            w.CarriedFrom,
            FixedOn = w.Plans.OrderBy(p => p.Number).Select(p => (DateOnly?)p.FixedOn).FirstOrDefault(),
            w.MidLight,
            w.MidPlanned,
            w.MidActual,
            w.MidVariance,
            w.EndCompletion,
            w.EndReported,
            w.EndVerified,
            Partly = w.Checks.Count(c => c.Verdict == CheckVerdict.Partly),
            w.IndicatorCount,
            w.GradePlace,
            w.GradeWords,
            Returned = w.Papers.Count(p => p.Kind == KeyWorkPaperKind.Plan && p.Review == PaperReview.Returned),
            Rounds = w.Ratings.OrderBy(r => r.Order).Select(r => new { r.Words, r.Day, r.Round }).ToList(),
        }).ToListAsync(stop);
        List<KeyWorkId> ids = [.. works.Select(w => w.Id)];
        var questions = (await db.KeyWorkQuestions.AsNoTracking().Where(q => ids.Contains(q.Work)).Select(q => new { q.Work, IsAnswered = q.AnsweredAt != null }).ToListAsync(stop)).ToLookup(q => q.Work, q => q.IsAnswered);
        var votes = await VotesAsync(db, [.. works.Select(w => w.Rounds.LastOrDefault()?.Round).OfType<RatingRoundId>().Distinct()], stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var committees = await db.WorkCommittees.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.ShortName, stop);
        var leads = works.Select(w => w.LeadMember).OfType<PersonId>().Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => leads.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var cells = await CellsAsync(db, [.. works.Select(w => w.Id.Value)], basis, stop);
        var before = works.Select(w => w.CarriedFrom).OfType<KeyWorkId>().ToList();
        var earlier = (await db.KeyWorks.AsNoTracking().Where(w => before.Contains(w.Id)).Select(w => new { w.Id, Rounds = w.Ratings.OrderBy(r => r.Order).Select(r => new { r.Words, r.Day }).ToList() }).ToListAsync(stop))
            .ToDictionary(w => w.Id, w => RatingCourse.Of(w.Rounds.Select(r => (r.Words, r.Day))));
        return
        [
            .. from w in works
               let cell = cells.GetValueOrDefault(w.Id.Value)
               select new BoardRow(
                   w.Id, year, w.Number, w.Title, w.Source, w.State, w.Owner, w.Owner is { } owner ? bodies[owner] : "待定", w.Committee, committees[w.Committee],
                   w.LeadMember, w.LeadMember is { } lead ? people.GetValueOrDefault(lead, "") : "", w.YearInRow, w.FixedOn, w.MidLight, w.MidPlanned, w.MidActual, w.MidVariance,
                   w.EndCompletion, w.EndReported, w.EndVerified, w.EndCompletion is null ? 0 : w.Partly, w.IndicatorCount, w.GradePlace, w.GradeWords,
                   cell?.Plan ?? NotAsked, cell?.Mid ?? NotAsked, cell?.End ?? NotAsked,
                   w.CarriedFrom is { } last ? earlier.GetValueOrDefault(last) is { Length: > 0 } grade ? grade : "未测评" : "—")
               {
                   Rounds = [.. w.Rounds.Select(r => (r.Words, r.Day))],
                   Returned = w.Returned,
                   InTime = cell?.InTime ?? 0,
                   Asked = questions[w.Id].Count(),
                   Answered = questions[w.Id].Count(isAnswered => isAnswered),
                   Votes = w.Rounds.LastOrDefault()?.Round is { } counted ? votes.GetValueOrDefault((counted, w.Id.Value), []) : [],
               },
        ];
    }

    private static readonly QuestionCell NotAsked = new(ChipKind.Todo, "还没有布置", null, null, 0);

    private sealed record Cells(QuestionCell Plan, QuestionCell Mid, QuestionCell End, int InTime);

    // Of a paper that was sent back the newest term tells how it stands; whether it came in time, the first one.
    private static async Task<Dictionary<Guid, Cells>> CellsAsync(SupervisionDb db, List<Guid> works, LoadedBasis basis, CancellationToken stop)
    {
        string[] kinds = [KeyWorkDuties.Plan, KeyWorkDuties.Progress, KeyWorkDuties.Result];
        var rows = await db.Obligations.AsNoTracking()
            .Where(o => o.MatterKind == MatterKind.KeyWork && works.Contains(o.MatterId) && kinds.Contains(o.Kind) && o.State != ObligationState.Cancelled).ToListAsync(stop);
        QuestionCell Of(IEnumerable<Obligation> mine, string kind)
        {
            var terms = mine.Where(o => o.Kind == kind).OrderBy(o => o.Slot, StringComparer.Ordinal).ToList();
            return terms.Count == 0 ? NotAsked : CellOf(terms.FindLast(o => o.State == ObligationState.Open) ?? terms[^1], terms, basis);
        }

        return rows.GroupBy(o => o.MatterId).ToDictionary(g => g.Key, g => new Cells(Of(g, KeyWorkDuties.Plan), Of(g, KeyWorkDuties.Progress), Of(g, KeyWorkDuties.Result),
            KeyWorkDuties.InTime(g.Select(o => (o.Kind, o.MetOn is not null && o.DaysLate(basis.Today) == 0)))));
    }

    private static QuestionCell CellOf(Obligation o, IReadOnlyList<Obligation> terms, LoadedBasis basis)
    {
        var late = o.DaysLate(basis.Today);
        if (o.MetOn is { } met)
        {
            var came = terms[0].MetOn is null ? 0 : terms[0].DaysLate(basis.Today);
            var again = terms.Skip(1).Where(t => t.MetOn is not null).Select(t => t.DaysLate(basis.Today)).DefaultIfEmpty(0).Max();
            QuestionCell cell = new(ChipKind.Done, "", o.Deadline.Day, met, 0, came, again);
            return cell with { Words = string.Join('，', new[] { met.InYear(basis.Today), cell.LateWords }.Where(w => w.Length > 0)) };
        }

        return new(
            late > 0 ? ChipKind.Late : basis.Calendar.WorkDaysBetween(basis.Today, o.Deadline.Day) <= 3 ? ChipKind.Soon : ChipKind.Todo,
            late > 0 ? $"未报送，逾期 {late} 天" : $"未报送，期限 {o.Deadline.Day.InYear(basis.Today)}", o.Deadline.Day, null, late);
    }

    // The stored numbers of the votes that count; a round whose numbers are not shown apart has none.
    private static async Task<Dictionary<(RatingRoundId Round, Guid Work), IReadOnlyList<(string Grade, int Votes)>>> VotesAsync(SupervisionDb db, List<RatingRoundId> rounds, CancellationToken stop)
    {
        var rows = rounds.Count == 0 ? [] : await db.RatingRounds.AsNoTracking().Where(r => rounds.Contains(r.Id) && r.State == RoundState.Announced)
            .Select(r => new { r.Id, r.Content, r.Results, Subjects = r.Subjects.Select(s => new { s.Order, s.Matter }).ToList() }).ToListAsync(stop);
        return (from round in rows
                from count in round.Results
                where count.HasVotes && count.Overall is not null
                let matter = round.Subjects.Single(s => s.Order == count.Subject).Matter
                where matter.HasValue
                select (Key: (round.Id, matter!.Value.Id), Votes: (IReadOnlyList<(string, int)>)[
                    .. round.Content.Method.Grades.Select((g, i) => (g.Name, count.Overall!.Votes[i])), ("无效或者弃权", count.Overall!.Invalid + count.Overall.Abstained)])).ToDictionary(x => x.Key, x => x.Votes);
    }

    private static bool Fits(BoardRow row, BoardQuery query) =>
        (ListAddress.Id(query.Unit) is not { } unit || row.OwnerId?.Value == unit)
        && (ListAddress.Id(query.Committee) is not { } committee || row.CommitteeId.Value == committee)
        && (ListAddress.Id(query.Lead) is not { } lead || row.LeadId?.Value == lead)
        && (ListAddress.Named<Light>(query.Light) is not { } light || row.Light == light)
        && query.View switch
        {
            "unreported" => BoardView.IsUnreported(row),
            "unchecked" => row.State == KeyWorkState.EndSubmitted,
            "late" => row.DaysLate > 0,
            _ => true,
        };

    private static IReadOnlyList<string> FilterWords(BoardQuery query, List<BoardRow> rows) =>
    [
        .. new[]
        {
            ListAddress.Id(query.Unit) is { } unit ? rows.Find(r => r.OwnerId?.Value == unit)?.Owner ?? "未知的单位" : null,
            ListAddress.Id(query.Committee) is { } committee ? rows.Find(r => r.CommitteeId.Value == committee)?.Committee ?? "未知的委员会" : null,
            ListAddress.Id(query.Lead) is { } lead ? rows.Find(r => r.LeadId?.Value == lead)?.Lead ?? "未知的领导" : null,
            ListAddress.Named<Light>(query.Light) is { } light ? $"{light.Words()}灯" : null,
            query.View switch { "unreported" => "未报送", "unchecked" => "未核查", "late" => "逾期", _ => null },
        }.OfType<string>(),
    ];

    private static async Task<IReadOnlyList<Obstacle>> ToChooseAsync(SupervisionDb db, int year, CancellationToken stop)
    {
        var proposals = await db.KeyWorks.AsNoTracking().Where(w => w.Year == year && w.State == KeyWorkState.Proposed).ToListAsync(stop);
        if (await db.KeyWorkCycles.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, stop) is not { } cycle)
        {
            return KeyWorkCycle.ObstaclesToChoose(proposals.Count, null);
        }

        return KeyWorkCycle.ObstaclesToChoose(proposals.Count, await db.KeyWorkDecisionAsync(cycle.Matter, Supervision.Domain.Sittings.CouncilPurpose.KeyWorkList, KeyWorkReading.ListText(proposals), stop));
    }

    private static IReadOnlyList<(KeyWorkState, int)> ToAsk(List<BoardRow> chosen, int year, DateOnly today)
    {
        KeyWorkState[] questions = year == today.Year ? [KeyWorkState.PlanAsked, KeyWorkState.MidAsked, KeyWorkState.EndAsked] : [];
        return [.. questions.Select(q => (q, chosen.Count(r => r.OwnerId is not null && IsNext(r.State, q)))).Where(q => q.Item2 > 0)];
    }

    // By hand only the next question; the job asks whatever its date has come for.
    private static bool IsNext(KeyWorkState state, KeyWorkState asked) => asked switch
    {
        KeyWorkState.PlanAsked => state == KeyWorkState.Selected,
        KeyWorkState.MidAsked => state == KeyWorkState.PlanFixed,
        _ => state == KeyWorkState.MidReviewed,
    };
}
