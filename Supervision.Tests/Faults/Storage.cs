using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supervision.Tests.Building;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Tests.Faults;

/// <summary>A storage directory without a program on it: filled from an application, and looked into from outside.</summary>
internal sealed class Storage : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("supervision-faults-").FullName;

    public string Folder => folder;

    public string Database => Path.Combine(folder, "supervision.db");

    /// <summary>Database and files of an application, as they are now.</summary>
    public static async Task<Storage> OfAsync(TestApp app)
    {
        var storage = new Storage();
        await using var db = await app.OpenAsync();
        await SqliteSetup.BackupAsync(db, storage.Database, default);
        Copy(app.Folder, storage.Folder, "files");
        Copy(app.Folder, storage.Folder, "keys");
        return storage;
    }

    /// <summary>The same once more, for another try.</summary>
    public Storage Again()
    {
        var other = new Storage();
        File.Copy(Database, other.Database);
        Copy(folder, other.Folder, "files");
        return other;
    }

    /// <summary>Looks in; SQLite replays its log first when the writer was killed.</summary>
    public SupervisionDb Look() => new SqliteSupervisionDb(
        new DbContextOptionsBuilder<SqliteSupervisionDb>()
            .UseSqlite(Connection(SqliteOpenMode.ReadWrite), s => s.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).Options);

    /// <summary>A reader that cannot write.</summary>
    public SupervisionDb Watch() => new SqliteSupervisionDb(
        new DbContextOptionsBuilder<SqliteSupervisionDb>().UseSqlite(Connection(SqliteOpenMode.ReadOnly)).Options);

    /// <summary>Asks until the answer is there, for so long at most.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> ask, TimeSpan longest, TimeSpan pause)
        where T : class
    {
        using var limit = new CancellationTokenSource(longest);
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            await Task.Delay(pause, limit.Token);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Connection(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = Database, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString();

    private static void Copy(string from, string to, string name)
    {
        var source = new DirectoryInfo(Path.Combine(from, name));
        foreach (var file in source.Exists ? source.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => f.FullName) : [])
        {
            var place = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }
}
