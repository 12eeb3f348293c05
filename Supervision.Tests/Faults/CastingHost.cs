using System.Globalization;
using Supervision.Domain.Ratings;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Tests.Faults;

/// <summary>The way of a ballot to the disk in a process of its own that starts in a fraction of a second: the product's own lock, queue,
/// statements and settings of the database, without pages and sign-in. It reads casts from its input and writes a receipt for each.</summary>
internal static class CastingHost
{
    /// <summary>Arguments: the database, the round, its public key.</summary>
    private static async Task<int> Main(string[] args)
    {
        if (args is not [var file, var round, var key])
        {
            await Console.Error.WriteLineAsync("Tests are run by dotnet test.");
            return 1;
        }

        using var boxes = new BallotBoxes(() => SqliteSetup.Open(file));
        var (id, box) = (new RatingRoundId(Guid.Parse(round)), Convert.FromBase64String(key));
        List<Task> casts = [];
        while (await Console.In.ReadLineAsync() is { } line)
        {
            casts.Add(Task.Run(() => CastAsync(boxes, id, box, line.Split(' '))));
        }

        await Task.WhenAll(casts);
        return 0;
    }

    private static async Task CastAsync(BallotBoxes boxes, RatingRoundId round, byte[] box, string[] sent)
    {
        var marks = sent[1].Select(sign => byte.Parse(sign.ToString(), CultureInfo.InvariantCulture)).ToArray();
        var ballot = new Ballot { Round = round, Locked = BoxLock.Lock(box, marks) };
        var outcome = await boxes.PutAsync(new(Convert.FromHexString(sent[0]), ballot, RoundState.Open));

        // One write for a whole line: Console.Out is synchronized and flushes at once.
        Console.Out.WriteLine($"{sent[0]} {outcome}");
    }
}
