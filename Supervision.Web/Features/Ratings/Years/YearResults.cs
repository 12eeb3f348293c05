using System.Globalization;
using Supervision.Domain.Appointees;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Ratings.Years;

/// <summary>The list as its address names it; what makes no sense counts as not named.</summary>
public sealed record YearQuery
{
    public string? Year { get; init; }

    public string? Kind { get; init; }

    public string? Organ { get; init; }

    internal int? YearChosen => ListAddress.Number(Year);

    internal RatingKind? KindChosen => ListAddress.Named<RatingKind>(Kind);
}

/// <summary>One announced result.</summary>
/// <param name="Round">The round.</param>
/// <param name="Year">Of a key work that of the work, whenever the vote is held; of anything else that of the announcement. The year's page counts alike.</param>
/// <param name="Kind">What it was about.</param>
/// <param name="Organ">The organ; — when the round names none.</param>
/// <param name="Subject">Whom or what it was on.</param>
/// <param name="Post">Office or body, as printed.</param>
/// <param name="Votes">Votes in words.</param>
/// <param name="Best">Votes of the best grade.</param>
/// <param name="Base">What they are counted against.</param>
/// <param name="BaseWords">Which number that is.</param>
/// <param name="Rate">满意率, per cent.</param>
/// <param name="Grade">The grade in words.</param>
/// <param name="Day">Day of the announcement.</param>
public sealed record YearRow(
    Guid Round, int Year, RatingKind Kind, string Organ, string Subject, string Post, string Votes, int Best, int Base, string BaseWords, decimal? Rate, string Grade, DateOnly Day)
{
    /// <summary>基本满意以上率, per cent.</summary>
    public decimal? RateOfTwo { get; init; }

    /// <summary>Points of per cent against the last earlier year of the same organ and kind; null when there is none.</summary>
    public decimal? Change { get; init; }

    /// <summary>The year compared with.</summary>
    public int? Against { get; init; }

    /// <summary>What was rated, when it is a matter of the house.</summary>
    public MatterRef? Matter { get; init; }

    /// <summary>The round that this one repeats.</summary>
    public RatingRoundId? Repeats { get; init; }

    /// <summary>The year of duty of an appraisal; null of anything else.</summary>
    public int? DutyYear { get; init; }

    /// <summary>False of a vote that a later one followed: it stays visible and is not counted (D-16.29).</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>再次测评，第一次为不满意; 不计入，以再次测评为准; empty of a single vote.</summary>
    public string Note { get; init; } = "";

    /// <summary>2025年度述职; 归入 2025 年度 where that is not the year of the announcement; empty otherwise.</summary>
    public string YearNote => DutyYear is { } duty ? $"{duty}年度述职" : Year != Day.Year ? $"归入 {Year} 年度" : "";

    /// <summary>The score that the grade rests on, of all groups where they are put together; null where votes alone decide.</summary>
    public decimal? Score { get; init; }

    /// <summary>How the grade comes about in a word: 过半数, 计分.</summary>
    public string Way { get; init; } = "";

    /// <summary>How the earlier result came about where that was another way; a rate then says little about a grade.</summary>
    public string OtherWay { get; init; } = "";

    internal bool Replaces(YearRow other) => Once.Replaces(other.Once);

    private RatedOnce Once => new(Kind, Year, Subject, Matter?.Id, new(Round), Repeats, Day);
}

/// <summary>An organ in a year: every result of its kind put together, each with its own denominator.</summary>
/// <param name="Organ">The organ.</param>
/// <param name="Kind">What it was about.</param>
/// <param name="Year">The year.</param>
/// <param name="Subjects">How many results.</param>
/// <param name="Grades">满意 3，基本满意 1.</param>
/// <param name="Best">Votes of the best grade, added.</param>
/// <param name="Base">Denominators, added.</param>
public sealed record OrganYear(string Organ, RatingKind Kind, int Year, int Subjects, string Grades, int Best, int Base)
{
    /// <summary>How the grades of the year came about.</summary>
    public string Way { get; init; } = "";

