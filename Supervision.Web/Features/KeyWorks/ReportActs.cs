using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Files;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>A body notes a milestone as done, between the reports (登记节点完成).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class FinishMilestone(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, int milestone, DateOnly doneOn, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, act =>
        {
            if (act.Work.ObstaclesToFinish(milestone, doneOn, act.Today) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.Finish(milestone, doneOn, act.Actor.Name);
            act.Tell($"登记节点“{act.Work.Plan!.Milestones[milestone].Name}”于{doneOn.Full()}完成");
            return [];
        }, stop);
}

/// <summary>Keeps what a body has typed of its progress (保存年中进度草稿, D-7.6).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class KeepKeyWorkProgress(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, ProgressEntry entry, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, act =>
        {
            var obstacles = act.Work.ObstaclesToWriteProgress();
            if (obstacles.Count == 0)
            {
                act.Work.KeepProgress(entry);
            }

            return obstacles;
        }, stop);
}

/// <summary>Hands in the progress that was kept (报送年中进度).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class HandInKeyWorkProgress(KeyWorkActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(KeyWorkId id, KeyWorkFile? file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, async act =>
        {
            var (report, obstacles) = act.Work.ReadProgress(act.Measuring);
            if (report is null)
            {
                return obstacles;
            }

            var (receipt, refused) = await act.ReceiveAsync(files, file, "progress", KeyWorkDuties.Progress);
            if (receipt is null)
            {
                return refused;
            }

            act.Work.HandInProgress(report, receipt, act.Today);
            act.Tell($"报送年中进度{HandingIn.Words(receipt)}");
            return [];
        }, stop);
}

/// <summary>The committee accepts the progress, and its light stands; or sends it back (审核年中进度).</summary>
[Demands(Permissions.ReviewKeyWorks)]
public sealed class ReviewKeyWorkProgress(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, bool accepts, string text, CancellationToken stop) =>
        acting.RunAsync(Permissions.ReviewKeyWorks, KeyWorkRights.Heads, id, act =>
        {
            if (act.Work.ObstaclesToReviewProgress(accepts, text) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.ReviewProgress(accepts, text, act.Actor.Name, act.Measuring);
            act.Tell(!accepts ? $"退回年中进度：{text.Trim()}" : $"年中进度审核通过：{(act.Work.MidLight is { } light ? $"{light.Words()}灯，偏差 {act.Work.MidVariance:0.0}" : "无季度目标")}");
            return [];
        }, stop);
}

/// <summary>Keeps what a body has typed of its result (保存年末效果草稿, D-7.8).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class KeepKeyWorkResult(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, ResultEntry entry, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, act =>
        {
            var obstacles = act.Work.ObstaclesToWriteResult();
            if (obstacles.Count == 0)
            {
                act.Work.KeepResult(entry);
            }

            return obstacles;
        }, stop);
}

/// <summary>A body adds evidence for an indicator (上传佐证材料).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class AddKeyWorkEvidence(KeyWorkActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(KeyWorkId id, int indicator, KeyWorkFile file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, async act =>
        {
            if (act.Work.ObstaclesToEvidence(indicator) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var (stored, refused) = await act.KeepProofAsync(files, file);
            if (stored is null)
            {
                return refused;
            }

            act.Work.AddEvidence(indicator, stored.Id, stored.Name);
            act.Tell($"上传“{act.Work.Plan!.Indicators[indicator].Name}”的佐证材料（{stored.Name}）");
            return [];
        }, stop);
}

/// <summary>Hands in the result that was kept (报送年末效果).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class HandInKeyWorkResult(KeyWorkActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(KeyWorkId id, KeyWorkFile? file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, async act =>
        {
            var (report, obstacles) = act.Work.ReadResult(act.Today);
            if (report is null)
            {
                return obstacles;
            }

            var (receipt, refused) = await act.ReceiveAsync(files, file, "result", KeyWorkDuties.Result);
            if (receipt is null)
            {
                return refused;
            }

            act.Work.HandInResult(report, receipt, act.Measuring);
            act.Tell($"报送年末效果，自报完成 {act.Work.EndReported:0.0}%{HandingIn.Words(receipt)}");
            return [];
        }, stop);
}

