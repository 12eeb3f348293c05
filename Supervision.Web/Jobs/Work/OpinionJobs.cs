using Supervision.Domain.Opinions;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Persistence;

namespace Supervision.Web.Jobs.Work;

/// <summary>Compiles the speeches where a compilation is wished: at the closing of a sitting, or on demand (D-8.4).</summary>
/// <remarks>The wish lies in the database and goes in the same transaction as the result: a server killed in between
/// leaves the wish, and the next run does the work, once.</remarks>
internal sealed class OpinionCompiler(IDbContextFactory<SupervisionDb> databases, CompileReviewOpinion compile) : IJob
{
    public string Key => "opinion-compiler";

    public string Name => "汇总发言";

    public string About => "会议闭会后把审议发言汇总成审议意见初稿；重新汇总的也在这里办。";

    public Schedule Schedule => Schedule.Seconds(15);

    public async Task<bool> HasWorkAsync(CancellationToken stop) => (await WaitingAsync(stop)).Count > 0;

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var waiting = await WaitingAsync(stop);
        var (done, refused) = await OneByOne.RunAsync(waiting, async (opinion, before) =>
        {
            await progress(before, waiting.Count, $"正在汇总，已完成 {before} / {waiting.Count} 件");
            return await compile.RunAsync(opinion.Id, progress: null, stop);
        }, "件");
        return new(waiting.Count, done, $"汇总 {done} 件审议意见{refused}") { Links = [.. waiting.Select(o => new MatterLink(o.Title, $"/opinions/{o.Id.Value}"))] };
    }

    // A wish that the path has overtaken, e.g. because the opinion is already approved, is not asked for again and again.
    private async Task<IReadOnlyList<ReviewOpinion>> WaitingAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var wished = await db.ReviewOpinions.AsNoTracking().Where(o => o.CompileWishedAt != null).OrderBy(o => o.CompileWishedAt).ToListAsync(stop);
        return [.. wished.Where(o => o.ObstaclesToCompile().Count == 0)];
    }
}

/// <summary>Takes receipts not confirmed in time as given (D-8.5).</summary>
internal sealed class DeemedReceipt(DeemReceipts deem) : IJob
{
    public string Key => "deemed-receipt";

    public string Name => "视为签收";

    public string About => "印发后逾期没有签收的，按规定视为收到并起算办理期限。";

    public Schedule Schedule => Schedule.Daily(0, 10);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var deemed = await deem.RunAsync(stop);
        return new(deemed.Count, deemed.Count, deemed.Count == 0 ? "没有逾期未签收的" : $"{deemed.Count} 份视为收到") { Links = deemed };
    }
}
