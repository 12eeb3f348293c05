using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Reports;

/// <content>What an adjustment of the plan does to the report that came from its line (D-4.7).</content>
public sealed partial class SpecialReport
{
    /// <summary>True once anything was done on it; then its line can only be ended, not struck.</summary>
    public bool HasBegun => State != ReportState.Planned;

    /// <summary>Why it cannot be ended: what was heard stays heard.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEnd() =>
        State is ReportState.Ended or ReportState.Withdrawn || State is >= ReportState.Heard and <= ReportState.Closed
            ? [new(ReportRules.Order, $"《{Title}》{ReportWords.Of(State)}，不能终止。")]
            : [];

    /// <summary>Its line was struck or ended: nothing is owed any more, the dossier stays.</summary>
    public void End(CouncilDecisionId? decision, string reason, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEnd());
        (DecidedBy, Sitting) = (decision, null);
        Unask();
        MoveTo(ReportState.Ended, act, reason);
    }

    /// <summary>Its line was changed: title and parties follow as long as nothing was handed in.</summary>
    public void Follow(PlannedReport plan)
    {
        if (State <= ReportState.OpinionsSent || State == ReportState.Postponed)
        {
            (Title, Committee, LeadMember) = (plan.Title, plan.Committee, plan.LeadMember ?? LeadMember);
            NameBodies(plan.Bodies);
            (Organ, Department) = (plan.Organ ?? Organ, plan.Department ?? Department);
        }
    }
}
