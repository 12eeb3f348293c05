using Supervision.Web.Persistence;

namespace Supervision.Web.Files;

/// <summary>What a night's look at the files found.</summary>
/// <param name="Seen">Files on the disk.</param>
/// <param name="Thrown">Files that no row names and that were thrown away.</param>
/// <param name="Missing">Name of the first file that a row names and the disk lacks; null when none is missing.</param>
public sealed record SweptFiles(int Seen, int Thrown, string? Missing);

/// <summary>Compares the files on the disk with the rows that name them. What an interrupted upload left behind is thrown away after a day.</summary>
/// <remarks>Bytes are written before their row is saved; between the two the power may go. A younger file may belong to an upload that is under way.</remarks>
public sealed class SweepFiles(StorageDirectory storage, FileStore store, IDbContextFactory<SupervisionDb> databases)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async Task<SweptFiles> RunAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var file in db.StoredFiles.AsNoTracking().Select(f => new { f.Hash, f.Name }).AsAsyncEnumerable().WithCancellation(stop))
        {
            named.TryAdd(file.Hash, file.Name);
        }

        var (seen, thrown, before) = (0, 0, db.Clock.GetUtcNow().UtcDateTime - Kept);
        foreach (var place in new DirectoryInfo(storage.Files).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            seen++;
            if (!named.ContainsKey(place.Name) && place.LastWriteTimeUtc < before && store.ThrowAway(place.FullName, before))
            {
                thrown++;
            }
        }

        return new(seen, thrown, named.FirstOrDefault(n => !store.Holds(n.Key)).Value);
    }
}
