using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Reports.ReportList;

/// <summary>Registers the list of special reports and its export.</summary>
internal static class ReportListSetup
{
    private static readonly IReadOnlyList<TableColumn> Heads =
    [
        new("案卷号", 18), new("议题", 40), new("报告单位", 20), new("承办工委", 18), new("会议", 20), new("会议首日", 14),
        new("征求意见期限", 14), new("征求意见实收", 14), new("征求意见结果", 14), new("送交期限", 14), new("送交实收", 14), new("送交结果", 14),
        new("补充送交期限", 14), new("补充送交实收", 14), new("印发期限", 14), new("印发日期", 14), new("印发结果", 14), new("审议意见", 24),
        new("状态", 12), new("期限依据", 60),
    ];

    private static readonly IReadOnlyList<TableColumn> LighterHeads =
    [
        new("案卷号", 18), new("议题", 40), new("报告单位", 20), new("承办工委", 18), new("会议", 20), new("会议日", 14),
        new("送交材料期限", 14), new("送交材料实收", 14), new("送交材料结果", 14), new("意见（小结）期限", 14), new("意见（小结）日期", 14),
        new("意见（小结）结果", 14), new("反馈期限", 14), new("反馈实收", 14), new("反馈结果", 14), new("状态", 12), new("期限依据", 60),
    ];

    public static IServiceCollection AddReportList(this IServiceCollection services) => services.AddScoped<ReportListQueries>();

    public static void MapReportList(this IEndpointRouteBuilder app) =>
        app.MapGet("/reports/export", ExportAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);

    private static async Task<IResult> ExportAsync(
        [AsParameters] ReportListQuery query, ReportListQueries reports, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var view = await reports.AllAsync(query, stop);
        var who = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        var name = "专项工作报告_" + ReportWords.Of(query.TierChosen);
        var isCommittee = query.TierChosen == ReportTier.Committee;
        ExportTable table = new(
            name.Replace('_', '：'), view.Filters, isCommittee ? Heads : LighterHeads, [.. view.Slice.Rows.Select(r => isCommittee ? Cells(r) : LighterCells(r))]);
        return table.File("xlsx", who.Name, clock.GetUtcNow(), name);
    }

    private static IReadOnlyList<object?> LighterCells(ReportRow row)
    {
        var (papers, outcome, answer) = (row.Dues.Papers, row.Dues.Outcome, row.Dues.Answer);
        return
        [
            row.Number.ToString(), row.Title, row.Unit, row.Committee, row.Meeting, row.MeetingDay, papers?.Day, papers?.MetOn, papers?.Words,
            outcome?.Day, outcome?.MetOn, outcome?.Words, answer?.Day, answer?.MetOn, answer?.Words, row.StateWords,
            string.Join('\n', row.Dues.All.Select(m => m.Reason)),
        ];
    }

    private static IReadOnlyList<object?> Cells(ReportRow row)
    {
        var (draft, revised, again, members) = row.Dues;
        return
        [
            row.Number.ToString(), row.Title, row.Unit, row.Committee, row.Meeting, row.MeetingDay, draft?.Day, draft?.MetOn, draft?.Words,
            revised?.Day, revised?.MetOn, revised?.Words, again?.Day, again?.MetOn, members?.Day, members?.MetOn, members?.Words,
            row.Opinion?.Words, row.StateWords, string.Join('\n', row.Dues.All.Select(m => m.Reason)),
        ];
    }
}
