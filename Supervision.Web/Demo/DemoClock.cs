namespace Supervision.Web.Demo;

/// <summary>The clock of the played year: it stands where the script sets it and never after the real day.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes on to a moment; the script never goes back, so that the history reads in order.</summary>
    public void GoTo(DateTimeOffset moment) => now = moment > now ? moment : now.AddMinutes(3);
}
