using Supervision.Domain.Calendar;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>What acts on findings share.</summary>
internal static class FindingActs
{
    /// <summary>第一组, or 检查组 for the whole group.</summary>
    public static string GroupName(int subGroup) => subGroup > 0 ? LawInspection.SubGroupName(subGroup) : "检查组";

    /// <summary>Why it was not seen on the visit named: only visits of the same inspection.</summary>
    public static async Task<IReadOnlyList<Obstacle>> ObstaclesToVisitAsync(SupervisionDb db, LawInspectionId inspection, FindingEntry entry, CancellationToken stop) =>
        entry.Visit is not { } visit || await db.FieldVisits.AnyAsync(v => v.Id == visit && v.Inspection == inspection, stop)
            ? [] : [new(InspectionRules.Findings, "没有找到这次实地检查，请刷新页面。", nameof(FindingEntry.Visit))];
}

/// <summary>A draft is corrected (更正记录).</summary>
[Demands(Permissions.RecordFindings)]
public sealed class CorrectFinding(FindingActing acting)
{
    public Task<Outcome> RunAsync(FindingId id, FindingEntry entry, CancellationToken stop) =>
        acting.RunAsync(Permissions.RecordFindings, FindingRight.MayRecord, id, async act =>
        {
            IReadOnlyList<Obstacle> obstacles =
                [.. act.Finding.ObstaclesToCorrect(entry, act.Inspection, act.Today), .. await FindingActs.ObstaclesToVisitAsync(act.Db, act.Inspection.Id, entry, act.Stop)];
            if (obstacles.Count == 0)
            {
                act.Finding.Correct(entry, act.Inspection);
                act.Tell($"更正{act.Name}");
            }

            return obstacles;
        }, stop);
}

/// <summary>A draft is verified (核实): what does not comply has its evidence (D-6.9).</summary>
[Demands(Permissions.RecordFindings)]
public sealed class VerifyFinding(FindingActing acting)
{
    public Task<Outcome> RunAsync(FindingId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RecordFindings, FindingRight.MayRecord, id, act =>
        {
            if (act.Finding.ObstaclesToVerify() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Finding.Verify(act.Actor.Name, act.Today);
            act.Tell($"核实{act.Name}：{act.Finding.Grade.Word()}");
            return [];
        }, stop);
}

/// <summary>The Office shows a finding to the body it is about (送被检单位核对, D-6.9); its days to comment begin.</summary>
[Demands(Permissions.ShowFindings)]
public sealed class ShowFinding(FindingActing acting)
{
    public Task<Outcome> RunAsync(FindingId id, CancellationToken stop) => acting.RunAsync(Permissions.ShowFindings, FindingRight.Any, id, act =>
    {
        if (act.Finding.ObstaclesToShow() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Finding.Show(act.Today, InspectionDuties.CommentDeadline(act.Today, act.Basis.Rules, act.Basis.Calculator).Day);
        act.Tell($"{act.Name}送被检查单位核对，{act.Finding.CommentBy!.Value.Full()}前反馈");
        return [];
    }, stop);
}

/// <summary>The body says what it thinks of a finding of its own (反馈核对意见, D-6.9); the Office enters what came on paper (D-17.48).</summary>
[Demands(Permissions.CommentOnFindings)]
public sealed class CommentOnFinding(FindingActing acting)
{
    /// <param name="id">The finding.</param>
    /// <param name="body">The body that speaks.</param>
    /// <param name="text">What it says.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(FindingId id, SupervisedBodyId body, string text, CancellationToken stop) =>
        acting.RunAsync(Permissions.CommentOnFindings, (actor, _, _) => actor.IsSystem || actor.IsOffice || actor.ActsFor(body), id, act =>
        {
            if (act.Finding.ObstaclesToComment(body, text) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var isByOffice = !act.Actor.ActsFor(body);
            act.Finding.CommentOn(text, act.Actor.Name, act.Today, isByOffice);
            act.Tell($"{(isByOffice ? "代录：" : "")}被检查单位反馈{act.Name}的核对意见{(act.Finding.IsCommentLate ? "（逾期）" : "")}");
            return [];
        }, stop);
}

/// <summary>One of the group confirms; two do, one of them of the sub-group (D-6.14).</summary>
[Demands(Permissions.RecordFindings)]
public sealed class ConfirmFinding(FindingActing acting)
{
    public Task<Outcome> RunAsync(FindingId id, CancellationToken stop) => acting.RunAsync(Permissions.RecordFindings, FindingRight.Any, id, act =>
    {
        if (act.Finding.ObstaclesToConfirm(act.Hand, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Finding.Confirm(act.Hand!, act.Today);
        act.Tell(act.Finding.State == FindingState.Confirmed
            ? $"{act.Name}确认：{act.Finding.FirstConfirmerName}、{act.Finding.SecondConfirmerName}" : $"确认{act.Name}，待另一名成员确认");
        return [];
    }, stop);
}

/// <summary>The leader takes a finding back with a reason (撤销, D-6.14); it stays visible.</summary>
[Demands(Permissions.LeadInspections)]
public sealed class WithdrawFinding(FindingActing acting)
{
    public Task<Outcome> RunAsync(FindingId id, string reason, CancellationToken stop) => acting.RunAsync(Permissions.LeadInspections, FindingRight.Any, id, async act =>
    {
        if (act.Finding.ObstaclesToWithdraw(act.Inspection, act.Actor.Person, reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (act.Finding.Merged is { } merged)
        {
            await act.Db.DissolveAsync(merged, id, (act.Actor.Name, act.Today), act.Stop);
        }

        act.Finding.Withdraw(reason, act.Actor.Name, act.Today);
        act.Tell($"组长撤销{act.Name}：{reason.Trim()}");
        return [];
    }, stop);
}
