using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections;

/// <summary>The list as its address names it; what makes no sense counts as not named.</summary>
public sealed record InspectionListQuery : YearListQuery<InspectionState>;

/// <summary>One inspection in the list.</summary>
/// <param name="Id">The inspection.</param>
/// <param name="Number">Number of the dossier.</param>
/// <param name="Title">Its title.</param>
/// <param name="Law">The version; empty while none is chosen.</param>
/// <param name="Leader">Leader with the post; empty while there is none.</param>
/// <param name="Committee">The committee.</param>
/// <param name="Articles">Articles on the list that apply.</param>
/// <param name="Checked">Of them those with a record.</param>
/// <param name="Problems">Problems found, merged ones as one.</param>
/// <param name="State">How far it is.</param>
/// <param name="Sitting">The sitting that hears the report; empty while none is named.</param>
public sealed record InspectionRow(
    LawInspectionId Id, DossierNumber Number, string Title, string Law, string Leader, string Committee, int Articles, int Checked, int Problems, InspectionState State, string Sitting);

/// <summary>The list as shown.</summary>
public sealed record InspectionListView(IReadOnlyList<InspectionRow> Rows, YearFilters Filters)
{
    public string Answer => Rows.Count == 0 ? "没有执法检查。"
        : $"{Rows.Count} 次执法检查，{Rows.Count(r => r.State >= InspectionState.SchemeApproved && r.State != InspectionState.Withdrawn)} 次方案已经批准"
            + (Rows.Any(r => r.State == InspectionState.Withdrawn) ? $"，撤回 {Rows.Count(r => r.State == InspectionState.Withdrawn)} 次。" : "。");
}

/// <summary>Reads the list of inspections; of each only what its line shows.</summary>
public sealed class InspectionListQueries(InspectionActing acting)
{
    public async Task<InspectionListView> ListAsync(InspectionListQuery query, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var (year, committee, state, names) = (query.YearOf(db.Clock.Today()), query.CommitteeChosen, query.StateChosen, await db.LoadNamesAsync(stop));
        var found = db.LawInspections.AsNoTracking().Where(i => i.Year == year && (committee == null || i.Committee == committee) && (state == null || i.State == state));
        return new(
            await RowsAsync(db, found, names, stop),
            YearFilters.Of(query, db.Clock.Today(), await db.LawInspections.Select(i => i.Year).Distinct().ToListAsync(stop), names, InspectionWords.Word));
    }

    /// <summary>The same as it leaves the house.</summary>
    public async Task<ExportTable> TableAsync(InspectionListQuery query, CancellationToken stop)
    {
        var view = await ListAsync(query, stop);
        return new(
            "执法检查", view.Filters.Words,
            [new("案卷号", 18), new("名称", 36), new("法律文本", 36), new("组长", 18), new("承办委", 18), new("应查条文", 10), new("已查条文", 10), new("问题", 8), new("阶段", 14), new("报告会议", 20)],
            [.. view.Rows.Select(r => (IReadOnlyList<object?>)[r.Number.ToString(), r.Title, r.Law, r.Leader, r.Committee, r.Articles, r.Checked, r.Problems, r.State.Word(), r.Sitting])]);
    }

    private static async Task<IReadOnlyList<InspectionRow>> RowsAsync(
        SupervisionDb db, IQueryable<LawInspection> found, HouseNames house, CancellationToken stop)
    {
        var rows = await found.OrderBy(i => i.Serial).Select(i => new
        {
            i.Id,
            i.Year,
            i.Serial,
            i.Title,
            i.Law,
            i.Committee,
            i.State,
            i.Sitting,
            Items = i.Items.Where(x => x.NotApplicable == "").Select(x => x.Id).ToList(),
            Leader = i.Members.Where(m => m.Place == GroupPlace.Leader && m.To == null).Select(m => m.Name + "（" + m.Post + "）").FirstOrDefault(),
        }).ToListAsync(stop);
        var laws = rows.Select(r => r.Law).OfType<LawTextId>().ToList();
        var names = await db.LawTexts.AsNoTracking().Where(l => laws.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Name, stop);
        var tally = await TallyAsync(db, rows.ConvertAll(r => r.Id), stop);
        return
        [
            .. rows.Select(r => new InspectionRow(
                r.Id, new(r.Year, DossierNumber.Inspection, r.Serial), r.Title, r.Law is { } law ? names[law] : "", r.Leader ?? "", house.ShortOf(r.Committee),
                r.Items.Count, tally[r.Id].Where(t => r.Items.Contains(t.Item)).Select(t => t.Item).Distinct().Count(), ProblemsOf([.. tally[r.Id]]), r.State, house.SittingOf(r.Sitting))),
        ];
    }

    // Of all inspections of the page at once, counted by the database.
    private static async Task<ILookup<LawInspectionId, Tally>> TallyAsync(SupervisionDb db, List<LawInspectionId> inspections, CancellationToken stop) =>
        (await db.Findings.Where(f => inspections.Contains(f.Inspection) && f.State == FindingState.Confirmed).GroupBy(f => new { f.Inspection, f.Item, f.Grade, f.Merged })
            .Select(g => new { g.Key.Inspection, g.Key.Item, g.Key.Grade, g.Key.Merged, Count = g.Count() }).ToListAsync(stop))
        .ToLookup(t => t.Inspection, t => new Tally(t.Item, t.Grade, t.Merged, t.Count));

    private static int ProblemsOf(IReadOnlyList<Tally> tally) =>
        tally.Where(t => t.Merged is null && t.Grade.IsProblem()).Sum(t => t.Count) + tally.Select(t => t.Merged).OfType<MergedProblemId>().Distinct().Count();

    private sealed record Tally(ChecklistItemId Item, ComplianceGrade Grade, MergedProblemId? Merged, int Count);
}
