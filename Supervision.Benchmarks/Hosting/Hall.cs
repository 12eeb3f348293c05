using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Ratings;

namespace Supervision.Benchmarks.Hosting;

/// <summary>The product as published over a storage with open rounds, the phones before it, and a look into the box from outside.</summary>
internal sealed class Hall : IAsyncDisposable
{
    /// <summary>Subjects of a ballot.</summary>
    public const int Subjects = 15;

    private readonly string storage;

    private Hall(string storage, Child product, Queue<OpenRatingRound> rounds, BareCommits bare) =>
        (this.storage, Product, Rounds, Bare) = (storage, product, rounds, bare);

    public Child Product { get; }

    /// <summary>Rounds that nobody has voted in.</summary>
    public Queue<OpenRatingRound> Rounds { get; }

    /// <summary>Commits on the same disk.</summary>
    public BareCommits Bare { get; }

    /// <summary>All marks of a ballot as they travel in its form.</summary>
    public static string Marks { get; } = string.Concat(Enumerable.Range(0, Subjects).Select(i => (char)('0' + (i % 3))));

    /// <summary>Opens so many rounds of so many slips.</summary>
    public static async Task<Hall> OpenAsync(int rounds, int slips, CancellationToken stop)
    {
        var folder = DataSet.Empty();
        Queue<OpenRatingRound> open = new();
        await using (var services = await ProductServices.StartAsync(folder, null, stop))
        {
            var hall = await RatingHall.FoundAsync(services, stop);
            for (var i = 0; i < rounds; i++)
            {
                open.Enqueue(await hall.OpenAsync(Subjects, slips, stop));
            }
        }

        return new(folder, await Child.ProductAsync(folder, jobs: false, stop), open, new(folder));
    }

    /// <summary>Phones whose connection is open.</summary>
    public async Task<IReadOnlyList<Voter>> PhonesAsync(int count)
    {
        var phones = Enumerable.Range(0, count).Select(_ => new Voter(Product.Address)).ToList();
        await Task.WhenAll(phones.Select(p => p.WarmAsync()));
        return phones;
    }

    /// <summary>Throws when the box of a round does not hold what was acknowledged.</summary>
    public void DemandCast(OpenRatingRound round, int acknowledged)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(storage, "supervision.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT (SELECT count(*) FROM Ballots WHERE Round = $round), (SELECT count(*) FROM Slips WHERE Round = $round AND State = 'Used')";
        count.Parameters.AddWithValue("$round", round.Id.Value);
        using var reader = count.ExecuteReader();
        reader.Read();
        if (reader.GetInt32(0) != acknowledged || reader.GetInt32(1) != acknowledged)
        {
            throw new InvalidOperationException($"{acknowledged} receipts, {reader.GetInt32(0)} ballots in the box, {reader.GetInt32(1)} slips used.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        Bare.Dispose();
        DataSet.Delete(storage);
    }
}
