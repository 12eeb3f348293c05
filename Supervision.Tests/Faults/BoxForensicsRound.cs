using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>What is switched off in a round that is played without the product's box. None of it is a setting of the product.</summary>
internal enum Careless
{
    /// <summary>Ballots lie unlocked, parts in the order of casting, old ballots stay in free pages.</summary>
    Unlocked,

    /// <summary>Ballots are locked, yet the parts get keys that grow with time.</summary>
    TimedKeys,

    /// <summary>Ballots are locked, yet the parts are written in the order of their slips.</summary>
    SlipOrder,
}

/// <summary>Plays rounds and takes copies of the storage directory before, during and after each.</summary>
internal sealed class BoxForensicsRound(TestApp app, ARound round, int seed)
{
    private const int Voters = 10;
    private readonly Random random = new(seed);
    private readonly List<long> times = [];
    private readonly Dictionary<int, byte[]> choices = [];
    private readonly Dictionary<int, SlipToken> slips = [];
    private readonly List<StorageCopy> during = [];
    private readonly List<(int Person, Ballot Ballot)> careless = [];

    /// <summary>What each person chose; the program that looks at copies gets it for its score alone.</summary>
    public IReadOnlyDictionary<int, byte[]> Choices => choices;

    public IReadOnlyList<StorageCopy> During => during;

    public IEnumerable<string> Codes => slips.Values.Select(s => s.ForAddress());

    public StoredBytes After { get; private set; } = null!;

    public Witness Known { get; private set; } = null!;

    /// <summary>A round from drawing to sealing by the product's own use cases, over HTTP if asked for.</summary>
    public async Task PlayAsync(bool copyEachTime, bool overHttp, int subjects = 3)
    {
        await using var held = await HoldAsync();
        var (drawn, cast) = await DrawAsync(subjects);
        using var phone = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        during.Add(new(await StoredBytes.OfAsync(app.Folder), 0));
        foreach (var (person, nth) in cast.Select((p, i) => (p, i + 1)))
        {
            Tick();
            if (overHttp)
            {
                await phone.GetAsync($"/v/{slips[person].ForAddress()}");
                var answer = await phone.PostAsync($"/v/{slips[person].ForAddress()}", new FormUrlEncodedContent([new("m", BallotMarks.Write(choices[person])), new("go", "cast")]));
                Assert.StartsWith("/v/done", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(SlipAnswer.Cast, await round.CastAsync(slips[person], choices[person]));
            }

            if (copyEachTime || nth == Voters / 2 || nth == Voters)
            {
                during.Add(new(await StoredBytes.OfAsync(app.Folder), nth));
            }
        }

        // Closing is written down with its moment, which is not that of the last cast.
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await round.CloseAsync();
        await round.SealAsync();
        await KeepAsync(drawn, cast);
    }

    /// <summary>The same without the product's box: ballots and parts are written in a careless way into the same tables.</summary>
    public async Task PlayCarelesslyAsync(Careless how)
    {
        await using var connection = await HoldAsync();
        var (drawn, cast) = await DrawAsync(subjects: 3);
        var key = (await round.ReadAsync()).BoxKey;
        during.Add(new(await StoredBytes.OfAsync(app.Folder), 0));
        await RunAsync(connection, "PRAGMA secure_delete=OFF; PRAGMA synchronous=OFF");
        foreach (var (person, nth) in cast.Select((p, i) => (p, i + 1)))
        {
            Tick();
            var ballot = new Ballot { Round = round.Id, Locked = how == Careless.Unlocked ? [7, .. choices[person], .. Slip(person)] : BoxLock.Lock(key, choices[person]) };
            careless.Add((person, ballot));
            await RunAsync(connection, "UPDATE Slips SET State = 'Used' WHERE Hash = $hash", ("$hash", Slip(person)));
            await RunAsync(connection, "INSERT INTO Ballots(Key, Round, Locked) VALUES ($key, $round, $locked)", ("$key", Text(ballot.Key)), ("$round", Text(round.Id.Value)), ("$locked", ballot.Locked));
            during.Add(new(await StoredBytes.OfAsync(app.Folder), nth));
        }

        await RunAsync(connection, "DELETE FROM Ballots WHERE Round = $round", ("$round", Text(round.Id.Value)));
        await RunAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        await PutPartsAsync(connection, how);
        await KeepAsync(drawn, cast);
    }

    private async Task PutPartsAsync(SqliteConnection connection, Careless how)
    {
        var people = how == Careless.SlipOrder ? careless.OrderBy(c => Convert.ToHexString(Slip(c.Person)), StringComparer.Ordinal) : careless.AsEnumerable();
        var start = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var parts = people.SelectMany((p, i) => choices[p.Person].Select((mark, subject) => (
            Key: how == Careless.TimedKeys ? Guid.CreateVersion7(start.AddSeconds(i)) : Guid.NewGuid(), Subject: subject, Mark: mark))).ToArray();
        if (how == Careless.TimedKeys)
        {
            random.Shuffle(parts);
        }

        foreach (var part in parts)
        {
            await RunAsync(connection, "INSERT INTO SealedMarks(Key, Round, Subject, Slot, Mark) VALUES ($key, $round, $subject, 0, $mark)",
                ("$key", Text(part.Key)), ("$round", Text(round.Id.Value)), ("$subject", part.Subject), ("$mark", (int)part.Mark));
        }
    }

    private async Task<(int[] Drawn, int[] Cast)> DrawAsync(int subjects)
    {
        var drawn = Enumerable.Range(1, Voters).ToArray();
        random.Shuffle(drawn);
        foreach (var person in drawn)
        {
            Tick();
            slips[person] = await round.DrawAsync(person);
            choices[person] = [.. Enumerable.Range(0, subjects).Select(_ => Choice())];
        }

        var cast = drawn.ToArray();
        random.Shuffle(cast);
        return (drawn, cast);
    }

    private async Task KeepAsync(int[] drawn, int[] cast)
    {
        After = await StoredBytes.OfAsync(app.Folder);
        Known = new(round.Id.Value, (await round.ReadAsync()).Form, drawn, cast, [.. times]);
    }

    // Nobody is unanimous and nobody is alone: three grades and a few who choose nothing.
    private byte Choice() => random.NextDouble() switch { < 0.4 => 0, < 0.7 => 1, < 0.95 => 2, _ => Mark.None };

    // Each act has a moment of its own, which is written down by whoever watches.
    private void Tick()
    {
        app.Clock.Advance(TimeSpan.FromTicks(70_000_003));
        times.Add(app.Clock.GetUtcNow().UtcTicks);
    }

    // While somebody has the database open its journal is not folded in behind the back of a copy: other tests close the idle connections.
    private async Task<SqliteConnection> HoldAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(app.Folder, "supervision.db")};Pooling=False");
        await connection.OpenAsync();
        await RunAsync(connection, "SELECT count(*) FROM RatingRounds");
        return connection;
    }

    private byte[] Slip(int person) => app.Services.GetRequiredService<SlipHashes>().Of(slips[person]);

    private static string Text(Guid id) => id.ToString("D").ToUpperInvariant();

    private static async Task RunAsync(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync();
    }
}
