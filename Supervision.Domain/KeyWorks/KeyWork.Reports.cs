using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <content>年中问进度 and 年末问效果 (D-7.6 to 7.8).</content>
public sealed partial class KeyWork
{
    public ProgressEntry? ProgressDraft { get; private set; }

    public ResultEntry? ResultDraft { get; private set; }

    public IReadOnlyList<MilestoneDone> MilestonesDone => [.. milestonesDone.OrderBy(m => m.Order)];

    public IReadOnlyList<KeyWorkEvidence> Evidence => [.. evidence.OrderBy(e => e.Order)];

    public IReadOnlyList<IndicatorCheck> Checks => [.. checks.OrderBy(c => c.Indicator)];

    /// <summary>The light as accepted in mid-year; stored, so that lists need no plan.</summary>
    public Light? MidLight { get; private set; }

    public decimal? MidPlanned { get; private set; }

    public decimal? MidActual { get; private set; }

    public decimal? MidVariance { get; private set; }

    /// <summary>Completion as checked by the committee (完成率).</summary>
    public decimal? EndCompletion { get; private set; }

    /// <summary>Completion as the body reported it (自报).</summary>
    public decimal? EndReported { get; private set; }

    /// <summary>Indicators found to be right; those right in part are told apart (D-7.8).</summary>
    public int? EndVerified { get; private set; }

    /// <summary>Indicators found to be right in part (部分属实).</summary>
    public int EndPartly => checks.Count(c => c.Verdict == CheckVerdict.Partly);

    public int? IndicatorCount { get; private set; }

    /// <summary>Why a milestone cannot be noted as done.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToFinish(int milestone, DateOnly doneOn, DateOnly today) =>
        Plan is not { } plan ? [KeyWorkRules.InOrder("年度安排定稿以后登记节点。")]
        : IsOver ? [KeyWorkRules.InOrder($"这项工作{State.Words()}。")]
        : milestone < 0 || milestone >= plan.Milestones.Count ? [KeyWorkRules.InOrder("没有找到这个节点，请刷新页面。")]
        : Standing(KeyWorkPaperKind.Result) is { Result: { } result } paper && (IsSettled(result.Milestones.ElementAtOrDefault(milestone)) || doneOn < paper.At.BeijingDate())
            ? [KeyWorkRules.InOrder("年末效果已经报送，报送以前的节点以效果报告为准。", $"Done[{milestone}]")]
        : doneOn > today || doneOn.Year != Year ? [new(KeyWorkRules.Progress, $"完成日期应当在{Year}年以内，不晚于今天。", $"Done[{milestone}]")]
        : [];

    /// <summary>The body notes a milestone as done, between the reports.</summary>
    public void Finish(int milestone, DateOnly doneOn, string by) => milestonesDone.Add(new(milestonesDone.Count + 1, milestone, doneOn, by));

    /// <summary>How a milestone of the newest plan stands as far as anybody has said; null when nobody has.</summary>
    public ReportedMilestone? StandingOf(int milestone)
    {
        var noted = milestonesDone.Where(m => m.Milestone == milestone).MaxBy(m => m.Order) is { } done ? new ReportedMilestone(MilestoneState.Done, done.DoneOn) : null;
        if (Standing(KeyWorkPaperKind.Result) is { Result: { } result } paper && result.Milestones.ElementAtOrDefault(milestone) is { } told)
        {
            // What the report left open may be done after it.
            return !IsSettled(told) && noted?.DoneOn >= paper.At.BeijingDate() ? noted : told;
        }

        return noted ?? Standing(KeyWorkPaperKind.Progress)?.Progress?.Milestones.ElementAtOrDefault(milestone);
    }

    private static bool IsSettled(ReportedMilestone? milestone) => milestone is { State: MilestoneState.Done or MilestoneState.Cancelled };

    /// <summary>Why no progress can be written now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWriteProgress() => ObstaclesToWriteReport(KeyWorkPaperKind.Progress, KeyWorkState.MidAsked, "年中进度");

