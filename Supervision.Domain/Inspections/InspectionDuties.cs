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
    public DateOnly? SittingDay { get; init; }

    /// <summary>What bodies handed in although something is missing (D-6.8, D-16.11).</summary>
    public IReadOnlyDictionary<SupervisedBodyId, IncompleteReport> Incomplete { get; init; } = new Dictionary<SupervisedBodyId, IncompleteReport>();

    /// <summary>Findings that were shown to bodies, by body and day.</summary>
    public IReadOnlyList<ShownFindings> Shown { get; init; } = [];
}

/// <summary>A self-inspection report that was accepted as incomplete.</summary>
/// <param name="Day">The day it was handed in.</param>
/// <param name="Missing">Articles without an answer.</param>
public sealed record IncompleteReport(DateOnly Day, int Missing)
{
    /// <summary>11月10日已报送，缺 2 条.</summary>
    public string Words => $"{Day:M月d日}已报送，缺 {Missing} 条";
}

/// <summary>Findings that were shown to one body on one day.</summary>
/// <param name="Body">The body.</param>
/// <param name="Day">The day.</param>
/// <param name="Open">How many it has not commented on, and which are still open.</param>
/// <param name="Commented">Day of its last comment; null while there is none.</param>
public sealed record ShownFindings(SupervisedBodyId Body, DateOnly Day, int Open, DateOnly? Commented);

/// <summary>What is owed around an inspection (D-6.4, D-6.6, D-6.8). Pure.</summary>
public static class InspectionDuties
{
    public const string Notice = "inspection.notice";
    public const string SelfReport = "inspection.self";
    public const string Mobilisation = "inspection.mobilisation";
    public const string Plenary = "inspection.plenary";
    public const string Members = "inspection.members";
    public const string Comment = "inspection.comment";
    public const string Higher = "inspection.higher";

    public static IReadOnlyList<Duty> Of(InspectionFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
        facts.Inspection is not { IsOver: false, IsPostponed: false, State: >= InspectionState.SchemeApproved, MobilisationDay: { } meeting } ? []
        :
        [
            NoticeOf(facts, meeting, rules, calculator),
            .. facts.Inspection.State < InspectionState.Noticed ? [] : facts.Inspection.Bodies.Where(b => facts.Inspection.ItemsOf(b.Body).Count > 0).Select(b => SelfOf(facts, b.Body, meeting, rules, calculator)),
            .. facts.Inspection.State < InspectionState.Noticed ? [] : facts.Inspection.Members.Where(m => m.IsThere).Select(m => MeetingOf(facts, m.Person, meeting)),
            .. facts.SittingDay is { } day ? [PlenaryOf(facts, day), MembersOf(facts, day, rules, calculator)] : Array.Empty<Duty>(),
            .. facts.Shown.Select(s => CommentOf(facts, s, rules, calculator)),
            .. facts.Inspection is { Tie: not HigherTie.None, HigherDue: { } due } ? [HigherOf(facts.Inspection, facts.LawName, due)] : Array.Empty<Duty>(),
        ];

    /// <summary>The last day of a body's comment on findings shown on a day (D-6.9).</summary>
    public static Deadline CommentDeadline(DateOnly shown, RuleBook rules, DeadlineCalculator calculator) =>
        calculator.After(new("送被检查单位核对", shown), rules.InForce(InspectionRules.BodyCommentDays, shown), PeriodUnit.WorkDay);

    /// <summary>Where a body reads and comments on its findings.</summary>
    public static string UnitFindings(LawInspectionId inspection, SupervisedBodyId body) => $"/unit/inspections/{inspection.Value}/{body.Value}/findings";

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

    // Handed in and incomplete is not the same as never handed in: the act says what is left.
    private static Duty SelfOf(InspectionFacts facts, SupervisedBodyId body, DateOnly meeting, RuleBook rules, DeadlineCalculator calculator)
    {
        var inspection = facts.Inspection;
        return new(
            inspection.Matter, SelfReport, body.Value.ToString(), facts.Incomplete.TryGetValue(body, out var part) ? $"补齐自查报告（{part.Words}）" : "报送自查报告", facts.LawName, Party.Body(body.Value), Party.Committee(inspection.Committee.Value),
            SelfDeadline(meeting, inspection.ReachedOn(InspectionState.Noticed)!.Value, rules, calculator),
            facts.Complete.TryGetValue(body, out var day) ? day : null, "RM-13", UnitPage(inspection.Id, body));
    }

    // One for the body and the day, however many they are. It may comment and need not: never counted as late.
    private static Duty CommentOf(InspectionFacts facts, ShownFindings shown, RuleBook rules, DeadlineCalculator calculator)
    {
        var inspection = facts.Inspection;
        var deadline = CommentDeadline(shown.Day, rules, calculator);
        return new(
            inspection.Matter, Comment, $"{shown.Body.Value}:{shown.Day:yyyyMMdd}", $"核对{Math.Max(shown.Open, 1)}条检查问题并反馈意见", facts.LawName, Party.Body(shown.Body.Value), Party.Committee(inspection.Committee.Value),
            deadline, shown.Open == 0 ? shown.Commented ?? deadline.Day : null, "RM-16", UnitFindings(inspection.Id, shown.Body))
        {
            IsAdvisory = true,
        };
    }

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

    private static Duty PlenaryOf(InspectionFacts facts, DateOnly sitting)
    {
        var committee = Party.Committee(facts.Inspection.Committee.Value);
        return new(
            facts.Inspection.Matter, Plenary, "", "召开执法检查组全体会议", facts.LawName, committee, committee,
            DeadlineCalculator.On(sitting, "听取检查报告的会议"), facts.Inspection.ReachedOn(InspectionState.GroupPlenaryHeld), "RM-15", facts.Inspection.Link + "/meetings");
    }

    private static Duty MembersOf(InspectionFacts facts, DateOnly sitting, RuleBook rules, DeadlineCalculator calculator) => new(
        facts.Inspection.Matter, Members, "", "印发执法检查报告", facts.LawName, Party.Office, Party.Office,
        calculator.Before(new("会议第一日", sitting), rules.InForce(InspectionRules.MembersDays, facts.Inspection.ReachedOn(InspectionState.SchemeApproved)!.Value)),
        facts.Inspection.DistributedOn, "RM-17", facts.Inspection.Link + "/report");
}
