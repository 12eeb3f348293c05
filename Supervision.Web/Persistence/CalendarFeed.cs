namespace Supervision.Web.Persistence;

/// <summary>The private calendar address of one person (日历订阅, D-15.11). Only a hash of it is kept, so nobody can read it here.</summary>
public sealed class CalendarFeed
{
    public PersonId Person { get; set; }

    /// <summary>SHA-256 of the random part of the address, in hexadecimal.</summary>
    public string TokenHash { get; set; } = "";

    /// <summary>When this address was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When a calendar last asked for it (UTC), to the day; null when none has yet.</summary>
    public DateOnly? LastReadOn { get; set; }
}
