using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;

namespace Supervision.Web.Persistence;

/// <summary>Writes the audit trail in the transaction of the change, and verifies it.</summary>
public static class AuditTrail
{
    /// <summary>Tables whose rows are no official acts: the trail itself, drafts of typing, runs and messages of jobs.</summary>
    private static readonly HashSet<string> Unaudited = new(StringComparer.Ordinal)
    {
        nameof(AuditEntry), nameof(AuditHead), nameof(PointDraft), nameof(PaperSeen), nameof(OpinionVersion), "JobRun", "JobLock", "Reminder", "OutgoingMessage", "Obligation",
        "ObligationRevision", nameof(Deadline), nameof(StartEvent), nameof(SearchEntry),
        nameof(Slip), nameof(Ballot), nameof(RollEntry), nameof(SealedMark), nameof(OpenVote),
        nameof(QuestionnaireAnswer), nameof(QuestionnaireLink), // Anonymous: neither who nor when is written down anywhere.
        nameof(LawProvision), // The lines of a law; their sum stands in the law's own row.
        nameof(SampleUnit), // The list of a sample: seed and sentence tell which were drawn and replaced.
    };

    internal static bool HasChanges(ChangeTracker tracker) => tracker.Entries().Any(IsAudited);

    /// <summary>Adds one line per sentence told, or one line naming the tables when nothing was told.</summary>
    /// <exception cref="InvalidOperationException">Nobody acts: the context was not opened through <c>OpenAsync</c>.</exception>
    internal static async Task AppendAsync(
        SupervisionDb db, IReadOnlyList<(MatterRef Matter, string Sentence)> told, NewParts parts, CancellationToken stop)
    {
        var actor = db.Actor ?? throw new InvalidOperationException("A change needs an actor: open the context with OpenAsync(actor).");
        var changes = AuditChanges.Of(db.ChangeTracker, parts);
        var lines = told.Count > 0 ? told : [(MatterRef.House, "修改：" + TablesOf(db.ChangeTracker))];

        // Updating the head first takes the write lock, so that two writers never read the same head.
        await db.Set<AuditHead>().Where(h => h.Id == 1).ExecuteUpdateAsync(h => h.SetProperty(x => x.Sequence, x => x.Sequence), stop);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(h => h.Id == 1, stop);
        foreach (var (matter, sentence) in lines)
        {
            var entry = Line(db, actor, matter, sentence, changes, head);
            changes = "";
            (head.Sequence, head.Hash) = (entry.Sequence, entry.Hash);
            db.Add(entry);
        }

        await db.Set<AuditHead>().Where(h => h.Id == 1).ExecuteUpdateAsync(
            h => h.SetProperty(x => x.Sequence, head.Sequence).SetProperty(x => x.Hash, head.Hash), stop);
    }

    /// <summary>Walks the chain; the sentence names the first broken row, or says that all is whole.</summary>
    public static async Task<(bool IsWhole, string Sentence)> VerifyAsync(SupervisionDb db, CancellationToken stop)
    {
        var (expected, previous) = (1L, "");
        await foreach (var line in db.TrailAsync(stop))
        {
            if (line.Sequence != expected)
            {
                return (false, $"操作日志在第 {expected} 条断开：缺少第 {expected} 条，下一条是第 {line.Sequence} 条。");
            }

            if (line.Previous != previous || line.Hash != line.Found)
            {
                return (false, $"操作日志第 {line.Sequence} 条与校验值不符：内容被改动，或者顺序被调换。");
            }

            (expected, previous) = (expected + 1, line.Hash);
        }

        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(stop);
        return head.Sequence == expected - 1 && head.Hash == previous
            ? (true, $"操作日志完整，共 {expected - 1} 条。")
            : (false, $"操作日志在第 {expected} 条断开：末尾缺少第 {expected} 条至第 {head.Sequence} 条。");
    }

    private static AuditEntry Line(SupervisionDb db, Actor actor, MatterRef matter, string sentence, string changes, AuditHead head)
    {
        var entry = new AuditEntry
        {
            Sequence = head.Sequence + 1,
            At = db.Clock.GetUtcNow(),
            Person = actor.Person?.Value,
            Actor = actor.Name,
            MatterKind = matter.Kind,
            MatterId = matter.Id,
            Sentence = sentence,
            Changes = changes,
            Previous = head.Hash,
        };
        entry.Hash = new AuditHasher().HashOf(entry);
        return entry;
    }

    /// <summary>True for a row that is about to change and whose changes are official acts.</summary>
    internal static bool IsAudited(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && IsAudited(entry.Metadata.ClrType.Name);

    /// <summary>True for a table whose rows are official acts.</summary>
    internal static bool IsAudited(string type) => !Unaudited.Contains(type);

    private static string TablesOf(ChangeTracker tracker) =>
        string.Join("、", tracker.Entries().Where(IsAudited).Select(e => AuditWords.Of(e.Metadata)).Distinct(StringComparer.Ordinal));
}
