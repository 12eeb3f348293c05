using System.Globalization;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>What the deadlines of an appraisal depend on.</summary>
/// <param name="Appraisal">The appraisal.</param>
/// <param name="Organ">Short name of the organ.</param>
/// <param name="SittingDay">First day of the sitting; null while none is named.</param>
/// <param name="People">The person of each file.</param>
/// <param name="Personnel">The committee with the appointee duty.</param>
public sealed record AppraisalFacts(
    Appraisal Appraisal, string Organ, DateOnly? SittingDay, IReadOnlyDictionary<AppointeeId, Guid> People, Party Personnel);

/// <summary>What is owed around an appraisal (D-9.7, D-9.9). Pure.</summary>
public static class AppraisalDuties
{
    public const string Notice = "appraisal.notice";
    public const string Statement = "appraisal.statement";
    public const string Feedback = "appraisal.feedback";
    public const string Plan = "appraisal.plan";
    public const string Report = "appraisal.report";
    public const string Second = "appraisal.second";

    /// <summary>Where the person does what is owed.</summary>
    public const string OwnPage = "/me/results";

    public static IReadOnlyList<Duty> Of(AppraisalFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
        facts.Appraisal.State == AppraisalState.Revoked
            ? []
            :
            [
                .. facts.SittingDay is { } day && facts.Appraisal.State >= AppraisalState.SchemeApproved ? BeforeSitting(facts, day, rules, calculator) : [],
                .. facts.Appraisal.ReachedOn(AppraisalState.ResultAnnounced) is { } announced ? AfterResult(facts, announced, rules, calculator) : [],
            ];

    /// <summary>The last day of the notice for a sitting.</summary>
    public static Deadline NoticeDeadline(DateOnly sittingDay, DateOnly decided, RuleBook rules, DeadlineCalculator calculator) =>
        calculator.Before(new("会议首日", sittingDay), rules.InForce(AppointeeRules.AppraisalNoticeDays, decided));

    private static IEnumerable<Duty> BeforeSitting(AppraisalFacts facts, DateOnly day, RuleBook rules, DeadlineCalculator calculator)
    {
        var appraisal = facts.Appraisal;
        var decided = appraisal.ReachedOn(AppraisalState.SchemeApproved) ?? day;
        yield return Own(facts, Notice, "公告", NoticeDeadline(day, decided, rules, calculator), appraisal.ReachedOn(AppraisalState.Announced));
        foreach (var subject in appraisal.State >= AppraisalState.Announced ? appraisal.Appraised : [])
        {
            var deadline = calculator.Before(new("会议首日", day), rules.InForce(AppointeeRules.AppraisalStatementDays, decided));
            yield return OfPerson(facts, subject, Statement, "提交述职报告", deadline, FirstOf(appraisal, AppraisalPaperKind.Statement, subject.Order));
        }
    }

    private static IEnumerable<Duty> AfterResult(AppraisalFacts facts, DateOnly announced, RuleBook rules, DeadlineCalculator calculator)
    {
        var appraisal = facts.Appraisal;
        var days = rules.InForce(AppointeeRules.AppraisalFeedbackDays, announced);
        yield return Own(facts, Feedback, "发出反馈意见", calculator.After(new("公布测评结果", announced), days, PeriodUnit.Day), appraisal.ReachedOn(AppraisalState.FeedbackSent));
        foreach (var subject in appraisal.Appraised)
        {
            if (subject.MustRectify && appraisal.Paper(AppraisalPaperKind.Feedback, subject.Order) is { On: var sent })
            {
                StartEvent start = new("发出反馈意见", sent);
                yield return OfPerson(facts, subject, Plan, "报送整改方案",
                    calculator.After(start, rules.InForce(AppointeeRules.AppraisalPlanDays, sent), PeriodUnit.Day), FirstOf(appraisal, AppraisalPaperKind.Plan, subject.Order));
                yield return OfPerson(facts, subject, Report, "报送整改报告",
                    calculator.After(start, rules.InForce(AppointeeRules.AppraisalReportMonths, sent), PeriodUnit.Month), FirstOf(appraisal, AppraisalPaperKind.Report, subject.Order));
            }

            var results = appraisal.ResultsOf(subject.Order);
            if (results is [{ IsWorst: true } first, ..])
            {
                var months = rules.InForce(AppointeeRules.AppraisalSecondMonths, first.AnnouncedOn);
                yield return new(
                    appraisal.Matter, Second, Slot(subject), "安排二次测评", $"{subject.Name}（{subject.Post}）", Party.Office, facts.Personnel,
                    calculator.After(new("公布测评结果", first.AnnouncedOn), months, PeriodUnit.Month), results.Count > 1 ? results[1].AnnouncedOn : null, "RM-40", appraisal.Link);
            }
        }
    }

    // A replaced paper does not make late what was in time.
    private static DateOnly? FirstOf(Appraisal appraisal, AppraisalPaperKind kind, int subject) =>
        appraisal.Papers.FirstOrDefault(p => p.Kind == kind && p.Subject == subject)?.On;

    private static string Slot(AppraisalSubject subject) => subject.Order.ToString(CultureInfo.InvariantCulture);

    private static string TitleOf(AppraisalFacts facts) => $"{facts.Appraisal.Year}年{facts.Organ}述职测评";

    private static Duty Own(AppraisalFacts facts, string kind, string act, Deadline deadline, DateOnly? met) =>
        new(facts.Appraisal.Matter, kind, "", act, TitleOf(facts), facts.Personnel, facts.Personnel, deadline, met, "RM-38", facts.Appraisal.Link);

    private static Duty OfPerson(AppraisalFacts facts, AppraisalSubject subject, string kind, string act, Deadline deadline, DateOnly? met) =>
        new(facts.Appraisal.Matter, kind, Slot(subject), act, $"{TitleOf(facts)}（{subject.Name}）", Party.Person(facts.People[subject.Appointee]), facts.Personnel,
            deadline, met, "RM-38", OwnPage);
}
