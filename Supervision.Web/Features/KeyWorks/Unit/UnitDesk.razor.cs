using Microsoft.AspNetCore.Components;
using Supervision.Domain.KeyWorks;

namespace Supervision.Web.Features.KeyWorks.Unit;

/// <summary>The desk of a body for one key work (报安排、报进度、报效果、答复提问); without script. What was typed is kept before anything is judged.</summary>
public sealed partial class UnitDesk(
    KeepKeyWorkPlan keepPlan, HandInKeyWorkPlan handInPlan, KeepKeyWorkProgress keepProgress, HandInKeyWorkProgress handInProgress, KeepKeyWorkResult keepResult,
    HandInKeyWorkResult handInResult, AddKeyWorkEvidence addEvidence, HandInAfterVote handInAfter, AnswerKeyWorkQuestion answer, FinishMilestone finish,
    AskForPlanChange change, NavigationManager navigator) : ComponentBase
{
    private IReadOnlyList<Obstacle> problems = [];

    [Parameter, EditorRequired] public required KeyWorkView View { get; set; }

    /// <summary>Address of the page.</summary>
    [Parameter, EditorRequired] public required string Here { get; set; }

    [Parameter] public string? Step { get; set; }

    [Parameter] public string? Saved { get; set; }

    [SupplyParameterFromForm(FormName = "plan")] private PlanForm? Plan { get; set; }

    [SupplyParameterFromForm(FormName = "progress")] private ReportForm? Progress { get; set; }

    [SupplyParameterFromForm(FormName = "result")] private ReportForm? Result { get; set; }

    [SupplyParameterFromForm(FormName = "sign")] private SignForm? Signed { get; set; }

    [SupplyParameterFromForm(FormName = "after")] private SignForm? After { get; set; }

    [SupplyParameterFromForm(FormName = "change")] private PlanForm? Change { get; set; }

    [SupplyParameterFromForm(FormName = "done")] private DoneForm? Done { get; set; }

    [SupplyParameterFromForm] private AnswerQuestionForm? Answering { get; set; }

    private bool MayHandIn => KeyWorkRights.HandsIn(View.Actor, View.Work);

    /// <summary>Which paper is asked for now; null when none is.</summary>
    private KeyWorkPaperKind? Asked => View.Work switch
    {
        { OwedAfterVote: { } owed } => owed,
        var w when w.ObstaclesToWriteResult().Count == 0 => KeyWorkPaperKind.Result,
        var w when w.ObstaclesToWriteProgress().Count == 0 => KeyWorkPaperKind.Progress,
        var w when w.ObstaclesToWritePlan().Count == 0 => KeyWorkPaperKind.Plan,
        _ => null,
    };

    private string Next => !MayHandIn ? $"由{View.Owner}报送，本单位配合。" : Asked is { } asked ? $"请报送{KeyWorkText.Of(asked)}。" : View.Next;

    private bool NeedsScan => !(KeyWorkRights.IsOwner(View.Actor, View.Work) && View.Actor.Has(Role.BodyHead));

    private KeyWorkPaper? Returned => Asked is { } asked && View.Work.Newest(asked) is { Review: PaperReview.Returned } paper ? paper : null;

    private (KeyWorkPlan? Plan, IReadOnlyList<Obstacle> Obstacles) PlanRead => (View.Work.PlanDraft ?? KeyWorkPlanEntry.Blank).Read(View.Work.Year);

    private (ResultReport? Report, IReadOnlyList<Obstacle> Obstacles) ResultRead => View.Work.ReadResult(View.Measuring.Today);

    private (ProgressReport? Report, IReadOnlyList<Obstacle> Obstacles) ProgressRead => View.Work.ReadProgress(View.Measuring);

    // Back from the check what it found stands at its fields; while something is typed for the first time nothing is missed yet.
    private IReadOnlyList<Obstacle> Faults => problems.Count > 0 || Step != "mend" ? problems : Asked switch
    {
        KeyWorkPaperKind.Plan => PlanRead.Obstacles,
        KeyWorkPaperKind.Progress => ProgressRead.Obstacles,
        KeyWorkPaperKind.Result => ResultRead.Obstacles,
        _ => [],
    };

    // Done milestones do not settle the targets: until the result is in, the plan may be changed.
    private bool MayAskForChange => View.Work is { Plan: not null, IsOver: false, State: < KeyWorkState.EndSubmitted };

    private PlanForm PlanTyped => Plan ?? PlanForm.Of(View.Work.PlanDraft ?? KeyWorkPlanEntry.Blank);

    private PlanForm ChangeTyped => Change ?? PlanForm.Of(KeyWorkPlanEntry.Of(View.Work.Plan!));

    private ReportForm ProgressTyped => Progress ?? ReportForm.Of(View.Work, View.Work.ProgressDraft);

    private ReportForm ResultTyped => Result ?? ReportForm.Of(View.Work, View.Work.ResultDraft);

    private IReadOnlyList<(PlannedMilestone Milestone, int At)> OpenMilestones => View.Work.IsOver ? []
        : [.. (View.Work.Plan?.Milestones ?? []).Select((m, i) => (m, i)).Where(x => View.Work.StandingOf(x.i) is not { State: MilestoneState.Done or MilestoneState.Cancelled })];

    private string Notice => Saved switch
    {
        "draft" => "草稿已保存。",
        "plan" => $"年度安排已收到，{View.Committee}审核后在这里告诉您。",
        "progress" => $"年中进度已收到，{View.Committee}审核后在这里告诉您。",
        "result" => $"年末效果已收到，由{View.Committee}逐项核查。",
        "answer" => "答复已收到。",
        "done" => "节点已登记完成。",
        "change" => "调整已提出，由主任会议决定。",
        "after" => "材料已收到。",
        "evidence" => "佐证材料已上传，草稿已保存。",
        _ => "",
    };

    private async Task KeepPlanAsync() =>
        Go(await keepPlan.RunAsync(View.Work.Id, Plan!.Entry, CancellationToken.None), Plan.Act == "check" ? "?step=check" : "?saved=draft");

    private async Task HandInPlanAsync() => Go(await SendAsync(Signed?.File, f => handInPlan.RunAsync(View.Work.Id, f, CancellationToken.None)), "?saved=plan");

    private async Task KeepProgressAsync() =>
        Go(await keepProgress.RunAsync(View.Work.Id, Progress!.Progress, CancellationToken.None), Progress.Act == "check" ? "?step=check" : "?saved=draft");

    private async Task HandInProgressAsync() => Go(await SendAsync(Signed?.File, f => handInProgress.RunAsync(View.Work.Id, f, CancellationToken.None)), "?saved=progress");

    private async Task KeepResultAsync()
    {
        var kept = await keepResult.RunAsync(View.Work.Id, Result!.Result, CancellationToken.None);
        if (kept.IsDone && Result.Act == "evidence")
        {
            var outcome = Result.Evidence is { FileName.Length: > 0 } ? await SendAsync(Result.Evidence, f => addEvidence.RunAsync(View.Work.Id, Result.Indicator, f!, CancellationToken.None))
                : Outcome.Refused(new Obstacle(KeyWorkRules.Results, "请选择佐证材料的文件。", "Evidence"));
            Go(outcome, "?saved=evidence#evidence");
            return;
        }

        Go(kept, Result.Act == "check" ? "?step=check" : "?saved=draft");
    }

    private async Task HandInResultAsync() => Go(await SendAsync(Signed?.File, f => handInResult.RunAsync(View.Work.Id, f, CancellationToken.None)), "?saved=result");

    private async Task HandInAfterAsync() => Go(await SendAsync(After?.File, f => handInAfter.RunAsync(View.Work.Id, After?.Text ?? "", f, CancellationToken.None)), "?saved=after");

    private async Task ChangeAsync() => Go(await SendAsync(Change?.File, f => change.RunAsync(View.Work.Id, Change!.Entry, Change.Reason ?? "", f, CancellationToken.None)), "?saved=change");

    private async Task AnswerAsync() => Go(await answer.RunAsync(new(Answering?.Id ?? Guid.Empty), Answering?.Answer ?? "", CancellationToken.None), "?saved=answer");

    private async Task FinishAsync() => Go(
        Done?.On is { } day ? await finish.RunAsync(View.Work.Id, Done.Milestone, day, CancellationToken.None) : Outcome.Refused(new Obstacle(KeyWorkRules.Progress, "请填写节点完成的日期。", "Done")), "?saved=done");

    private static async Task<Outcome> SendAsync(IFormFile? upload, Func<KeyWorkFile?, Task<Outcome>> act)
    {
        if (upload is not { FileName.Length: > 0 })
        {
            return await act(null);
        }

        await using var content = upload.OpenReadStream();
        return await act(new(upload.FileName, content));
    }

    // A reload must not post again.
    private void Go(Outcome outcome, string where)
    {
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo(Here + where);
        }
    }
}
