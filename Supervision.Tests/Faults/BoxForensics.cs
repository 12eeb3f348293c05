using Microsoft.Data.Sqlite;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;

namespace Supervision.Tests.Faults;

/// <summary>What the program knows of a round beforehand: everything but the choices.</summary>
/// <param name="Round">The round.</param>
/// <param name="Form">What the ballot asks.</param>
/// <param name="Drawn">People in the order in which they drew.</param>
/// <param name="Cast">People in the order in which they cast.</param>
/// <param name="Times">The moments of drawing and casting, in ticks.</param>
internal sealed record Witness(Guid Round, BallotForm Form, IReadOnlyList<int> Drawn, IReadOnlyList<int> Cast, IReadOnlyList<long> Times);

/// <summary>One copy of the whole storage directory.</summary>
/// <param name="Bytes">Every file.</param>
/// <param name="Casts">Ballots cast when it was taken.</param>
internal sealed record StorageCopy(StoredBytes Bytes, int Casts);

/// <summary>
/// Somebody who stood in the hall, wrote down who drew and who cast one after another, and has copies of the storage directory from before,
/// during and after the vote. Before sealing the program tries to read ballots; after it, to give each person the marks of the sealed box by
/// every order it can think of. It never sees a choice; <see cref="Score"/> compares afterwards.
/// </summary>
internal sealed class BoxForensics
{
    private readonly Dictionary<string, Odds> odds = new(StringComparer.Ordinal);

    /// <summary>Ballots that could be read in a copy.</summary>
    public int Read { get; private set; }

    /// <summary>Pieces of ballots and keys of the copies during the vote that are still in the copy after it.</summary>
    public int Remnants { get; private set; }

    /// <summary>Moments of drawing or casting that are written in a copy.</summary>
    public int Moments { get; private set; }

    /// <summary>Lengths of ballots beyond one a round.</summary>
    public int Lengths { get; private set; }

    /// <summary>Rounds looked at.</summary>
    public int Rounds { get; private set; }

    /// <summary>How often each way of linking was right.</summary>
    public IReadOnlyDictionary<string, Odds> Links => odds;

    /// <summary>Looks at the copies of one round and compares what it thinks with what was chosen.</summary>
    /// <param name="known">What it knows.</param>
    /// <param name="during">Copies taken between opening and sealing.</param>
    /// <param name="after">The copy taken after sealing.</param>
    /// <param name="choices">What each person chose, for the score alone.</param>
    public void Score(Witness known, IReadOnlyList<StorageCopy> during, StoredBytes after, IReadOnlyDictionary<int, byte[]> choices)
    {
        Rounds++;
        var seen = during.Select(c => (c.Casts, Rows: StoredRows.Of(c.Bytes, known.Round))).ToList();
        foreach (var (_, rows) in seen)
        {
            Lengths += Math.Max(0, rows.Ballots.Select(b => b.Locked.Length).Distinct().Count() - 1);
            Read += ReadBallots(known, rows, choices);
        }

        var last = seen[^1].Rows;
        var left = StoredRows.Of(after, known.Round);
        Read += ReadBallots(known, left, choices);
        Remnants += Pieces(last).Count(p => after.Contain(p));
        Moments += during.Select(c => c.Bytes).Append(after).Sum(copy => known.Times.Count(t => copy.Contain(BigEndian(t))));
        foreach (var (order, people) in Orders(known, seen))
        {
            foreach (var (sorting, parts) in left.Sortings(after))
            {
                Link($"{order} × {sorting}", people, parts, choices, known.Form);
            }
        }
    }

    // A round can be read when at one place of its ballots every one of them holds marks that fit the form: by chance that happens once in
    // 10^30 rounds. Row by row they are then given to the people in the order of casting.
    private static int ReadBallots(Witness known, StoredRows rows, IReadOnlyDictionary<int, byte[]> choices)
    {
        if (rows.Ballots.Count < 5)
        {
            return 0;
        }

        var room = rows.Ballots.Min(b => b.Locked.Length) - known.Form.Length;
        for (var place = 0; place <= room; place++)
        {
            if (rows.Ballots.TrueForAll(b => known.Form.Fits(b.Locked.AsSpan(place, known.Form.Length))))
            {
                return rows.Ballots.Where((b, i) => b.Locked.AsSpan(place, known.Form.Length).SequenceEqual(choices[known.Cast[i]])).Count();
            }
        }

        return 0;
    }

