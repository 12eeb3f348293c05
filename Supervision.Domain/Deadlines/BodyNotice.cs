using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Deadlines;

/// <summary>Id of a notice.</summary>
public readonly record struct BodyNoticeId(Guid Value);

/// <summary>One notice to one body about what changed for it (通知): a sitting that moved (D-3.10), a body that took over (D-17.13).</summary>
/// <remarks>It hangs on the body; whoever acts for it today reads it. Read once by one of them is read.</remarks>
public sealed class BodyNotice
{
    /// <summary>Longest text; what does not fit is counted, not listed.</summary>
    public const int Longest = 2000;

    private BodyNotice()
    {
    }

    public BodyNoticeId Id { get; private set; }

    public SupervisedBodyId Body { get; private set; }

    public MatterKind MatterKind { get; private set; }

    public Guid MatterId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>When it was given (UTC).</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When it was read (UTC); null before.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Who read it.</summary>
    public string SeenBy { get; private set; } = "";

    public static BodyNotice To(SupervisedBodyId body, MatterRef matter, string text, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Body = body,
        MatterKind = matter.Kind,
        MatterId = matter.Id,
        Text = text.Length > Longest ? text[..Longest] : text,
        MadeAt = now,
    };

    /// <summary>Read; the first reading counts.</summary>
    public void Read(string by, DateTimeOffset now) => (SeenAt, SeenBy) = SeenAt is null ? (now, by) : (SeenAt, SeenBy);
}
