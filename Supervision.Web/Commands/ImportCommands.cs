using System.CommandLine;
using Supervision.Web.Access;
using Supervision.Web.Features.Calendar;

namespace Supervision.Web.Commands;

/// <summary>import-calendar and import-plan.</summary>
internal static class ImportCommands
{
    public static Command Calendar()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "节假日安排，CSV 文件，列为 date,kind,name,source。" };
        var command = new Command("import-calendar", "录入一年或者几年的放假安排；有一行不对就什么都不写入。") { file };
        command.SetAction((parsed, stop) => CommandHost.RunAsync(
            (services, token) => CalendarAsync(services, parsed.GetRequiredValue(file), token), stop));
        return command;
    }

    private static async Task<int> CalendarAsync(IServiceProvider services, FileInfo file, CancellationToken stop)
    {
        if (!file.Exists)
        {
            return CommandHost.Refuse($"没有这个文件：{file.FullName}");
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(Actor.System("命令行"));
        await using var content = file.OpenRead();
        var outcome = await scope.ServiceProvider.GetRequiredService<ImportCalendar>().RunAsync(content, stop);
        return outcome.IsDone ? CommandHost.Say(outcome.Value!) : CommandHost.Refuse(outcome);
    }
}
