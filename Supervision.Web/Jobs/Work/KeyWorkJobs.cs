using Supervision.Web.Features.KeyWorks;

namespace Supervision.Web.Jobs.Work;

/// <summary>Asks the key works for plan, progress and result when their dates come (D-7.4, D-12.9).</summary>
internal sealed class CycleStarter(AskKeyWorks ask) : IJob
{
    public string Key => "cycle-starter";

    public string Name => "布置三问";

    public string About => "按三问一评年度周期的日期，向牵头单位布置年度安排、年中进度和年末效果。";

    public Schedule Schedule => Schedule.Daily(0, 15);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var (seen, asked) = await ask.DueAsync(stop);
        return new(seen, asked, asked == 0 ? "没有需要布置的" : $"布置 {asked} 项");
    }
}

/// <summary>Compares stored lights and completions with a recomputation every night.</summary>
internal sealed class StoredResultsWatcher(CheckStoredResults check) : IJob
{
    public string Key => "stored-results";

    public string Name => "核对三问结果";

    public string About => "每夜按报送的材料、安排和规则重算重点工作的灯、偏差和完成率，与存储的结果比对，不一致的报告。";

    public Schedule Schedule => Schedule.Daily(3, 30);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var found = await check.RunAsync(stop);

        // A difference must not look like a quiet night: the run counts as failed.
        return new(found.Seen, 0, found.Differences.Count == 0 ? $"核对 {found.Seen} 项，全部一致" : string.Join('；', found.Differences.Take(5)))
        {
            Fault = found.Differences.Count == 0 ? null : found.Differences[0],
            Links = found.Links,
        };
    }
}

/// <summary>Counts closed years again every night and notes what changed as a correction.</summary>
internal sealed class ClosedYearsWatcher(Supervision.Web.Features.Overview.Closing.CheckClosedYears check) : IJob
{
    public string Key => "closed-years";

    public string Name => "核对关账数据";

    public string About => "每夜把已经关账年度的数据重新统计，与关账时固定的数比对，不一致的列为更正并报告；关账的数不改写。";

    public Schedule Schedule => Schedule.Daily(3, 45);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var found = await check.RunAsync(stop);

        // A difference must not look like a quiet night: the run counts as failed once, the correction then stands on the page.
        return new(found.Seen, found.Differences.Count, found.Differences.Count == 0 ? $"核对 {found.Seen} 个数据，没有新的变动" : string.Join('；', found.Differences.Take(5)))
        {
            Fault = found.Differences.Count == 0 ? null : found.Differences[0],
            Links = [.. found.Years.Select(y => new Supervision.Web.Deadlines.MatterLink($"{y}年度评价", $"/overview/{y}#closing"))],
        };
    }
}
