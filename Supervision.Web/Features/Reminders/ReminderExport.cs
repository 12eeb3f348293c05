using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Common.Lists;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Reminders;

/// <summary>The lists of reminders as tables to take along.</summary>
internal static class ReminderExport
{
    private static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("时间", 18), new("给谁", 20), new("内容", 50), new("事项", 36), new("渠道", 12), new("为什么", 20), new("期限", 12), new("期限依据", 40), new("情况", 24),
    ];

    public static void MapReminderExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/reminders/export", ExportAsync).RequireAuthorization(Permissions.ReadReminders);

    private static async Task<IResult> ExportAsync(
        ReminderQueries queries, CurrentPerson person, TimeProvider clock, string? tab, string? who, string? q, string? channel, string? code, string? state,
        CancellationToken stop)
    {
        var filter = ReminderFilter.Of(who, q, channel, code, state);
        var isComing = tab != "sent";
        var list = isComing ? await queries.ComingAsync(filter, ListWindow.All, stop) : await queries.SentAsync(filter, ListWindow.All, stop);
        var name = isComing ? "待发提醒" : "已发提醒";
        ExportTable table = new(name, filter.InWords, Columns, [.. list.Rows.Select(r => RowOf(r, isComing))]);
        return table.File("xlsx", (await person.FindAsync(stop))?.Name ?? "", clock.GetUtcNow());
    }

    private static IReadOnlyList<object?> RowOf(ReminderRow row, bool isComing) =>
    [
        (isComing ? row.Reminder.DueAt : row.Reminder.SentAt ?? row.Reminder.DueAt).Clock(), row.Recipient, row.Reminder.Text, row.Reminder.Title,
        row.Reminder.Channel.Words(), ReminderStateWords.LineOf(row.Reminder), row.Reminder.LastDay, row.Reminder.Why,
        isComing ? "待发" : ReminderStateWords.Of(row),
    ];
}

/// <summary>How a reminder stands, in words.</summary>
internal static class ReminderStateWords
{
    public static string LineOf(Reminder reminder) => ReminderPolicy.IsApart(reminder.OffsetCode)
        ? ReminderPolicy.IsMove(reminder.OffsetCode) ? "时间变更" : "催办"
        : ReminderTable.Lines.TryGetValue(reminder.Code, out var line) ? $"{line.Event}（{line.Code}）" : reminder.Code;

    public static string Of(ReminderRow row) => row switch
    {
        { Reminder.State: ReminderState.Skipped } => row.Reminder.Outcome,
        { Reminder.State: ReminderState.Failed } => "未送达：" + row.Reminder.Outcome,
        { Reminder.State: ReminderState.Outbox, Message: { } message } => Waiting(message),
        { Reminder: { Channel: not ReminderChannel.InProduct, SentAt: { } at } } => $"{(row.Reminder.IsCatchUp ? "补发，" : "")}已送达 {at.Clock()}",
        { Reminder.ReadAt: { } read } => $"{(row.Reminder.IsCatchUp ? "补发，" : "")}已阅 {read.Clock()}",
        { Reminder.IsCatchUp: true } => "补发，未阅",
        _ => "未阅",
    };

    /// <summary>The same without moments, to be counted.</summary>
    public static string Short(ReminderRow row) => row switch
    {
        { Reminder.State: ReminderState.Planned } => "待发",
        { Reminder.State: ReminderState.Skipped } => "未发",
        { Reminder.State: ReminderState.Failed } => "未送达",
        { Reminder.State: ReminderState.Outbox } => "投递中",
        { Reminder.Channel: not ReminderChannel.InProduct } => "已送达",
        { Reminder.ReadAt: not null } => "已阅",
        _ => "未阅",
    };

    private static string Waiting(OutgoingMessage message) => message.Attempts == 0
        ? "等待投递"
        : $"{message.Outcome}，已试 {message.Attempts} 次，{message.NextAt.Clock()}再试";
}
