using System.Globalization;
using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Schemes;

/// <summary>The group and its itinerary as shown.</summary>
/// <param name="View">The inspection.</param>
/// <param name="Conflicts">People and days that do not go together.</param>
/// <param name="Council">Who may lead.</param>
/// <param name="Own">Members of the Committee and people of the work committees.</param>
/// <param name="Others">Everybody else, for invited deputies and advisers.</param>
public sealed record GroupView(
    InspectionView View, IReadOnlyList<string> Conflicts, IReadOnlyList<FilterChoice> Council, IReadOnlyList<FilterChoice> Own, IReadOnlyList<FilterChoice> Others);

/// <summary>The itinerary of one member as a calendar file.</summary>
/// <param name="Name">Name of the file: one for each member.</param>
/// <param name="Text">Its text.</param>
public sealed record MemberCalendar(string Name, string Text);

/// <summary>Reads the group of an inspection, what is in the way of its itinerary, and calendars of it.</summary>
public sealed class GroupQueries(InspectionActing acting, InspectionQueries inspections)
{
    public async Task<GroupView?> FindAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var basis = await db.LoadBasisAsync(stop);
        var conflicts = ItineraryConflicts.Of(view.Inspection, await OthersAsync(db, view.Inspection, stop), basis.Calendar);
        return view.MayRun ? await WithChoicesAsync(db, view, conflicts, stop) : new(view, conflicts, [], [], []);
    }

    /// <summary>The stops of one member as a calendar, of a leader outside the sub-groups those of all; null when there is nobody of that id.</summary>
    public async Task<MemberCalendar?> CalendarAsync(LawInspectionId id, GroupMemberId member, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        return await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is { } inspection && inspection.Find(member) is { IsThere: true } found
            ? new($"执法检查行程_{found.Name}.ics", IcsCalendar.Write($"{inspection.Title}行程（{found.Name}）", StopsOf(inspection, found), db.Clock.GetUtcNow()))
            : null;
    }

    // The leader without a sub-group goes along everywhere.
    private static IEnumerable<IcsEvent> StopsOf(LawInspection inspection, GroupMember member) =>
        from s in inspection.Stops
        where s.SubGroup == member.SubGroup || (member is { Place: GroupPlace.Leader, SubGroup: 0 })
        let words = string.Create(CultureInfo.InvariantCulture, $"{LawInspection.SubGroupName(s.SubGroup)}，至{s.Until:H:mm}。{s.Note}")
        let stop = new IcsEvent(s.Id.Value, 0, s.Day, s.Day, s.From, $"{inspection.Title}：{s.Place}", s.Place, words, false)
        select stop with { End = s.Until };

    // Sittings take everybody of the house; stops of other inspections take who is in those sub-groups.
    private static async Task<IReadOnlyList<OtherEngagement>> OthersAsync(SupervisionDb db, LawInspection inspection, CancellationToken stop)
    {
        var days = inspection.Stops.Select(s => s.Day).Distinct().ToList();
        var sittings = await db.Sittings.AsNoTracking().Where(s => s.CancelReason == null).ToListAsync(stop);
        var (id, people) = (inspection.Id, inspection.Members.Where(m => m.IsThere).Select(m => m.Person).ToList());
        var others = await db.LawInspections.AsNoTracking()
            .Where(i => i.Id != id && i.State != InspectionState.Withdrawn && i.Members.Any(m => people.Contains(m.Person)) && i.Stops.Any(s => days.Contains(s.Day))).ToListAsync(stop);
        return
        [
            .. from sitting in sittings
               from day in days
               where sitting.FirstDay <= day && day <= sitting.LastDay
               select new OtherEngagement(null, day, null, null, $"常委会{sitting.Name}"),
            .. from other in others
               from place in other.Stops
               from member in other.Members
               where member.IsThere && member.SubGroup == place.SubGroup
               select new OtherEngagement(member.Person, place.Day, place.From, place.Until, $"{other.Title}（{place.Place}）"),
        ];
    }

    private static async Task<GroupView> WithChoicesAsync(SupervisionDb db, InspectionView view, IReadOnlyList<string> conflicts, CancellationToken stop)
    {
        var day = view.Inspection.GuardDay(view.Today);
        var members = await db.MembersOnAsync(day, stop);
        var roles = await db.RoleHoldings.AsNoTracking().Where(r => r.From <= day && (r.To == null || r.To > day)).ToListAsync(stop);
        var people = await db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync(stop);
        var committees = roles.Where(r => r.Role is Role.WorkCommitteeHead or Role.WorkCommitteeStaff).Select(r => r.Person).ToHashSet();
        var seats = members.Select(m => m.Person).ToHashSet();
        FilterChoice Choice(PersonId id, string name, string note) => FilterChoice.Of(id.Value, note.Length > 0 ? $"{name}（{note}）" : name);
        return new(
            view, conflicts,
            [.. members.Where(m => m.Position != MemberPosition.Ordinary).Select(m => Choice(m.Person, m.Name, m.Position == MemberPosition.Chair ? "主任" : "副主任"))],
            [.. members.Select(m => Choice(m.Person, m.Name, m.Position switch { MemberPosition.Chair => "主任", MemberPosition.ViceChair => "副主任", _ => "委员" })),
                .. people.Where(p => committees.Contains(p.Id) && !seats.Contains(p.Id)).Select(p => Choice(p.Id, p.Name, "专委会、工委"))],
            [.. people.Where(p => !seats.Contains(p.Id)).Select(p => Choice(p.Id, p.Name, p.Note))]);
    }
}
