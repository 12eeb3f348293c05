using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Supervision.Web.Persistence;

namespace Supervision.Web.Files;

/// <summary>What a bundle will hold.</summary>
/// <param name="FileName">Name of the ZIP.</param>
/// <param name="Made">Papers and lists made now: name and bytes.</param>
/// <param name="Files">Stored files with their names inside.</param>
public sealed record BundlePlan(string FileName, IReadOnlyList<(string Name, byte[] Content)> Made, IReadOnlyList<(string Name, StoredFile File)> Files)
{
    /// <summary>A list as a text that spreadsheets read: UTF-8 with mark.</summary>
    public static byte[] Text(string text) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];
}

/// <summary>Writes bundles as ZIP (案卷包、个人卷) with a list of contents that names every file with its hash.</summary>
public sealed class ZipBundle(FileStore store)
{
    /// <summary>The bundle as an answer, streamed.</summary>
    public IResult Answer(BundlePlan plan, HttpContext request, CancellationToken stop) => TypedResults.Stream(async body =>
    {
        // The writer of the ZIP format writes its central directory synchronously.
        if (request.Features.Get<IHttpBodyControlFeature>() is { } control)
        {
            control.AllowSynchronousIO = true;
        }

        await WriteAsync(plan, body, stop);
    }, "application/zip", plan.FileName);

    /// <summary>Streams the ZIP: no bundle lies in memory or on disk. The index comes last, when every hash is known.</summary>
    public async Task WriteAsync(BundlePlan plan, Stream target, CancellationToken stop)
    {
        var index = new StringBuilder("名称,字节,SHA-256\r\n");
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var (name, made) in plan.Made)
        {
            await using var content = new MemoryStream(made);
            await AddAsync(zip, name, content, index, stop);
        }

        foreach (var (name, file) in plan.Files)
        {
            await using var content = store.Open(file);
            await AddAsync(zip, name, content, index, stop);
        }

        await using var entry = await zip.CreateEntry("目录.csv", CompressionLevel.Fastest).OpenAsync(stop);
        await entry.WriteAsync(BundlePlan.Text(index.ToString()), stop);
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

        index.Append(CultureInfo.InvariantCulture, $"{Cell(name)},{length},{Convert.ToHexString(hash.GetHashAndReset())}\r\n");
    }

    private static string Cell(string text) => text.AsSpan().IndexOfAny(',', '"') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
