using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>The database on SQLite; its migrations lie beside it.</summary>
public sealed class SqliteSupervisionDb(DbContextOptions<SqliteSupervisionDb> options) : SupervisionDb(options)
{
    /// <summary>The index finds the candidates, the exact comparison decides.</summary>
    public override IQueryable<SearchEntry> Matching(IReadOnlyList<string> words) => SqliteSearch.QueryOf(words) is { } query
        ? Containing(SearchEntries.FromSql($"SELECT * FROM SearchEntries WHERE Id IN (SELECT rowid FROM SearchTerms WHERE SearchTerms MATCH {query})"), words)
        : base.Matching(words);

    internal override async IAsyncEnumerable<TrailLine> TrailAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await Database.OpenConnectionAsync(stop);
        try
        {
            foreach (var line in SqliteTrail.Lines((SqliteConnection)Database.GetDbConnection()))
            {
                stop.ThrowIfCancellationRequested();
                yield return line;
            }
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    /// <summary>Rewrites the file without free pages, then empties the journal; deleted rows are nowhere after that.</summary>
    public override async Task CompactAsync(CancellationToken stop)
    {
        await Database.ExecuteSqlRawAsync("VACUUM", stop);
        await Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", stop);
    }

    protected override Task FollowSearchAsync(IReadOnlyList<long> gone, IReadOnlyList<SearchEntry> fresh, CancellationToken stop) =>
        SqliteSearch.FollowAsync(this, gone, fresh, stop);

    protected override Task ForgetSearchAsync(CancellationToken stop) => SqliteSearch.ForgetAsync(this, stop);
}

/// <summary>Lets dotnet-ef make migrations without starting the program.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteSupervisionDb>
{
    public SqliteSupervisionDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSupervisionDb>().UseSqlite("Data Source=design.db").Options);
}
