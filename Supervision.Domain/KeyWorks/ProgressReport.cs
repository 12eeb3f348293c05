using System.Globalization;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <summary>How a milestone stands, as typed.</summary>
public sealed record MilestoneAnswer(string State, string DoneOn, string Reason = "");

/// <summary>A milestone as the body reports it.</summary>
/// <param name="State">How it stands.</param>
/// <param name="DoneOn">The day it was done; null unless it was.</param>
/// <param name="Reason">Why a frozen plan loses it; only of one that is cancelled.</param>
public sealed record ReportedMilestone(MilestoneState State, DateOnly? DoneOn, string Reason = "");

/// <summary>A progress report as a body types it (D-7.6).</summary>
/// <param name="Milestones">One of each milestone of the plan.</param>
/// <param name="Actuals">The value of each indicator as of the cut-off.</param>
/// <param name="Reasons">原因.</param>
/// <param name="Remedies">措施.</param>
/// <param name="Help">需要协调的事项.</param>
public sealed record ProgressEntry(IReadOnlyList<MilestoneAnswer> Milestones, IReadOnlyList<string> Actuals, string Reasons, string Remedies, string Help)
{
    /// <summary>The report, when everything in it is proper.</summary>
    /// <param name="plan">The plan as it now stands.</param>
    /// <param name="measured">The plan that is measured against.</param>
    /// <param name="asOf">The cut-off.</param>
    /// <param name="bounds">Bounds of the lights.</param>
    /// <param name="today">Today.</param>
    public (ProgressReport? Report, IReadOnlyList<Obstacle> Obstacles) Read(KeyWorkPlan plan, KeyWorkPlan measured, DateOnly asOf, LightBounds bounds, DateOnly today)
    {
        List<Obstacle> obstacles = [];
        var milestones = ReportReading.Milestones(plan, Milestones, today, KeyWorkRules.Progress, obstacles);
        var actuals = ReportReading.Numbers(plan, Actuals, KeyWorkRules.Progress, "Actuals", obstacles);
        obstacles.AddRange(KeyWorkRules.Limited(KeyWorkRules.Progress, Help, "需要协调的事项", KeyWorkRules.LongestText, nameof(Help)));
        var report = new ProgressReport(milestones, actuals, Reasons.Trim(), Remedies.Trim(), Help.Trim());
        if (obstacles.Count == 0 && NeedsReasons(report, measured, asOf, bounds))
        {
            obstacles.AddRange(KeyWorkRules.Needed(KeyWorkRules.Progress, Reasons, "没有达到进度的原因", KeyWorkRules.LongestText, nameof(Reasons)));
            obstacles.AddRange(KeyWorkRules.Needed(KeyWorkRules.Progress, Remedies, "改进的措施", KeyWorkRules.LongestText, nameof(Remedies)));
        }

        return obstacles.Count == 0 ? (report, []) : (null, obstacles);
    }

    private static bool NeedsReasons(ProgressReport report, KeyWorkPlan measured, DateOnly asOf, LightBounds bounds) =>
        KeyWorkMeasure.Mid(measured, report, asOf, bounds).Light is not (null or Light.Green) || report.Milestones.Any(m => m.State == MilestoneState.Behind);
}

/// <summary>A progress report (年中进度, D-7.6), checked.</summary>
/// <param name="Milestones">One of each milestone of the plan.</param>
/// <param name="Actuals">The value of each indicator as of the cut-off.</param>
/// <param name="Reasons">原因.</param>
/// <param name="Remedies">措施.</param>
/// <param name="Help">需要协调的事项.</param>
public sealed record ProgressReport(IReadOnlyList<ReportedMilestone> Milestones, IReadOnlyList<decimal> Actuals, string Reasons, string Remedies, string Help);

