using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Backups;

/// <summary>Puts a checked backup in the place of the storage directory (恢复). The website must be stopped.</summary>
/// <remarks>What was there is moved aside, never deleted. The log of outgoing messages stays: it knows what went out since the backup (D-17.41).</remarks>
[Demands(Permissions.WatchJobs)]
public sealed class RestoreBackup(
    IServiceProvider services, IDbContextFactory<SupervisionDb> databases, CurrentPerson person, StorageDirectory storage, BackupFolder folder, OutgoingLog log,
    TimeProvider clock)
{
    /// <param name="name">Name of the backup, or its full path.</param>
    /// <param name="replace">True to take the place of a database that is there.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<BackupResult> RunAsync(string name, bool replace, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WatchJobs, stop);
        var from = Path.GetFullPath(name, folder.Root);
        if (await BackupCheck.RunAsync(from, everyByte: true, stop) is { IsWhole: false } damaged)
        {
            return new(false, $"这个备份不能恢复：{damaged.Sentence}");
        }

        if (File.Exists(storage.DatabaseFile) && !replace)
        {
            return new(false, $"存储目录里已经有数据库：{storage.Root}。确定要用备份代替的，请停止网站后加上 --replace；原来的数据库、文件和密钥会移到一边保存。");
        }

        if (StorageHold.IsTaken(storage))
        {
            return new(false, "网站正在运行。请先停止网站，再恢复备份。");
        }

        var aside = MoveAside();
        File.Copy(Path.Combine(from, Path.GetFileName(storage.DatabaseFile)), storage.DatabaseFile);
        var files = BackupCopy.Folder(Path.Combine(from, "files"), storage.Files);
        BackupCopy.Folder(Path.Combine(from, "keys"), storage.Keys);
        var words = await FinishAsync(actor, from, stop);
        return new(true, words + (aside.Length == 0 ? "" : $"原来的内容在 {aside}。{await DestroyAsideAsync(aside, stop)}")) { Place = storage.Root, Files = files };
    }

    private string MoveAside()
    {
        var aside = Path.Combine(storage.Root, "before-restore-" + BackupFolder.StampOf(clock.GetUtcNow()));
        string[] parts = [storage.DatabaseFile, storage.DatabaseFile + "-wal", storage.DatabaseFile + "-shm", storage.Files, storage.Keys];
        var there = Array.FindAll(parts, p => File.Exists(p) || (Directory.Exists(p) && Directory.EnumerateFileSystemEntries(p).Any()));
        foreach (var part in there)
        {
            Directory.CreateDirectory(aside);
            Directory.Move(part, Path.Combine(aside, Path.GetFileName(part)));
        }

        return there.Length == 0 ? "" : aside;
    }

    // What was being voted on is void from now on, so its ballots and its key are destroyed in what was moved aside, too (D-10.16).
    private async Task<string> DestroyAsideAsync(string aside, CancellationToken stop)
    {
        var database = Path.Combine(aside, Path.GetFileName(storage.DatabaseFile));
        try
        {
            return File.Exists(database) && await CopiedBoxes.DestroyUnsealedAsync(database, stop) ? "其中没有封存的票箱已经销毁。" : "";
        }
        catch (System.Data.Common.DbException)
        {
            return "其中的数据库打不开；当时有进行中的测评的，请监票人销毁抄下的启封码。";
        }
    }

    // The audit trail of the restored database is walked before anybody works with it.
    private async Task<string> FinishAsync(Actor actor, string from, CancellationToken stop)
    {
        await PersistenceSetup.PrepareAsync(services, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var (isWhole, sentence) = await AuditTrail.VerifyAsync(db, stop);
        if (!isWhole)
        {
            throw new InvalidOperationException(sentence);
        }

        var newest = (await db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(stop))?.At ?? clock.GetUtcNow();
        var annulled = await RestoredRounds.SettleAsync(db, stop);
        var knows = log.Since is { } since && since <= newest;
        if (!knows && !await db.ChannelMarks.AnyAsync(m => m.Id == ChannelMark.Restored, stop))
        {
            db.ChannelMarks.Add(new() { Id = ChannelMark.Restored, At = newest });
        }

        db.Tell(MatterRef.House, $"从备份恢复（{Path.GetFileName(from)}，内容到{newest.Clock()}）");
        await db.SaveChangesAsync(stop);
        await CompactBoxes.RunAsync(databases, stop);
        return $"已从备份恢复：内容到{newest.Clock()}。{sentence}"
            + (annulled.Count == 0 ? "" : $"备份时正在进行的测评已作废，请重新测评：{string.Join("、", annulled)}。")
            + (knows ? "外发记录还在，已经发出的提醒不会再发。" : "外发记录不在，邮件和群消息暂停外发，请办公室在“提醒”页确认。");
    }
}
