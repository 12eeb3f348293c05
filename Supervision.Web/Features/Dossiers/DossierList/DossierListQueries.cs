using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Dossiers.DossierList;

/// <summary>Reads all dossiers as one list: special reports and review opinions.</summary>
public sealed class DossierListQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>One page of the list.</summary>
    public async Task<DossierListView> ListAsync(DossierListQuery query, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(ListAsync), query), () => ReadAsync(db, actor, query, stop));
    }

    private static async Task<DossierListView> ReadAsync(SupervisionDb db, Actor actor, DossierListQuery query, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var names = await db.LoadNamesAsync(stop);
        var owed = (await db.Obligations.AsNoTracking()
            .Where(o => o.State == ObligationState.Open && (o.MatterKind == MatterKind.Report || o.MatterKind == MatterKind.Opinion)).ToListAsync(stop))
            .Where(o => o.PassedWords(basis.Today) is null).ToLookup(o => new MatterRef(o.MatterKind, o.MatterId));
        var lines = Newest((await DossierLines.FindAsync(db, query, stop)).Where(l => Takes(query.ViewChosen, l, owed[l.Matter], actor, basis.Today)));
        var window = ListWindow.Of(query.Page, query.Size);

        // In the usual order only the lines of the page become rows; every other order is one of the rows.
        var page = query.Sort is null ? window.Of(lines) : null;
        var opinions = await OpinionsOfReportsAsync(db, page?.Rows ?? lines, stop);
        var rows = (page?.Rows ?? lines)
            .Select(l => RowOf(l, [.. owed[l.Matter], .. opinions[l.Matter].SelectMany(o => owed[o])], basis, names)).ToList();
        var late = owed.Where(m => m.Any(o => o.IsLate(basis.Today))).Select(m => m.Key);
        return new(
            page is null ? window.Of(Sorted(rows, query.Sort)) : new(rows, page.Total, page.Window, page.LastPage), await db.SpecialReports.CountAsync(stop) + await db.ReviewOpinions.CountAsync(stop),
            late.Count(), actor.Committees.Count > 0 || actor.IsCouncil, [.. names.Bodies.Select(b => FilterChoice.Of(b.Key.Value, b.Value.Short))],
            FiltersOf(query, names), basis.Today);
    }

    // A report in the opinion stage waits for what its opinion waits for.
    private static async Task<ILookup<MatterRef, MatterRef>> OpinionsOfReportsAsync(SupervisionDb db, IEnumerable<DossierLine> lines, CancellationToken stop)
    {
        var reports = lines.Where(l => l.Matter.Kind == MatterKind.Report).Select(l => new SpecialReportId(l.Matter.Id)).ToList();
        return (await db.ReviewOpinions.Where(o => o.Report != null && reports.Contains(o.Report.Value)).Select(o => new { o.Id, o.Report }).ToListAsync(stop))
            .ToLookup(o => new MatterRef(MatterKind.Report, o.Report!.Value.Value), o => new MatterRef(MatterKind.Opinion, o.Id.Value));
    }

    private static List<DossierLine> Newest(IEnumerable<DossierLine> lines) =>
        [.. lines.OrderByDescending(l => l.Number.Year).ThenByDescending(l => l.Number.Code, StringComparer.Ordinal).ThenBy(l => l.Number.Serial)];

    private static bool Takes(DossierView view, DossierLine line, IEnumerable<Obligation> owed, Actor actor, DateOnly today) => view switch
    {
        DossierView.Mine => actor.Serves(line.Committee) || (line.LeadMember is not null && line.LeadMember == actor.Person),
        DossierView.Late => owed.Any(o => o.IsLate(today)),
        DossierView.Month => owed.Any(o => (o.Deadline.Day.Year, o.Deadline.Day.Month) == (today.Year, today.Month)),
        _ => true,
    };

    private static DossierRow RowOf(
        DossierLine line, IEnumerable<Obligation> owed, LoadedBasis basis, HouseNames names)
    {
        var next = owed.MinBy(o => o.Deadline.Day);
        return new(
            line.Matter, line.Number, line.Name, line.Document, names.ShortOf(line.Unit), names.ShortOf(line.Committee), line.Stage, ChipOf(line), line.State,
            DueMark.Of(next, basis) is { } mark ? new NextDue(next!.Act, mark) : null);
    }

    private static ChipKind ChipOf(DossierLine line) => line.Stage switch
    {
        DossierStage.Closed => ChipKind.Done,
        DossierStage.Stopped => ChipKind.None,
        _ => line.IsBegun ? ChipKind.Running : ChipKind.Todo,
    };

    private static List<DossierRow> Sorted(List<DossierRow> newest, string? sort)
    {
        IEnumerable<DossierRow> ordered = sort?.TrimStart('-') switch
        {
            "name" => newest.OrderBy(r => r.Name, StringComparer.CurrentCulture),
            "unit" => newest.OrderBy(r => r.Unit, StringComparer.CurrentCulture),
            "committee" => newest.OrderBy(r => r.Committee, StringComparer.CurrentCulture),
            "state" => newest.OrderBy(r => r.Stage).ThenBy(r => r.State, StringComparer.CurrentCulture),
            "due" => newest.OrderBy(r => r.Next?.Mark.Day ?? DateOnly.MaxValue),
            _ => newest,
        };
        return sort?.StartsWith('-') == true ? [.. ordered.Reverse()] : [.. ordered];
    }

    private static List<string> FiltersOf(DossierListQuery q, HouseNames names)
    {
        List<string> words = [];
        if (q.Words.Length > 0)
        {
            words.Add($"“{q.Words}”");
        }

        words.AddRange(new[]
        {
            q.KindChosen is { } kind ? DossierWords.Kinds[kind] : null,
            q.StateChosen is { } stage ? DossierWords.Stages[stage] : null,
            q.UnitChosen is { } unit ? names.Bodies.TryGetValue(new(unit), out var named) ? named.Short : "未知的单位" : null,
            q.ViewChosen == DossierView.All ? null : DossierWords.Views[q.ViewChosen],
        }.OfType<string>());
        return words;
    }
}

/// <summary>Chinese words of the list.</summary>
internal static class DossierWords
{
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DossierNumber.Report] = "专项工作报告",
        [DossierNumber.Opinion] = "审议意见",
    };

    public static IReadOnlyDictionary<DossierStage, string> Stages { get; } = new Dictionary<DossierStage, string>
    {
        [DossierStage.Open] = "办理中",
        [DossierStage.Closed] = "已归档",
        [DossierStage.Stopped] = "已停止办理",
    };

    public static IReadOnlyDictionary<DossierView, string> Views { get; } = new Dictionary<DossierView, string>
    {
        [DossierView.All] = "全部",
        [DossierView.Mine] = "我承办",
        [DossierView.Late] = "逾期",
        [DossierView.Month] = "本月到期",
    };
}
