using Supervision.Web.Deadlines;
using Supervision.Web.Features.Reminders;

namespace Supervision.Web.Jobs.Work;

/// <summary>Writes down the reminders of the next 60 days (D-12.9).</summary>
internal sealed class ReminderPlanner(PlanReminders plan) : IJob
{
    public string Key => "reminder-planner";

    public string Name => "安排提醒";

    public string About => "按期限写出今后 60 天的提醒，期限变了就改，办完了就取消。";

    public Schedule Schedule => Schedule.Every(15);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var (seen, changed) = await plan.RunAsync(stop);
        return new(seen, changed, $"看过 {seen} 个期限，变更 {changed} 条提醒") { Links = changed == 0 ? [] : [new("待发提醒", "/reminders?tab=coming")] };
    }
}

/// <summary>Sends the reminders that are due, inside and out of the house (D-12.9).</summary>
internal sealed class ReminderSender(SendReminders send, DeliverMessages deliver) : IJob
{
    public string Key => "reminder-sender";

    public string Name => "发送提醒";

    public string About => "把到时间的提醒放进各人的列表，并投递邮件和群消息；停机期间 7 天内的补发，没有送达的再试。";

    public Schedule Schedule => Schedule.Every(5);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var done = await send.RunAsync(stop);
        var posted = await deliver.RunAsync(stop);
        var inner = $"发出 {done.Sent} 条，补发 {done.CaughtUp} 条，略过 {done.Skipped} 条，取消 {done.Cancelled} 条{(done.Merged > 0 ? $"，合并 {done.Merged} 条" : "")}";
        var outer = posted.All == 0 ? "" : $"；外发 {posted.Accepted} 件，待再试 {posted.Postponed} 件，未送达 {posted.Failed} 件";
        return new(done.All + posted.All, done.All + posted.All - posted.Postponed, inner + outer) { Links = [.. Links(done, posted)] };
    }

    private static IEnumerable<MatterLink> Links(SendReminders.Result done, DeliverMessages.Result posted)
    {
        if (done.Sent + done.CaughtUp + posted.Accepted > 0)
        {
            yield return new("已发提醒", "/reminders?tab=sent");
        }

        if (posted.Postponed + posted.Failed > 0)
        {
            yield return new("未送达的提醒", "/reminders?tab=sent&state=troubled");
        }
    }
}
