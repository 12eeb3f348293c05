using Supervision.Web.Files;

namespace Supervision.Web.Jobs.Work;

/// <summary>Compares the files on the disk with the rows that name them, every night.</summary>
internal sealed class FileKeeper(SweepFiles sweep) : IJob
{
    public string Key => "file-keeper";

    public string Name => "核对文件";

    public string About => "每夜核对磁盘上的文件和登记，清除中断的上传留下的文件，登记了而磁盘上没有的报告出来。";

    public Schedule Schedule => Schedule.Daily(3, 30);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var swept = await sweep.RunAsync(stop);
        var words = $"文件 {swept.Seen} 个，清除没有登记的 {swept.Thrown} 个" + (swept.Missing is { } missing ? $"，磁盘上缺少“{missing}”" : "");
        return new(swept.Seen, swept.Thrown, words) { Fault = swept.Missing is null ? null : words };
    }
}
