using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Sittings.Papers;

/// <summary>Files of sittings: notice, sign-in sheet, attendance.</summary>
internal static class SittingPaperEndpoints
{
    public static void MapSittingPapers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/meetings/{id:guid}/notice.docx", (Guid id, SittingPaperQueries papers, CancellationToken stop) =>
            PaperAsync(id, papers, isNotice: true, stop)).RequireAuthorization(Permissions.EditSittings);
        app.MapGet("/meetings/{id:guid}/sign-in.docx", (Guid id, SittingPaperQueries papers, CancellationToken stop) =>
            PaperAsync(id, papers, isNotice: false, stop)).RequireAuthorization(Permissions.EditSittings);
        app.MapGet("/meetings/{id:guid}/attendance." + ExportFiles.Formats, AttendanceAsync).RequireAuthorization(Permissions.ReadAttendance);
        app.MapGet("/meetings/{id:guid}/attendance-template.csv", TemplateAsync).RequireAuthorization(Permissions.EnterAttendance);
        app.MapGet("/meetings/attendance/{year:int}." + ExportFiles.Formats, YearAsync).RequireAuthorization(Permissions.ReadAttendance);
    }

    private static async Task<IResult> PaperAsync(Guid id, SittingPaperQueries papers, bool isNotice, CancellationToken stop) =>
        await papers.FindAsync(new(id), stop) is not { } found ? TypedResults.NotFound()
            : isNotice ? PaperFiles.Word(found.NoticePaper, $"{found.Sitting.Name}通知", found.Today)
            : PaperFiles.Word(found.SignInPaper, $"{found.Sitting.Name}签到表", found.Today);

    private static async Task<IResult> AttendanceAsync(
        Guid id, string format, SittingPaperQueries papers, CurrentPerson person, TimeProvider clock, CancellationToken stop) =>
        await papers.AttendanceAsync(new SittingId(id), stop) is { } table ? table.File(format, await NameAsync(person, stop), clock.GetUtcNow()) : TypedResults.NotFound();

    private static async Task<IResult> YearAsync(
        int year, string format, SittingPaperQueries papers, CurrentPerson person, TimeProvider clock, CancellationToken stop) =>
        year is < 1950 or > 2100 ? TypedResults.NotFound()
            : (await papers.YearAsync(year, stop)).Table.File(format, await NameAsync(person, stop), clock.GetUtcNow());

    private static async Task<IResult> TemplateAsync(Guid id, SittingPaperQueries papers, CancellationToken stop) =>
        await papers.TemplateAsync(new(id), stop) is { } file ? TypedResults.File(file, StreamedTable.CsvType, "出席情况导入模板.csv") : TypedResults.NotFound();

    private static async Task<string> NameAsync(CurrentPerson person, CancellationToken stop) => (await person.FindAsync(stop))?.Name ?? "";
}
