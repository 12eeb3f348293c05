using System.CommandLine;
using Supervision.Web.Demo;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Commands;

/// <summary>migrate and seed-demo.</summary>
internal static class DatabaseCommands
{
    public static Command Migrate()
    {
        var command = new Command("migrate", "建立数据库，或者升级到本版本的结构。");
        command.SetAction((_, stop) => CommandHost.RunAsync(
            (services, _) => Task.FromResult(CommandHost.Say($"数据库已是本版本的结构：{services.GetRequiredService<StorageDirectory>().DatabaseFile}")), stop));
        return command;
    }

    public static Command RebuildSearch()
    {
        var command = new Command("rebuild-search", "由数据重新建立查找索引。平时不需要：索引随每次保存更新。");
        command.SetAction((_, stop) => CommandHost.RunAsync(RebuildAsync, stop));
        return command;
    }

    public static Command SeedDemo()
    {
        var command = new Command("seed-demo", "在空数据库中写入演示县一年的数据（人名、单位均为虚构）。正式环境中拒绝执行。");
        command.SetAction((_, stop) => CommandHost.RunAsync(SeedAsync, stop));
        return command;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync(stop);
        return CommandHost.Say($"查找索引已经重新建立，共 {await db.RebuildSearchAsync(stop)} 条。");
    }

    private static async Task<int> SeedAsync(IServiceProvider services, CancellationToken stop)
    {
        if (services.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            return CommandHost.Refuse("正式环境中不写入演示数据和演示账号。要试用，请设置 ASPNETCORE_ENVIRONMENT=Development，并换一个存储目录。");
        }

        await DemoYear.SeedAsync(services, stop);
        return CommandHost.Say("演示数据已就绪；数据库中原来有人员的，没有改动。");
    }
}
