using Supervision.Domain.Inspections;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Persistence;

namespace Supervision.Web.Jobs.Work;

/// <summary>Compiles the draft of an inspection's report where it is wished for (D-6.10).</summary>
/// <remarks>Wish and text change in one transaction: a server killed in between leaves the wish and the old text, and the next run does the work, once.</remarks>
internal sealed class InspectionReportCompiler(IDbContextFactory<SupervisionDb> databases, CompileInspectionReport compile) : IJob
{
    public string Key => "inspection-report";

    public string Name => "生成检查报告初稿";

    public string About => "按检查记录生成执法检查报告的初稿；已经编辑的段落保留。";

    public Schedule Schedule => Schedule.Seconds(15);

    public async Task<bool> HasWorkAsync(CancellationToken stop) => (await WaitingAsync(stop)).Count > 0;

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var waiting = await WaitingAsync(stop);
        var (done, refused) = await OneByOne.RunAsync(waiting, async (inspection, before) =>
        {
            await progress(before, waiting.Count, $"正在生成：{inspection.Title}（条文 {inspection.Items.Count} 条）");
            return await compile.RunAsync(inspection.Id, stop);
        }, "份");
        return new(waiting.Count, done, $"生成 {done} 份检查报告初稿{refused}") { Links = [.. waiting.Select(i => new MatterLink(i.Title, $"{i.Link}/report"))] };
    }

    // A wish that the course has overtaken is not asked for again and again.
    private async Task<IReadOnlyList<LawInspection>> WaitingAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var wished = await db.InspectionReports.Where(r => r.WishedAt != null).OrderBy(r => r.WishedAt).Select(r => r.Inspection).ToListAsync(stop);
        var found = wished.Count == 0 ? [] : await db.LawInspections.AsNoTracking().Where(i => wished.Contains(i.Id)).ToListAsync(stop);
        return [.. found.Where(i => i.ObstaclesToWriteReport().Count == 0)];
    }
}
