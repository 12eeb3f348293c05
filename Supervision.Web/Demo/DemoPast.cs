namespace Supervision.Web.Demo;

/// <summary>The sittings of the made-up year that are over and done with: one about every two months.</summary>
/// <param name="Sittings">Days from today with the number of each; only those of the plan's year, after its publication.</param>
/// <param name="Statutory">When the statutory reports are heard, in days from today: June to September (D-4.3).</param>
/// <param name="Industry">When the report whose dossier is closed was heard; ahead when the year is too young for it.</param>
internal sealed record DemoPast(IReadOnlyList<(int Offset, int Number)> Sittings, int Statutory, int Industry)
{
    /// <summary>Days from the call of a sitting to the sitting.</summary>
    public const int Call = 40;

    private const int Ahead = 40;
    private const int Closed = -166;

    /// <summary>The newest of them, in days from today.</summary>
    public const int Newest = -108;

    private static readonly (int Offset, int Number)[] All = [(-224, 25), (Closed, 26), (Newest, 27)];

    public static DemoPast Of(DateOnly today, int year, DateOnly published)
    {
        var held = All.Where(s => today.AddDays(s.Offset).Year == year && today.AddDays(s.Offset - Call) > published.AddDays(3)).ToList();
        var summer = held.Where(s => today.AddDays(s.Offset).Month is >= 6 and <= 9).ToList();
        return new(
            held,
            summer.Count > 0 ? summer[^1].Offset : new DateOnly(year, 9, 15).DayNumber - today.DayNumber,
            held.Exists(s => s.Offset == Closed) ? Closed : Ahead);
    }
}
