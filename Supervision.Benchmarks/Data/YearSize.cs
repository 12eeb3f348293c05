namespace Supervision.Benchmarks.Data;

/// <summary>How much happens in a year (docs/benchmarks.md, “The ten-year set”).</summary>
/// <param name="Matters">Plan items, each with a report heard at a sitting and a review opinion.</param>
/// <param name="Points">Points of an opinion, each from a speech note.</param>
/// <param name="Reminders">Reminders sent.</param>
/// <param name="AuditRows">Lines of the audit trail.</param>
/// <param name="Files">Files by their registration; their bytes are not there.</param>
internal sealed record YearSize(int Matters, int Points, int Reminders, int AuditRows, int Files)
{
    /// <summary>A county's year: 30 opinions of 17 points are 510 points.</summary>
    public static readonly YearSize Usual = new(30, 17, 3_000, 200_000, 2_500);

    /// <summary>Sittings a year: the law demands one every two months.</summary>
    public const int Sittings = 6;
}
