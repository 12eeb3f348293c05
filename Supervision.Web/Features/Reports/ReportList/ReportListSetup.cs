using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Reports.ReportList;

/// <summary>Registers the list of special reports and its export.</summary>
internal static class ReportListSetup
{
    private static readonly IReadOnlyList<object?> Heads =
    [
        "案卷号", "议题", "报告单位", "承办工委", "会议", "会议首日", "征求意见期限", "征求意见实收", "征求意见结果", "送交期限", "送交实收", "送交结果",
        "补充送交期限", "补充送交实收", "印发期限", "印发日期", "印发结果", "审议意见", "状态", "期限依据",
    ];

    private static readonly IReadOnlyList<object?> LighterHeads =
    [
        "案卷号", "议题", "报告单位", "承办工委", "会议", "会议日", "送交材料期限", "送交材料实收", "送交材料结果", "意见（小结）期限", "意见（小结）日期",
        "意见（小结）结果", "反馈期限", "反馈实收", "反馈结果", "状态", "期限依据",
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
        var first = ExportWords.FirstRow(name.Replace('_', '：'), view.Filters, clock.GetUtcNow(), who.Name);
        IEnumerable<IReadOnlyList<object?>> rows = query.TierChosen == ReportTier.Committee
            ? [first, Heads, .. view.Slice.Rows.Select(Cells)]
            : [first, LighterHeads, .. view.Slice.Rows.Select(LighterCells)];
        var file = SheetWriter.Xlsx("专项工作报告", [.. rows]);
        return TypedResults.File(file, SheetWriter.XlsxType, ExportWords.FileName(name, view.Today));
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
