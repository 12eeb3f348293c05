using System.Security.Cryptography;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Web.Backups;

/// <summary>What a check of a backup found.</summary>
/// <param name="IsWhole">True when the database is sound, the audit chain whole, and no file is missing.</param>
/// <param name="Sentence">The finding in words; of a damaged one the first damage.</param>
/// <param name="Lines">Lines of the audit trail.</param>
public sealed record BackupFinding(bool IsWhole, string Sentence, int Lines = 0)
{
    /// <summary>The newest moment that the backup knows of (UTC); null when its trail is empty.</summary>
    public DateTimeOffset? Newest { get; init; }
}

/// <summary>Opens a backup as the program opens its database, and looks whether everything is there.</summary>
public static class BackupCheck
{
    /// <param name="folder">The backup.</param>
    /// <param name="everyByte">True to read every file and compare its hash; false to compare presence and length.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<BackupFinding> RunAsync(string folder, bool everyByte, CancellationToken stop)
    {
        var database = Path.Combine(folder, "supervision.db");
        if (!File.Exists(database))
        {
            return new(false, $"这个文件夹里没有数据库：{folder}");
        }

        if (await SqliteSetup.FindDamageAsync(database, stop) is { } damage)
        {
            return new(false, $"数据库有损坏：{damage}");
        }

        await using var db = SqliteSetup.OpenCopy(database);
        var (isWhole, sentence) = await AuditTrail.VerifyAsync(db, stop);
        if (!isWhole)
        {
            return new(false, sentence);
        }

        if (await MissingAsync(db, Path.Combine(folder, "files"), everyByte, stop) is { } missing)
        {
            return new(false, missing);
        }

        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(stop);
        var run = await db.JobRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(stop);
        return new(true, sentence, (int)(last?.Sequence ?? 0)) { Newest = run?.StartedAt > last?.At || last is null ? run?.StartedAt : last.At };
    }

    private static async Task<string?> MissingAsync(SupervisionDb db, string files, bool everyByte, CancellationToken stop)
    {
        await foreach (var file in db.StoredFiles.AsNoTracking().OrderBy(f => f.AddedAt).ThenBy(f => f.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            var place = new FileInfo(Path.Combine(files, file.Hash[..2], file.Hash));
            if (!place.Exists || place.Length != file.Length)
            {
                return $"文件“{file.Name}”（编号 {file.Id}）{(place.Exists ? "大小不符" : "没有备份到")}。";
            }

            if (everyByte && !string.Equals(await HashAsync(place.FullName, stop), file.Hash, StringComparison.OrdinalIgnoreCase))
            {
                return $"文件“{file.Name}”（编号 {file.Id}）的内容与登记的校验值不符。";
            }
        }

        return null;
    }

    private static async Task<string> HashAsync(string file, CancellationToken stop)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexString(await SHA256.HashDataAsync(content, stop));
    }
}