    // Every order of the people that can be known, forwards; sortings of the parts come forwards and backwards.
    private static IEnumerable<(string Name, IReadOnlyList<int> People)> Orders(Witness known, List<(int Casts, StoredRows Rows)> seen)
    {
        var last = seen[^1].Rows;
        yield return ("cast", known.Cast);
        yield return ("drawn", known.Drawn);
        yield return ("roll", [.. known.Cast.Order()]);

        // Rows of the box lie in the order of casting, so each locked ballot is known by its person.
        var ballots = known.Cast.Zip(last.Ballots).ToList();
        if (ballots.Count == known.Cast.Count && last.Ballots.Count == known.Cast.Count)
        {
            yield return ("ballot key", [.. ballots.OrderBy(b => b.Second.Key, StringComparer.Ordinal).Select(b => b.First)]);
            yield return ("ciphertext", [.. ballots.OrderBy(b => Convert.ToHexString(b.Second.Locked), StringComparer.Ordinal).Select(b => b.First)]);
        }

        // With a copy after each cast, so is each slip.
        if (SlipsOf(known, seen) is { } slips)
        {
            yield return ("slip", [.. slips.OrderBy(s => s.Hash, StringComparer.Ordinal).Select(s => s.Person)]);
        }
    }

    private static List<(int Person, string Hash)>? SlipsOf(Witness known, List<(int Casts, StoredRows Rows)> seen)
    {
        List<(int, string)> slips = [];
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (casts, rows) in seen)
        {
            var fresh = rows.Used.Except(before, StringComparer.Ordinal).ToList();
            if (casts != slips.Count + fresh.Count || fresh.Count > 1)
            {
                return null;
            }

            slips.AddRange(fresh.Select(hash => (known.Cast[casts - 1], hash)));
            before.UnionWith(fresh);
        }

        return slips.Count == known.Cast.Count ? slips : null;
    }

    private void Link(string way, IReadOnlyList<int> people, IReadOnlyList<(int Subject, byte Mark)> parts, IReadOnlyDictionary<int, byte[]> choices, BallotForm form)
    {
        for (var subject = 0; subject < form.Subjects; subject++)
        {
            var marks = parts.Where(p => p.Subject == subject).Select(p => p.Mark).ToList();
            if (marks.Count == people.Count)
            {
                if (!odds.TryGetValue(way, out var counted))
                {
                    odds[way] = counted = new();
                }

                counted.Add(marks, [.. people.Select(p => choices[p][form.Place(subject, 0)])]);
            }
        }
    }

    private static IEnumerable<byte[]> Pieces(StoredRows rows) =>
        rows.Ballots.Select(b => b.Locked).Append(rows.WrappedKey).SelectMany(s => s.Chunk(16)).Where(c => c.Length == 16);

    private static byte[] BigEndian(long ticks)
    {
        var bytes = BitConverter.GetBytes(ticks);
        Array.Reverse(bytes);
        return bytes;
    }
}

/// <summary>
/// How often a way of linking was right, against guessing. For one subject of one round the marks of the box are given to the people one by
/// one; if the order of the marks has nothing to do with the order of the people, that is a random matching, whose mean and variance follow
/// from the counts alone. Subjects and rounds are independent blocks, because each mark has a random key of its own.
/// </summary>
internal sealed class Odds
{
    private double variance;
    private int largest;

    /// <summary>People and subjects guessed.</summary>
    public int Guesses { get; private set; }

    /// <summary>Right guesses.</summary>
    public int Hits { get; private set; }

    /// <summary>Right guesses that chance alone gives on average.</summary>
    public double Expected { get; private set; }

    /// <summary>Share of right guesses.</summary>
    public double Rate => (double)Hits / Guesses;

