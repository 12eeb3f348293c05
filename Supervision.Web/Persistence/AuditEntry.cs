namespace Supervision.Web.Persistence;

/// <summary>One line of the audit trail (操作日志): append-only, chained by hash, written with the change it tells of.</summary>
public sealed class AuditEntry
{
    /// <summary>Rising number without gap; keeps the order also when the clock jumps back (D-17.34).</summary>
    public long Sequence { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid? Person { get; set; }

    public string Actor { get; set; } = "";

    public MatterKind MatterKind { get; set; }

    public Guid MatterId { get; set; }

    /// <summary>What happened, in one Chinese sentence; the history of a dossier is made of these.</summary>
    public string Sentence { get; set; } = "";

    /// <summary>Fields before and after, for office and council only (D-1.5).</summary>
    public string Changes { get; set; } = "";

    /// <summary>Hash of the line before.</summary>
    public string Previous { get; set; } = "";

    /// <summary>SHA-256 over this line and <see cref="Previous"/>.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>Where the chain stands; its one row is also the lock that makes writers queue.</summary>
public sealed class AuditHead
{
    public int Id { get; set; } = 1;

    public long Sequence { get; set; }

    public string Hash { get; set; } = "";
}

/// <summary>A line of the trail as it is verified.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Previous">The hash of the line before, as it is written.</param>
/// <param name="Hash">Its own hash, as it is written.</param>
/// <param name="Found">The hash its contents have.</param>
internal readonly record struct TrailLine(long Sequence, string Previous, string Hash, string Found);
