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
        return new(seen, changed, $"看过 {seen} 个期限，变更 {changed} 条提醒");
    }
}

/// <summary>Sends the reminders that are due (D-12.9).</summary>
internal sealed class ReminderSender(SendReminders send) : IJob
{
    public string Key => "reminder-sender";

    public string Name => "发送提醒";

    public string About => "把到时间的提醒放进各人的提醒列表；停机期间 7 天内的补发。";

    public Schedule Schedule => Schedule.Every(5);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var done = await send.RunAsync(stop);
        return new(done.All, done.All, $"发出 {done.Sent} 条，补发 {done.CaughtUp} 条，略过 {done.Skipped} 条，取消 {done.Cancelled} 条");
    }
}
