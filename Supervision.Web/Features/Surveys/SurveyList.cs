using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Surveys;

/// <summary>The list as its address names it; what makes no sense counts as not named.</summary>
public sealed record SurveyListQuery : YearListQuery<SurveyState>;

/// <summary>One survey in the list.</summary>
public sealed record SurveyRow(
    ResearchSurveyId Id, DossierNumber Number, string Title, string Leader, string Committee, int Visits, int Proposals, SurveyState State, DateOnly? ReportDue, string Audience);

/// <summary>The list as shown; surveys are counted apart from inspections (D-6.11).</summary>
public sealed record SurveyListView(IReadOnlyList<SurveyRow> Rows, YearFilters Filters, bool MayBegin)
{
    public string Answer => Rows.Count == 0 ? "没有专题调研。"
        : $"{Rows.Count} 次专题调研，{Rows.Count(r => r.Audience.Length > 0)} 次的报告已经印发，建议共 {Rows.Sum(r => r.Proposals)} 条"
            + (Rows.Any(r => r.State == SurveyState.Withdrawn) ? $"；撤回 {Rows.Count(r => r.State == SurveyState.Withdrawn)} 次。" : "。");
}

/// <summary>Reads the list of surveys, cut to what the person may read (D-1.5).</summary>
public sealed class SurveyListQueries(SurveyActing acting)
{
    public async Task<SurveyListView> ListAsync(SurveyListQuery query, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ReadSurveys, stop);
        await using var context = db;
        var (year, committee, state, names) = (query.YearOf(db.Clock.Today()), query.CommitteeChosen, query.StateChosen, await db.LoadNamesAsync(stop));
        var found = db.ResearchSurveys.AsNoTracking().Where(s => s.Year == year && (committee == null || s.Committee == committee) && (state == null || s.State == state));
        return new(
            await RowsAsync(db, actor, found, names, stop),
            YearFilters.Of(query, db.Clock.Today(), await db.ResearchSurveys.Select(s => s.Year).Distinct().ToListAsync(stop), names, SurveyWords.Word), actor.May(Permissions.RunSurveys));
    }

    /// <summary>The same as it leaves the house.</summary>
    public async Task<ExportTable> TableAsync(SurveyListQuery query, CancellationToken stop)
    {
        var view = await ListAsync(query, stop);
        return new(
            "专题调研", view.Filters.Words,
            [new("案卷号", 18), new("题目", 36), new("组长", 18), new("承办委", 18), new("调研记录", 10), new("建议", 8), new("阶段", 12), new("提交报告", 14), new("印发对象", 22)],
            [.. view.Rows.Select(r => (IReadOnlyList<object?>)[r.Number.ToString(), r.Title, r.Leader, r.Committee, r.Visits, r.Proposals, r.State.Word(), r.ReportDue, r.Audience])]);
    }

    private static async Task<IReadOnlyList<SurveyRow>> RowsAsync(
        SupervisionDb db, Actor actor, IQueryable<ResearchSurvey> found, HouseNames names, CancellationToken stop) =>
    [
        .. (await found.AsSplitQuery().OrderBy(s => s.Serial).ToListAsync(stop)).Where(s => SurveySight.MayRead(actor, s.Committee, s.IsDistributed)).Select(s => new SurveyRow(
            s.Id, s.Dossier, s.Title, s.Leader is { } leader ? $"{leader.Name}（{leader.Post}）" : "", names.ShortOf(s.Committee),
            s.Visits.Count, s.Proposals.Count, s.State, s.ReportDue, s.AudienceName)),
    ];
}
