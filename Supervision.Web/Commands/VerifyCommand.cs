using System.CommandLine;
using System.Security.Cryptography;
using Supervision.Web.Files;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Web.Commands;

/// <summary>verify: is the database sound, the audit trail whole, every sealed box under its seal, every stored file what it was? Names the first that is not.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "校验数据库、操作日志、封存的票箱和存储的文件；有损坏时指出第一处，返回值不为 0。");
        command.SetAction((_, stop) => CommandHost.RunAsync(RunAsync, stop));
        return command;
    }

    internal static async Task<int> RunAsync(IServiceProvider services, CancellationToken stop)
    {
        var storage = services.GetRequiredService<StorageDirectory>();
        if (await SqliteSetup.FindDamageAsync(storage.DatabaseFile, stop) is { } damage)
        {
            return CommandHost.Refuse($"数据库有损坏：{damage}");
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync(stop);
        var (isWhole, sentence) = await AuditTrail.VerifyAsync(db, stop);
        if (!isWhole)
        {
            return CommandHost.Refuse(sentence);
        }

        CommandHost.Say("数据库完整。");
        CommandHost.Say(sentence);
        var boxes = await BoxCheck.RunAsync(db, stop);
        if (boxes.Fault is { } broken)
        {
            return CommandHost.Refuse(broken);
        }

        foreach (var line in boxes.Lines)
        {
            CommandHost.Say(line);
        }

        return await FilesAsync(db, services.GetRequiredService<FileStore>(), stop);
    }

    private static async Task<int> FilesAsync(SupervisionDb db, FileStore store, CancellationToken stop)
    {
        var count = 0;
        await foreach (var file in db.StoredFiles.AsNoTracking().OrderBy(f => f.AddedAt).ThenBy(f => f.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (await FaultAsync(store, file, stop) is { } fault)
            {
                return CommandHost.Refuse($"文件“{file.Name}”（编号 {file.Id}）{fault}。");
            }

            count++;
        }

        return CommandHost.Say($"文件完整，共 {count} 个。");
    }

    private static async Task<string?> FaultAsync(FileStore store, StoredFile file, CancellationToken stop)
    {
        try
        {
            await using var content = store.Open(file);
            var hash = Convert.ToHexString(await SHA256.HashDataAsync(content, stop));
            return string.Equals(hash, file.Hash, StringComparison.OrdinalIgnoreCase) ? null : "的内容与登记的校验值不符";
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return "不在存储目录中";
        }
    }
}
