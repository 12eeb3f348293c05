using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections;

/// <summary>The list as its address names it; what makes no sense counts as not named.</summary>
public sealed record InspectionListQuery
{
    public string? Year { get; init; }

    public string? Committee { get; init; }

    public string? State { get; init; }

    internal int? YearChosen => ListAddress.Number(Year);

    internal Guid? CommitteeChosen => ListAddress.Id(Committee);

    internal InspectionState? StateChosen => ListAddress.Named<InspectionState>(State);
}

/// <summary>One inspection in the list.</summary>
/// <param name="Id">The inspection.</param>
/// <param name="Number">Number of the dossier.</param>
/// <param name="Title">Its title.</param>
/// <param name="Law">The version; empty while none is chosen.</param>
/// <param name="Leader">Leader with the post; empty while there is none.</param>
/// <param name="Committee">The committee.</param>
/// <param name="Articles">Articles on the list that apply.</param>
/// <param name="State">How far it is.</param>
/// <param name="Sitting">The sitting that hears the report; empty while none is named.</param>
public sealed record InspectionRow(
    LawInspectionId Id, DossierNumber Number, string Title, string Law, string Leader, string Committee, int Articles, InspectionState State, string Sitting);

/// <summary>The list as shown.</summary>
public sealed record InspectionListView(
    IReadOnlyList<InspectionRow> Rows, int All, int Year, IReadOnlyList<string> Filters, IReadOnlyList<FilterChoice> Years, IReadOnlyList<FilterChoice> Committees)
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
        var year = query.YearChosen ?? db.Clock.Today().Year;
        var years = await db.LawInspections.Select(i => i.Year).Distinct().ToListAsync(stop);
        var committees = await db.WorkCommittees.AsNoTracking().OrderBy(c => c.Order).ToListAsync(stop);
        var found = db.LawInspections.AsNoTracking().Where(i => i.Year == year);
        if (query.CommitteeChosen is { } committee)
        {
            var wanted = new WorkCommitteeId(committee);
            found = found.Where(i => i.Committee == wanted);
        }

        if (query.StateChosen is { } state)
        {
            found = found.Where(i => i.State == state);
        }

        return new(
            await RowsAsync(db, found, committees.ToDictionary(c => c.Id, c => c.ShortName), stop), years.Count, year,
            [$"{year}年", .. committees.Where(c => c.Id.Value == query.CommitteeChosen).Select(c => c.ShortName), .. query.StateChosen is { } chosen ? new[] { chosen.Word() } : []],
            [.. years.Append(db.Clock.Today().Year).Distinct().OrderDescending().Select(y => new FilterChoice($"{y}", $"{y}年"))],
            [.. committees.Select(c => FilterChoice.Of(c.Id.Value, c.ShortName))]);
    }

    /// <summary>The same as it leaves the house.</summary>
    public async Task<ExportTable> TableAsync(InspectionListQuery query, CancellationToken stop)
    {
        var view = await ListAsync(query, stop);
        return new(
            "执法检查", view.Filters,
            [new("案卷号", 18), new("名称", 36), new("法律文本", 36), new("组长", 18), new("承办委", 18), new("应查条文", 10), new("阶段", 14), new("报告会议", 20)],
            [.. view.Rows.Select(r => (IReadOnlyList<object?>)[r.Number.ToString(), r.Title, r.Law, r.Leader, r.Committee, r.Articles, r.State.Word(), r.Sitting])]);
    }

    private static async Task<IReadOnlyList<InspectionRow>> RowsAsync(
        SupervisionDb db, IQueryable<LawInspection> found, Dictionary<WorkCommitteeId, string> committees, CancellationToken stop)
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
            Articles = i.Items.Count(x => x.NotApplicable == ""),
            Leader = i.Members.Where(m => m.Place == GroupPlace.Leader && m.To == null).Select(m => m.Name + "（" + m.Post + "）").FirstOrDefault(),
        }).ToListAsync(stop);
        var laws = rows.Select(r => r.Law).OfType<LawTextId>().ToList();
        var names = await db.LawTexts.AsNoTracking().Where(l => laws.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Name, stop);
        var sittings = rows.Select(r => r.Sitting).OfType<Domain.Sittings.SittingId>().ToList();
        var meetings = (await db.Sittings.AsNoTracking().Where(s => sittings.Contains(s.Id)).ToListAsync(stop)).ToDictionary(s => s.Id, s => s.Name);
        return
        [
            .. rows.Select(r => new InspectionRow(
                r.Id, new(r.Year, DossierNumber.Inspection, r.Serial), r.Title, r.Law is { } law ? names[law] : "", r.Leader ?? "", committees.GetValueOrDefault(r.Committee, "—"),
                r.Articles, r.State, r.Sitting is { } sitting ? meetings[sitting] : "")),
        ];
    }
}
