using Microsoft.AspNetCore.Http.HttpResults;
using Supervision.Web.Access;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Accounts;

/// <summary>The audit trail as a table to take along, with the chain value of each line.</summary>
internal static class AuditExport
{
    private const string CsvType = "text/csv; charset=utf-8";

    public static void MapAuditExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/audit/export", ExportAsync).RequireAuthorization(Permissions.ReadAudit);

    public static string KindWord(MatterKind kind) => kind switch
    {
        MatterKind.Plan => "年度计划",
        MatterKind.Report => "专项工作报告",
        MatterKind.Opinion => "审议意见",
        MatterKind.Sitting => "常委会会议",
        MatterKind.Council => "主任会议",
        MatterKind.FollowUp => "决议、决定的跟踪监督",
        MatterKind.RuleChange => "规则修改",
        _ => "系统",
    };

    private static async Task<FileContentHttpResult> ExportAsync(
        AuditQueries audit, TimeProvider clock, string? person, MatterKind? kind, Guid? matter, string? words, DateOnly? from, DateOnly? to, string? format, CancellationToken stop)
    {
        var list = await audit.AllAsync(new(person ?? "", kind, matter, words ?? "", from, to), stop);
        List<IReadOnlyList<object?>> rows = [Headings(list.ShowsChanges), .. list.Lines.Select(e => Row(e, list.ShowsChanges))];
        var name = $"审计日志_{clock.Today():yyyyMMdd}";
        return format == "csv"
            ? TypedResults.File(SheetWriter.Csv(rows), CsvType, name + ".csv")
            : TypedResults.File(SheetWriter.Xlsx("审计日志", rows), SheetWriter.XlsxType, name + ".xlsx");
    }

    private static IReadOnlyList<object?> Headings(bool withChanges) =>
        withChanges ? ["序号", "时间", "人", "对象", "动作", "变更前后", "校验值"] : ["序号", "时间", "人", "对象", "动作", "校验值"];

    private static IReadOnlyList<object?> Row(Persistence.AuditEntry e, bool withChanges)
    {
        List<object?> row = [e.Sequence, e.At.Clock(), e.Actor, KindWord(e.MatterKind), e.Sentence];
        if (withChanges)
        {
            row.Add(e.Changes);
        }

        row.Add(e.Hash);
        return row;
    }
}
