using Supervision.Domain.Inspections;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>The Office shows all verified problems of an inspection to their bodies at once (一并送核对, D-6.9).</summary>
[Demands(Permissions.ShowFindings)]
public sealed class ShowVerifiedFindings(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.RunAsync(Permissions.ShowFindings, (_, _) => true, id, async act =>
    {
        var waiting = await act.Db.Findings
            .Where(f => f.Inspection == id && f.State == FindingState.Verified && (f.Grade == ComplianceGrade.Partly || f.Grade == ComplianceGrade.NotCompliant)).ToListAsync(stop);
        if (waiting.Count == 0)
        {
            return [new(InspectionRules.FindingComments, "没有核实过、等着送核对的问题。")];
        }

        var last = InspectionDuties.CommentDeadline(act.Today, act.Basis.Rules, act.Basis.Calculator).Day;
        waiting.ForEach(f => f.Show(act.Today, last));
        act.Tell($"把核实的 {waiting.Count} 条问题送 {waiting.Select(f => f.Body).Distinct().Count()} 个被检查单位核对，{last:yyyy年M月d日}前反馈");
        return [];
    }, stop);
}
