using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <summary>A seat in the council on the day of a meeting (主任会议成员).</summary>
/// <param name="Member">The membership.</param>
/// <param name="Person">Who holds it.</param>
/// <param name="Position">主任 or 副主任.</param>
public sealed record CouncilSeat(MemberId Member, PersonId Person, MemberPosition Position);

/// <summary>Who confirms a decision.</summary>
/// <param name="Person">The person acting.</param>
/// <param name="Member">The person's membership, if any.</param>
/// <param name="IsChair">True of the chair and of who acts as chair (D-3.14).</param>
public sealed record Confirmer(PersonId? Person, MemberId? Member, bool IsChair);

/// <summary>A meeting of the council of chairpersons (主任会议), numbered within the year (D-3.13).</summary>
public sealed partial class CouncilMeeting
{
    private readonly List<CouncilPresence> present = [];

    private CouncilMeeting()
    {
    }

    public CouncilMeetingId Id { get; private set; }

    public TermId Term { get; private set; }

    public int Year { get; private set; }

    /// <summary>Number within the year, from 1.</summary>
    public int Number { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>The chair or a vice-chair.</summary>
    public MemberId Presider { get; private set; }

    /// <summary>Who was there; empty until the Office entered it.</summary>
    public IReadOnlyList<CouncilPresence> Present => present;

    /// <summary>How many the council had in office on the day, when presence was entered.</summary>
    public int CouncilSize { get; private set; }

    /// <summary>2026年第十二次主任会议.</summary>
    public string Name => NameOf(Year, Number);

    /// <summary>The matter this meeting is.</summary>
    public MatterRef Matter => new(MatterKind.Council, Id.Value);

    /// <summary>The name of a council meeting.</summary>
    public static string NameOf(int year, int number) => $"{year}年第{ChineseNumber.Of(number)}次主任会议";

    /// <summary>Why no meeting can be entered with this day and presider.</summary>
    /// <param name="day">The day.</param>
    /// <param name="presider">Who presides.</param>
    /// <param name="council">The council in office on that day.</param>
    /// <param name="term">The term it is held in.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToPlan(
        DateOnly day, MemberId presider, IReadOnlyList<CouncilSeat> council, Term term)
    {
        List<Obstacle> obstacles = [];
        if (!term.Holds(day))
        {
            obstacles.Add(new(SittingRules.CouncilMembersOnly,
                $"{day.Full()}不在第{ChineseNumber.Of(term.Number)}届任期内，请核对日期。", nameof(Day)));
        }

        if (council.All(s => s.Member != presider))
        {
            obstacles.Add(new(SittingRules.CouncilMembersOnly, "主持人应当是当日在任的主任或者副主任。", nameof(Presider)));
        }

        return obstacles;
    }

    /// <summary>A meeting is set. The caller has asked <see cref="ObstaclesToPlan"/>.</summary>
    public static CouncilMeeting Plan(CouncilMeetingId id, TermId term, int number, DateOnly day, MemberId presider) => new()
    {
        Id = id,
        Term = term,
        Year = day.Year,
        Number = number,
        Day = day,
        Presider = presider,
    };

    /// <summary>Why presence cannot be entered or changed by anybody now: too early, or a confirmed decision rests on it.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAttend(DateOnly today) =>
        Day > today ? [new(SittingRules.CouncilDecides, $"会议定于{Day.Full()}举行，会后再登记到会情况。", nameof(Present))]
        : HasConfirmed ? [new(SittingRules.DecisionConfirmed, "已有决定经确认，到会情况不能再改。", nameof(Present))]
        : [];

    /// <summary>True of a meeting that is over and whose every decision is confirmed.</summary>
    public bool IsSettled(DateOnly today) => Day < today && HasConfirmed && items.TrueForAll(i => i.Decision is { IsConfirmed: true });

    /// <summary>Why presence cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAttend(
        IReadOnlyCollection<MemberId> there, MemberId presider, IReadOnlyList<CouncilSeat> council, DateOnly today)
    {
        var seats = council.Select(s => s.Member).ToHashSet();
        return ObstaclesToAttend(today) is { Count: > 0 } closed ? closed
            : !there.All(seats.Contains)
                ? [new(SittingRules.CouncilMembersOnly, "主任会议由主任、副主任组成，到会人员里有不是主任会议成员的。", nameof(Present))]
            : !seats.Contains(presider) || !there.Contains(presider)
                ? [new(SittingRules.CouncilMembersOnly, "主持人应当是到会的主任或者副主任。", nameof(Presider))]
            : [];
    }

    /// <summary>Enters who was there and who presided.</summary>
    public void Attend(IReadOnlyCollection<MemberId> there, MemberId presider, IReadOnlyList<CouncilSeat> council, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAttend(there, presider, council, today));
        present.RemoveAll(p => !there.Contains(p.Member));
        present.AddRange(there.Where(m => present.TrueForAll(p => p.Member != m)).Select(m => new CouncilPresence(m)));
        (Presider, CouncilSize) = (presider, council.Count);
    }

    private bool HasConfirmed => items.Exists(i => i.Decision is { IsConfirmed: true });
}

/// <summary>One council member at one meeting.</summary>
public sealed class CouncilPresence(MemberId member)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public MemberId Member { get; private set; } = member;
}
