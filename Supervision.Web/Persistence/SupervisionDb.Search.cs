using Supervision.Web.Common.Lists;

namespace Supervision.Web.Persistence;

/// <content>What can be found. Kept in the transaction of each change, and made anew from the other tables when asked.</content>
public abstract partial class SupervisionDb
{
    private const int Batch = 500;

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    /// <summary>Entries that hold every one of the folded words. A provider with an index of its own overrides this.</summary>
    public virtual IQueryable<SearchEntry> Matching(IReadOnlyList<string> words) => Containing(SearchEntries, words);

    /// <summary>How many entries of each kind hold the words; a kind without any is left out.</summary>
    public virtual async Task<IReadOnlyDictionary<SearchKind, int>> CountMatchingAsync(IReadOnlyList<string> words, CancellationToken stop) =>
        await Matching(words).GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    /// <summary>A stretch of the entries of each of these kinds that hold the words, newest first.</summary>
    public virtual async Task<List<SearchEntry>> PageMatchingAsync(IReadOnlyList<string> words, IReadOnlyList<SearchStretch> stretches, CancellationToken stop)
    {
        List<SearchEntry> entries = [];
        foreach (var (kind, skip, take) in stretches)
        {
            entries.AddRange(await Matching(words).AsNoTracking().Where(e => e.Kind == kind).OrderByDescending(e => e.Id).Skip(skip).Take(take).ToListAsync(stop));
        }

        return entries;
    }

    /// <summary>Makes all entries anew from what they stand for; harmless at any time. Returns how many there are.</summary>
    public async Task<int> RebuildSearchAsync(CancellationToken stop)
    {
        await using var transaction = await Database.BeginTransactionAsync(stop);
        await SearchEntries.ExecuteDeleteAsync(stop);
        await ForgetSearchAsync(stop);
        var (count, batch) = (0, new List<SearchEntry>());
        await foreach (var row in SearchSources.AllAsync(this, stop))
        {
            batch.AddRange(SearchSources.EntriesOf(row));
            if (batch.Count >= Batch)
            {
                count += await StoreAsync(batch, stop);
            }
        }

        count += await StoreAsync(batch, stop);
        await FinishSearchAsync(stop);
        await transaction.CommitAsync(stop);
        return count;
    }

    /// <summary>The words as they stand, whatever signs are among them: the exact comparison.</summary>
    protected static IQueryable<SearchEntry> Containing(IQueryable<SearchEntry> entries, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            var pattern = LikeText.Containing(word);
            entries = entries.Where(e => EF.Functions.Like(e.Folded, pattern, LikeText.Escape));
        }

        return entries;
    }

    /// <summary>Tells the provider's index which entries are gone and which are new.</summary>
    protected virtual Task FollowSearchAsync(IReadOnlyList<long> gone, IReadOnlyList<SearchEntry> fresh, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Puts the provider's index in order after it was filled anew.</summary>
    protected virtual Task FinishSearchAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Empties the provider's index.</summary>
    protected virtual Task ForgetSearchAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Stores new entries, which have their numbers afterwards. A provider with a faster way overrides this.</summary>
    protected virtual async Task StoreRowsAsync(IReadOnlyList<SearchEntry> fresh, CancellationToken stop)
    {
        AddRange(fresh);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, stop);
        foreach (var entry in fresh)
        {
            Entry(entry).State = EntityState.Detached;
        }
    }

    private async Task UpdateSearchAsync(IReadOnlyList<SearchSource> changed, CancellationToken stop)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var owners = changed.Select(c => c.Owner).ToList();
        var known = await SearchEntries.AsNoTracking().Where(e => owners.Contains(e.Owner)).ToListAsync(stop);
        var wanted = changed.SelectMany(c => SearchSources.EntriesOf(c.Row)).ToList();
        if (known.Count == 0)
        {
            await StoreAsync(wanted, stop);
            return;
        }

        var said = wanted.ToLookup(w => (w.Kind, w.Source));
        List<long> gone = [.. known.Where(k => !said[(k.Kind, k.Source)].Any(w => w.SaysTheSameAs(k))).Select(k => k.Id)];
        await SearchEntries.Where(e => gone.Contains(e.Id)).ExecuteDeleteAsync(stop);
        await FollowSearchAsync(gone, [], stop);
        var kept = known.ToLookup(k => (k.Kind, k.Source));
        await StoreAsync([.. wanted.Where(w => !kept[(w.Kind, w.Source)].Any(k => k.SaysTheSameAs(w)))], stop);
    }

    private async Task<int> StoreAsync(List<SearchEntry> fresh, CancellationToken stop)
    {
        await StoreRowsAsync(fresh, stop);
        await FollowSearchAsync([], fresh, stop);
        var stored = fresh.Count;
        fresh.Clear();
        return stored;
    }
}
