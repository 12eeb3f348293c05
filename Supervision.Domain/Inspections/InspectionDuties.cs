using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>What the deadlines of an inspection depend on.</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="LawName">Name of the law in brackets, e.g. 食品安全法.</param>
public sealed record InspectionFacts(LawInspection Inspection, string LawName);

/// <summary>What is owed around an inspection (D-6.6). Pure.</summary>
public static class InspectionDuties
{
    public const string Notice = "inspection.notice";

    public static IReadOnlyList<Duty> Of(InspectionFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
        facts.Inspection is { IsOver: false, State: >= InspectionState.SchemeApproved, MobilisationDay: { } meeting }
            ? [NoticeOf(facts, meeting, rules, calculator)] : [];

    /// <summary>The last day on which the bodies are told in time, with what was decided on a day.</summary>
    public static Deadline NoticeDeadline(DateOnly meeting, DateOnly decided, RuleBook rules, DeadlineCalculator calculator) =>
        calculator.Before(new("动员会", meeting), rules.InForce(InspectionRules.NoticeDays, decided));

    private static Duty NoticeOf(InspectionFacts facts, DateOnly meeting, RuleBook rules, DeadlineCalculator calculator)
    {
        var inspection = facts.Inspection;
        var committee = Party.Committee(inspection.Committee.Value);
        return new(
            inspection.Matter, Notice, "", "通知被检查单位", facts.LawName, committee, Party.Office,
            NoticeDeadline(meeting, inspection.ReachedOn(InspectionState.SchemeApproved)!.Value, rules, calculator),
            inspection.ReachedOn(InspectionState.Noticed), "RM-12", inspection.Link);
    }
}
