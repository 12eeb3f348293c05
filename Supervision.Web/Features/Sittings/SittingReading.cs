using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Who is present of all (实到、应到).</summary>
/// <param name="Count">Members in office recorded as present.</param>
/// <param name="All">All members.</param>
public sealed record Presence(int Count, MembersBase All);

/// <summary>Reads that several acts of this feature share.</summary>
internal static class SittingReading
{
    /// <summary>Presence on the half-day an instant lies in.</summary>
    public static async Task<Presence> PresenceAsync(this SupervisionDb db, Sitting sitting, DateTimeOffset now, CancellationToken stop)
    {
        var (day, half, id) = (now.BeijingDate(), Sitting.HalfOf(now), sitting.Id);
        var all = await db.MembersBaseAsync(day, stop);
        var members = (await db.MembersOnAsync(day, stop)).Select(m => m.Member).ToHashSet();
        var marks = await db.Attendances.AsNoTracking().Where(a => a.Sitting == id && a.Day == day).ToListAsync(stop);
        return new(marks.PresentOf(members, day, half), all);
    }

    /// <summary>Who reports on an item: as named in the report's own dossier, else as typed into the agenda.</summary>
    public static async Task<string> ReporterOfAsync(this SupervisionDb db, AgendaItem item, CancellationToken stop)
    {
        if (item.Matter is not { Kind: MatterKind.Report } matter)
        {
            return item.Reporter;
        }

        var id = new SpecialReportId(matter.Id);
        var named = await db.SpecialReports.Where(r => r.Id == id && r.Reporter != null).Select(r => new { r.Reporter!.Name, r.Reporter.Post }).SingleOrDefaultAsync(stop);
        return named is not null ? $"{named.Name}（{named.Post}）" : item.Reporter;
    }

    /// <summary>All open deadlines as they stand in the database, untracked.</summary>
    public static async Task<IReadOnlyList<Obligation>> OpenDeadlinesAsync(this SupervisionDb db, CancellationToken stop) =>
        await db.Obligations.AsNoTracking().Where(o => o.State == ObligationState.Open).ToListAsync(stop);

    /// <summary>The council in office on a day.</summary>
    public static async Task<IReadOnlyList<CouncilSeat>> CouncilOnAsync(this SupervisionDb db, DateOnly day, CancellationToken stop) =>
        [.. (await db.MembersOnAsync(day, stop)).Where(m => m.Position != MemberPosition.Ordinary)
            .Select(m => new CouncilSeat(m.Member, m.Person, m.Position))];
}