    public void Add(IReadOnlyList<byte> guessed, IReadOnlyList<byte> chosen)
    {
        var n = chosen.Count;
        var counts = chosen.GroupBy(c => c).Select(g => (double)g.Count()).ToList();
        var mean = counts.Sum(c => c * c / n);
        var sameTwice = counts.Sum(c => c * (c - 1) * c * (c - 1));
        var others = counts.Sum(c => c * c) * counts.Sum(c => c * c) - counts.Sum(c => c * c * c * c);
        variance += mean + ((sameTwice + others) / (n * (n - 1.0))) - (mean * mean);
        (Guesses, Hits, Expected, largest) = (Guesses + n, Hits + guessed.Where((g, i) => g == chosen[i]).Count(), Expected + mean, Math.Max(largest, n));
    }

    /// <summary>
    /// True when the hits cannot be chance. Bernstein's inequality for sums of independent blocks, each at most <see cref="largest"/> from its
    /// mean: P(|hits − expected| ≥ t) ≤ 2·exp(−t²/2 / (V + M·t/3)). The limit t is solved for a false alarm of <paramref name="alarm"/>.
    /// No approximation by a normal curve is used.
    /// </summary>
    public bool IsBeyondChance(double alarm)
    {
        var l = Math.Log(2 / alarm);
        var m = largest * l / 3;
        return Math.Abs(Hits - Expected) >= m + Math.Sqrt((m * m) + (2 * variance * l));
    }
}

/// <summary>The rows of one round in a copy, as SQLite reads them, journal included.</summary>
internal sealed record StoredRows(
    List<(string Key, byte[] Locked)> Ballots, List<string> Used, List<(long Row, string Key, int Subject, byte Mark)> Parts, byte[] WrappedKey)
{
    private const string Database = "supervision.db";

    public static StoredRows Of(StoredBytes copy, Guid round)
    {
        var scratch = Directory.CreateTempSubdirectory("supervision-forensics-").FullName;
        try
        {
            var file = Path.Combine(scratch, Database);
            File.WriteAllBytes(file, copy.Of(Database));
            File.WriteAllBytes(file + "-wal", copy.Of(Database + "-wal"));
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            connection.Open();
            var id = round.ToString("D").ToUpperInvariant();
            return new(
                Rows(connection, "SELECT Key, Locked FROM Ballots WHERE Round = $id ORDER BY rowid", id, r => (r.GetString(0), (byte[])r[1])),
                Rows(connection, "SELECT hex(Hash) FROM Slips WHERE Round = $id AND State = 'Used'", id, r => r.GetString(0)),
                Rows(connection, "SELECT rowid, Key, Subject, Mark FROM SealedMarks WHERE Round = $id", id, r => (r.GetInt64(0), r.GetString(1), r.GetInt32(2), (byte)r.GetInt32(3))),
                Rows(connection, "SELECT WrappedKey FROM RatingRounds WHERE Id = $id", id, r => (byte[])r[0]).FirstOrDefault() ?? []);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>The parts of the box in every order that the copy offers.</summary>
    public IEnumerable<(string Name, IReadOnlyList<(int Subject, byte Mark)> Parts)> Sortings(StoredBytes copy)
    {
        if (Parts.Count == 0)
        {
            yield break;
        }

        var (main, journal) = (copy.Of(Database), copy.Of(Database + "-wal"));
        var byRow = Parts.OrderBy(p => p.Row).ToList();
        var byKey = Parts.OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        var byPlace = Placed(main, first: true);
        var byIndex = Placed(main, first: false);
        foreach (var (name, parts) in new[] { ("row", byRow), ("key", byKey), ("page offset", byPlace), ("index offset", byIndex), ("journal", Placed(journal, first: true)) })
        {
            if (parts.Count > 0)
            {
                yield return (name, [.. parts.Select(p => (p.Subject, p.Mark))]);
                yield return (name + ", backwards", [.. parts.Select(p => (p.Subject, p.Mark)).Reverse()]);
            }
        }
    }

    private List<(long Row, string Key, int Subject, byte Mark)> Placed(byte[] file, bool first)
    {
        var places = Parts.ConvertAll(p => (Part: p, At: Find(file, System.Text.Encoding.UTF8.GetBytes(p.Key), first)));
        return places.Exists(p => p.At < 0) ? [] : [.. places.OrderBy(p => p.At).Select(p => p.Part)];
    }

    private static int Find(byte[] file, byte[] key, bool first) => first ? file.AsSpan().IndexOf(key) : file.AsSpan().LastIndexOf(key);

    private static List<T> Rows<T>(SqliteConnection connection, string sql, string id, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
