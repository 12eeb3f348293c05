using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Accounts;

/// <summary>The audit trail as a table to take along, with the chain value of each line.</summary>
internal static class AuditExport
{
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
        MatterKind.Rating => "满意度测评",
        MatterKind.Appointee => "任命人员",
        MatterKind.LawExam => "任前法律考试",
        MatterKind.Appraisal => "述职测评",
        MatterKind.KeyWork => "重点工作",
        MatterKind.KeyWorkCycle => "三问一评年度",
        MatterKind.Inspection => "执法检查",
        MatterKind.Survey => "专题调研",
        _ => "系统",
    };

    private static async Task<IResult> ExportAsync(
        AuditQueries audit, CurrentPerson current, TimeProvider clock, string? person, MatterKind? kind, Guid? matter, string? words, DateOnly? from, DateOnly? to,
        string? format, CancellationToken stop)
    {
        AuditFilter filter = new(person ?? "", kind, matter, words ?? "", from, to);
        var list = await audit.AllAsync(filter, stop);
        var who = await current.DemandAsync(Permissions.ReadAudit, stop);
        ExportTable table = new("审计日志", WordsOf(filter), Columns(list.ShowsChanges), [.. list.Lines.Select(e => Row(e, list.ShowsChanges))]);
        return table.File(format == "csv" ? "csv" : "xlsx", who.Name, clock.GetUtcNow());
    }

    private static IReadOnlyList<string> WordsOf(AuditFilter filter) =>
    [
        .. new[]
        {
            filter.Person.Length > 0 ? $"人：{filter.Person}" : null,
            filter.Kind is { } kind ? $"对象：{KindWord(kind)}" : null,
            filter.Matter is { } matter ? $"对象编号：{matter}" : null,
            filter.Words.Length > 0 ? $"动作包含：{filter.Words}" : null,
            filter.From is { } from ? $"{from.Full()}起" : null,
            filter.To is { } to ? $"{to.Full()}止" : null,
        }.OfType<string>(),
    ];

    private static IReadOnlyList<TableColumn> Columns(bool withChanges) =>
    [
        new("序号", 8), new("时间", 18), new("人", 12), new("对象", 16), new("动作", 60), .. withChanges ? new TableColumn[] { new("变更前后", 60) } : [],
        new("校验值", 66),
    ];

    private static IReadOnlyList<object?> Row(Persistence.AuditEntry e, bool withChanges) =>
        [e.Sequence, e.At.Clock(), e.Actor, KindWord(e.MatterKind), e.Sentence, .. withChanges ? new object?[] { e.Changes } : [], e.Hash];
}
