using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Calendar;

/// <summary>What stands in the calendar.</summary>
public enum EntryKind
{
    /// <summary>常委会会议.</summary>
    Sitting,

    /// <summary>主任会议.</summary>
    Council,

    /// <summary>期限.</summary>
    Deadline,
}

/// <summary>One entry of the calendar page; a sitting of several days has one for each.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">Meeting or deadline.</param>
/// <param name="Text">What it says.</param>
/// <param name="About">Whose it is, or where.</param>
/// <param name="Link">Where it leads.</param>
/// <param name="IsLate">True for an open deadline that has passed.</param>
/// <param name="IsMet">True for a deadline that was met.</param>
public sealed record CalendarEntry(DateOnly Day, EntryKind Kind, string Text, string About, string Link, bool IsLate = false, bool IsMet = false);

/// <summary>Entries of a stretch of time, with the calendar to draw them in.</summary>
public sealed record CalendarView(DateOnly Today, WorkCalendar Calendar, IReadOnlyList<CalendarEntry> Entries)
{
    public IEnumerable<CalendarEntry> On(DateOnly day, string kind) => Entries.Where(e => e.Day == day && (kind.Length == 0 || e.Kind.ToString() == kind));
}

/// <summary>Reads sittings, council meetings and deadlines for the calendar page (日历).</summary>
public sealed class CalendarQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>Everything from one day to another, both included. Deadlines: what the actor owes or waits for; the Office and the council see all.</summary>
    public async Task<CalendarView> BetweenAsync(DateOnly first, DateOnly last, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadCalendar, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(BetweenAsync), first, last), () => ReadAsync(db, actor, first, last, stop));
    }

    private static async Task<CalendarView> ReadAsync(SupervisionDb db, Actor actor, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        return new(basis.Today, basis.Calendar,
        [
            .. (await SittingsAsync(db, first, last, stop)).Concat(await CouncilsAsync(db, first, last, stop))
                .Concat(await DeadlinesAsync(db, actor, first, last, stop)).OrderBy(e => e.Day).ThenBy(e => e.Kind),
        ]);
    }

    private static async Task<IEnumerable<CalendarEntry>> SittingsAsync(SupervisionDb db, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var sittings = await db.Sittings.AsNoTracking().Where(s => s.FirstDay <= last && s.LastDay >= first && s.CancelReason == null).ToListAsync(stop);
        return from s in sittings
               from day in Enumerable.Range(0, s.LastDay.DayNumber - s.FirstDay.DayNumber + 1).Select(s.FirstDay.AddDays)
               where day >= first && day <= last
               select new CalendarEntry(day, EntryKind.Sitting, "常委会" + s.Name, $"{s.StartTime:H:mm} {s.Place}", $"/meetings/{s.Id.Value}");
    }

    private static async Task<IEnumerable<CalendarEntry>> CouncilsAsync(SupervisionDb db, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var meetings = await db.CouncilMeetings.AsNoTracking().Where(m => m.Day >= first && m.Day <= last).ToListAsync(stop);
        return meetings.Select(m => new CalendarEntry(m.Day, EntryKind.Council, m.Name, $"议题 {m.Items.Count} 项", $"/council/{m.Id.Value}"));
    }

    private static async Task<IEnumerable<CalendarEntry>> DeadlinesAsync(SupervisionDb db, Actor actor, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var parties = await db.LoadPartiesAsync(today, stop);
        var rows = await db.Obligations.AsNoTracking()
            .Where(o => o.State != ObligationState.Cancelled && o.Deadline.Day >= first && o.Deadline.Day <= last).ToListAsync(stop);
        var shown = rows.Where(o => actor.IsOffice || actor.IsCouncil || o.OwedBy.Includes(actor) || o.OwedTo.Includes(actor)).ToList();
        var links = await ObligationLinks.LoadAsync(db, shown, actor, stop);
        return shown
            .Select(o => new CalendarEntry(
                o.Deadline.Day, EntryKind.Deadline, o.Act, $"{parties.NameOf(o.OwedBy)} · {o.Title}", links.For(o),
                o.State == ObligationState.Open && o.IsLate(today), o.State == ObligationState.Met));
    }
}
