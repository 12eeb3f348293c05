using Supervision.Web.Backups;

namespace Supervision.Web.Jobs.Work;

/// <summary>Copies the system every night and checks the copy (D-12.9).</summary>
internal sealed class Backup(MakeBackup make) : IJob
{
    public string Key => "backup";

    public string Name => "备份";

    public string About => "每夜备份数据库、文件和密钥，打开副本校验数据库和操作日志，并清理过期的备份。";

    public Schedule Schedule => Schedule.Daily(1, 0);

    public async Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop)
    {
        var made = await make.NightlyAsync(stop);
        return new(made.Files, made.Place.Length > 0 ? 1 + made.Cleared : 0, made.Words) { Fault = made.IsDone ? null : made.Fault.Length > 0 ? made.Fault : made.Words };
    }
}
