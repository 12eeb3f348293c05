using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;

namespace Supervision.Domain.Deadlines;

/// <summary>What a subject says is owed now: who owes what to whom, by when, and whether it is done.</summary>
/// <remarks>Subjects derive duties as a pure function of facts, rules and calendar; the planner turns them into
/// <see cref="Obligation"/> rows. Nothing else computes a deadline.</remarks>
/// <param name="Matter">The matter it belongs to.</param>
/// <param name="Kind">Stable code within the matter, e.g. <c>report.draft</c>; with <paramref name="Slot"/> the natural key.</param>
/// <param name="Slot">Tells several duties of one kind apart, e.g. the body's id; empty for one only.</param>
/// <param name="Act">Verb first, as on the button and in the reminder, e.g. 报送报告征求意见.</param>
/// <param name="Title">The matter's title, e.g. 全县义务教育优质均衡发展情况的报告.</param>
/// <param name="OwedBy">Who must act.</param>
/// <param name="OwedTo">Who waits for it.</param>
/// <param name="Deadline">By when and why.</param>
/// <param name="MetOn">The Beijing day on which it was done; null while open.</param>
/// <param name="ReminderCode">The line of the reminder table (D-12.7), e.g. RM-05; null when nobody is reminded.</param>
/// <param name="Link">Address of the place where it is done, e.g. /d/2026-ZX-08.</param>
public sealed record Duty(
    MatterRef Matter, string Kind, string Slot, string Act, string Title, Party OwedBy, Party OwedTo,
    Deadline Deadline, DateOnly? MetOn, string? ReminderCode, string Link)
{
    /// <summary>True when its day is only a warning, such as the days before a sitting called at short notice (D-3.11).</summary>
    public bool IsAdvisory { get; init; }
}
