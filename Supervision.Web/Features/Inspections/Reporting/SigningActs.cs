using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Reporting;

/// <summary>The leader signs the report (组长签署): only after the group met (D-16.10).</summary>
[Demands(Permissions.LeadInspections)]
public sealed class SignInspectionReport(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.RunAsync(Permissions.LeadInspections, (_, _) => true, id, async act =>
    {
        var standing = await act.Db.ReportStandingAsync(act.Inspection, stop);
        if (act.Inspection.ObstaclesToSign(standing, act.Actor.Person) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Sign(standing.Hash, act.Actor.Name, act.Today);
        act.Tell($"组长签署检查报告，校验码 {standing.Hash[..8]}");
        return [];
    }, stop);
}

/// <summary>Puts the report to the council (提请主任会议).</summary>
[Demands(Permissions.RunInspections)]
public sealed class SubmitInspectionReport(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Inspection.ObstaclesToSubmitReport(await act.Db.ReportStandingAsync(act.Inspection, stop), await act.LeaderAsync()) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.SubmitReport();
        act.Tell("检查报告提请主任会议");
        return [];
    }, stop);
}

/// <summary>Takes over the council's decision that the report goes to the Committee (登记主任会议决定, 监督法第三十六条).</summary>
[Demands(Permissions.RunInspections)]
public sealed class ApproveInspectionReport(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var facts = await act.Db.DecisionOnAsync(act.Inspection.Matter, CouncilPurpose.InspectionReport, stop);
        var standing = await act.Db.ReportStandingAsync(act.Inspection, stop);
        SchemeDecision? decision = facts is null ? null
            : new(facts.Decision, facts.MeetingName, facts.Day, facts.IsApproval, facts.TextHash == standing.Hash && standing.Hash == act.Inspection.SignedHash);
        if (act.Inspection.ObstaclesToApproveReport(decision, await act.LeaderAsync()) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.ApproveReport(decision!);
        act.Tell($"{decision!.Meeting}决定检查报告提请常委会会议审议");
        return [];
    }, stop);
}
