using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>What handing in depends on.</summary>
/// <param name="Asked">The points of the handling.</param>
/// <param name="OwesPlan">True when the rules ask for a handling plan (opinion.plan_months is not 0).</param>
/// <param name="SilenceEnds">Last day of the committee's time for comments; null when no draft is out.</param>
/// <param name="Due">The last day of what is handed in.</param>
/// <param name="Today">The day in Beijing.</param>
public sealed record HandInFacts(IReadOnlyList<AskedPoint> Asked, bool OwesPlan, DateOnly? SilenceEnds, DateOnly? Due, DateOnly Today)
{
    /// <summary>True when the council has already decided on the extension that was asked for; what it decided still holds.</summary>
    public bool ExtensionIsDecided { get; init; }
}

/// <summary>How far the council is with a report that was handed in (主任会议对报告的办理).</summary>
public enum CouncilHold
{
    /// <summary>The council has nothing to do with it yet.</summary>
    None,

    /// <summary>已列入议题: on the list of a council meeting, undecided.</summary>
    Listed,

    /// <summary>已决定: a decision was entered, confirmed or not; 暂缓 is none.</summary>
    Decided,
}

/// <summary>What a second report has in common with the one that was not accepted.</summary>
/// <param name="File">The same file.</param>
/// <param name="Table">The same answers, point by point.</param>
public sealed record Repetition(bool File, bool Table);

/// <content>Plan, draft, comment, report; and after a refusal plan and report again (D-8.9, D-8.11).</content>
public sealed partial class OpinionHandling
{
    /// <summary>Which paper is asked for now; null when none is.</summary>
    public HandlingPaperKind? Asked(HandInFacts facts) => State switch
    {
        OpinionState.Received when facts.OwesPlan => HandlingPaperKind.Plan,
        OpinionState.Received or OpinionState.PlanSubmitted or OpinionState.Handling => HandlingPaperKind.Draft,
        OpinionState.DraftReportSubmitted or OpinionState.Commented => HandlingPaperKind.Report,
        OpinionState.Unsatisfied => HandlingPaperKind.RectificationPlan,
        OpinionState.Rectifying => HandlingPaperKind.SecondReport,
        _ => null,
    };

    /// <summary>Why this paper cannot be handed in now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHandIn(HandlingPaperKind kind, HandInFacts facts) =>
        ObstaclesOfOrder(kind, facts) is { Count: > 0 } early ? early
        : kind.HasTable() ? ObstaclesOfTable(facts.Asked, facts.Today)
        : [];

    /// <summary>Hands a paper in and fixes it with the table of points. The same file with the same table once more is one version
    /// (D-17.27), unless a step is asked for anew: the comments after a withdrawal, the plan after another refusal (D-17.24).</summary>
    /// <returns>True when a new version was made.</returns>
    public bool HandIn(HandlingPaperKind kind, PaperFile file, HandInFacts facts, Editor by, bool byOffice = false)
    {
        RuleBrokenException.ThrowIfAny([.. ObstaclesToHandIn(kind, facts), .. ObstaclesToRepeat(kind, file.Hash, facts.Asked)]);
        var paper = new HandlingPaper(kind, papers.Count + 1, file, facts.Due, by)
        {
            IsByOffice = byOffice,
            IsAfterSilence = kind == HandlingPaperKind.Report && State == OpinionState.DraftReportSubmitted,
        };
        paper.Fix(kind.HasTable() ? Table(facts.Asked) : []);
        if (Newest(kind) is { } last && last.Hash == paper.Hash && !IsAskedAnew(kind))
        {
            return false;
        }

        papers.Add(paper);
        State = After(kind);
        if (kind == HandlingPaperKind.Report && !facts.ExtensionIsDecided)
        {
            // The report is in, so there is nothing left to extend (D-8.5).
            Waiting?.Lapse(paper.On);
        }

        return true;
    }

    /// <summary>What a second report would have in common with the one that was not accepted; null when there is none.</summary>
    /// <param name="fileHash">SHA-256 of the file.</param>
    /// <param name="asked">The points of the handling.</param>
    public Repetition? RepetitionOf(string fileHash, IReadOnlyList<AskedPoint> asked) =>
        Outcomes.LastOrDefault(o => o.Kind == OutcomeKind.NotAccepted)?.Paper is { } id && papers.Find(p => p.Id == id) is { } refused
            ? new(refused.FileHash == fileHash, HandlingPaper.HashOf("", refused.Rows) == HandlingPaper.HashOf("", Table(asked)))
            : null;

    /// <summary>Why this is no second report: nothing in it is other than in the one that was not accepted (D-8.11).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRepeat(HandlingPaperKind kind, string fileHash, IReadOnlyList<AskedPoint> asked) =>
        kind == HandlingPaperKind.SecondReport && RepetitionOf(fileHash, asked) is { File: true, Table: true }
            ? [new(HandlingRules.Rectification, "这份文件和逐条办理情况都与不予接受的报告相同。请按整改情况更新逐条办理情况，或者换上新的报告，再报送。", "File")]
            : [];

