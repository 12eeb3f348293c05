using Supervision.Web.Features.Ratings;

namespace Supervision.Web.Jobs.Work;

/// <summary>Annuls rounds that nobody confirmed within a day, deletes rehearsals the next day, forgets old slips (D-10.16, D-17.12).</summary>
internal sealed class RoundKeeper(KeepRounds keep) : IJob
{
    public string Key => "round-keeper";

    public string Name => "清理测评轮次";

    public string About => "封存后 24 小时没有确认的测评作废；演练的数据次日删除；会议闭会后，旧票号不再认得。";

    public Schedule Schedule => Schedule.Every(10);

    public Task<bool> HasWorkAsync(CancellationToken stop) => keep.HasWorkAsync(stop);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var done = await keep.RunAsync(stop);
        return new(done.Changed, done.Changed, $"作废 {done.Annulled} 轮，删除演练 {done.Deleted} 轮，清除旧票号 {done.Forgotten} 个");
    }
}
