namespace Supervision.Web.Persistence;

/// <summary>A member has opened a paper (已看). Only the reader sees it: it counts what is unread, never who reads how much.</summary>
public sealed class PaperSeen
{
    public PersonId Person { get; set; }

    /// <summary>The stored file; a replaced text is a new one and unread again.</summary>
    public Guid File { get; set; }

    public DateTimeOffset At { get; set; }
}
