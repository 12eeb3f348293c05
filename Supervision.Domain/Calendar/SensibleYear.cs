namespace Supervision.Domain.Calendar;

/// <summary>Years that somebody can mean. Every address and every field that names a year asks here, so that no page counts what cannot be.</summary>
public static class SensibleYear
{
    /// <summary>The first: local standing committees exist since 1979.</summary>
    public const int First = 1980;

    /// <summary>The last.</summary>
    public const int Last = 2100;

    /// <summary>True of a year between both.</summary>
    public static bool Is(int year) => year is >= First and <= Last;
}
