using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    private const int LongestValue = 300;

    /// <summary>So many new rows of a table are told one by one; the rest of a very long act by number and digest.</summary>
    private const int LongestList = 500;

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

    /// <summary>Fields that are not written out: secrets, the sentences of notes, and what a compilation worked out of them beside the text.</summary>
    private static readonly HashSet<string> Secret = new(StringComparer.Ordinal)
    {
        nameof(Account.PasswordHash), nameof(Account.SecurityStamp), nameof(Account.ConcurrencyStamp), AggregateVersion.Column,
        nameof(CalendarFeed.TokenHash), nameof(ChannelMark.HiddenValue),
        nameof(OpinionPoint.Sources), nameof(OpinionPoint.CompiledText), nameof(OpinionPoint.SuggestedHeading), nameof(OpinionPoint.GroupReason), nameof(OpinionPoint.Group),
        nameof(RatingRound.BoxKey), nameof(RatingRound.WrappedKey), nameof(RatingRound.Results), nameof(RatingRound.OwnResults), nameof(RatingRound.Paper), nameof(RatingRound.Corrections), nameof(RatingRound.Voiding),
    };

    internal static bool HasChanges(ChangeTracker tracker) => tracker.Entries().Any(IsAudited);

    /// <summary>Adds one line per sentence told, or one line naming the tables when nothing was told.</summary>
    /// <exception cref="InvalidOperationException">Nobody acts: the context was not opened through <c>OpenAsync</c>.</exception>
    internal static async Task AppendAsync(
        SupervisionDb db, IReadOnlyList<(MatterRef Matter, string Sentence)> told, NewParts parts, CancellationToken stop)
    {
        var actor = db.Actor ?? throw new InvalidOperationException("A change needs an actor: open the context with OpenAsync(actor).");
        var changes = ChangesOf(db.ChangeTracker, parts);
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

    private static bool IsAudited(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && IsAudited(entry.Metadata.ClrType.Name);

    /// <summary>True for a table whose rows are official acts.</summary>
    internal static bool IsAudited(string type) => !Unaudited.Contains(type);

    private static string TablesOf(ChangeTracker tracker) =>
        string.Join("、", tracker.Entries().Where(IsAudited).Select(e => AuditWords.Of(e.Metadata)).Distinct(StringComparer.Ordinal));

    private static string ChangesOf(ChangeTracker tracker, NewParts parts)
    {
        var text = new StringBuilder();
        foreach (var entry in tracker.Entries().Where(IsAudited))
        {
            var fields = entry.Properties.Where(p => IsWritten(p.Metadata.Name) && IsChanged(entry, p)).Select(p => Words(entry, p));
            text.Append(AuditWords.Of(entry.Metadata)).Append(' ').Append(Verb(entry.State)).Append('：')
                .AppendJoin("；", fields).Append('\n');
        }

        foreach (var (type, rows) in parts.ByTable.Where(t => IsAudited(t.Type.ClrType.Name)))
        {
            Append(text, type, rows);
        }

        return text.ToString();
    }

    // As many rows of one table: what is the same for all of them is looked up once.
    private static void Append(StringBuilder text, IEntityType type, IReadOnlyCollection<object> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"{AuditWords.Of(type)} {Verb(EntityState.Added)} {rows.Count} 条：\n");
        Field[] fields = [.. type.GetProperties().Where(p => IsWritten(p.Name) && !p.IsShadowProperty()).Select(p => new Field(p, FieldOf(p), p.GetGetter()))];
        foreach (var row in rows.Take(LongestList))
        {
            Append(text, fields, row);
        }

        if (rows.Count > LongestList)
        {
            text.Append(CultureInfo.InvariantCulture, $"其余 {rows.Count - LongestList} 条不逐条列出，内容的 SHA-256 为 {DigestOf(fields, rows.Skip(LongestList))}\n");
        }
    }

    private static void Append(StringBuilder text, Field[] fields, object row)
    {
        var before = "";
        foreach (var (property, word, getter) in fields)
        {
            if (getter.GetClrValue(row) is var value && IsSaidOfNew(value))
            {
                text.Append(before).Append(word).Append(' ');
                AppendValue(text, property, value);
                before = "；";
            }
        }

        text.Append('\n');
    }

    // The same words as if they were listed, line by line in UTF-8.
    private static string DigestOf(Field[] fields, IEnumerable<object> rows)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (line, bytes) = (new StringBuilder(), new ArrayBufferWriter<byte>());
        foreach (var row in rows)
        {
            Append(line.Clear(), fields, row);
            bytes.ResetWrittenCount();
            foreach (var chunk in line.GetChunks())
            {
                Encoding.UTF8.GetBytes(chunk.Span, bytes);
            }

            digest.AppendData(bytes.WrittenSpan);
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }

    private static void AppendValue(StringBuilder text, IProperty property, object? value)
    {
        switch (value)
        {
            case string { Length: <= LongestValue } words:
                text.Append(words);
                break;
            case Guid or int or long:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            default:
                text.Append(Cut(property, value));
                break;
        }
    }

    private static bool IsChanged(EntityEntry entry, PropertyEntry property) =>
        entry.State switch { EntityState.Modified => property.IsModified, EntityState.Added => IsSaidOfNew(property.CurrentValue), _ => property.CurrentValue is not (null or "") };

    // What a new row does not have is not said.
    private static bool IsSaidOfNew(object? value) => value is not (null or "" or false or ICollection { Count: 0 });

    private static string Words(EntityEntry entry, PropertyEntry property) => entry.State == EntityState.Modified
        ? $"{FieldOf(property.Metadata)} {Cut(property.Metadata, property.OriginalValue)}→{Cut(property.Metadata, property.CurrentValue)}"
        : $"{FieldOf(property.Metadata)} {Cut(property.Metadata, property.CurrentValue)}";

    private static string FieldOf(IProperty property) => AuditFields.Of(property.DeclaringType.ClrType.Name, property.Name);

    /// <summary>True for a field whose values are written out.</summary>
    internal static bool IsWritten(string field) => !Secret.Contains(field);

    private readonly record struct Field(IProperty Property, string Word, IClrPropertyGetter Getter);

    private static string Verb(EntityState state) => state switch { EntityState.Added => "新增", EntityState.Deleted => "删除", _ => "修改" };

    private static string Cut(IProperty property, object? value)
    {
        var text = Print(property, value);
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }

    // As people read it: ids bare, moments in Beijing, and what is kept as text as that text, never the name of a type of the program.
    private static string Print(IProperty property, object? value) => value switch
    {
        null => "",
        byte[] bytes => $"{bytes.Length} 字节",
        DateTimeOffset at => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "是" : "否",
        Enum or string => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => Convert.ToString(property.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value, CultureInfo.InvariantCulture) ?? "",
    };
}
