using System.Data;
using System.Data.Common;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Persistence;

/// <summary>A slip and its round as they are now.</summary>
/// <param name="Round">The round of the slip.</param>
/// <param name="Version">Version of the round's row: it grows with every change.</param>
/// <param name="State">What the slip is.</param>
/// <param name="RoundState">How far the round is.</param>
/// <param name="Channel">How it reaches its voter.</param>
/// <param name="ReserveDrawn">How many sheets in reserve were given out.</param>
public sealed record FoundSlip(RatingRoundId Round, int Version, SlipState State, RoundState RoundState, SlipChannel Channel, int ReserveDrawn)
{
    /// <summary>True for a sheet printed in reserve while nobody may draw one.</summary>
    public bool IsOnlyReserve => Channel == SlipChannel.Reserve && ReserveDrawn == 0;
}

/// <summary>What became of a ballot that was to be put in.</summary>
public enum PutOutcome
{
    /// <summary>In the box, on disk.</summary>
    Put,

    /// <summary>The slip was not minted any more.</summary>
    Used,

    /// <summary>A sheet printed in reserve that nobody was given: all that were given are used.</summary>
    NotDrawn,

    /// <summary>The round was not in the state that was demanded.</summary>
    Closed,
}

/// <summary>A ballot on its way into the box.</summary>
/// <param name="Hash">The slip.</param>
/// <param name="Ballot">The locked ballot.</param>
/// <param name="Demanded">The state the round must be in.</param>
public sealed record BallotToPut(byte[] Hash, Ballot Ballot, RoundState Demanded);

/// <summary>A connection to the box that stays open with its statements prepared: an act here is a few lookups by key, and opening,
/// translating and tracking would cost many times as much (docs/decisions/0019). Plain SQL that every provider understands.</summary>
internal sealed class BallotBox : IDisposable
{
    private readonly DbConnection connection;
    private readonly DbCommand find;
    private readonly DbCommand use;
    private readonly DbCommand put;
    private readonly DbCommand state;
    private readonly DbCommand slip;

    /// <summary>Takes over an open connection.</summary>
    public BallotBox(DbConnection connection)
    {
        this.connection = connection;
        find = Prepared("""SELECT s."Round", r."RowVersion", s."State", r."State", s."Channel", r."ReserveDrawn" FROM "Slips" s JOIN "RatingRounds" r ON r."Id" = s."Round" WHERE s."Hash" = @hash""", "@hash");
        use = Prepared(
            """
            UPDATE "Slips" SET "State" = 'Used' WHERE "Hash" = @hash AND "State" = 'Minted'
            AND EXISTS (SELECT 1 FROM "RatingRounds" WHERE "Id" = @round AND "State" = @demanded)
            AND ("Channel" <> 'Reserve' OR (SELECT "ReserveDrawn" FROM "RatingRounds" WHERE "Id" = @round)
                > (SELECT COUNT(*) FROM "Slips" u WHERE u."Round" = @round AND u."Channel" = 'Reserve' AND u."State" = 'Used'))
            """, "@hash", "@round", "@demanded");
        put = Prepared("""INSERT INTO "Ballots" ("Key", "Round", "Locked") VALUES (@key, @round, @locked)""", "@key", "@round", "@locked");
        state = Prepared("""SELECT "State" FROM "RatingRounds" WHERE "Id" = @round""", "@round");
        slip = Prepared("""SELECT "State" FROM "Slips" WHERE "Hash" = @hash""", "@hash");
    }

    /// <summary>The slip of a hash; null when there is none.</summary>
    public FoundSlip? Find(byte[] hash)
    {
        Set(find, hash);
        using var reader = find.ExecuteReader();
        return reader.Read()
            ? new(new(reader.GetGuid(0)), reader.GetInt32(1), Enum.Parse<SlipState>(reader.GetString(2)), Enum.Parse<RoundState>(reader.GetString(3)), Enum.Parse<SlipChannel>(reader.GetString(4)), reader.GetInt32(5))
            : null;
    }

    /// <summary>Puts ballots in, all in one transaction that is on disk when this returns.</summary>
    /// <returns>What became of each, in their order.</returns>
    public IReadOnlyList<PutOutcome> Put(IReadOnlyList<BallotToPut> ballots)
    {
        // Serializable is what every provider understands; SQLite takes its write lock at once.
        using var transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        (use.Transaction, put.Transaction, state.Transaction, slip.Transaction) = (transaction, transaction, transaction, transaction);
        List<PutOutcome> outcomes = [.. ballots.Select(PutOne)];
        transaction.Commit();
        return outcomes;
    }

    public void Dispose()
    {
        find.Dispose();
        use.Dispose();
        put.Dispose();
        state.Dispose();
        slip.Dispose();
        connection.Dispose();
    }

    // Of several sends of one slip exactly one finds it still minted; closing waits for whoever came first.
    private PutOutcome PutOne(BallotToPut cast)
    {
        Set(use, cast.Hash, cast.Ballot.Round.Value, cast.Demanded.ToString());
        if (use.ExecuteNonQuery() == 1)
        {
            Set(put, cast.Ballot.Key, cast.Ballot.Round.Value, cast.Ballot.Locked);
            put.ExecuteNonQuery();
            return PutOutcome.Put;
        }

        // A second tap of who has cast is told so, also when the round closed between the two.
        Set(slip, cast.Hash);
        var found = slip.ExecuteScalar() as string;
        Set(state, cast.Ballot.Round.Value);
        return found == nameof(SlipState.Used) ? PutOutcome.Used
            : state.ExecuteScalar() as string != cast.Demanded.ToString() ? PutOutcome.Closed
            : found == nameof(SlipState.Minted) ? PutOutcome.NotDrawn : PutOutcome.Used;
    }

    private DbCommand Prepared(string sql, params ReadOnlySpan<string> names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Set(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
