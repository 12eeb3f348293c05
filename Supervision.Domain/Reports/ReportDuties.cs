using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <summary>What the deadlines of a report depend on.</summary>
/// <param name="Report">The report.</param>
/// <param name="Sitting">Its sitting; null while none is set.</param>
/// <param name="OrganName">Short name of the organ, for the words of the acts.</param>
/// <param name="CommitteeName">Short name of the lead committee.</param>
public sealed record ReportFacts(SpecialReport Report, HearingSitting? Sitting, string OrganName, string CommitteeName)
{
    /// <summary>The day the rectification report linked to this audit report was heard; null while it was not (D-5.8).</summary>
    public DateOnly? RectifiedOn { get; init; }
}

/// <summary>The statutory clock of one sitting (会前期限, D-5.2): legal last days and how they were found.</summary>
/// <param name="Opinions">Gathered opinions to the organ.</param>
/// <param name="Draft">Draft to the work committee.</param>
/// <param name="Revised">Revised report to the Committee.</param>
/// <param name="Members">Report to the members.</param>
public sealed record ReportClock(Deadline Opinions, Deadline Draft, Deadline Revised, Deadline Members)
{
    /// <summary>Counts back from S with the rules in force on the day S was fixed (D-14.1).</summary>
    public static ReportClock Of(HearingSitting sitting, RuleBook rules, DeadlineCalculator calculator)
    {
        StartEvent first = new("会议首日", sitting.FirstDay);
        Deadline Before(Rule rule) => calculator.AsOf(sitting.DateFixedOn).Before(first, rules.InForce(rule, sitting.DateFixedOn));
        return new(Before(ReportRules.OpinionsDays), Before(ReportRules.DraftDays), Before(ReportRules.RevisedDays), Before(ReportRules.MembersDays));
    }

    /// <summary>True when the periods only warn for this sitting (D-3.11).</summary>
    public static bool OnlyWarns(HearingSitting sitting, RuleBook rules) =>
        sitting.IsUrgent && rules.InForce(ReportRules.UrgentExempt, sitting.DateFixedOn).IsOn;
}

/// <summary>What is owed around a special work report (D-5.2), RM-04 to RM-08. Pure: the same facts give the same duties.</summary>
public static class ReportDuties
{
    /// <summary>All duties of one report, done ones included. The 20/10/7 days only of the Committee's tier and with a sitting (D-16.44).</summary>
    public static IReadOnlyList<Duty> Of(ReportFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
        facts.Report.State is ReportState.Postponed or ReportState.Withdrawn or ReportState.Ended || facts.Report.Unit is null ? []
        : facts.Report.Tier != ReportTier.Committee ? LighterDuties.Of(facts, rules, calculator)
        :
        [
            .. facts.Sitting is { } sitting ? new Derivation(facts, sitting, rules, calculator).All() : [],
            .. BesideDuties.Of(facts, rules, calculator),
        ];

    private sealed class Derivation(ReportFacts facts, HearingSitting sitting, RuleBook rules, DeadlineCalculator calculator)
    {
        private readonly SpecialReport r = facts.Report;
        private readonly ReportClock clock = ReportClock.Of(sitting, rules, calculator);
        private readonly bool onlyWarns = ReportClock.OnlyWarns(sitting, rules);

        public IEnumerable<Duty> All() => r.IsOfSurvey ? [Members(), .. Hearing()] : [Opinions(), Draft(), .. Comments(), Revised(), .. Again(), Members(), .. Hearing()];

        private Duty Opinions() => Duty(
            "report.opinions", $"把各方面意见转交{facts.OrganName}", Party.Office, Organ, clock.Opinions,
            r.ReachedOn(ReportState.OpinionsSent), "RM-04");

        private Duty Draft() => Duty(
            "report.draft", $"把报告初稿送{facts.CommitteeName}征求意见", Organ, Committee, clock.Draft,
            r.ReachedOn(ReportState.DraftReceived), "RM-05", UnitPage);

        private IEnumerable<Duty> Comments()
        {
            if (r.ReachedOn(ReportState.DraftReceived) is { } received)
            {
                var deadline = calculator.After(new("收到初稿", received), rules.InForce(ReportRules.CommentDays, received), PeriodUnit.Day);
                yield return Duty("report.comments", $"把修改意见反馈{facts.OrganName}", Committee, Organ, deadline,
                    r.ReachedOn(ReportState.Commented), "RM-06");
            }
        }

        // Met by the first text handed in: a return asks for another one by its own day.
        private Duty Revised() => Duty(
            "report.revised", "把报告正式稿送交常委会", Organ, Party.Office, clock.Revised,
            FirstRevised?.At.BeijingDate(), "RM-07", UnitPage);

        private IEnumerable<Duty> Again()
        {
            if (r.ReturnedUntil is { } day)
            {
                var again = r.Versions.LastOrDefault(v => v.Kind == ReportVersionKind.Revised && v != FirstRevised);
                yield return Duty("report.again", "补充后重新送交报告正式稿", Organ, Party.Office,
                    DeadlineCalculator.On(day, "退回决定"), again?.At.BeijingDate(), "RM-07", UnitPage);
            }
        }

        private Duty Members() => Duty(
            "report.members", "把报告印发组成人员", Party.Office, Party.Members, clock.Members,
            r.ReachedOn(ReportState.Distributed), "RM-08");

        private IEnumerable<Duty> Hearing()
        {
            yield return Duty("report.hearing", $"听取和审议报告（{sitting.Name}）", Party.Office, Party.Members,
                DeadlineCalculator.On(sitting.LastDay, "会议日程"), r.ReachedOn(ReportState.Heard), null);
        }

        private ReportVersion? FirstRevised => r.Versions.FirstOrDefault(v => v.Kind == ReportVersionKind.Revised);

        private Party Organ => Party.Body(r.Organ!.Value.Value);

        private Party Committee => Party.Committee(r.Committee.Value);

        private string UnitPage => $"/unit/reports/{r.Id.Value}";

        private Duty Duty(string kind, string act, Party by, Party to, Deadline deadline, DateOnly? met, string? code, string? link = null) =>
            new(r.Matter, kind, "", act, r.Title, by, to, deadline, met, code, link ?? $"/d/{r.Number.Address}")
            {
                IsAdvisory = onlyWarns && deadline.RuleKey is not null && kind != "report.comments",
            };
    }
}
