using Supervision.Web.Persistence;

namespace Supervision.Web.Deadlines;

/// <summary>What deadlines are computed with: the rules, the calendar, and today.</summary>
/// <param name="Rules">All versions of all rules.</param>
/// <param name="Calculator">The calendar with its counting rules.</param>
/// <param name="Today">Today in Beijing.</param>
public sealed record LoadedBasis(RuleBook Rules, DeadlineCalculator Calculator, DateOnly Today)
{
    public WorkCalendar Calendar => Calculator.Calendar;
}

/// <summary>Loads the <see cref="LoadedBasis"/> from the database.</summary>
public static class BasisLoading
{
    public static async Task<LoadedBasis> LoadBasisAsync(this SupervisionDb db, CancellationToken stop) =>
        await db.SharedAsync(nameof(LoadedBasis), () => ReadAsync(db, stop)) with { Today = db.Clock.Today() };

    private static async Task<LoadedBasis> ReadAsync(SupervisionDb db, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var rules = new RuleBook(await db.RuleVersions.AsNoTracking().ToListAsync(stop));
        var days = await db.CalendarDays.AsNoTracking().ToListAsync(stop);
        return new(rules, DeadlineCalculator.Of(new WorkCalendar(days.Select(d => d.ToDay())), rules), today);
    }
}
