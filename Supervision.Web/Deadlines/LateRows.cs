namespace Supervision.Web.Deadlines;

/// <summary>What of many deadlines is worth reading when late ones are wanted.</summary>
internal static class LateRows
{
    /// <summary>Those that can be late on a day, chosen by the database; whether one is late it says itself (<see cref="Obligation.IsLate"/>).</summary>
    public static IQueryable<Obligation> PerhapsLate(this IQueryable<Obligation> obligations, DateOnly today) => obligations.Where(o =>
        (o.State == ObligationState.Open && o.Deadline.Day < today)
        || (o.State == ObligationState.Met && (o.MetOn > o.Deadline.Day || o.Deadline.EndsAt != null)));
}
