using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Plans;

/// <summary>One finding on a plan before it goes to the council (D-4.5).</summary>
/// <param name="Clause">The clause behind it.</param>
/// <param name="IsBlock">True when it stands in the way; false for a warning.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Items">The lines it is about; empty for the plan as a whole.</param>
public sealed record PlanCheck(Clause Clause, bool IsBlock, string Message, IReadOnlyList<PlanItemId> Items);

/// <summary>The numbers the checks compare with.</summary>
/// <param name="Inspections">Inspections a year, one more or less allowed.</param>
/// <param name="Inquiries">Special inquiries a year.</param>
/// <param name="AppraisalOrgans">Organs chosen for the appraisal, at most.</param>
/// <param name="SittingItems">Items heard at one sitting, at most.</param>
/// <param name="BodyReports">Reports of one body a year, at most.</param>
public sealed record PlanLimits(int Inspections = 5, int Inquiries = 1, int AppraisalOrgans = 1, int SittingItems = 6, int BodyReports = 4)
{
    /// <summary>The numbers in force on a day.</summary>
    public static PlanLimits Of(RuleBook rules, DateOnly day) => new(
        rules.InForce(PlanRules.InspectionsPerYear, day).Count,
        rules.InForce(PlanRules.InquiriesPerYear, day).Count,
        rules.InForce(PlanRules.AppraisalOrgansPerYear, day).Count,
        rules.InForce(PlanRules.SittingItems, day).Count,
        rules.InForce(PlanRules.BodyReports, day).Count);
}

/// <summary>Checks a plan before it goes to the council (通过前检查, D-4.5): blocks first, then warnings.</summary>
public static class AdoptionChecks
{
    /// <summary>All findings; none when the plan is in order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="items">Its lines.</param>
    /// <param name="limits">The numbers in force.</param>
    /// <param name="today">The day in Beijing, for what hangs on it; without it that is left out.</param>
    public static IReadOnlyList<PlanCheck> Of(AnnualPlan plan, IReadOnlyList<PlanItem> items, PlanLimits limits, DateOnly? today = null) =>
    [
        .. Empty(items),
        .. WithoutLead(items),
        .. Statutory(plan),
        .. Appraisals(items, limits),
        .. Inspections(items, limits),
        .. Inquiries(items, limits),
        .. Sittings(items, limits),
        .. Bodies(items, limits),
        .. Consultation(plan, today),
        .. OutsideWindow(plan, items),
        .. Struck(plan, items),
        .. AuditApart(plan, items),
        .. OpenNames(items),
        .. WithoutMonth(items),
        .. WithoutReportDay(items),
    ];

    private static IEnumerable<PlanCheck> Empty(IReadOnlyList<PlanItem> items)
    {
        if (items.Count == 0)
        {
            yield return Block(PlanRules.Order, "计划里还没有事项。");
        }
    }

    private static IEnumerable<PlanCheck> WithoutLead(IReadOnlyList<PlanItem> items)
    {
        var bare = items.Where(i => i.LeadCommittee is null).ToList();
        if (bare.Count > 0)
        {
            yield return Block(PlanRules.LeadCommittee, $"{items.Count} 项中 {bare.Count} 项缺牵头的承办委。", bare);
        }
    }

    private static IEnumerable<PlanCheck> Statutory(AnnualPlan plan) =>
        from check in plan.Statutory
        where check.IsOpen
        let topic = StatutoryTopic.Of(check.Topic)
        select Block(PlanRules.StatutoryItems, $"法定事项“{topic.Title}”（监督法{topic.Article}）没有对应的计划事项，也没有写明不列入的理由。");

    // Every year the law has them heard: who leaves one out is told so, with the line that may be it (D-4.3).
    private static IEnumerable<PlanCheck> Struck(AnnualPlan plan, IReadOnlyList<PlanItem> items) =>
        from check in plan.Statutory
        where check.StruckReason.Length > 0
        let topic = StatutoryTopic.Of(check.Topic)
        let line = items.FirstOrDefault(i => topic.Resembles(i.Title))
        select Warn(
            PlanRules.StatutoryItems,
            $"监督法{topic.Article}要求每年听取“{topic.Title}”，计划没有列入（理由：{check.StruckReason}）。{(line is null ? "" : $"第 {line.Order} 项名称相近，请核对是否就是这一事项。")}",
            line is null ? [] : [line]);

    private static IEnumerable<PlanCheck> Appraisals(IReadOnlyList<PlanItem> items, PlanLimits limits)
    {
        var appraisals = items.Where(i => i.Kind == PlanItemKind.Appraisal).ToList();
        var organs = appraisals.Sum(i => Math.Max(1, i.Bodies.Count));
        if (organs > limits.AppraisalOrgans)
        {
            yield return Block(PlanRules.Appraisals, $"每年只对 {limits.AppraisalOrgans} 家机关开展述职测评，现在选了 {organs} 家。", appraisals);
        }
        else if (organs == 0)
        {
            yield return Warn(PlanRules.Appraisals, "没有列入任命人员述职测评（每年一家机关）。");
        }
    }

    private static IEnumerable<PlanCheck> Inspections(IReadOnlyList<PlanItem> items, PlanLimits limits)
    {
        var found = items.Where(i => i.Kind == PlanItemKind.LawInspection).ToList();
        if (Math.Abs(found.Count - limits.Inspections) > 1)
        {
            yield return Warn(PlanRules.Inspections, $"执法检查列了 {found.Count} 件，每年一般 {limits.Inspections} 件左右。", found);
        }
    }

