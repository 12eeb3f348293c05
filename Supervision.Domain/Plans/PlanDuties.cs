using System.Globalization;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Plans;

/// <summary>What the deadlines of a plan rest on.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Year">Its year.</param>
/// <param name="CreatedOn">The day it was set up here.</param>
public sealed record PlanFacts(AnnualPlanId Id, int Year, DateOnly CreatedOn)
{
    public DateOnly? DraftingSince { get; init; }

    public DateOnly? SubmittedOn { get; init; }

    public DateOnly? AdoptedOn { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Adjustments that the council has adopted: number of the version, day of adoption, day of publication.</summary>
    public IReadOnlyList<(int Number, DateOnly AdoptedOn, DateOnly? PublishedOn)> Adjustments { get; init; } = [];

    /// <summary>Each work committee with the day of its first proposal for the year.</summary>
    public IReadOnlyDictionary<WorkCommitteeId, DateOnly?> Committees { get; init; } = new Dictionary<WorkCommitteeId, DateOnly?>();
}

/// <summary>Who owes what about the plan (D-4.6; RM-01 to RM-03).</summary>
public static class PlanDuties
{
    /// <summary>All duties of one plan. A date already over when the plan was set up here is owed by nobody.</summary>
    public static IReadOnlyList<Duty> Of(PlanFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
    [
        .. Topics(facts, rules),
        .. Draft(facts, rules),
        .. Adoption(facts, rules),
        .. Publication(facts, rules, calculator),
        .. Adjustments(facts, rules, calculator),
    ];

    private static IEnumerable<Duty> Topics(PlanFacts facts, RuleBook rules)
    {
        var deadline = Fixed(PlanRules.TopicsUntil, facts.Year - 1, facts, rules);
        return deadline.Day < facts.CreatedOn ? [] : facts.Committees.Select(committee => new Duty(
            Matter(facts), "plan.topics", committee.Key.Value.ToString("N"), "提交监督议题建议", $"{facts.Year}年度监督议题建议",
            Party.Committee(committee.Key.Value), Party.Office, deadline, committee.Value ?? facts.DraftingSince, "RM-01", $"/plan/{facts.Year}/topics"));
    }

    private static IEnumerable<Duty> Draft(PlanFacts facts, RuleBook rules)
    {
        var deadline = Fixed(PlanRules.DraftUntil, facts.Year - 1, facts, rules);
        if (deadline.Day >= facts.CreatedOn)
        {
            yield return Of(facts, "plan.draft", "提请主任会议审议计划草案", Party.Office, Party.Council, deadline, facts.SubmittedOn ?? facts.AdoptedOn, "RM-02");
        }
    }

    private static IEnumerable<Duty> Adoption(PlanFacts facts, RuleBook rules)
    {
        var deadline = Fixed(PlanRules.AdoptUntil, facts.Year, facts, rules);
        if (deadline.Day >= facts.CreatedOn)
        {
            yield return Of(facts, "plan.adopt", "通过年度监督工作计划", Party.Council, Party.Office, deadline, facts.AdoptedOn, null);
        }
    }

    private static IEnumerable<Duty> Publication(PlanFacts facts, RuleBook rules, DeadlineCalculator calculator)
    {
        if (facts.AdoptedOn is { } adopted)
        {
            var deadline = calculator.After(new("计划通过", adopted), rules.InForce(PlanRules.PublishDays, adopted), PeriodUnit.Day);
            yield return Of(facts, "plan.publish", "公布年度监督工作计划", Party.Office, Party.Council, deadline, facts.PublishedOn, "RM-03");
        }
    }

    private static IEnumerable<Duty> Adjustments(PlanFacts facts, RuleBook rules, DeadlineCalculator calculator) =>
        facts.Adjustments.Select(a => Of(
            facts, "plan.publish", $"公布年度监督工作计划第 {a.Number} 版", Party.Office, Party.Council,
            calculator.After(new("调整通过", a.AdoptedOn), rules.InForce(PlanRules.PublishDays, a.AdoptedOn), PeriodUnit.Day),
            a.PublishedOn, "RM-03") with
        { Slot = $"v{a.Number}" });

    // Month and day stand in the rule; the year is the plan's or the one before.
    private static Deadline Fixed(Rule rule, int year, PlanFacts facts, RuleBook rules)
    {
        var version = rules.InForce(rule, facts.CreatedOn);
        var day = DateOnly.ParseExact($"{year}-{version.Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return DeadlineCalculator.On(day, $"规则“{rule.Name}”") with { RuleKey = version.Key, RuleVersion = version.Id };
    }

    private static Duty Of(PlanFacts facts, string kind, string act, Party by, Party to, Deadline deadline, DateOnly? met, string? code) =>
        new(Matter(facts), kind, "", act, $"{facts.Year}年度监督工作计划", by, to, deadline, met, code, $"/plan/{facts.Year}");

    private static MatterRef Matter(PlanFacts facts) => new(MatterKind.Plan, facts.Id.Value);
}
