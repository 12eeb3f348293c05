using System.Globalization;
using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Exports;

/// <summary>The ledger as its address names it; what makes no sense counts as not named.</summary>
public sealed record LedgerFilter
{
    public string? Year { get; init; }

    public string? Unit { get; init; }

    /// <summary>open, late or done.</summary>
    public string? State { get; init; }

    internal int? YearChosen => ListAddress.Number(Year);

    internal Guid? UnitChosen => ListAddress.Id(Unit);
}

/// <summary>The ledger with what it can be filtered by.</summary>
/// <param name="Table">The rows.</param>
/// <param name="Years">Years that occur.</param>
/// <param name="Units">Bodies that occur.</param>
/// <param name="Late">How many of all opinions are overdue.</param>
/// <param name="Total">All opinions with a number.</param>
public sealed record LedgerView(ExportTable Table, IReadOnlyList<FilterChoice> Years, IReadOnlyList<FilterChoice> Units, int Late, int Total);

/// <summary>Reads the ledger of review opinions (审议意见台账, D-15.6): every one that was given a number, also one that was withdrawn.</summary>
public sealed class OpinionLedgerQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    private static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("文号", 28), new("审议意见", 35), new("印发日期", 19), new("承办单位", 18), new("签收日期", 19), new("办理期限", 19), new("期限依据", 31),
        new("状态", 12), new("逾期天数", 12), new("测评等次", 12),
    ];

    // The report of each organ, and the second one after a refusal.
    private static readonly string[] ReportKinds = ["opinion.report", "opinion.second"];

    /// <summary>States that can be chosen.</summary>
    public static IReadOnlyList<FilterChoice> States { get; } = [new("open", "办理中"), new("late", "逾期"), new("done", "已办结")];

    /// <summary>The ledger, by number.</summary>
    public async Task<LedgerView> ReadAsync(LedgerFilter filter, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(ReadAsync), filter), () => MakeAsync(db, filter, stop));
    }

    private static async Task<LedgerView> MakeAsync(SupervisionDb db, LedgerFilter filter, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var bodies = (await db.LoadNamesAsync(stop)).Bodies.ToDictionary(b => b.Key, b => b.Value.Short);
        var due = (await db.Obligations.AsNoTracking()
            .Where(o => o.MatterKind == MatterKind.Opinion && ReportKinds.Contains(o.Kind) && o.State != ObligationState.Cancelled).ToListAsync(stop))
            .ToLookup(o => o.MatterId);
        var lines = (await OpinionsAsync(db, stop)).Select(o => new LedgerLine(o, bodies, Telling([.. due[o.Id.Value]], basis.Today), basis.Today))
            .OrderByDescending(l => l.Year).ThenBy(l => l.Opinion.NumberPrefix, StringComparer.Ordinal).ThenBy(l => l.Opinion.NumberSerial).ToList();
        var chosen = lines.Where(l => l.Fits(filter)).Select(l => l.Cells());
        return new(
            new(NameOf(filter), FiltersOf(filter, bodies), Columns, [.. chosen]),
            [.. lines.Select(l => l.Year).Distinct().Select(y => new FilterChoice(y.ToString(CultureInfo.InvariantCulture), $"{y}年"))],
            [.. bodies.Where(b => lines.Exists(l => l.Concerns(b.Key))).Select(b => FilterChoice.Of(b.Key.Value, b.Value))],
            lines.Count(l => l.IsLate), lines.Count);
    }

    // Without points and steps: ten years of them weigh much and nothing of them is shown.
    private static Task<List<LedgerOpinion>> OpinionsAsync(SupervisionDb db, CancellationToken stop) => db.ReviewOpinions.AsNoTracking()
        .Where(o => o.Number != null)
        .Select(o => new LedgerOpinion(
            o.Id, o.ReportTitle, o.Number, o.NumberPrefix, o.NumberSerial, o.MainOrgan, o.State, o.ApprovedOn, o.SittingEnd, o.DispatchedOn,
            o.Dispatches.Where(d => d.IsMain).Select(d => d.ReceivedOn).FirstOrDefault())
        {
            Bodies = o.Dispatches.OrderByDescending(d => d.IsMain).Select(d => d.Body).ToList(),
        }).ToListAsync(stop);

    // Of several organs or rounds the one that waits longest tells how the opinion stands; when none is open, the last one.
    private static Obligation? Telling(IReadOnlyList<Obligation> due, DateOnly today) =>
        due.Where(d => d.State == ObligationState.Open).MinBy(d => d.Deadline.Day)
        ?? due.OrderByDescending(d => d.Deadline.Day).ThenByDescending(d => d.DaysLate(today)).FirstOrDefault();

    private static string NameOf(LedgerFilter filter) => (filter.YearChosen is { } year ? $"{year}年" : "") + "审议意见台账";

    private static IReadOnlyList<string> FiltersOf(LedgerFilter filter, Dictionary<SupervisedBodyId, string> bodies) =>
    [
        .. new[]
        {
            filter.YearChosen is { } year ? $"{year}年" : null,
            filter.UnitChosen is { } unit ? bodies.GetValueOrDefault(new(unit), "未知的单位") : null,
            States.FirstOrDefault(s => s.Value == filter.State)?.Text,
        }.OfType<string>(),
    ];
}

/// <summary>What of an opinion the ledger shows.</summary>
internal sealed record LedgerOpinion(
    ReviewOpinionId Id, string ReportTitle, string? Number, string? NumberPrefix, int? NumberSerial, SupervisedBodyId? MainOrgan, OpinionState State,
    DateOnly? ApprovedOn, DateOnly SittingEnd, DateOnly? DispatchedOn, DateOnly? ReceivedOn)
{
    /// <summary>The bodies it went to, the main organ first.</summary>
    public IReadOnlyList<SupervisedBodyId> Bodies { get; init; } = [];

    public string Title => ReviewOpinion.TitleOf(ReportTitle);
}

/// <summary>One opinion in the ledger.</summary>
internal sealed record LedgerLine(LedgerOpinion Opinion, Dictionary<SupervisedBodyId, string> Bodies, Obligation? Due, DateOnly Today)
{
    /// <summary>The year in its number (D-8.6): that of the council's approval.</summary>
    public int Year => (Opinion.ApprovedOn ?? Opinion.SittingEnd).Year;

    public bool IsLate => Due is { State: ObligationState.Open } && Due.IsLate(Today);

    private bool IsDone => Opinion.State is OpinionState.Accepted or OpinionState.Published or OpinionState.Closed;

    public bool Concerns(SupervisedBodyId body) => Opinion.MainOrgan == body || Opinion.Bodies.Contains(body);

    public bool Fits(LedgerFilter filter) =>
        (filter.YearChosen is not { } year || year == Year)
        && (filter.UnitChosen is not { } unit || Concerns(new(unit)))
        && filter.State switch
        {
            "late" => IsLate,
            "done" => IsDone,
            "open" => !IsDone && Opinion.State != OpinionState.Withdrawn,
            _ => true,
        };

    public IReadOnlyList<object?> Cells() =>
    [
        Opinion.Number, Opinion.Title, Opinion.DispatchedOn, Names(), Opinion.ReceivedOn,
        Due?.Deadline.Day, Due is null ? "" : Due.Deadline.Reason,
        OpinionStateWords.Of(Opinion.State), Due?.DaysLate(Today) is > 0 and var late ? late : null, "",
    ];

    private string Names() => string.Join('、', Opinion.Bodies.DefaultIfEmpty(Opinion.MainOrgan ?? default).Select(b => Bodies.GetValueOrDefault(b, "")).Where(n => n.Length > 0));
}
