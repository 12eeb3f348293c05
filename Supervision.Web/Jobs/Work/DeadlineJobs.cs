using Supervision.Web.Features.Reminders;

namespace Supervision.Web.Jobs.Work;

/// <summary>Replans every deadline once a night: whatever slipped through is put right (D-12.9).</summary>
internal sealed class DeadlinePlannerJob(ReplanDeadlines replan) : IJob
{
    public string Key => "deadline-planner";

    public string Name => "核算期限";

    public string About => "每夜按事实、规则和日历把全部期限重算一遍，补上遗漏。";

    public Schedule Schedule => Schedule.Daily(2, 0);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var (seen, changed) = await replan.AllAsync(stop);
        return new(seen, changed, $"核算 {seen} 个期限，变更 {changed} 个");
    }
}

/// <summary>Watches for what is missing: the next sitting within two months, next year's holidays, the end of the term (D-3.12, RM-43, RM-44).</summary>
internal sealed class GapWatcher(ReplanDeadlines replan) : IJob
{
    public string Key => "gap-watcher";

    public string Name => "查缺";

    public string About => "两个月内没有安排会议、下一年没有放假安排、任期将满的，列为待办。";

    public Schedule Schedule => Schedule.Daily(0, 20);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var (seen, changed) = await replan.GapsAsync(stop);
        return new(seen, changed, changed == 0 ? "没有新的缺项" : $"变更 {changed} 项待办");
    }
}

/// <summary>Writes down every night what has become late, and who hears of it next (D-8.12, D-12.9).</summary>
internal sealed class LatenessMarker(MarkLateness mark) : IJob
{
    public string Key => "lateness-marker";

    public string Name => "登记逾期";

    public string About => "每天零点过后登记新逾期的事项和升级的提醒，逾期 30 天的报告列入主任会议逾期清单。";

    public Schedule Schedule => Schedule.Daily(0, 5);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var done = await mark.RunAsync(stop);
        var words = done.Changed == 0
            ? $"逾期未办 {done.Late} 项，没有新的"
            : $"逾期未办 {done.Late} 项，新登记 {done.Marked} 项，升级 {done.Raised} 次，其中列入主任会议清单 {done.Listed} 项"
                + (done.Withdrawn == 0 ? "" : $"，撤销 {done.Withdrawn} 项");
        return new(done.Late, done.Changed, words) { Links = done.Links };
    }
}

/// <summary>Walks the audit trail every night.</summary>
internal sealed class NightlyCheck(CheckTrail check) : IJob
{
    public string Key => "nightly-check";

    public string Name => "校验日志";

    public string About => "每夜核对操作日志的校验链，发现改动、缺失或者调换顺序时报告。";

    public Schedule Schedule => Schedule.Daily(3, 10);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var (whole, sentence, count) = await check.RunAsync(stop);

        // A broken trail must not look like a quiet night: the run counts as failed.
        return new(count, 0, sentence) { Fault = whole ? null : sentence, Links = [new("操作日志", "/audit")] };
    }
}
