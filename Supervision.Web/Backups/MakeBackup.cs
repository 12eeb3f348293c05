using Microsoft.Extensions.Options;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Web.Backups;

/// <summary>How a backup ended.</summary>
/// <param name="IsDone">True when it is whole, checked, and in its place.</param>
/// <param name="Words">The result in plain words.</param>
/// <param name="Fault">The technical part when it is not.</param>
public sealed record BackupResult(bool IsDone, string Words, string Fault = "")
{
    /// <summary>Where it lies; empty when it was not made.</summary>
    public string Place { get; init; } = "";

    /// <summary>How many files lie in it.</summary>
    public int Files { get; init; }

    /// <summary>How many old ones were cleared away.</summary>
    public int Cleared { get; init; }
}

/// <summary>Copies the running system, checks the copy, and only then clears away what is too old (备份, D-12.9).</summary>
/// <remarks>The copy is opened like a database of the program and its audit chain is walked: a backup that cannot be read is none.</remarks>
[Demands(Permissions.WatchJobs)]
public sealed class MakeBackup(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, StorageDirectory storage, BackupFolder folder, IOptions<BackupOptions> options,
    TimeProvider clock)
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>The backup of a night, with clearing of old ones.</summary>
    public async Task<BackupResult> NightlyAsync(CancellationToken stop)
    {
        await person.DemandAsync(Permissions.WatchJobs, stop);
        var name = BackupFolder.NightlyName(clock.GetUtcNow());
        if (Directory.Exists(folder.PlaceOf(name)))
        {
            return new(true, $"刚才已经备份：{name}");
        }

        var made = await RunAsync(name, stop);
        return made.IsDone ? Cleared(made) : made;
    }

    /// <summary>A backup of this name. What goes wrong is an answer: the next night tries again.</summary>
    public async Task<BackupResult> RunAsync(string name, CancellationToken stop)
    {
        await person.DemandAsync(Permissions.WatchJobs, stop);
        if (folder.PlaceOf(name) is not { } place)
        {
            return new(false, $"备份只写在 {folder.Root} 之下，请给出文件夹名称；要放到别处，请在备份完成后复制。");
        }

        if (Directory.Exists(place))
        {
            return new(false, $"已经有这个备份：{place}");
        }

        try
        {
            return SpaceTrouble() ?? await WriteAsync(place, stop);
        }
        catch (Exception failure) when (BackupTrouble.IsOfTheDisk(failure))
        {
            DropHalf(place);
            return new(false, BackupTrouble.WordsOf(failure), failure.ToString());
        }
    }

    private BackupResult? SpaceTrouble()
    {
        Directory.CreateDirectory(folder.Root);
        folder.ClearHalfWritten();
        var needed = new FileInfo(storage.DatabaseFile).Length + SizeOf(storage.Files) + SizeOf(storage.Keys);
        var free = new DriveInfo(folder.Root).AvailableFreeSpace - options.Value.ReserveMegabytes * (long)Megabyte;
        return free >= needed ? null
            : new(false, $"磁盘空间不足，没有备份：需要 {needed / Megabyte:0.0} MB，除预留外可用 {Math.Max(0, free) / Megabyte:0.0} MB。请清理磁盘，或者把备份文件夹换到别的磁盘。");
    }

    // Written beside its place and moved there when it is whole, so that half a backup never looks like one.
    private async Task<BackupResult> WriteAsync(string place, CancellationToken stop)
    {
        var half = BackupFolder.PartialOf(place);
        Directory.CreateDirectory(half);
        var database = Path.Combine(half, Path.GetFileName(storage.DatabaseFile));
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            await CopiedBoxes.BackupAsync(db, database, stop);
        }

        var files = BackupCopy.Folder(storage.Files, Path.Combine(half, "files"));
        BackupCopy.Folder(storage.Keys, Path.Combine(half, "keys"));
        var check = await BackupCheck.RunAsync(half, everyByte: false, stop);
        if (!check.IsWhole)
        {
            DropHalf(place);
            return new(false, $"备份写好后校验没有通过，没有留下：{check.Sentence}", check.Sentence);
        }

        Directory.Move(half, place);
        return new(true, $"备份完成并已校验：数据库 {new FileInfo(Path.Combine(place, Path.GetFileName(database))).Length / Megabyte:0.0} MB，文件 {files} 个，日志 {check.Lines} 条。{Path.GetFileName(place)}")
        {
            Place = place,
            Files = files,
        };
    }

    private BackupResult Cleared(BackupResult made)
    {
        var expired = folder.Expired(clock.Today());
        foreach (var old in expired)
        {
            Directory.Delete(old, recursive: true);
        }

        var kept = $"；现存 {folder.Nights.Count} 份" + (expired.Count == 0 ? "" : $"，清理过期 {expired.Count} 份");
        return made with { Words = made.Words + kept, Cleared = expired.Count };
    }

    private static void DropHalf(string place)
    {
        if (Directory.Exists(BackupFolder.PartialOf(place)))
        {
            Directory.Delete(BackupFolder.PartialOf(place), recursive: true);
        }
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
}

/// <summary>What can go wrong with a disk, in words.</summary>
internal static class BackupTrouble
{
    // ENOSPC and EROFS as .NET hands them on; the same of Windows.
    private static readonly int[] Full = [28, unchecked((int)0x80070070)];

    private static readonly int[] ReadOnly = [30, unchecked((int)0x80070013)];

    public static bool IsOfTheDisk(Exception failure) =>
        failure is IOException or UnauthorizedAccessException || SqliteSetup.IsFull(failure) || SqliteSetup.IsNotWritable(failure);

    public static string WordsOf(Exception failure) => failure switch
    {
        IOException { HResult: var code } when Full.Contains(code) => "磁盘空间不足，没有备份。请清理磁盘，或者把备份文件夹换到别的磁盘。",
        _ when SqliteSetup.IsFull(failure) => "磁盘空间不足，没有备份。请清理磁盘，或者把备份文件夹换到别的磁盘。",
        UnauthorizedAccessException => "备份文件夹不能写入，没有备份。请核对文件夹的权限。",
        IOException { HResult: var code } when ReadOnly.Contains(code) => "备份文件夹不能写入，没有备份。请核对文件夹的权限。",
        _ => "备份文件夹不能写入，没有备份。请核对 Backup:Directory 和磁盘。",
    };
}

/// <summary>Copies a folder with everything in it.</summary>
internal static class BackupCopy
{
    /// <returns>How many files.</returns>
    public static int Folder(string from, string to)
    {
        Directory.CreateDirectory(to);
        var count = 0;

        // Tools that carry a backup elsewhere may leave out a folder that is empty.
        foreach (var file in !Directory.Exists(from) ? [] : Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
            count++;
        }

        return count;
    }
}