    /// <summary>Per cent, two places half up; null where nothing was counted.</summary>
    public decimal? Rate => Base == 0 ? null : decimal.Round(100m * Best / Base, 2, MidpointRounding.AwayFromZero);
}

/// <summary>Results per organ and year as shown.</summary>
public sealed record YearResultsView(IReadOnlyList<YearRow> Rows, IReadOnlyList<OrganYear> Organs, IReadOnlyList<int> Years, IReadOnlyList<FilterChoice> OrganChoices, IReadOnlyList<string> Filters)
{
    /// <summary>Years that stand as columns in the comparison, the newest last.</summary>
    public IReadOnlyList<int> Columns => [.. Organs.Select(o => o.Year).Distinct().Order().TakeLast(5)];

    /// <summary>The answer line.</summary>
    public string Answer => Rows.Count == 0 ? "没有已经公布的测评结果。"
        : $"{Rows.Count(r => r.IsCounted)} 项结果，{string.Join("，", Rows.Where(r => r.IsCounted).GroupBy(r => r.Grade).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()} 项"))}。{(Rows.Count(r => !r.IsCounted) is > 0 and var first ? $"另有 {first} 项已经再次测评，前一次照样列出，不计入。" : "")}";

    /// <summary>The list as it leaves the house.</summary>
    public ExportTable Table => new(
        "测评结果一览", Filters,
        [
            new("年度", 8), new("类别", 22), new("机关", 18), new("对象", 30), new("职务", 22), new("票数", 40), new("满意票", 8), new("计票基数", 10), new("基数口径", 14),
            new("满意率（%）", 12), new("基本满意以上率（%）", 18), new("得分", 10), new("结果", 12), new("评定办法", 16), new("比较年度", 10), new("变化（百分点）", 14), new("比较的说明", 30), new("公布日期", 14), new("说明", 34),
        ],
        [.. Rows.Select(r => (IReadOnlyList<object?>)
            [r.Year, r.Kind.Words(), r.Organ, r.Subject, r.Post, r.Votes, r.Best, r.Base, r.BaseWords, r.Rate, r.RateOfTwo, r.Score, r.Grade, r.Way, r.Against, r.Change, YearWords.Other(r), r.Day, string.Join('；', new[] { r.YearNote, r.Note }.Where(n => n.Length > 0))])]);
}

/// <summary>Changes against earlier years in words.</summary>
internal static class YearWords
{
    /// <summary>过半数, 计分, 各组加权计分, 比例.</summary>
    public static string Way(RatingContent content) => content switch
    {
        { IsCombined: true } => "各组加权计分",
        { Method.Rule: ScoreRule } => "计分",
        { Method.Rule: ShareRule } => "比例条件",
        _ => "过半数",
    };

    /// <summary>Says that the earlier result came about another way; empty where it did not.</summary>
    public static string Other(YearRow row) => row.OtherWay.Length > 0 ? $"{row.Against}年按{row.OtherWay}评定，本次按{row.Way}，只比满意率，等次不能直接比" : "";

    public static string Points(decimal? change) => change is { } points ? $"{(points > 0 ? "+" : "")}{points.ToString("0.00", CultureInfo.InvariantCulture)} 个百分点" : "—";
}

