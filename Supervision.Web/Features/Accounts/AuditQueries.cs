using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>What is looked for in the audit trail; empty parts do not narrow.</summary>
/// <param name="Person">Part of the name of who acted.</param>
/// <param name="Kind">Kind of object.</param>
/// <param name="Matter">One object.</param>
/// <param name="Words">Part of the sentence.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record AuditFilter(string Person = "", MatterKind? Kind = null, Guid? Matter = null, string Words = "", DateOnly? From = null, DateOnly? To = null);

/// <summary>A page of the audit trail; <see cref="ShowsChanges"/> is false for an administrator (D-1.5).</summary>
public sealed record AuditList(IReadOnlyList<AuditEntry> Lines, int Total, int Page, int PageCount, bool ShowsChanges);

/// <summary>Reads the audit trail, newest first.</summary>
[Demands(Permissions.ReadAudit)]
public sealed class AuditQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, ChainCheck chain)
{
    public const int PageSize = 50;

    private const string Colon = "：";

    /// <summary>Most lines of one export.</summary>
    public const int MostLines = 20_000;

    public async Task<AuditList> ListAsync(AuditFilter filter, int page, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadAudit, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = Filter(db.AuditEntries.AsNoTracking(), filter, MaySeeChanges(actor));
        var total = await found.CountAsync(stop);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var lines = await found.OrderByDescending(e => e.Sequence).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        return new(Shown(lines, actor), total, page, pages, MaySeeChanges(actor));
    }

    /// <summary>All that was found, oldest first, for an export.</summary>
    public async Task<AuditList> AllAsync(AuditFilter filter, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadAudit, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var lines = await Filter(db.AuditEntries.AsNoTracking(), filter, MaySeeChanges(actor)).OrderBy(e => e.Sequence).Take(MostLines).ToListAsync(stop);
        return new(Shown(lines, actor), lines.Count, 1, 1, MaySeeChanges(actor));
    }

    /// <summary>Walks the whole chain now.</summary>
    public async Task<ChainState> CheckAsync(CancellationToken stop)
    {
        await person.DemandAsync(Permissions.ReadAudit, stop);
        return await chain.RunAsync(stop);
    }

    private static bool MaySeeChanges(Actor actor) => actor.IsOffice || actor.IsCouncil;

    private static List<AuditEntry> Shown(List<AuditEntry> lines, Actor actor)
    {
        if (!MaySeeChanges(actor))
        {
            lines.ForEach(e => (e.Changes, e.Sentence) = ("", HeadlineOf(e)));
        }

        return lines;
    }

    /// <summary>What was done, without what was decided and why: the administrator sees that somebody acted, and on what kind of thing (D-1.5).
    /// Of accounts and settings, the administrator's own affair, the whole sentence.</summary>
    private static string HeadlineOf(AuditEntry entry) =>
        entry.MatterKind == MatterKind.House ? entry.Sentence : entry.Sentence[..(entry.Sentence + Colon).AsSpan().IndexOfAny('：', '（')];

    // Who reads only the headlines looks only through the headlines, so that a filter tells no more than the list.
    private static IQueryable<AuditEntry> WithWords(IQueryable<AuditEntry> entries, string words, bool whole) =>
        words.Length == 0 ? entries
        : whole ? entries.Where(e => e.Sentence.Contains(words))
        : entries.Where(e => e.MatterKind == MatterKind.House
            ? e.Sentence.Contains(words)
            : (e.Sentence.Replace("（", Colon) + Colon).Substring(0, (e.Sentence.Replace("（", Colon) + Colon).IndexOf(Colon)).Contains(words));

    private static IQueryable<AuditEntry> Filter(IQueryable<AuditEntry> entries, AuditFilter filter, bool whole)
    {
        var (from, end) = (filter.From?.StartOfDay().ToUniversalTime(), filter.To?.AddDays(1).StartOfDay().ToUniversalTime());
        return WithWords(entries, filter.Words, whole).Where(e =>
            (filter.Person == "" || e.Actor.Contains(filter.Person))
            && (filter.Kind == null || e.MatterKind == filter.Kind) && (filter.Matter == null || e.MatterId == filter.Matter)
            && (from == null || e.At >= from) && (end == null || e.At < end));
    }
}

/// <summary>How the chain was found at its last check.</summary>
public sealed record ChainState(bool IsWhole, string Sentence, DateTimeOffset At);

/// <summary>Checks the chain of the audit trail and remembers the last result.</summary>
public sealed class ChainCheck(IDbContextFactory<SupervisionDb> databases, TimeProvider clock)
{
    /// <summary>The last result since the program started; null before the first check.</summary>
    public ChainState? Last { get; private set; }

    internal async Task<ChainState> RunAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var (isWhole, sentence) = await AuditTrail.VerifyAsync(db, stop);
        return Last = new(isWhole, sentence, clock.GetUtcNow());
    }
}
