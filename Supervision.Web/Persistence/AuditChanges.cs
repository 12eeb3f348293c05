using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;

namespace Supervision.Web.Persistence;

/// <summary>Puts what an act changed into words for the audit trail, field by field (D-1.5).</summary>
internal static class AuditChanges
{
    private const int LongestValue = 300;

    /// <summary>So many new rows of a table are told one by one; the rest of a very long act by number and digest.</summary>
    private const int LongestList = 500;

    /// <summary>Fields that are not written out: secrets, the sentences of notes, and what a compilation worked out of them beside the text.</summary>
    private static readonly HashSet<string> Secret = new(StringComparer.Ordinal)
    {
        nameof(Account.PasswordHash), nameof(Account.SecurityStamp), nameof(Account.ConcurrencyStamp), AggregateVersion.Column,
        nameof(CalendarFeed.TokenHash), nameof(ChannelMark.HiddenValue),
        nameof(OpinionPoint.Sources), nameof(OpinionPoint.CompiledText), nameof(OpinionPoint.SuggestedHeading), nameof(OpinionPoint.GroupReason), nameof(OpinionPoint.Group),
        nameof(RatingRound.BoxKey), nameof(RatingRound.WrappedKey), nameof(RatingRound.Results), nameof(RatingRound.OwnResults), nameof(RatingRound.Paper), nameof(RatingRound.Corrections), nameof(RatingRound.Voiding),
    };

    /// <summary>The changes that a context is about to save.</summary>
    public static string Of(ChangeTracker tracker, NewParts parts)
    {
        var text = new StringBuilder();
        foreach (var entry in tracker.Entries().Where(AuditTrail.IsAudited))
        {
            var fields = entry.Properties.Where(p => IsWritten(p.Metadata.Name) && IsChanged(entry, p)).Select(p => Words(entry, p));
            text.Append(AuditWords.Of(entry.Metadata)).Append(' ').Append(Verb(entry.State)).Append('：')
                .AppendJoin("；", fields).Append('\n');
        }

        foreach (var (type, rows) in parts.ByTable.Where(t => AuditTrail.IsAudited(t.Type.ClrType.Name)))
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
                text.Append(before).Append(word).Append(' ').Append(Cut(property, value));
                before = "；";
            }
        }

        text.Append('\n');
    }

    // The same words as if they were listed, line by line in UTF-8.
    private static string DigestOf(Field[] fields, IEnumerable<object> rows)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new StringBuilder();
        foreach (var row in rows)
        {
            Append(line.Clear(), fields, row);
            digest.AppendData(Encoding.UTF8.GetBytes(line.ToString()));
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }

    private static bool IsChanged(EntityEntry entry, PropertyEntry property) => entry.State switch
    {
        EntityState.Modified => property.IsModified,
        EntityState.Added => IsSaidOfNew(property.CurrentValue),
        _ => property.CurrentValue is not (null or ""),
    };

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