/// <summary>Reads announced results by organ and year (D-10.30, D-15.9); bodies and appointees get their own only (D-1.5).</summary>
public sealed class YearResultsQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<YearResultsView> ReadAsync(YearQuery query, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var rounds = (await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Announced && !r.IsRehearsal && r.Main == null).ToListAsync(stop));

        var organs = await RoundOrgans.LoadAsync(db, stop);
        var all = (from round in rounds
                   from count in round.Results
                   let subject = round.Subjects[count.Subject]
                   where organs.MayRead(actor, subject)
                   select RowOf(round, subject, count, organs)).ToList();
        var compared = Compare(Marked(all));
        var shown = compared.Where(r => (query.YearChosen is not { } y || r.Year == y) && (query.KindChosen is not { } k || r.Kind == k)
            && (string.IsNullOrEmpty(query.Organ) || r.Organ == query.Organ)).OrderByDescending(r => r.Day).ThenBy(r => r.Organ, StringComparer.Ordinal).ToList();
        return new(
            shown, OrganYears(compared.Where(r => (query.KindChosen is not { } k || r.Kind == k) && (string.IsNullOrEmpty(query.Organ) || r.Organ == query.Organ))),
            [.. all.Select(r => r.Year).Distinct().OrderDescending()], [.. all.Select(r => r.Organ).Distinct().Order(StringComparer.CurrentCulture).Select(o => new FilterChoice(o, o))],
            [.. new[] { query.YearChosen is { } year ? $"{year}年" : null, query.KindChosen is { } kind ? kind.Words() : null, query.Organ }.Where(f => !string.IsNullOrEmpty(f)).OfType<string>()]);
    }

    private static YearRow RowOf(RatingRound round, RatingSubject subject, SubjectCount count, RoundOrgans organs)
    {
        var (tally, result, method, day) = (count.HasVotes ? count.Overall : null, count.Result, round.Content.Method, round.AnnouncedAt!.Value.BeijingDate());
        string?[] others = [tally?.Invalid > 0 ? $"无效 {tally.Invalid} 票" : null, tally?.Abstained > 0 ? $"弃权 {tally.Abstained} 票" : null];
        return new(
            round.Id.Value, organs.YearOf(subject) ?? day.Year, round.Content.Kind, organs.NameOf(subject), subject.Name, subject.Post,
            tally is null ? "票数不单独显示" : string.Join("，", method.Grades.Select((g, i) => $"{g.Name} {tally.Votes[i]} 票").Concat(others.OfType<string>())), tally?.Votes[0] ?? 0, result.Base,
            RatingWords.Of(method.Denominator), result.Rate, RatingWords.Of(round.Content, result), day)
        {
            RateOfTwo = result.RateOfTwo,
            Matter = subject.Matter,
            Repeats = round.Earlier,
            DutyYear = organs.DutyYearOf(subject),
            Score = ResultWords.ScoreNumber(round.Content, result),
            Way = YearWords.Way(round.Content),
        };
    }

    // A later vote on the same thing counts, the earlier stays in the list; both say so.
    private static List<YearRow> Marked(List<YearRow> rows) =>
    [
        .. rows.Select(row => rows.Exists(r => r.Replaces(row)) ? row with { IsCounted = false, Note = "已经再次测评，不计入" }
            : rows.Where(row.Replaces).OrderBy(r => r.Day).Select(r => r.Grade).ToList() is { Count: > 0 } before ? row with { Note = $"再次测评，前一次为{string.Join('、', before)}" } : row),
    ];

    // Of one person or matter with itself where it was rated before; otherwise the organ's rate of the last earlier year of the kind.
    private static List<YearRow> Compare(List<YearRow> rows) =>
    [
        .. rows.Select(row =>
        {
            var earlier = rows.Where(r => r.IsCounted && r.Kind == row.Kind && r.Organ == row.Organ && r.Year < row.Year && r.Rate is not null).ToList();
            if (row.Rate is not { } rate || earlier.Count == 0)
            {
                return row;
            }

            var year = earlier.Max(r => r.Year);
            var before = OrganYears(earlier.Where(r => r.Year == year))[0].Rate;
            var same = earlier.Where(r => r.Subject == row.Subject).OrderByDescending(r => r.Day).FirstOrDefault();
            var others = (same is not null ? [same] : earlier.Where(r => r.Year == year)).Select(r => r.Way).Where(w => w != row.Way).Distinct();
            var compared = row with { OtherWay = string.Join("、", others) };
            return same is not null ? compared with { Against = same.Year, Change = rate - same.Rate } : compared with { Against = year, Change = rate - before };
        }),
    ];

    private static IReadOnlyList<OrganYear> OrganYears(IEnumerable<YearRow> rows) =>
    [
        .. from row in rows
           where row.IsCounted
           group row by (row.Organ, row.Kind, row.Year) into g
           orderby g.Key.Organ, g.Key.Kind, g.Key.Year
           select new OrganYear(
               g.Key.Organ, g.Key.Kind, g.Key.Year, g.Count(), string.Join("，", g.GroupBy(r => r.Grade).Select(x => $"{x.Key} {x.Count()}")),
               g.Where(r => r.Rate is not null).Sum(r => r.Best), g.Where(r => r.Rate is not null).Sum(r => r.Base))
           {
               Way = string.Join("、", g.Select(r => r.Way).Distinct().Order(StringComparer.Ordinal)),
           },
    ];
}

