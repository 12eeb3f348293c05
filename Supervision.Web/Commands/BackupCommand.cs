using System.CommandLine;
using Supervision.Web.Access;
using Supervision.Web.Backups;

namespace Supervision.Web.Commands;

/// <summary>backup and restore: database, files and keys, whole and checked, in one folder.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var to = new Option<string?>("--to") { Description = "备份文件夹的名称，写在备份目录（默认为存储目录的 backups）之下；不填时以时间命名。" };
        var command = new Command("backup", "备份数据库、文件和密钥，写完后校验。网站运行时也可以执行。") { to };
        command.SetAction((parsed, stop) => CommandHost.RunAsync((services, token) => RunAsync<MakeBackup>(
            services, make => make.RunAsync(parsed.GetValue(to) ?? BackupFolder.StampOf(services.GetRequiredService<TimeProvider>().GetUtcNow()), token)), stop));
        return command;
    }

    public static Command Restore()
    {
        var name = new Argument<string>("NAME") { Description = "备份文件夹的名称，或者它的完整路径。" };
        var replace = new Option<bool>("--replace") { Description = "存储目录里已经有数据库时用备份代替；原来的内容移到一边保存。" };
        var command = new Command("restore", "校验一个备份并恢复到存储目录。请先停止网站。") { name, replace };
        command.SetAction((parsed, stop) => CommandHost.RunAsync((services, token) => RunAsync<RestoreBackup>(
            services, restore => restore.RunAsync(parsed.GetRequiredValue(name), parsed.GetValue(replace), token)), stop, prepare: false));
        return command;
    }

    private static async Task<int> RunAsync<T>(IServiceProvider services, Func<T, Task<BackupResult>> act)
        where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(Actor.System("命令行"));
        var done = await act(scope.ServiceProvider.GetRequiredService<T>());
        return done.IsDone ? CommandHost.Say(done.Place.Length == 0 ? done.Words : $"{done.Words}\n{done.Place}") : CommandHost.Refuse(done.Words);
    }
}