    private static IEnumerable<PlanCheck> Inquiries(IReadOnlyList<PlanItem> items, PlanLimits limits)
    {
        var found = items.Where(i => i.Kind == PlanItemKind.SpecialInquiry).ToList();
        if (found.Count != limits.Inquiries)
        {
            yield return Warn(PlanRules.Inquiries, $"专题询问列了 {found.Count} 次，每年应当是 {limits.Inquiries} 次。", found);
        }
    }

    private static IEnumerable<PlanCheck> Sittings(IReadOnlyList<PlanItem> items, PlanLimits limits) =>
        from item in items
        where item.Sitting is not null && item.Kind.IsHeardBySitting()
        group item by item.Sitting!.Value into heard
        where heard.Count() > limits.SittingItems
        select Warn(PlanRules.Load, $"有一次会议安排听取 {heard.Count()} 项，一般不超过 {limits.SittingItems} 项。", [.. heard]);

    private static IEnumerable<PlanCheck> Bodies(IReadOnlyList<PlanItem> items, PlanLimits limits) =>
        from pair in items.Where(i => i.Kind.IsReport()).SelectMany(i => i.Bodies.Select(b => (Item: i, b.Name, b.Body)))
        group pair by (object)(pair.Body is { } id ? id : pair.Name) into reports
        where reports.Count() > limits.BodyReports
        select Warn(PlanRules.Load, $"{reports.First().Name}全年报告 {reports.Count()} 次，一般不超过 {limits.BodyReports} 次。", [.. reports.Select(r => r.Item)]);

    private static IEnumerable<PlanCheck> Consultation(AnnualPlan plan, DateOnly? today)
    {
        if (plan.ConsultUntil is { } until && today <= until)
        {
            yield return Warn(PlanRules.Order, $"征求意见到{until.Full()}才结束，已收到 {plan.Answers.Count} 家机关的答复；现在提请审议早于期满。");
        }

        if (plan.State == PlanState.Drafting && plan.ConsultedOn is null)
        {
            yield return Warn(PlanRules.Order, "草案还没有征求“一府一委两院”的意见。");
        }
    }

    // The law gives some topics their months (D-4.3); a line in words only says nothing of it.
    private static IEnumerable<PlanCheck> OutsideWindow(AnnualPlan plan, IReadOnlyList<PlanItem> items) =>
        from item in items
        let warning = plan.WindowWarning(item)
        where warning is not null
        select Warn(PlanRules.StatutoryItems, $"第 {item.Order} 项{warning}", [item]);

    // The audit report is heard together with the final accounts (监督法第二十七条).
    private static IEnumerable<PlanCheck> AuditApart(AnnualPlan plan, IReadOnlyList<PlanItem> items) =>
        LineOf(plan, items, "final-accounts") is { } accounts && LineOf(plan, items, "audit") is { } audit
            && (accounts.Sitting, accounts.LastMonth) != (audit.Sitting, audit.LastMonth)
            ? [Warn(PlanRules.StatutoryItems, $"审计工作报告（第 {audit.Order} 项）应当与决算（第 {accounts.Order} 项）同时听取（监督法第二十七条），现在安排的时间不同。", [accounts, audit])]
            : [];

    private static PlanItem? LineOf(AnnualPlan plan, IReadOnlyList<PlanItem> items, string topic) =>
        plan.Statutory.FirstOrDefault(c => c.Topic == topic)?.Item is { } id ? items.FirstOrDefault(i => i.Id == id) : null;

    // What stands open on publication stands in the dossier as written and is reminded of nothing.
    private static IEnumerable<PlanCheck> OpenNames(IReadOnlyList<PlanItem> items)
    {
        var open = items.Where(i => i.Kind.IsReport()).Select(i => (Item: i, Names: i.Bodies.Where(b => b.Body is null).Select(b => b.Name).ToList()))
            .Where(i => i.Names.Count > 0).ToList();
        if (open.Count > 0)
        {
            var names = open.SelectMany(o => o.Names).Distinct(StringComparer.Ordinal).ToList();
            yield return Warn(PlanRules.ProperItem, $"{names.Count} 个报告单位的名称没有对应到已有单位：{string.Join("、", names)}。公布以前请逐项对应，否则案卷里没有报告机关。", open.Select(o => o.Item));
        }
    }

    private static IEnumerable<PlanCheck> WithoutMonth(IReadOnlyList<PlanItem> items)
    {
        var bare = items.Where(i => i.LastMonth is null && i.TimeText.Length == 0 && i.Sitting is null).ToList();
        if (bare.Count > 0)
        {
            yield return Warn(PlanRules.ProperItem, $"{items.Count} 项中 {bare.Count} 项缺月份。", bare);
        }
    }

    private static IEnumerable<PlanCheck> WithoutReportDay(IReadOnlyList<PlanItem> items)
    {
        var bare = items.Where(i => i.Kind == PlanItemKind.FollowUp && i.ReportBy is null).ToList();
        if (bare.Count > 0)
        {
            yield return Warn(PlanRules.FollowedUp, $"跟踪监督 {bare.Count} 项没有写报告期限，公布后不计算期限。", bare);
        }
    }

    private static PlanCheck Block(Clause clause, string message, IEnumerable<PlanItem>? items = null) =>
        new(clause, true, message, [.. (items ?? []).Select(i => i.Id)]);

    private static PlanCheck Warn(Clause clause, string message, IEnumerable<PlanItem>? items = null) =>
        new(clause, false, message, [.. (items ?? []).Select(i => i.Id)]);
}
