using System.Globalization;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>What the deadlines of a file depend on.</summary>
/// <param name="Appointee">The file.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Sittings">First day of each sitting that a nomination names.</param>
/// <param name="Reports">The yearly reports that came in or were exempted.</param>
/// <param name="Personnel">The committee with the appointee duty; the Office stands in while there is none.</param>
public sealed record AppointeeFacts(
    Appointee Appointee, string Name, IReadOnlyDictionary<Guid, DateOnly> Sittings, IReadOnlyList<DutyReport> Reports, Party Personnel);

/// <summary>What is owed around an appointee (D-9.3 to D-9.5). Pure.</summary>
public static class AppointeeDuties
{
    public const string Statement = "appointee.statement";
    public const string Oath = "appointee.oath";
    public const string Report = "appointee.duty";

    /// <summary>How long before it is asked for a report is written down, so that the preview of ten work days shows its reminder (D-12.9).</summary>
    public const int DaysAhead = 14;

    public static IReadOnlyList<Duty> Of(AppointeeFacts facts, RuleBook rules, DeadlineCalculator calculator, DateOnly today) =>
        facts.Appointee.ClosedOn is not null
            ? []
            :
            [
                .. facts.Appointee.Appointments.Where(a => a is { IsRecorded: false, WithdrawnOn: null }).SelectMany(a => OfPost(facts, a, rules, calculator)),
                .. Years(facts.Appointee, rules, today).SelectMany(year => OfYear(facts, year, rules)),
            ];

    /// <summary>The day from which the report of a year is asked for.</summary>
    public static DateOnly AskedOn(int year) => new(year, 12, 1);

    /// <summary>The last day for the report of a year.</summary>
    public static DateOnly DueOn(int year, RuleBook rules)
    {
        var parts = rules.InForce(AppointeeRules.DutyDue, AskedOn(year)).Value.Split('-');
        return new(year + 1, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>True for a report that is written down and not yet asked for: nobody's work before its day.</summary>
    public static bool IsEarly(Obligation o, DateOnly today) => o.Kind == Report && o.Deadline.Start.Day > today;

    /// <summary>Natural key of the report of a year.</summary>
    public static string Slot(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<int> Years(Appointee appointee, RuleBook rules, DateOnly today) =>
        from year in Enumerable.Range(appointee.OpenedOn.Year - 1, today.Year - appointee.OpenedOn.Year + 2)
        where AskedOn(year) <= today.AddDays(DaysAhead) && appointee.OpenedOn <= DueOn(year, rules)
        select year;

    private static IEnumerable<Duty> OfPost(AppointeeFacts facts, Appointment post, RuleBook rules, DeadlineCalculator calculator)
    {
        if (StatementDeadline(facts, post, rules, calculator) is { } deadline)
        {
            yield return Make(facts, Statement, post.Id.Value.ToString(), "提交供职报告", $"{facts.Name}任{post.Post}供职报告",
                Party.Person(facts.Appointee.Person.Value), deadline, post.StatementOn, "RM-35", "/me/oath-report");
        }

        if (post is { From: { } from } && (post.To is null || post.OathOn is not null))
        {
            var days = rules.InForce(AppointeeRules.OathDays, from);
            yield return Make(facts, Oath, post.Id.Value.ToString(), "组织宪法宣誓并登记", $"{facts.Name}宪法宣誓",
                facts.Personnel, calculator.After(new("任命", from), days, PeriodUnit.Day), post.OathOn, "RM-36", $"/appointees/{facts.Appointee.Id.Value}");
        }
    }

    // Before the sitting while its day is known, or after the appointment; a post that ended owes nothing any more.
    private static Deadline? StatementDeadline(AppointeeFacts facts, Appointment post, RuleBook rules, DeadlineCalculator calculator)
    {
        if (post.To is not null && post.StatementOn is null)
        {
            return null;
        }

        var decided = post.NominatedOn ?? post.From ?? facts.Appointee.OpenedOn;
        var days = rules.InForce(AppointeeRules.StatementDays, decided);
        if (rules.InForce(AppointeeRules.StatementWhen, decided).Value == AppointeeRules.After)
        {
            return post.From is { } from ? calculator.After(new("任命", from), days, PeriodUnit.Day) : null;
        }

        return post.Sitting is { } sitting && facts.Sittings.TryGetValue(sitting.Value, out var day)
            ? calculator.Before(new("会议首日", day), days)
            : null;
    }

    private static IEnumerable<Duty> OfYear(AppointeeFacts facts, int year, RuleBook rules)
    {
        var asked = AskedOn(year);
        var debt = DutyReportDebt.Of(
            facts.Appointee, year, rules.InForce(AppointeeRules.DutyScope, asked).Value, rules.InForce(AppointeeRules.DutyMinMonths, asked).Count);
        var report = facts.Reports.FirstOrDefault(r => r.Year == year);
        if (report?.State == DutyReportState.Exempt || (!debt.IsOwed && report?.SubmittedOn is null))
        {
            yield break;
        }

        var version = rules.InForce(AppointeeRules.DutyDue, asked);
        var deadline = DeadlineCalculator.On(DueOn(year, rules), AppointeeRules.DutyReportTime.Source) with
        {
            Start = new("布置年度履职情况报告", asked),
            RuleKey = version.Key,
            RuleVersion = version.Id,
        };
        yield return Make(facts, Report, Slot(year), "提交年度履职情况报告", $"{year}年度履职情况报告（{facts.Name}）",
            Party.Person(facts.Appointee.Person.Value), deadline, report?.SubmittedOn, "RM-37", "/me/reports");
    }

    private static Duty Make(
        AppointeeFacts facts, string kind, string slot, string act, string title, Party by, Deadline deadline, DateOnly? met, string code, string link) =>
        new(facts.Appointee.Matter, kind, slot, act, title, by, facts.Personnel, deadline, met, code, link);
}

/// <summary>What is owed around a law exam (D-9.2). Pure.</summary>
public static class LawExamDuties
{
    public const string Sit = "exam.sit";

    /// <param name="exam">The exam.</param>
    /// <param name="people">The person of each candidate's file.</param>
    /// <param name="personnel">The committee with the appointee duty.</param>
    public static IReadOnlyList<Duty> Of(LawExam exam, IReadOnlyDictionary<Guid, Guid> people, Party personnel) =>
    [
        .. from candidate in exam.Candidates
           where people.ContainsKey(candidate.Appointee.Value)
           select new Duty(
               exam.Matter, Sit, candidate.Appointment.Value.ToString(), "参加任前法律知识考试", exam.Title, Party.Person(people[candidate.Appointee.Value]),
               personnel, DeadlineCalculator.On(exam.Day, "考试通知"), candidate.IsMarked ? exam.Day : null, "RM-34", "/me/exam"),
    ];
}
