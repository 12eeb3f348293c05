using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Commands;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Commands;

/// <summary>The commands of the program, run as a process of their own on a scratch directory.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("supervision-command-").FullName;

    [Theory]
    [InlineData("--help", true)]
    [InlineData("migrate", true)]
    [InlineData("nonsense", true)]
    [InlineData("--urls", false)]
    [InlineData("Storage:Directory=x", false)]
    public void Given_a_first_argument_When_asked_Then_commands_are_told_from_settings(string first, bool isCommand) =>
        Assert.Equal(isCommand, CommandLine.Handles([first]));

    [Fact]
    public async Task Given_help_When_asked_Then_every_command_is_named_in_chinese()
    {
        var (code, said) = await ServerProcess.RunAsync(folder, null, "--help");

        Assert.Equal(0, code);
        Assert.All(new[] { "migrate", "create-admin", "seed-demo", "import-plan", "import-calendar", "backup", "restore", "verify", "说明：" }, w => Assert.Contains(w, said));
    }

    [Fact]
    public async Task Given_an_empty_directory_When_an_administrator_is_created_Then_only_a_good_password_makes_one()
    {
        var weak = await ServerProcess.RunAsync(folder, "kurz\n", "create-admin", "--user", "shimin", "--name", "石敏");
        var none = await ServerProcess.RunAsync(folder, "", "create-admin", "--user", "shimin", "--name", "石敏");
        var own = await ServerProcess.RunAsync(folder, "shimin2026\n", "create-admin", "--user", "shimin", "--name", "石敏");
        var good = await ServerProcess.RunAsync(folder, "Qingquan-88\n", "create-admin", "--user", "shimin", "--name", "石敏");
        var again = await ServerProcess.RunAsync(folder, "Qingquan-88\n", "create-admin", "--user", "SHIMIN", "--name", "石敏");

        Assert.Equal((1, 1, 1, 0, 1), (weak.Code, none.Code, own.Code, good.Code, again.Code));
        Assert.Contains("至少 8 个字符", weak.Output);
        Assert.Contains("已经有人使用", again.Output);
    }

    [Fact]
    public async Task Given_a_system_at_work_When_backed_up_Then_the_copy_is_whole_and_lies_inside_the_storage()
    {
        await using var app = await TestApp.StartAsync();

        var made = await ServerProcess.RunAsync(app.Folder, null, "backup", "--to", "heute");
        var outside = await ServerProcess.RunAsync(app.Folder, null, "backup", "--to", "../../draussen");
        var twice = await ServerProcess.RunAsync(app.Folder, null, "backup", "--to", "heute");

        Assert.Equal((0, 1, 1), (made.Code, outside.Code, twice.Code));
        Assert.True(File.Exists(Path.Combine(app.Folder, "backups", "heute", "supervision.db")));
        Assert.True(Directory.Exists(Path.Combine(app.Folder, "backups", "heute", "keys")));
    }

    [Fact]
    public async Task Given_a_sound_system_When_verified_Then_it_says_so() =>
        Assert.Equal(0, (await VerifyAfterAsync(_ => Task.CompletedTask)).Code);

    [Fact]
    public async Task Given_a_changed_row_When_verified_Then_it_is_named() => await AssertFoundAsync(
        db => db.AuditEntries.Where(e => e.Sequence == 3).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sentence, "改过")), "第 3 条");

    [Fact]
    public async Task Given_a_missing_row_When_verified_Then_it_is_named() => await AssertFoundAsync(
        db => db.AuditEntries.Where(e => e.Sequence == 2).ExecuteDeleteAsync(), "缺少第 2 条");

    [Fact]
    public async Task Given_two_rows_that_changed_places_When_verified_Then_the_first_is_named() => await AssertFoundAsync(
        async db =>
        {
            await db.AuditEntries.Where(e => e.Sequence == 2).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sequence, 99));
            await db.AuditEntries.Where(e => e.Sequence == 3).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sequence, 2));
            await db.AuditEntries.Where(e => e.Sequence == 99).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sequence, 3));
        },
        "第 2 条");

    [Fact]
    public async Task Given_a_stored_file_that_is_gone_When_verified_Then_it_is_named() => await AssertFoundAsync(
        db =>
        {
            db.Add(new StoredFile { Id = Guid.NewGuid(), Hash = new string('a', 64), Name = "报告.docx", Type = "docx" });
            return db.SaveChangesAsync();
        },
        "报告.docx");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task AssertFoundAsync(Func<SupervisionDb, Task> damage, string words)
    {
        var (code, said) = await VerifyAfterAsync(damage);
        Assert.Equal(1, code);
        Assert.Contains(words, said);
    }

    private static async Task<(int Code, string Output)> VerifyAfterAsync(Func<SupervisionDb, Task> damage)
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            db.Add(Person.Named($"某{i}"));
            await db.SaveChangesAsync();
        }

        await damage(db);
        return await ServerProcess.RunAsync(app.Folder, null, "verify");
    }
}