/// <summary>Which organ a subject of a round belongs to, and who may read its result.</summary>
internal sealed class RoundOrgans
{
    private readonly Dictionary<Guid, SupervisedBodyId?> ofMatter = [];
    private readonly Dictionary<Guid, int> workYears = [], dutyYears = [];
    private readonly Dictionary<SupervisedBodyId, string> names;
    private readonly Dictionary<(Guid Appraisal, string Name), AppointeeId> people = [];
    private readonly Dictionary<AppointeeId, PersonId> holders;

    private RoundOrgans(Dictionary<SupervisedBodyId, string> names, Dictionary<AppointeeId, PersonId> holders) => (this.names, this.holders) = (names, holders);

    public static async Task<RoundOrgans> LoadAsync(SupervisionDb db, CancellationToken stop)
    {
        var organs = new RoundOrgans(
            await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop),
            await db.Appointees.AsNoTracking().Select(a => new { a.Id, a.Person }).ToDictionaryAsync(a => a.Id, a => a.Person, stop));
        foreach (var report in await db.SpecialReports.AsNoTracking().Select(r => new { r.Id, r.Unit }).ToListAsync(stop))
        {
            organs.ofMatter[report.Id.Value] = report.Unit;
        }

        foreach (var opinion in await db.ReviewOpinions.AsNoTracking().ToListAsync(stop))
        {
            organs.ofMatter[opinion.Id.Value] = opinion.MainOrgan;
        }

        foreach (var work in await db.KeyWorks.AsNoTracking().Where(w => w.Owner != null).Select(w => new { w.Id, w.Owner, w.Year }).ToListAsync(stop))
        {
            (organs.ofMatter[work.Id.Value], organs.workYears[work.Id.Value]) = (work.Owner, work.Year);
        }

        foreach (var appraisal in await db.Appraisals.AsNoTracking().ToListAsync(stop))
        {
            (organs.ofMatter[appraisal.Id.Value], organs.dutyYears[appraisal.Id.Value]) = (appraisal.Organ, appraisal.Year);
            foreach (var subject in appraisal.Subjects)
            {
                organs.people[(appraisal.Id.Value, subject.Name)] = subject.Appointee;
            }
        }

        return organs;
    }

    public string NameOf(RatingSubject subject) =>
        BodyOf(subject) is { } body ? names[body] : subject.Post.Length > 0 ? subject.Post : "—";

    /// <summary>The year of a key work; null of anything else.</summary>
    public int? YearOf(RatingSubject subject) => subject.Matter is { } matter && workYears.TryGetValue(matter.Id, out var year) ? year : null;

    /// <summary>The year of duty of an appraisal; null of anything else.</summary>
    public int? DutyYearOf(RatingSubject subject) => subject.Matter is { } matter && dutyYears.TryGetValue(matter.Id, out var year) ? year : null;

    /// <summary>The house, scrutineers and guests everything; a body what is its own, a person the own result.</summary>
    public bool MayRead(Actor actor, RatingSubject subject) =>
        actor.IsOfTheHouse || actor.Has(Role.Scrutineer, Role.GuestDeputy)
        || (BodyOf(subject) is { } body && actor.ActsFor(body))
        || (subject.Matter is { Kind: MatterKind.Appraisal } matter && people.TryGetValue((matter.Id, subject.Name), out var file) && holders[file] == actor.Person);

    private SupervisedBodyId? BodyOf(RatingSubject subject) => subject.Matter is { } matter ? ofMatter.GetValueOrDefault(matter.Id) : null;
}
