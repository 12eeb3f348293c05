namespace Supervision.Web.Persistence;

/// <summary>A listed day of the holiday tables as it lies in the database; one row per day and layer.</summary>
public sealed class CalendarDayRow
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public DateOnly Day { get; set; }

    public DayKind Kind { get; set; }

    public string Name { get; set; } = "";

    public CalendarLayer Layer { get; set; }

    public string Source { get; set; } = "";

    public CalendarDay ToDay() => new(Day, Kind, Name, Layer, Source);
}
