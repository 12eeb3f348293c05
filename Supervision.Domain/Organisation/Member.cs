using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Organisation;

/// <summary>Id of a membership in the Committee.</summary>
public readonly record struct MemberId(Guid Value);

/// <summary>What a member is (D-3.2).</summary>
public enum MemberPosition
{
    /// <summary>主任.</summary>
    Chair,

    /// <summary>副主任.</summary>
    ViceChair,

    /// <summary>委员.</summary>
    Ordinary,
}

/// <summary>A member of the Committee (常委会组成人员) from a day to a day.</summary>
public sealed class Member
{
    private Member()
    {
    }

    public MemberId Id { get; private set; }

    public TermId Term { get; private set; }

    public PersonId Person { get; private set; }

    public MemberPosition Position { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The first day NO LONGER in office (D-3.2).</summary>
    public DateOnly? To { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>Order on lists; the official order, not the alphabet.</summary>
    public int Order { get; private set; }

    public static Member Elected(TermId term, PersonId person, MemberPosition position, DateOnly from, int order) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Term = term,
        Person = person,
        Position = position,
        From = from,
        Order = order,
    };

    /// <summary>In office on the day: from ≤ day and (to empty or to > day).</summary>
    public bool IsInOffice(DateOnly day) => From <= day && (To is null || To > day);

    /// <summary>True for the chair and the vice-chairs: the council of chairpersons of a county (组织法第五十四条).</summary>
    public bool IsCouncil => Position is MemberPosition.Chair or MemberPosition.ViceChair;

    /// <summary>Reasons for leaving (D-3.2).</summary>
    public static IReadOnlyList<string> EndReasons { get; } = ["辞职", "罢免", "去世", "调离", "换届"];

    /// <summary>Why this person cannot become a member.</summary>
    /// <param name="term">The term.</param>
    /// <param name="from">First day in office.</param>
    /// <param name="seats">Members in office on that day already.</param>
    /// <param name="isMember">True when the person is a member on that day already.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToElect(Term term, DateOnly from, int seats, bool isMember) =>
        !term.Holds(from) ? [new(OrganisationRules.OneTerm,
            $"{from.Full()}不在第{ChineseNumber.Of(term.Number)}届任期内，请核对任职日期。", nameof(From))]
        : isMember ? [new(OrganisationRules.Periods, "这位同志已经是在任的组成人员。", nameof(Person))]
        : seats >= term.FixedSeats ? [new(OrganisationRules.OneTerm, $"本届名额 {term.FixedSeats} 人已满，请先登记离任。", nameof(Person))]
        : [];

    /// <summary>Why the membership cannot end like this; the day is the first one no longer in office.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEnd(DateOnly firstDayOut, string reason) =>
        To is not null ? [new(OrganisationRules.Periods, "已经登记离任，不能再改。", nameof(To))]
        : firstDayOut <= From ? [new(OrganisationRules.Periods, "终止日应当晚于任职日期。", nameof(To))]
        : !EndReasons.Contains(reason, StringComparer.Ordinal)
            ? [new(OrganisationRules.Periods, $"离任原因请从{string.Join("、", EndReasons)}里选。", nameof(EndReason))]
        : [];

    public void End(DateOnly firstDayOut, string reason) => (To, EndReason) = (firstDayOut, reason);
}