    public void KeepProgress(ProgressEntry entry)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWriteProgress());
        ProgressDraft = entry;
    }

    /// <summary>Why the draft cannot be handed in.</summary>
    public (ProgressReport? Report, IReadOnlyList<Obstacle> Obstacles) ReadProgress(KeyWorkMeasuring how) =>
        ObstaclesToWriteProgress() is { Count: > 0 } obstacles ? (null, obstacles)
        : (ProgressDraft ?? new([], [], "", "", "")).Read(Plan!, Measured(how.Against)!, how.AsOf, how.Bounds, how.Today);

    public KeyWorkPaper HandInProgress(ProgressReport report, PaperReceipt receipt, DateOnly today)
    {
        var paper = Take(KeyWorkPaperKind.Progress, receipt);
        paper.Progress = report;
        Reach(KeyWorkState.MidSubmitted, today);
        return paper;
    }

    /// <summary>Why the progress cannot be accepted or sent back.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReviewProgress(bool accepts, string text) =>
        ObstaclesToReview(Newest(KeyWorkPaperKind.Progress), "年中进度") is { Count: > 0 } obstacles ? obstacles
        : accepts ? [.. KeyWorkRules.Limited(KeyWorkRules.Reviewed, text, "审核意见", KeyWorkRules.LongestText, "Text")]
        : [.. KeyWorkRules.Needed(KeyWorkRules.Reviewed, text, "退回的理由", KeyWorkRules.LongestText, "Text")];

    /// <summary>The committee accepts the progress, and its light stands; or sends it back.</summary>
    public void ReviewProgress(bool accepts, string text, string by, KeyWorkMeasuring how)
    {
        var paper = Newest(KeyWorkPaperKind.Progress)!;
        paper.Judge(accepts ? PaperReview.Accepted : PaperReview.Returned, text, by, how.Today);
        if (!accepts)
        {
            Back(KeyWorkState.MidSubmitted, KeyWorkState.MidAsked);
            return;
        }

        var mid = KeyWorkMeasure.Mid(Measured(how.Against)!, paper.Progress!, how.AsOf, how.Bounds);
        (MidLight, MidPlanned, MidActual, MidVariance) = (mid.Light, mid.Planned, mid.Actual, mid.Worst);
        Reach(KeyWorkState.MidReviewed, how.Today);
    }

    /// <summary>Why no result can be written now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWriteResult() => ObstaclesToWriteReport(KeyWorkPaperKind.Result, KeyWorkState.EndAsked, "年末效果");

    public void KeepResult(ResultEntry entry)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWriteResult());
        ResultDraft = entry;
    }

    /// <summary>Why no evidence can be added for an indicator.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEvidence(int indicator) =>
        ObstaclesToWriteResult() is { Count: > 0 } obstacles ? obstacles
        : indicator < 0 || indicator >= Plan!.Indicators.Count ? [new(KeyWorkRules.Results, "没有找到这项指标，请刷新页面。", "Evidence")]
        : evidence.Count >= 60 ? [new(KeyWorkRules.Results, "佐证材料最多 60 件。", "Evidence")] : [];

    public void AddEvidence(int indicator, Guid file, string fileName) => evidence.Add(new(evidence.Count + 1, indicator, file, fileName));

    /// <summary>The draft as a report, or why it cannot be handed in.</summary>
    public (ResultReport? Report, IReadOnlyList<Obstacle> Obstacles) ReadResult(DateOnly today) =>
        ObstaclesToWriteResult() is { Count: > 0 } obstacles ? (null, obstacles)
        : (ResultDraft ?? new([], [], [], "", "", "")).Read(Plan!, evidence.Select(e => e.Indicator).ToHashSet(), today);

    /// <summary>The result comes in; what the body says of itself is measured against the same plan as the check will be.</summary>
    public KeyWorkPaper HandInResult(ResultReport report, PaperReceipt receipt, KeyWorkMeasuring how)
    {
        var paper = Take(KeyWorkPaperKind.Result, receipt);
        paper.Result = report;
        checks.Clear();
        Reach(KeyWorkState.EndSubmitted, how.Today);
        EndReported = KeyWorkMeasure.End(Measured(how.Against)!, report, [], true).Reported;
        return paper;
    }

    /// <summary>Why the result cannot be sent back.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReturnResult(string text) =>
        ObstaclesToReview(Newest(KeyWorkPaperKind.Result), "年末效果") is { Count: > 0 } obstacles ? obstacles
        : [.. KeyWorkRules.Needed(KeyWorkRules.Reviewed, text, "退回的理由", KeyWorkRules.LongestText, "Text")];

    public void ReturnResult(string text, string by, DateOnly today)
    {
        Newest(KeyWorkPaperKind.Result)!.Judge(PaperReview.Returned, text, by, today);
        EndReported = null;
        Back(KeyWorkState.EndSubmitted, KeyWorkState.EndAsked);
    }

    /// <summary>Why this opinion on an indicator cannot be kept.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCheck(int indicator, CheckVerdict verdict, decimal? value, string text) =>
        ObstaclesToReview(Newest(KeyWorkPaperKind.Result), "年末效果") is { Count: > 0 } obstacles ? obstacles
        : indicator < 0 || indicator >= Plan!.Indicators.Count ? [new(KeyWorkRules.Results, "没有找到这项指标，请刷新页面。")]
        : verdict == CheckVerdict.Partly && value is null ? [new(KeyWorkRules.Results, "部分属实的，请填写核实的数值。", $"Value[{indicator}]")]
        : verdict == CheckVerdict.Partly && WrongFinding(indicator, value!.Value) is { Length: > 0 } wrong ? [new(KeyWorkRules.Results, wrong, $"Value[{indicator}]")]
        : verdict != CheckVerdict.Verified ? [.. KeyWorkRules.Needed(KeyWorkRules.Results, text, "核查意见", KeyWorkRules.LongestText, $"Text[{indicator}]")]
        : [.. KeyWorkRules.Limited(KeyWorkRules.Results, text, "核查意见", KeyWorkRules.LongestText, $"Text[{indicator}]")];

    // Right in part means that less was found than was told: a better value would be the body's to report.
    private string WrongFinding(int at, decimal found)
    {
        var (indicator, told) = (Plan!.Indicators[at], Newest(KeyWorkPaperKind.Result)!.Result!.Finals[at]);
        return indicator.Target.Direction == IndicatorDirection.Reach && found is not (0 or 1) ? $"“{indicator.Name}”核实的数值请填 1（已达到）或者 0（还没有）。"
            : indicator.Target.IsBetter(found, told) ? $"“{indicator.Name}”核实的数值 {indicator.Words(found)} 好于自报的 {indicator.Words(told)}，请核对；确有更好的，请退回单位更正。" : "";
    }

    /// <summary>The committee's opinion on one indicator; an earlier one is replaced.</summary>
    public void Check(int indicator, CheckVerdict verdict, decimal? value, string text, string by)
    {
        checks.RemoveAll(c => c.Indicator == indicator);
        checks.Add(new(indicator + 1, indicator, verdict, verdict == CheckVerdict.Partly ? value : null, text.Trim(), by));
    }

    /// <summary>Why the check cannot be closed: every indicator needs an opinion.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCloseCheck() =>
        ObstaclesToReview(Newest(KeyWorkPaperKind.Result), "年末效果") is { Count: > 0 } obstacles ? obstacles
        : [.. Plan!.Indicators.Where((_, i) => checks.TrueForAll(c => c.Indicator != i)).Select(i => new Obstacle(KeyWorkRules.Results, $"“{i.Name}”还没有核查意见。"))];

    /// <summary>The check is closed (核查完成): the completion stands.</summary>
    public void CloseCheck(string by, KeyWorkMeasuring how)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCloseCheck());
        var paper = Newest(KeyWorkPaperKind.Result)!;
        paper.Judge(PaperReview.Accepted, "", by, how.Today);
        var end = KeyWorkMeasure.End(Measured(how.Against)!, paper.Result!, Checks, how.CountsUnverified);
        (EndCompletion, EndReported, EndVerified, IndicatorCount) = (end.Completion, end.Reported, end.Verified, end.Indicators);
        Reach(KeyWorkState.EndReviewed, how.Today);
    }

    /// <summary>What of the stored results is not what a recomputation gives; empty when all is well.</summary>
    public IReadOnlyList<string> Differences(KeyWorkMeasuring how)
    {
        List<string> wrong = [];
        if (MidActual is not null && Standing(KeyWorkPaperKind.Progress)?.Progress is { } progress)
        {
            var mid = KeyWorkMeasure.Mid(Measured(how.Against)!, progress, how.AsOf, how.Bounds);
            if ((mid.Light, mid.Planned, mid.Actual, mid.Worst) != (MidLight, MidPlanned, MidActual, MidVariance))
            {
                wrong.Add($"年中：存的是 {MidActual}、偏差 {MidVariance}、{MidLight?.Words()}，重算为 {mid.Actual}、{mid.Worst}、{mid.Light?.Words()}");
            }
        }

        if (EndReported is not null && Newest(KeyWorkPaperKind.Result) is { Result: { } told, Review: not PaperReview.Returned }
            && KeyWorkMeasure.End(Measured(how.Against)!, told, [], true).Reported is var reported && reported != EndReported)
        {
            wrong.Add($"年末：存的自报完成率 {EndReported}，重算为 {reported}");
        }

        if (EndCompletion is not null && Standing(KeyWorkPaperKind.Result)?.Result is { } result)
        {
            var end = KeyWorkMeasure.End(Measured(how.Against)!, result, Checks, how.CountsUnverified);
            if ((end.Completion, end.Verified, end.Indicators) != (EndCompletion, EndVerified, IndicatorCount))
            {
                wrong.Add($"年末：存的完成率 {EndCompletion}（核实 {EndVerified}/{IndicatorCount}），重算为 {end.Completion}（{end.Verified}/{end.Indicators}）");
            }
        }

        return wrong;
    }

    private IReadOnlyList<Obstacle> ObstaclesToWriteReport(KeyWorkPaperKind kind, KeyWorkState asked, string what) =>
        IsOver || State >= KeyWorkState.ResultFixed ? [KeyWorkRules.InOrder($"这项工作{State.Words()}。")]
        : ReachedOn(asked) is null ? [KeyWorkRules.InOrder($"还没有布置{what}。")]
        : Plan is null ? [KeyWorkRules.InOrder($"年度安排还没有定稿，请先报送年度安排，再报送{what}。")]
        : Newest(kind) is { Review: PaperReview.Waiting } ? [KeyWorkRules.InOrder($"{what}已经报送，正在审核；需要更正的，请承办委员会退回。")]
        : Newest(kind) is { Review: PaperReview.Accepted } ? [KeyWorkRules.InOrder($"{what}已经审核。")]
        : kind == KeyWorkPaperKind.Progress && State >= KeyWorkState.EndSubmitted ? [KeyWorkRules.InOrder("年末效果已经报送，不再补报年中进度。")]
        : [];

    private void Back(KeyWorkState from, KeyWorkState to) => State = State == from ? to : State;
}

/// <summary>How a work is measured: settings and dates of its year.</summary>
/// <param name="Against">Value of <see cref="KeyWorkRules.MeasureAgainst"/>.</param>
/// <param name="AsOf">The cut-off of mid-year.</param>
/// <param name="Bounds">Bounds of the lights.</param>
/// <param name="CountsUnverified">True when what was not verified counts as reported.</param>
/// <param name="Today">Today.</param>
public sealed record KeyWorkMeasuring(string Against, DateOnly AsOf, LightBounds Bounds, bool CountsUnverified, DateOnly Today)
{
    /// <summary>As the rules are at the beginning of the year.</summary>
    public static KeyWorkMeasuring Of(int year, IReadOnlyList<CycleDate> dates, RuleBook rules, DateOnly today) => new(
        rules.InForce(KeyWorkRules.MeasureAgainst, new(year, 1, 1)).Value, dates.Single(d => d.Step == CycleStep.MidAsOf).Day, KeyWorkRules.BoundsOn(rules, new(year, 1, 1)),
        rules.InForce(KeyWorkRules.UnverifiedCounts, new(year, 1, 1)).Value == KeyWorkRules.Reported, today);
}