    /// <summary>Why no comment can be made now: it has words, or it is the explicit mark 无意见 (D-8.15).</summary>
    /// <param name="text">The words; null is the mark 无意见.</param>
    public IReadOnlyList<Obstacle> ObstaclesToComment(string? text) =>
        State != OpinionState.DraftReportSubmitted ? [new(HandlingRules.CommentFirst, State < OpinionState.DraftReportSubmitted
            ? "单位还没有送征求意见稿。" : "征求意见稿已经反馈过，或者报告已经提交。")]
        : text is not null && string.IsNullOrWhiteSpace(text) ? [new(HandlingRules.CommentFirst, "请写下意见，没有意见的点“无意见”。", "Text")]
        : text?.Length > LongestField ? [new(HandlingRules.CommentFirst, $"意见最多 {LongestField} 个字，现在有 {text.Length} 个字。", "Text")]
        : [];

    /// <summary>反馈意见; null is 无意见.</summary>
    public void Comment(string? text, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToComment(text));
        comments.Add(new(Newest(HandlingPaperKind.Draft)!.Id, text ?? "", by));
        State = OpinionState.Commented;
    }

    /// <summary>Why the report cannot be taken back: what the council has before it stays there (D-8.10, D-8.11).</summary>
    /// <param name="hold">How far the council is with it.</param>
    public IReadOnlyList<Obstacle> ObstaclesToTakeBack(CouncilHold hold) =>
        State is not (OpinionState.ReportSubmitted or OpinionState.SecondReport) ? [new(HandlingRules.InOrder, "只有主任会议还没有决定的报告可以撤回。")]
        : hold == CouncilHold.Decided ? [new(HandlingRules.CouncilDecides, "主任会议已经对这份报告作出决定，不能撤回。")]
        : hold == CouncilHold.Listed ? [new(HandlingRules.CouncilDecides, "这份报告已经列入主任会议议题，不能撤回；确需撤回的，请办公室先撤下议题。")]
        : [];

    /// <summary>撤回报告: a new version is needed, and for the first report the comment step again; the clock runs on (D-17.24).</summary>
    public void TakeBack(CouncilHold hold, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTakeBack(hold));
        NewestReport!.WithdrawnAt = by.At;
        State = State == OpinionState.SecondReport ? OpinionState.Rectifying : OpinionState.Handling;
    }

    // A plan that is sent again while the work goes on moves nothing; everything else that is not where it leads is asked for.
    private bool IsAskedAnew(HandlingPaperKind kind) => State != After(kind) && !(kind == HandlingPaperKind.Plan && State == OpinionState.Handling);

    private IReadOnlyList<Obstacle> ObstaclesOfOrder(HandlingPaperKind kind, HandInFacts facts) => kind switch
    {
        HandlingPaperKind.Plan => State is OpinionState.Received or OpinionState.PlanSubmitted or OpinionState.Handling ? []
            : [new(HandlingRules.InOrder, "研究处理情况已经送出，方案不能再改。")],
        HandlingPaperKind.Draft => ObstaclesOfDraft(facts),
        HandlingPaperKind.Report => ObstaclesOfReport(facts),
        HandlingPaperKind.RectificationPlan => State is OpinionState.Unsatisfied or OpinionState.Rectifying ? []
            : [new(HandlingRules.Rectification, "主任会议没有要求整改，不需要报送整改方案。")],
        _ => State == OpinionState.Rectifying ? []
            : [new(HandlingRules.Rectification, State == OpinionState.Unsatisfied ? "请先报送整改方案，再提交再次报告。" : "现在不需要再次报告。")],
    };

    private IReadOnlyList<Obstacle> ObstaclesOfDraft(HandInFacts facts) => State switch
    {
        OpinionState.Received when facts.OwesPlan => [new(HandlingRules.InOrder, "请先报送研究处理方案；逾期的也可以补报。")],
        OpinionState.Received or OpinionState.PlanSubmitted or OpinionState.Handling or OpinionState.DraftReportSubmitted => [],
        OpinionState.Commented => [new(HandlingRules.CommentFirst, "工委已经反馈意见，请修改后提交研究处理情况报告。")],
        _ => [new(HandlingRules.InOrder, "研究处理情况报告已经提交，不需要再征求意见。")],
    };

    private IReadOnlyList<Obstacle> ObstaclesOfReport(HandInFacts facts) => State switch
    {
        OpinionState.Commented => [],
        OpinionState.DraftReportSubmitted when facts.SilenceEnds is { } last && facts.Today > last => [],
        OpinionState.DraftReportSubmitted => [new(HandlingRules.CommentFirst,
            $"征求意见稿已于{Newest(HandlingPaperKind.Draft)!.On.Full()}送工委，工委还没有反馈；{facts.SilenceEnds?.Full()}前未反馈的，视为无意见，次日起可以提交报告。")],
        < OpinionState.DraftReportSubmitted => [new(HandlingRules.CommentFirst, "请先把研究处理情况送工委征求意见，再提交报告。")],
        _ => [new(HandlingRules.InOrder, "研究处理情况报告已经提交。")],
    };

    private IEnumerable<PaperRow> Table(IReadOnlyList<AskedPoint> asked) =>
        asked.Where(a => AnswerTo(a.Id) is { Status: not null }).Select(a => new PaperRow(a, AnswerTo(a.Id)!));

    private static OpinionState After(HandlingPaperKind kind) => kind switch
    {
        HandlingPaperKind.Plan => OpinionState.PlanSubmitted,
        HandlingPaperKind.Draft => OpinionState.DraftReportSubmitted,
        HandlingPaperKind.Report => OpinionState.ReportSubmitted,
        HandlingPaperKind.RectificationPlan => OpinionState.Rectifying,
        _ => OpinionState.SecondReport,
    };
}
