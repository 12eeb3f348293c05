using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Supervision.Web.Common;

/// <summary>One event as calendars take it (D-15.11).</summary>
/// <param name="Uid">Id of the sitting, meeting or deadline: the same for ever.</param>
/// <param name="Sequence">Its version; calendars take the higher one.</param>
/// <param name="First">Its day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Start">Beijing time on the first day; null for the whole day.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="Description">How the day was found; may be empty.</param>
/// <param name="IsCancelled">True when it will not take place, so that calendars strike it out.</param>
public sealed record IcsEvent(
    Guid Uid, int Sequence, DateOnly First, DateOnly Last, TimeOnly? Start, string Summary, string Place, string Description, bool IsCancelled)
{
    /// <summary>Beijing time of its end on the last day; null where nobody said until when.</summary>
    public TimeOnly? End { get; init; }
}

/// <summary>Events as iCalendar text (RFC 5545).</summary>
internal static class IcsCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    public static string Write(string name, IEnumerable<IcsEvent> events, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Supervision//CN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", "Asia/Shanghai");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        calendar.Events.AddRange(events.Select(e => Of(e, now)));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Of(IcsEvent e, DateTimeOffset now)
    {
        var written = new CalendarEvent
        {
            Uid = e.Uid.ToString(),
            Sequence = e.Sequence,
            DtStamp = new CalDateTime(now.UtcDateTime),
            Summary = e.Summary,
            Start = e.Start is { } time ? At(e.First, time) : new CalDateTime(e.First),
            Status = e.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = e.Start is null ? TransparencyType.Transparent : TransparencyType.Opaque,
        };
        // Without an end many calendars show a meeting as a moment.
        written.End = e.Start is null ? new CalDateTime(e.Last.AddDays(1)) : e.End is { } end ? At(e.Last, end) : null;

        if (e.Place.Length > 0)
        {
            written.Location = e.Place;
        }

        if (e.Description.Length > 0)
        {
            written.Description = e.Description;
        }

        return written;
    }

    // In UTC, so that no calendar needs to know our zone.
    private static CalDateTime At(DateOnly day, TimeOnly time) => new(day.StartOfDay().Add(time.ToTimeSpan()).UtcDateTime);
}
