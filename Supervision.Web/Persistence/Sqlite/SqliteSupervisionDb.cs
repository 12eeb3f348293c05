using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>The database on SQLite; its migrations lie beside it.</summary>
public sealed class SqliteSupervisionDb(DbContextOptions<SqliteSupervisionDb> options) : SupervisionDb(options)
{
    // Result codes of SQLite.
    private const int Busy = 5;
    private const int Locked = 6;

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

    internal override void InsertRows<TRow>(ITableMapping table, IReadOnlyList<Func<TRow, object?>> columns, IEnumerable<TRow> rows)
    {
        var sql = this.GetService<ISqlGenerationHelper>();
        var names = table.ColumnMappings.Select(c => sql.DelimitIdentifier(c.Column.Name));
        using var insert = new SqliteRows(
            (SqliteConnection)Database.GetDbConnection(),
            $"INSERT INTO {sql.DelimitIdentifier(table.Table.Name)} ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})", columns.Count);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                insert.Bind(i, columns[i](row));
            }

            insert.Write();
        }
    }

    /// <summary>Rewrites the file without free pages, then empties the journal; deleted rows are nowhere after that.</summary>
    public override async Task<bool> CompactAsync(CancellationToken stop)
    {
        await Database.OpenConnectionAsync(stop);
        try
        {
            await Database.ExecuteSqlRawAsync("VACUUM", stop);
            return await EmptyLogAsync(stop);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    private async Task<bool> EmptyLogAsync(CancellationToken stop)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        var since = Stopwatch.StartNew();
        do
        {
            // The first column says whether it could not be done. For readers SQLite waits long by itself, for the upkeep that is just writing back it does not.
            if (Convert.ToInt64(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture) == 0)
            {
                return true;
            }

            await Task.Delay(20, stop);
        }
        while (since.Elapsed < TimeSpan.FromSeconds(5));
        return false;
    }

    public override Task<IReadOnlyDictionary<SearchKind, int>> CountMatchingAsync(IReadOnlyList<string> words, CancellationToken stop) =>
        words.All(SearchText.IsExact) ? SqliteSearch.CountAsync(this, words, stop) : base.CountMatchingAsync(words, stop);

    public override async Task<List<SearchEntry>> PageMatchingAsync(
        IReadOnlyList<string> words, IReadOnlyList<SearchStretch> stretches, CancellationToken stop)
    {
        if (!words.All(SearchText.IsExact))
        {
            return await base.PageMatchingAsync(words, stretches, stop);
        }

        return await SearchEntries.FromSqlRaw(SqliteSearch.EntriesOf(stretches), SqliteSearch.QueryOf(words)!)
            .AsNoTracking().OrderByDescending(e => e.Id).ToListAsync(stop);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Given below; SQLite would keep a table of the last numbers for it.
        builder.Entity<SearchEntry>().Property(e => e.Id).ValueGeneratedNever();
    }

    /// <summary>Numbers are given here: whoever writes holds the only lock, so nobody else gives the same.</summary>
    protected override async Task StoreRowsAsync(IReadOnlyList<SearchEntry> fresh, CancellationToken stop)
    {
        foreach (var kind in fresh.GroupBy(e => e.Kind))
        {
            var (first, end) = SqliteSearch.NumbersOf(kind.Key);
            var last = await SearchEntries.Where(e => e.Id >= first && e.Id < end).MaxAsync(e => (long?)e.Id, stop) ?? first;
            foreach (var entry in kind)
            {
                entry.Id = ++last;
            }
        }

        TableInsert.Run(this, SearchEntries.EntityType, fresh);
    }

    protected override Task FollowSearchAsync(IReadOnlyList<long> gone, IReadOnlyList<SearchEntry> fresh, CancellationToken stop) =>
        SqliteSearch.FollowAsync(this, gone, fresh, stop);

    protected override Task FinishSearchAsync(CancellationToken stop) => SqliteSearch.FinishAsync(this, stop);

    protected override Task ForgetSearchAsync(CancellationToken stop) => SqliteSearch.ForgetAsync(this, stop);
}

/// <summary>Lets dotnet-ef make migrations without starting the program.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteSupervisionDb>
{
    public SqliteSupervisionDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSupervisionDb>().UseSqlite("Data Source=design.db").Options);
}