/// <summary>The committee gives its opinion on one indicator (核查, D-7.8).</summary>
[Demands(Permissions.CheckKeyWorks)]
public sealed class CheckIndicator(KeyWorkActing acting)
{
    /// <param name="id">The work.</param>
    /// <param name="indicator">Which, from 0.</param>
    /// <param name="verdict">How it was found.</param>
    /// <param name="value">The value found, as typed; only of one that is right in part.</param>
    /// <param name="text">What was looked at.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(KeyWorkId id, int indicator, CheckVerdict verdict, string value, string text, CancellationToken stop) =>
        acting.RunAsync(Permissions.CheckKeyWorks, KeyWorkRights.Serves, id, act =>
        {
            decimal? found = null;
            if (verdict == CheckVerdict.Partly && value.Trim().Length > 0)
            {
                if (MeasuredNumber.Read(value, act.Work.Plan?.Indicators.ElementAtOrDefault(indicator)?.Unit ?? "", out var number) is { } wrong)
                {
                    return [new(KeyWorkRules.Results, wrong, $"Value[{indicator}]")];
                }

                found = number;
            }

            if (act.Work.ObstaclesToCheck(indicator, verdict, found, text) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.Check(indicator, verdict, found, text, act.Actor.Name);
            act.Tell($"核查“{act.Work.Plan!.Indicators[indicator].Name}”：{KeyWorkText.Of(verdict)}");
            return [];
        }, stop);
}

/// <summary>The check is closed (核查完成), or the result goes back to the body.</summary>
[Demands(Permissions.ReviewKeyWorks)]
public sealed class CloseKeyWorkCheck(KeyWorkActing acting)
{
    /// <param name="id">The work.</param>
    /// <param name="returned">Why it goes back; null to close the check.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(KeyWorkId id, string? returned, CancellationToken stop) =>
        acting.RunAsync(Permissions.ReviewKeyWorks, KeyWorkRights.Heads, id, act =>
        {
            if ((returned is null ? act.Work.ObstaclesToCloseCheck() : act.Work.ObstaclesToReturnResult(returned)) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (returned is null)
            {
                act.Work.CloseCheck(act.Actor.Name, act.Measuring);
                act.Tell($"核查完成：完成率 {act.Work.EndCompletion:0.0}%，{KeyWorkText.Checked(act.Work.EndVerified, act.Work.EndPartly, act.Work.IndicatorCount)}");
            }
            else
            {
                act.Work.ReturnResult(returned, act.Actor.Name, act.Today);
                act.Tell($"退回年末效果：{returned.Trim()}");
            }

            return [];
        }, stop);
}

/// <summary>Words of what is checked and chosen.</summary>
public static class KeyWorkText
{
    /// <summary>核实 1/3，部分属实 1: what is right in part is told apart (D-7.8).</summary>
    public static string Checked(int? verified, int partly, int? all) => $"核实 {verified}/{all}{(partly > 0 ? $"，部分属实 {partly}" : "")}";

    public static string Of(CheckVerdict verdict) => verdict switch { CheckVerdict.Verified => "属实", CheckVerdict.Partly => "部分属实", _ => "未核实" };

    public static string Of(KeyWorkPaperKind kind) => kind switch
    {
        KeyWorkPaperKind.Plan => "年度安排",
        KeyWorkPaperKind.PlanChange => "安排调整",
        KeyWorkPaperKind.Progress => "年中进度",
        KeyWorkPaperKind.Result => "年末效果",
        KeyWorkPaperKind.Improvement => "改进情况",
        KeyWorkPaperKind.RectifyPlan => "整改方案",
        _ => "整改情况",
    };

    public static string Of(PaperReview review) => review switch { PaperReview.Waiting => "待审核", PaperReview.Accepted => "已通过", _ => "已退回" };

    public static string Of(KeyWorkMeasureChosen measure) => measure switch
    {
        KeyWorkMeasureChosen.SpecialInquiry => "专题询问",
        KeyWorkMeasureChosen.Talk => "约谈",
        KeyWorkMeasureChosen.Interpellation => "建议提出质询",
        _ => "向党委报告",
    };
}
