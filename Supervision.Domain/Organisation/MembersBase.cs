namespace Supervision.Domain.Organisation;

/// <summary>“All members” of the Committee on a day (全体组成人员): both countings, and which of them holds (D-3.3).</summary>
/// <param name="InOffice">Members in office on the day (在任).</param>
/// <param name="Seats">Seats fixed for the term (名额).</param>
/// <param name="CountsSeats">True when <c>quorum.base</c> is <c>fixed_seats</c>.</param>
public sealed record MembersBase(int InOffice, int Seats, bool CountsSeats)
{
    /// <summary>The number that quorum and majority are counted against.</summary>
    public int Count => CountsSeats ? Seats : InOffice;

    /// <summary>How many must be present.</summary>
    public int Needed => Quorum.Needed(Count);
}

/// <summary>Who is in office when (D-3.2).</summary>
public static class MembersInOffice
{
    /// <summary>The members in office on a day, in official order.</summary>
    public static IReadOnlyList<Member> InOffice(this IEnumerable<Member> members, DateOnly day) =>
        [.. members.Where(m => m.IsInOffice(day)).OrderBy(m => m.Order).ThenBy(m => m.Id.Value)];
}
