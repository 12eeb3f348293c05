using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <summary>What is owed around a report before the council or a work committee (D-5.11, D-5.12); never the 20/10/7 days (D-16.44).</summary>
internal static class LighterDuties
{
    public static IReadOnlyList<Duty> Of(ReportFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
        facts.Report is { MeetingDay: { } day, MeetingFixedOn: { } fixedOn }
            ? [Papers(facts.Report, day, fixedOn, rules, calculator), Hearing(facts.Report, day), .. After(facts, rules, calculator)]
            : [];

    private static Duty Papers(SpecialReport r, DateOnly day, DateOnly fixedOn, RuleBook rules, DeadlineCalculator calculator)
    {
        var first = r.Versions.FirstOrDefault(v => v.Kind == ReportVersionKind.Papers)?.At.BeijingDate();
        return Make(r, "report.papers", "报送汇报材料", Body(r), Host(r), LastDay(r.Tier, day, fixedOn, rules, calculator),
            first, $"/unit/reports/{r.Id.Value}");
    }

    /// <summary>The last day for the papers (report.council_days, report.workcommittee_days).</summary>
    public static Deadline LastDay(ReportTier tier, DateOnly day, DateOnly fixedOn, RuleBook rules, DeadlineCalculator calculator)
    {
        var rule = tier == ReportTier.Council ? ReportRules.CouncilDays : ReportRules.WorkCommitteeDays;
        var name = tier == ReportTier.Council ? "主任会议" : "专（工）委会会议";
        return calculator.Before(new(name, day), rules.InForce(rule, fixedOn));
    }

    private static Duty Hearing(SpecialReport r, DateOnly day) => Make(
        r, "report.hearing", $"听取汇报（{r.MeetingName}）", Host(r), r.Tier == ReportTier.Council ? Party.Council : Party.Office,
        DeadlineCalculator.On(day, "会议安排"), r.ReachedOn(ReportState.Heard));

    private static IEnumerable<Duty> After(ReportFacts facts, RuleBook rules, DeadlineCalculator calculator)
    {
        var r = facts.Report;
        if (r.ReachedOn(ReportState.Heard) is not { } heard)
        {
            yield break;
        }

        if (r.Tier == ReportTier.WorkCommittee)
        {
            var deadline = calculator.After(new("听取汇报", heard), rules.InForce(ReportRules.NotesDays, heard), PeriodUnit.Day);
            yield return Make(r, "report.notes", "写出听取汇报的小结", Host(r), Party.Office, deadline, r.ReachedOn(ReportState.Noted));
            yield break;
        }

        var remarks = calculator.After(new("主任会议听取", heard), rules.InForce(ReportRules.RemarksDays, heard), PeriodUnit.Day);
        yield return Make(r, "report.remarks", $"把主任会议意见送{facts.OrganName}", Party.Office, Body(r), remarks, r.ReachedOn(ReportState.RemarksSent));
        if (r.Remarks?.AnswerDue is { } due)
        {
            yield return Make(r, "report.answer", "报送主任会议意见的反馈情况", Body(r), Party.Office, DeadlineCalculator.On(due, "主任会议意见"),
                r.ReachedOn(ReportState.AnswerReceived), $"/unit/reports/{r.Id.Value}");
        }
    }

    private static Party Body(SpecialReport r) => Party.Body(r.Unit!.Value.Value);

    // The Office works for the council; a committee prepares its own meetings.
    private static Party Host(SpecialReport r) => r.Tier == ReportTier.Council ? Party.Office : Party.Committee(r.Committee.Value);

    private static Duty Make(SpecialReport r, string kind, string act, Party by, Party to, Deadline deadline, DateOnly? met, string? link = null) =>
        new(r.Matter, kind, "", act, r.Title, by, to, deadline, met, null, link ?? $"/d/{r.Number.Address}");
}

/// <summary>What is owed beside the 20/10/7 days: examination, resolution, audit rectification (D-5.7, D-5.8, D-5.10).</summary>
internal static class BesideDuties
{
    public static IEnumerable<Duty> Of(ReportFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
        [.. Examination(facts.Report), .. Resolution(facts.Report), .. Rectification(facts, rules, calculator)];

    private static IEnumerable<Duty> Examination(SpecialReport r) => r.Examination is { } examination
        ? [Make(r, "report.examination", "提出对报告的审查意见", Party.Committee(examination.Committee.Value), Party.Council,
            DeadlineCalculator.On(examination.DueOn, "主任会议决定"), examination.GivenOn)]
        : [];

    private static IEnumerable<Duty> Resolution(SpecialReport r) => r.Resolution is { DueOn: { } due } resolution
        ? [Make(r, "report.resolution", "报送决议执行情况报告", Party.Body(r.Organ!.Value.Value), Party.Office,
            DeadlineCalculator.On(due, "决议"), resolution.ReportedOn, $"/unit/reports/{r.Id.Value}")]
        : [];

    // Within six months of the hearing the organ reports to the Committee what became of the audit's findings.
    private static IEnumerable<Duty> Rectification(ReportFacts facts, RuleBook rules, DeadlineCalculator calculator)
    {
        var r = facts.Report;
        if (r.Topic == SpecialReport.AuditTopic && r.ReachedOn(ReportState.Heard) is { } heard)
        {
            var deadline = calculator.After(new("听取审计工作报告", heard), rules.InForce(ReportRules.RectificationMonths, heard), PeriodUnit.Month);
            yield return Make(r, "report.rectification", "向常委会报告审计查出问题的整改情况", Party.Body(r.Organ!.Value.Value), Party.Office, deadline,
                facts.RectifiedOn, $"/unit/reports/{r.Id.Value}");
        }
    }

    private static Duty Make(SpecialReport r, string kind, string act, Party by, Party to, Deadline deadline, DateOnly? met, string? link = null) =>
        new(r.Matter, kind, "", act, r.Title, by, to, deadline, met, null, link ?? $"/d/{r.Number.Address}");
}
