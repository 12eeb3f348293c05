using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>Something else that takes a person's time: a sitting, a stop of another inspection.</summary>
/// <param name="Person">Who; null for everybody of the group, such as a sitting.</param>
/// <param name="Day">Its day.</param>
/// <param name="From">Begin; null for the whole day.</param>
/// <param name="Until">End; null for the whole day.</param>
/// <param name="Words">What it is.</param>
public sealed record OtherEngagement(PersonId? Person, DateOnly Day, TimeOnly? From, TimeOnly? Until, string Words);

/// <summary>People and days of an itinerary that do not go together (冲突), said in one sentence each (screens 3.4). Pure.</summary>
public static class ItineraryConflicts
{
    public static IReadOnlyList<string> Of(LawInspection inspection, IReadOnlyList<OtherEngagement> others, WorkCalendar calendar) =>
    [
        .. SameGroup(inspection), .. Window(inspection, calendar),
        .. inspection.Stops.SelectMany(s => Elsewhere(inspection, s, others)).Distinct(StringComparer.Ordinal),
        .. Roster(inspection),
    ];

    // One sub-group in two places at a time.
    private static IEnumerable<string> SameGroup(LawInspection inspection) =>
        from pair in inspection.Stops.SelectMany((a, i) => inspection.Stops.Skip(i + 1).Select(b => (A: a, B: b)))
        where pair.A.SubGroup == pair.B.SubGroup && pair.A.Overlaps(pair.B)
        select $"{LawInspection.SubGroupName(pair.A.SubGroup)}在{pair.A.Day.Full()}同时安排了“{pair.A.Place}”和“{pair.B.Place}”。";

    private static IEnumerable<string> Window(LawInspection inspection, WorkCalendar calendar)
    {
        foreach (var stop in inspection.Stops)
        {
            var words = $"{LawInspection.SubGroupName(stop.SubGroup)}{stop.Day.Full()}“{stop.Place}”";
            if (stop.Day < inspection.MobilisationDay)
            {
                yield return $"{words}早于动员会。";
            }
            else if (stop.Day < inspection.FieldFrom || stop.Day > inspection.FieldUntil)
            {
                yield return $"{words}不在实地检查的日期里（{inspection.FieldFrom?.Full()}—{inspection.FieldUntil?.Full()}）。";
            }

            if (!calendar.IsWorkDay(stop.Day))
            {
                yield return $"{words}是{calendar.NameOf(stop.Day)}。";
            }
        }
    }

    private static IEnumerable<string> Elsewhere(LawInspection inspection, InspectionStop stop, IReadOnlyList<OtherEngagement> others) =>
        from other in others
        where other.Day == stop.Day && (other.From is null || (other.From < stop.Until && stop.From < other.Until))
        from member in inspection.Members.Where(m => m.IsThere && m.SubGroup == stop.SubGroup)
        where other.Person is null || other.Person == member.Person
        select other.Person is null ? $"{stop.Day.Full()}有{other.Words}，与{LawInspection.SubGroupName(stop.SubGroup)}“{stop.Place}”冲突。"
            : $"{member.Name}在{stop.Day.Full()}另有{other.Words}，与{LawInspection.SubGroupName(stop.SubGroup)}“{stop.Place}”冲突。";

    private static IEnumerable<string> Roster(LawInspection inspection) =>
        inspection.SubGroups == 0 ? []
        : inspection.Members.Where(m => m.Counts && m.SubGroup == 0 && m.Place != GroupPlace.Leader).Select(m => $"{m.Name}还没有分到哪一组。");
}
