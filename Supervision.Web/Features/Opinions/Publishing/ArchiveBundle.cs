using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>What a bundle will hold.</summary>
/// <param name="FileName">Name of the ZIP.</param>
/// <param name="Texts">Lists made now: name and content.</param>
/// <param name="Files">Stored files with their names inside.</param>
public sealed record BundlePlan(string FileName, IReadOnlyList<(string Name, string Text)> Texts, IReadOnlyList<(string Name, StoredFile File)> Files);

/// <summary>The archive bundle of a dossier (案卷包, D-15.12): all versions, decisions, deadlines with reasons, reminders, documents, with an index of hashes.</summary>
public sealed class ArchiveBundle(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, FileStore store)
{
    /// <summary>Plans the bundle; null when the opinion does not exist.</summary>
    public async Task<BundlePlan?> FindAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.CloseOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop) is not { } opinion)
        {
            return null;
        }

        var files = await db.StoredFiles.AsNoTracking().Where(f => f.MatterKind == MatterKind.Opinion && f.MatterId == id.Value).ToListAsync(stop);
        return new(
            $"{opinion.Dossier.Address} 案卷包.zip", await new BundleTexts(db, opinion).AllAsync(stop),
            [.. files.OrderBy(f => f.AddedAt).Select((f, i) => ($"文件/{(i + 1).ToString("00", CultureInfo.InvariantCulture)} {f.Name}", f))]);
    }

    /// <summary>Streams the ZIP: no bundle lies in memory or on disk. The index comes last, when every hash is known.</summary>
    public async Task WriteAsync(BundlePlan plan, Stream target, CancellationToken stop)
    {
        var index = new StringBuilder("名称,字节,SHA-256\r\n");
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var (name, text) in plan.Texts)
        {
            await using var content = new MemoryStream(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray());
            await AddAsync(zip, name, content, index, stop);
        }

        foreach (var (name, file) in plan.Files)
        {
            await using var content = store.Open(file);
            await AddAsync(zip, name, content, index, stop);
        }

        await using var entry = await zip.CreateEntry("目录.csv", CompressionLevel.Fastest).OpenAsync(stop);
        await entry.WriteAsync(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(index.ToString())).ToArray(), stop);
    }

    private static async Task AddAsync(ZipArchive zip, string name, Stream content, StringBuilder index, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long length = 0;
        await using (var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop))
        {
            for (int read; (read = await content.ReadAsync(buffer, stop)) > 0; length += read)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                await entry.WriteAsync(buffer.AsMemory(0, read), stop);
            }
        }

        index.Append(CultureInfo.InvariantCulture, $"{BundleTexts.Cell(name)},{length},{Convert.ToHexString(hash.GetHashAndReset())}\r\n");
    }
}
