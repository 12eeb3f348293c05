using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>The commands on real files, in a process of their own: imports twice, a backup that opens, a verify that finds a changed file.</summary>
public sealed class CommandFaultTests
{
    private static string Root => Architecture.Source.Root;

    [Fact]
    public async Task Given_an_empty_directory_When_migrated_and_imported_twice_Then_everything_is_there_once_and_verified()
    {
        using var storage = new Storage();
        var calendar = Path.Combine(Root, "Supervision.Web", "Features", "Calendar", "Data", "2026.csv");
        var plan = Path.Combine(Root, "Supervision.Tests", "Data", "plans", "yantai-district-2023.csv");

        await MustAsync(storage, "migrate");
        var firstDays = await MustAsync(storage, "import-calendar", calendar);
        var days = await CountAsync(storage, db => db.CalendarDays.Where(d => d.Layer == CalendarLayer.National && d.Day.Year == 2026));
        await MustAsync(storage, "import-calendar", calendar);
        var first = await MustAsync(storage, "import-plan", plan, "--create-missing");
        var items = await ItemsAsync(storage);
        var second = await MustAsync(storage, "import-plan", plan, "--create-missing");

        Assert.Contains("2026年", firstDays);
        Assert.Equal(File.ReadAllLines(calendar).Count(l => l.StartsWith("2026", StringComparison.Ordinal)), days);
        Assert.Equal(days, await CountAsync(storage, db => db.CalendarDays.Where(d => d.Layer == CalendarLayer.National && d.Day.Year == 2026)));
        Assert.True(items > 0);
        Assert.Contains($"新增 {items} 项", first);
        Assert.Contains("新增 0 项", second);
        Assert.Equal(items, await ItemsAsync(storage));
        Assert.Contains("操作日志完整", await MustAsync(storage, "verify"));
    }

    [Fact]
    public async Task Given_a_missing_or_broken_file_When_imported_Then_one_sentence_and_nothing_is_written()
    {
        using var storage = new Storage();
        var broken = Path.Combine(storage.Folder, "kaputt.csv");
        await File.WriteAllTextAsync(broken, "date,kind,name,notice_number\n2031-01-01,holiday,元旦,通知\n2031-13-77,holiday,没有这一天,通知\n");

        var (code, said) = await ServerProcess.RunAsync(storage.Folder, null, "import-calendar", broken);
        var missing = await ServerProcess.RunAsync(storage.Folder, null, "import-plan", "gibt-es-nicht.csv");

        Assert.Equal((1, 1), (code, missing.Code));
        Assert.Contains("2031-13-77", said);
        Assert.Contains("没有这个文件", missing.Output);
        Assert.Equal(0, await CountAsync(storage, db => db.CalendarDays.Where(d => d.Day.Year == 2031)));
    }

    [Fact]
    public async Task Given_a_backup_When_a_program_is_started_on_it_Then_it_is_verified_and_serves()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(Supervision.Domain.Reports.ReportState.DraftReceived);
        using var storage = await Storage.OfAsync(bench.App);

        await MustAsync(storage, "backup", "--to", "abend");
        var copy = Path.Combine(storage.Folder, "backups", "abend");
        var (code, said) = await ServerProcess.RunAsync(copy, null, "verify");
        await using var server = await ServerProcess.StartAsync(copy, ("Jobs:Enabled", "false"));
        using var caller = new Caller(server.Address);

        Assert.Equal(0, code);
        Assert.Contains("文件完整，共 1 个", said);
        Assert.Equal("Healthy", await caller.Client.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Given_a_stored_file_When_one_byte_is_changed_Then_verify_names_it()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(Supervision.Domain.Reports.ReportState.DraftReceived);
        using var storage = await Storage.OfAsync(bench.App);
        Assert.Equal(0, (await ServerProcess.RunAsync(storage.Folder, null, "verify")).Code);
        var kept = Assert.Single(Directory.EnumerateFiles(Path.Combine(storage.Folder, "files"), "*", SearchOption.AllDirectories));
        var bytes = await File.ReadAllBytesAsync(kept);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(kept, bytes);

        var (code, said) = await ServerProcess.RunAsync(storage.Folder, null, "verify");

        Assert.Equal(1, code);
        Assert.Contains("报告.pdf", said);
        Assert.Contains("与登记的校验值不符", said);
    }

    private static async Task<string> MustAsync(Storage storage, params string[] arguments)
    {
        var (code, said) = await ServerProcess.RunAsync(storage.Folder, null, arguments);
        Assert.True(code == 0, $"{arguments[0]}: {said}");
        return said;
    }

    private static async Task<int> CountAsync<T>(Storage storage, Func<SupervisionDb, IQueryable<T>> rows)
    {
        await using var db = storage.Look();
        return await rows(db).CountAsync();
    }

    private static Task<int> ItemsAsync(Storage storage) => CountAsync(storage, db => db.PlanItems);
}
