namespace Supervision.Web.Access;

/// <summary>A session that its holder ended by signing out: its cookie is worth nothing from then on, also as a copy.</summary>
public sealed class EndedSession
{
    /// <summary>Number of the session, as in its claim.</summary>
    public Guid Id { get; set; }

    public DateTimeOffset EndedAt { get; set; }
}
