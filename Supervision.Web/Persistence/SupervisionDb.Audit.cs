using System.Runtime.CompilerServices;

namespace Supervision.Web.Persistence;

/// <content>The audit trail as it is verified.</content>
public abstract partial class SupervisionDb
{
    /// <summary>All lines of the trail in order, each with the hash its contents have. A provider with a faster way overrides this.</summary>
    internal virtual async IAsyncEnumerable<TrailLine> TrailAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var hasher = new AuditHasher();
        await foreach (var entry in AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return new(entry.Sequence, entry.Previous, entry.Hash, hasher.HashOf(entry));
        }
    }
}
