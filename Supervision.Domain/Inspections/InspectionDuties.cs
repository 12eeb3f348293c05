using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>What the deadlines of an inspection depend on.</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="LawName">Name of the law, e.g. 食品安全法.</param>
/// <param name="Complete">Days on which bodies had answered all of their articles.</param>
public sealed record InspectionFacts(LawInspection Inspection, string LawName, IReadOnlyDictionary<SupervisedBodyId, DateOnly> Complete)
{
    /// <summary>First day of the sitting that hears the report; null while none is named.</summary>
    public DateOnly? ReportDay { get; init; }
}

/// <summary>What is owed around an inspection (D-6.4, D-6.6, D-6.8). Pure.</summary>
public static class InspectionDuties
{
    public const string Notice = "inspection.notice";
    public const string SelfReport = "inspection.self";
    public const string Mobilisation = "inspection.mobilisation";
    public const string Plenary = "inspection.plenary";
    public const string Higher = "inspection.higher";

    public static IReadOnlyList<Duty> Of(InspectionFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
        facts.Inspection is not { IsOver: false, IsPostponed: false, State: >= InspectionState.SchemeApproved, MobilisationDay: { } meeting } ? []
        :
        [
            NoticeOf(facts, meeting, rules, calculator),
            .. facts.Inspection.State < InspectionState.Noticed ? [] : facts.Inspection.Bodies.Where(b => facts.Inspection.ItemsOf(b.Body).Count > 0).Select(b => SelfOf(facts, b.Body, meeting, rules, calculator)),
            .. facts.Inspection.State < InspectionState.Noticed ? [] : facts.Inspection.Members.Where(m => m.IsThere).Select(m => MeetingOf(facts, m.Person, meeting)),
            .. facts is { ReportDay: { } day, Inspection.State: >= InspectionState.Mobilised } ? [PlenaryOf(facts.Inspection, facts.LawName, day)] : Array.Empty<Duty>(),
            .. facts.Inspection is { Tie: not HigherTie.None, HigherDue: { } due } ? [HigherOf(facts.Inspection, facts.LawName, due)] : Array.Empty<Duty>(),
        ];

    /// <summary>The last day on which the bodies are told in time, with what was decided on a day.</summary>
    public static Deadline NoticeDeadline(DateOnly meeting, DateOnly decided, RuleBook rules, DeadlineCalculator calculator) =>
        calculator.Before(new("动员会", meeting), rules.InForce(InspectionRules.NoticeDays, decided));

    /// <summary>The last day on which a body hands in its report in time, when it was told on a day.</summary>
    public static Deadline SelfDeadline(DateOnly meeting, DateOnly noticed, RuleBook rules, DeadlineCalculator calculator) =>
        calculator.BeforeInWorkDays(new("动员会", meeting), rules.InForce(InspectionRules.SelfReportDays, noticed));

    /// <summary>Where a body answers.</summary>
    public static string UnitPage(LawInspectionId inspection, SupervisedBodyId body) => $"/unit/inspections/{inspection.Value}/{body.Value}";

    private static Duty NoticeOf(InspectionFacts facts, DateOnly meeting, RuleBook rules, DeadlineCalculator calculator)
    {
        var inspection = facts.Inspection;
        var committee = Party.Committee(inspection.Committee.Value);
        return new(
            inspection.Matter, Notice, "", "通知被检查单位", facts.LawName, committee, Party.Office,
            NoticeDeadline(meeting, inspection.ReachedOn(InspectionState.SchemeApproved)!.Value, rules, calculator),
            inspection.ReachedOn(InspectionState.Noticed), "RM-12", inspection.Link);
    }

    private static Duty SelfOf(InspectionFacts facts, SupervisedBodyId body, DateOnly meeting, RuleBook rules, DeadlineCalculator calculator)
    {
        var inspection = facts.Inspection;
        return new(
            inspection.Matter, SelfReport, body.Value.ToString(), "报送自查报告", facts.LawName, Party.Body(body.Value), Party.Committee(inspection.Committee.Value),
            SelfDeadline(meeting, inspection.ReachedOn(InspectionState.Noticed)!.Value, rules, calculator),
            facts.Complete.TryGetValue(body, out var day) ? day : null, "RM-13", UnitPage(inspection.Id, body));
    }

    // The report cannot be given without the plenary (D-6.7): whoever forgets it is told ten days before the sitting (RM-15).
    private static Duty PlenaryOf(LawInspection inspection, string law, DateOnly day) => new(
        inspection.Matter, Plenary, "", "召开检查组全体会议", law, Party.Committee(inspection.Committee.Value), Party.Council,
        DeadlineCalculator.On(day, "报告会议"), inspection.ReachedOn(InspectionState.GroupPlenaryHeld), "RM-15", inspection.Link + "/meetings");

    private static Duty HigherOf(LawInspection inspection, string law, DateOnly due) => new(
        inspection.Matter, Higher, "", $"向{inspection.HigherCommittee}书面报告", law, Party.Committee(inspection.Committee.Value), Party.Council,
        DeadlineCalculator.On(due, HigherWords.Of(inspection.Tie)), inspection.Sendings.FirstOrDefault(s => s.Kind == SendingKind.HigherReport)?.Day, "RM-46", inspection.Link);

    // A reminder to come, never counted as late.
    private static Duty MeetingOf(InspectionFacts facts, PersonId person, DateOnly meeting) => new(
        facts.Inspection.Matter, Mobilisation, person.Value.ToString(), "执法检查动员会", facts.LawName, Party.Person(person.Value), Party.Committee(facts.Inspection.Committee.Value),
        DeadlineCalculator.On(meeting, "执法检查方案"), facts.Inspection.Mobilisation?.Day, "RM-14", facts.Inspection.Link)
    {
        IsAdvisory = true,
    };
}
