using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>SQLite's own full-text index over <see cref="SearchEntry"/>: the terms only, counted by the entry's number.</summary>
/// <remarks>Its trigrams find no word of two characters, so the terms are bigrams of our own; see docs/decisions/0016.</remarks>
internal static class SqliteSearch
{
    private const string Create =
        "CREATE VIRTUAL TABLE IF NOT EXISTS SearchTerms USING fts5(Terms, content='', contentless_delete=1, tokenize='ascii')";

    // Each save adds a piece to the index. Left to itself the index merges pieces inside the save that adds the fourth.
    private const string MergeLater =
        "INSERT INTO SearchTerms(SearchTerms, rank) SELECT 'automerge', 0 WHERE NOT EXISTS (SELECT 1 FROM SearchTerms_config WHERE k = 'automerge' AND v = 0)";

    // So many pages at a time: others wait for the lock some ten milliseconds at most.
    private const string MergeNow = "INSERT INTO SearchTerms(SearchTerms, rank) VALUES('merge', 500)";

    // Bits of an entry's number below its kind.
    private const int KindBits = 40;

    /// <summary>Makes the index where it is missing, and fills it when it does not hold what it should.</summary>
    public static async Task PrepareAsync(SupervisionDb db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync(Create, stop);
        await db.Database.ExecuteSqlRawAsync(MergeLater, stop);
        var entries = await db.SearchEntries.LongCountAsync(stop);
        var isEmptyByMistake = entries == 0 && await db.People.AnyAsync(stop);
        if (isEmptyByMistake || await CountAsync(db, stop) != entries)
        {
            await db.RebuildSearchAsync(stop);
        }
    }

    /// <summary>Merges pieces of the index where there are many; does nothing where there are few.</summary>
    public static void Merge(SqliteConnection connection) => SqliteSetup.Run(connection, MergeNow);

    /// <summary>Makes the index of one piece, after it was filled anew.</summary>
    public static Task FinishAsync(SupervisionDb db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("INSERT INTO SearchTerms(SearchTerms) VALUES('optimize')", stop);

    public static Task ForgetAsync(SupervisionDb db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("INSERT INTO SearchTerms(SearchTerms) VALUES('delete-all')", stop);

    public static async Task FollowAsync(SupervisionDb db, IReadOnlyList<long> gone, IReadOnlyList<SearchEntry> fresh, CancellationToken stop)
    {
        if (gone.Count + fresh.Count == 0)
        {
            return;
        }

        // One statement, prepared once: an opinion may have a thousand points.
        await db.Database.OpenConnectionAsync(stop);
        Follow((SqliteConnection)db.Database.GetDbConnection(), gone, fresh);
        await db.Database.CloseConnectionAsync();
    }

    private static void Follow(SqliteConnection connection, IReadOnlyList<long> gone, IReadOnlyList<SearchEntry> fresh)
    {
        using var delete = new SqliteRows(connection, "DELETE FROM SearchTerms WHERE rowid = ?", 1);
        foreach (var id in gone)
        {
            delete.Write(id);
        }

        using var insert = new SqliteRows(connection, "INSERT INTO SearchTerms(rowid, Terms) VALUES (?, ?)", 2);
        foreach (var entry in fresh)
        {
            insert.Write(entry.Id, SearchText.Terms(entry.Folded));
        }
    }

    /// <summary>The numbers of the entries of a kind: each kind has a stretch of its own, so that the index alone can tell kinds apart.</summary>
    public static (long First, long End) NumbersOf(SearchKind kind) => ((long)kind << KindBits, ((long)kind + 1) << KindBits);

    /// <summary>How many entries of each kind the index finds.</summary>
    public static async Task<IReadOnlyDictionary<SearchKind, int>> CountAsync(SupervisionDb db, IReadOnlyList<string> words, CancellationToken stop)
    {
        Dictionary<SearchKind, int> counts = [];
        await db.Database.OpenConnectionAsync(stop);
        await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"SELECT rowid >> {KindBits}, count(*) FROM SearchTerms WHERE SearchTerms MATCH $query GROUP BY 1";
        command.Parameters.AddWithValue("$query", QueryOf(words));
        await using (var rows = await command.ExecuteReaderAsync(stop))
        {
            while (await rows.ReadAsync(stop))
            {
                counts[(SearchKind)rows.GetInt64(0)] = rows.GetInt32(1);
            }
        }

        await db.Database.CloseConnectionAsync();
        return counts;
    }

    /// <summary>The statement that reads the entries of these stretches; its one parameter is the query.</summary>
    /// <remarks>Only numbers of our own are written into it.</remarks>
    public static string EntriesOf(IReadOnlyList<SearchStretch> stretches) =>
        $"SELECT * FROM SearchEntries WHERE Id IN ({string.Join(" UNION ALL ", stretches.Select(NumbersOf))})";

    private static string NumbersOf(SearchStretch stretch)
    {
        var (first, end) = NumbersOf(stretch.Kind);
        return string.Create(CultureInfo.InvariantCulture,
            $"SELECT * FROM (SELECT rowid FROM SearchTerms WHERE SearchTerms MATCH {{0}} AND rowid >= {first} AND rowid < {end} ORDER BY rowid DESC LIMIT {stretch.Take} OFFSET {stretch.Skip})");
    }

    /// <summary>What the index is asked for; null when no word has two letters beside each other, and only the exact comparison can tell.</summary>
    public static string? QueryOf(IReadOnlyList<string> words)
    {
        // A term consists of letters and figures only, so nothing of it can be an operator.
        var phrases = words.Select(SearchText.Terms).Where(t => t.Length > 0).Select(t => $"\"{t}\"").ToList();
        return phrases.Count == 0 ? null : string.Join(" AND ", phrases);
    }

    private static async Task<long> CountAsync(SupervisionDb db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT count(*) FROM SearchTerms_docsize";
        return Convert.ToInt64(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
    }
}