/// <summary>A result report as a body types it (D-7.8).</summary>
/// <param name="Milestones">One of each milestone of the plan.</param>
/// <param name="Finals">The final value of each indicator.</param>
/// <param name="Links">An address with evidence for each indicator; may be empty where a file was uploaded.</param>
/// <param name="Effects">成效.</param>
/// <param name="Shortcomings">不足.</param>
/// <param name="NextSteps">下一步.</param>
public sealed record ResultEntry(
    IReadOnlyList<MilestoneAnswer> Milestones, IReadOnlyList<string> Finals, IReadOnlyList<string> Links, string Effects, string Shortcomings, string NextSteps)
{
    /// <summary>The report, when everything in it is proper.</summary>
    /// <param name="plan">The plan as it now stands.</param>
    /// <param name="withFile">Indicators for which a file was uploaded, from 0.</param>
    /// <param name="today">Today.</param>
    public (ResultReport? Report, IReadOnlyList<Obstacle> Obstacles) Read(KeyWorkPlan plan, IReadOnlySet<int> withFile, DateOnly today)
    {
        List<Obstacle> obstacles = [];
        var milestones = ReportReading.Milestones(plan, Milestones, today, KeyWorkRules.Results, obstacles);
        var finals = ReportReading.Numbers(plan, Finals, KeyWorkRules.Results, "Finals", obstacles);
        for (var i = 0; i < plan.Indicators.Count; i++)
        {
            var link = (Links.ElementAtOrDefault(i) ?? "").Trim();
            if (link.Length > 0 && EvidenceLink.Fault(link) is { } wrong)
            {
                obstacles.Add(new(KeyWorkRules.Results, $"“{plan.Indicators[i].Name}”的佐证网址：{wrong}", $"Links[{i}]"));
            }
            else if (link.Length == 0 && !withFile.Contains(i))
            {
                obstacles.Add(new(KeyWorkRules.Results, $"“{plan.Indicators[i].Name}”没有佐证。请上传文件或者填写公开的网址。", $"Links[{i}]"));
            }
        }

        obstacles.AddRange(KeyWorkRules.Needed(KeyWorkRules.Results, Effects, "成效", KeyWorkRules.LongestText, nameof(Effects)));
        obstacles.AddRange(KeyWorkRules.Needed(KeyWorkRules.Results, Shortcomings, "不足", KeyWorkRules.LongestText, nameof(Shortcomings)));
        obstacles.AddRange(KeyWorkRules.Needed(KeyWorkRules.Results, NextSteps, "下一步打算", KeyWorkRules.LongestText, nameof(NextSteps)));
        return obstacles.Count > 0 ? (null, obstacles)
            : (new(milestones, finals, [.. plan.Indicators.Select((_, i) => (Links.ElementAtOrDefault(i) ?? "").Trim())], Effects.Trim(), Shortcomings.Trim(), NextSteps.Trim()), []);
    }
}

/// <summary>A result report (年末效果, D-7.8), checked.</summary>
/// <param name="Milestones">One of each milestone of the plan.</param>
/// <param name="Finals">The final value of each indicator.</param>
/// <param name="Links">Addresses with evidence; empty where there is a file.</param>
/// <param name="Effects">成效.</param>
/// <param name="Shortcomings">不足.</param>
/// <param name="NextSteps">下一步.</param>
public sealed record ResultReport(
    IReadOnlyList<ReportedMilestone> Milestones, IReadOnlyList<decimal> Finals, IReadOnlyList<string> Links, string Effects, string Shortcomings, string NextSteps);

/// <summary>What progress and result have in common when they are read.</summary>
internal static class ReportReading
{
    public static List<ReportedMilestone> Milestones(KeyWorkPlan plan, IReadOnlyList<MilestoneAnswer> typed, DateOnly today, Clause clause, List<Obstacle> obstacles)
    {
        List<ReportedMilestone> read = [];
        for (var i = 0; i < plan.Milestones.Count; i++)
        {
            var answer = typed.ElementAtOrDefault(i);
            if (!Enum.TryParse<MilestoneState>(answer?.State, out var state) || !Enum.IsDefined(state))
            {
                obstacles.Add(new(clause, $"请选择节点“{plan.Milestones[i].Name}”的情况。", $"Milestones[{i}]"));
                continue;
            }

            var done = state == MilestoneState.Done ? KeyWorkPlanEntry.DayOf(answer!.DoneOn) : null;
            if (state == MilestoneState.Done && (done is null || done > today))
            {
                obstacles.Add(new(clause, $"请填写节点“{plan.Milestones[i].Name}”完成的日期，不晚于今天。", $"Milestones[{i}]"));
            }

            // A fixed plan is frozen: what is left out of it needs a reason that everybody reads.
            var reason = state == MilestoneState.Cancelled ? (answer!.Reason ?? "").Trim() : "";
            if (state == MilestoneState.Cancelled)
            {
                obstacles.AddRange(KeyWorkRules.Needed(clause, reason, $"取消节点“{plan.Milestones[i].Name}”的理由", KeyWorkRules.LongestReason, $"Milestones[{i}]"));
            }

            read.Add(new(state, done, reason));
        }

        return read;
    }

    public static List<decimal> Numbers(KeyWorkPlan plan, IReadOnlyList<string> typed, Clause clause, string field, List<Obstacle> obstacles)
    {
        List<decimal> read = [];
        for (var i = 0; i < plan.Indicators.Count; i++)
        {
            var indicator = plan.Indicators[i];
            var wrong = MeasuredNumber.Read(typed.ElementAtOrDefault(i), indicator.Unit, out var number);
            if (wrong is null && indicator.Target.Direction == IndicatorDirection.Reach && number is not (0 or 1))
            {
                wrong = "请填 1（已达到）或者 0（还没有）。";
            }

            if (wrong is not null)
            {
                obstacles.Add(new(clause, $"“{indicator.Name}”：{wrong}", string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]")));
            }

            read.Add(number);
        }

        return read;
    }
}
