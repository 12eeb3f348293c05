using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Web.Persistence;

namespace Supervision.Benchmarks.Goals;

/// <summary>P8: the product verifies an audit trail of a million lines out of its database, against hashing the same bytes.</summary>
internal static class P8Audit
{
    private const int Lines = 1_000_000;
    private const int Sample = 20_000;

    public static Goal Goal { get; } = new("P8", "audit chain of 1,000,000 lines verified", "ms", 5, 2, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = await DataSet.DirectoryAsync(1, YearSize.Usual with { Matters = 6, AuditRows = Lines }, stop);
        await using var services = await ProductServices.StartAsync(storage, null, stop);
        var bytes = await BytesAsync(services, stop);
        var said = "";
        var pairs = await Interleaved.TakeAsync(bench.Rounds, 1, () => Statistics.TimeAsync(async () =>
        {
            await using var db = await services.OpenAsync(stop);
            (var isWhole, said) = await AuditTrail.VerifyAsync(db, stop);
            _ = isWhole ? said : throw new InvalidOperationException(said);
        }), () => Task.FromResult(Statistics.Time(() => HashAll(bytes))), stop);
        return new(pairs) { Remark = said };
    }

    // The bytes of the first lines; hashed over and over they are as many as all lines have, and of the same lengths.
    private static async Task<IReadOnlyList<byte[]>> BytesAsync(ProductServices services, CancellationToken stop)
    {
        await using var db = await services.OpenAsync(stop);
        var hasher = new AuditHasher();
        var lines = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).Take(Sample).ToListAsync(stop);
        return lines.ConvertAll(l => hasher.BytesOf(l).ToArray());
    }

    private static void HashAll(IReadOnlyList<byte[]> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < Lines; i++)
        {
            SHA256.HashData(bytes[i % bytes.Count], hash);
        }
    }
}
