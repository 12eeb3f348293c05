using System.CommandLine;
using Supervision.Domain.Plans.Import;
using Supervision.Web.Access;
using Supervision.Web.Features.Calendar;
using Supervision.Web.Features.Plans;

namespace Supervision.Web.Commands;

/// <summary>import-calendar and import-plan.</summary>
internal static class ImportCommands
{
    public static Command Calendar()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "节假日安排，CSV 文件，列为 日期,类型,名称,依据文件，或者 date,kind,name,notice_number。" };
        var command = new Command("import-calendar", "录入一年或者几年的放假安排；有一行不对就什么都不写入。") { file };
        command.SetAction((parsed, stop) => CommandHost.RunAsync(
            (services, token) => CalendarAsync(services, parsed.GetRequiredValue(file), token), stop));
        return command;
    }

    public static Command Plan()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "年度监督计划，CSV 或者 XLSX 文件。" };
        var year = new Option<int?>("--year") { Description = "导入到哪一年；不填时按文件中的年度。" };
        var create = new Option<bool>("--create-missing") { Description = "系统里没有的单位和委员会，按文件中的名称新建。" };
        var command = new Command("import-plan", "导入年度监督计划；有一行不对就什么都不写入，重复导入会认出已有的事项。") { file, year, create };
        command.SetAction((parsed, stop) => CommandHost.RunAsync(
            (services, token) => PlanAsync(
                services, parsed.GetRequiredValue(file), new() { Year = parsed.GetValue(year), CreateMissing = parsed.GetValue(create) }, token),
            stop));
        return command;
    }

    private static async Task<int> PlanAsync(IServiceProvider services, FileInfo file, ImportSettings settings, CancellationToken stop)
    {
        if (!file.Exists)
        {
            return CommandHost.Refuse($"没有这个文件：{file.FullName}");
        }

        await using var content = file.OpenRead();
        var read = PlanFile.Read(content);
        if (read.Table is not { } table)
        {
            return CommandHost.Refuse(string.Join(Environment.NewLine, read.Problems));
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(Actor.System("命令行"));
        var map = ColumnMap.Guess(table.Headings);
        var preview = await scope.ServiceProvider.GetRequiredService<PreviewPlanImport>().RunAsync(table, map, settings, stop);
        foreach (var warning in preview.Warnings)
        {
            CommandHost.Say($"请留意：{warning}");
        }

        var outcome = await scope.ServiceProvider.GetRequiredService<ImportPlan>().RunAsync(table, map, settings, progress: null, stop);
        return outcome is { IsDone: true, Value: { } done } ? CommandHost.Say(Words(done)) : CommandHost.Refuse(outcome);
    }

    private static string Words(ImportResult done) =>
        $"已导入 {done.Year} 年度监督工作计划：新增 {done.Added} 项，更新 {done.Updated} 项，不变 {done.Same} 项。"
        + (done.CreatedNames.Count > 0 ? $"新建单位和委员会：{string.Join("、", done.CreatedNames)}。" : "");

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
