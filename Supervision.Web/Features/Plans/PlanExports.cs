using Supervision.Domain.Plans;
using Supervision.Domain.Plans.Import;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Plans;

/// <summary>The list as a workbook, and the template for import.</summary>
internal static class PlanExports
{
    private static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("序号", 6), new("事项", 40), new("监督形式", 16), new("报告单位", 20), new("承办委", 18), new("分管领导", 10), new("月份或会议", 14), new("会议", 18),
        new("满意度测评", 10), new("监督重点", 36), new("备注", 24), new("跟踪的决议、决定", 30), new("报告期限", 12), new("说明", 24), new("状态", 12), new("下一期限", 24),
    ];

    public static void MapPlanExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/plan/{year:int}/export.{format:regex(^(xlsx|csv)$)}", ExportAsync).RequireAuthorization(Permissions.ReadPublishedPlan);
        app.MapGet("/plan/{year:int}/document.docx", PlanDocuments.PlanAsync).RequireAuthorization(Permissions.ReadPublishedPlan);
        app.MapGet("/plan/{year:int}/compare.docx", PlanDocuments.ComparisonAsync).RequireAuthorization(Permissions.ReadPublishedPlan);
        app.MapGet("/plan/template.xlsx", () => Results.File(Template(), SheetWriter.XlsxType, "年度监督工作计划导入模板.xlsx"))
            .RequireAuthorization(Permissions.ImportPlan);
    }

    // The first row says what the table is, when it was made and with which filter (screens 3.0).
    private static async Task<IResult> ExportAsync(
        int year, string format, HttpRequest request, PlanQueries queries, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        if (await queries.FindAsync(year, stop) is not { } view)
        {
            return Results.NotFound();
        }

        var filter = PlanFilter.From(request.QueryString.Value ?? "");
        var who = (await person.FindAsync(stop))?.Name ?? "";
        var words = filter.Words(await queries.ChoicesAsync(stop));
        return new ExportTable(view.Name, words, Columns, [.. filter.Apply(view.Rows).Select(Row)]).File(format, who, clock.GetUtcNow());
    }

    private static IReadOnlyList<object?> Row(PlanRow row) =>
    [
        row.Order, row.Content.Title, row.Content.Kind.Words(), row.Bodies.Replace('、', '；'), row.Committees.Replace('、', '；'), row.LeadMember,
        row.Content.Time.Words, row.Sitting, row.Content.IsRated ? "是" : "否", row.Content.KeyPoints, row.Content.Remarks,
        row.Content.Instrument, row.Content.ReportBy, row.Note, row.State, row.Next,
    ];

    private static byte[] Template()
    {
        PlanColumn[] columns =
        [
            PlanColumn.Year, PlanColumn.Sequence, PlanColumn.Kind, PlanColumn.Title, PlanColumn.Time, PlanColumn.Bodies, PlanColumn.Committees,
            PlanColumn.KeyPoints, PlanColumn.Remarks,
        ];

        // A list inside a cell may hold 255 characters and no commas; the long words are left to be typed.
        IReadOnlyList<string> kinds = [.. PlanWords.Kinds.Values.Where(w => !w.Contains(',', StringComparison.Ordinal))];
        return SheetWriter.Xlsx("计划", [[.. columns.Select(c => ColumnMap.Words[c])]], new Dictionary<int, IReadOnlyList<string>> { [2] = kinds });
    }
}
