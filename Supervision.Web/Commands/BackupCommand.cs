using System.CommandLine;
using System.Globalization;
using Supervision.Web.Files;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Web.Commands;

/// <summary>backup: database, files and keys of the running system, whole and checked, in one folder.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var to = new Option<string?>("--to") { Description = "备份文件夹的名称，写在存储目录的 backups 之下；不填时以时间命名。" };
        var command = new Command("backup", "备份数据库、文件和密钥，写完后校验。网站运行时也可以执行。") { to };
        command.SetAction((parsed, stop) => CommandHost.RunAsync((services, token) => RunAsync(services, parsed.GetValue(to), token), stop));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string? name, CancellationToken stop)
    {
        var storage = services.GetRequiredService<StorageDirectory>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        var target = Path.GetFullPath(name ?? now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture), storage.Backups);
        if (!target.StartsWith(storage.Backups + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return CommandHost.Refuse($"备份只写在 {storage.Backups} 之下，请给出文件夹名称；要放到别处，请在备份完成后复制。");
        }

        if (Directory.Exists(target))
        {
            return CommandHost.Refuse($"已经有这个备份：{target}");
        }

        return await WriteAsync(services, storage, target, stop);
    }

    // Written beside its place and moved there when it is whole, so that half a backup never looks like one.
    private static async Task<int> WriteAsync(IServiceProvider services, StorageDirectory storage, string target, CancellationToken stop)
    {
        var partial = target + ".partial";
        Directory.CreateDirectory(partial);
        var database = Path.Combine(partial, Path.GetFileName(storage.DatabaseFile));
        await using (var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync(stop))
        {
            await SqliteSetup.BackupAsync(db, database, stop);
        }

        Copy(storage.Files, Path.Combine(partial, "files"));
        Copy(storage.Keys, Path.Combine(partial, "keys"));
        if (await SqliteSetup.FindDamageAsync(database, stop) is { } damage)
        {
            return CommandHost.Refuse($"备份的数据库有损坏，没有完成：{damage}");
        }

        Directory.Move(partial, target);
        return CommandHost.Say($"备份完成并已校验：{target}");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }
}
