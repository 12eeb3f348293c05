using System.Globalization;
using Microsoft.Data.Sqlite;
using Supervision.Domain.Dossiers;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Benchmarks.Data;

/// <summary>Lines of the audit trail, chained by the product's own code and written with prepared statements.</summary>
internal static class AuditRows
{
    private const string Insert = "INSERT INTO AuditEntries(Sequence, At, Person, Actor, MatterKind, MatterId, Sentence, Changes, Previous, Hash) "
        + "VALUES ($sequence, $at, NULL, $actor, $kind, $matter, $sentence, $changes, $previous, $hash)";

    /// <summary>Adds so many lines of a year behind those that are there; a twentieth of them tell of the matters.</summary>
    public static void Add(string file, int count, int year, IReadOnlyList<MatterRef> matters)
    {
        using var connection = new SqliteConnection(SqliteSetup.ConnectionString(file));
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; PRAGMA wal_autocheckpoint=20000;");
        using var transaction = connection.BeginTransaction();
        var (sequence, hash) = Head(connection);
        using var insert = connection.CreateCommand();
        insert.CommandText = Insert;
        string[] names = ["sequence", "at", "actor", "kind", "matter", "sentence", "changes", "previous", "hash"];
        var values = names.Select(n => insert.Parameters.Add(new("$" + n, null))).ToList();
        insert.Prepare();
        var (hasher, words) = (new AuditHasher(), new Words(year * 7));
        for (var i = 0; i < count; i++)
        {
            var entry = Line(words, year, i, count, matters);
            (entry.Sequence, entry.Previous) = (++sequence, hash);
            entry.Hash = hash = hasher.HashOf(entry);
            Set(values, entry);
            insert.ExecuteNonQuery();
        }

        Run(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE AuditHead SET Sequence = {sequence}, Hash = '{hash}'"));
        transaction.Commit();
    }

    private static AuditEntry Line(Words words, int year, int index, int count, IReadOnlyList<MatterRef> matters)
    {
        var matter = matters.Count > 0 && words.Below(20) == 0 ? words.Of(matters)
            : words.Below(2) == 0 ? MatterRef.House : new(MatterKind.Sitting, words.Id());
        return new()
        {
            At = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds((long)index * 31_000_000 / count),
            Actor = words.Person(),
            MatterKind = matter.Kind,
            MatterId = matter.Id,
            Sentence = words.Below(3) == 0 ? "登录" : "修改：" + words.FileName(index),
            Changes = words.Below(3) == 0 ? "" : $"OpinionPoint 修改：Text {words.Problem()}→{words.Proposal()}\n",
        };
    }

    private static (long Sequence, string Hash) Head(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Sequence, Hash FROM AuditHead";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetString(1));
    }

    // As the product's provider writes them: instants as ticks, ids as capital letters.
    private static void Set(List<SqliteParameter> values, AuditEntry entry)
    {
        object[] row =
        [
            entry.Sequence, entry.At.UtcTicks, entry.Actor, entry.MatterKind.ToString(), entry.MatterId.ToString().ToUpperInvariant(), entry.Sentence,
            entry.Changes, entry.Previous, entry.Hash,
        ];
        for (var i = 0; i < row.Length; i++)
        {
            values[i].Value = row[i];
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
