namespace Supervision.Domain.KeyWorks;

/// <summary>Papers of a key work that a body hands in.</summary>
public enum KeyWorkPaperKind
{
    /// <summary>年度安排.</summary>
    Plan,

    /// <summary>安排调整: a changed plan that waits for the council.</summary>
    PlanChange,

    /// <summary>年中进度.</summary>
    Progress,

    /// <summary>年末效果.</summary>
    Result,

    /// <summary>改进情况 after 基本满意.</summary>
    Improvement,

    /// <summary>整改方案 after 不满意.</summary>
    RectifyPlan,

    /// <summary>整改情况报告.</summary>
    SecondReport,
}

/// <summary>What became of a paper.</summary>
public enum PaperReview
{
    /// <summary>待审核.</summary>
    Waiting,

    /// <summary>审核通过.</summary>
    Accepted,

    /// <summary>已退回.</summary>
    Returned,
}

/// <summary>A paper as it comes in (报送的材料).</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who handed it in.</param>
/// <param name="IsByOffice">True when the Office entered it from paper (代录).</param>
/// <param name="IsByHead">True when the head of the body handed it in in person.</param>
/// <param name="DaysLate">Days after the last day.</param>
/// <param name="File">The signed scan or the document; null when the head handed it in in person.</param>
/// <param name="FileName">Its name.</param>
public sealed record PaperReceipt(DateTimeOffset At, string By, bool IsByOffice, bool IsByHead, int DaysLate, Guid? File, string FileName);

/// <summary>A paper of a key work; never changed, only followed by another.</summary>
public sealed class KeyWorkPaper
{
    private KeyWorkPaper()
    {
    }

    internal KeyWorkPaper(int order, KeyWorkPaperKind kind, PaperReceipt receipt)
    {
        (Order, Kind) = (order, kind);
        (At, By, IsByOffice, IsByHead) = (receipt.At, receipt.By, receipt.IsByOffice, receipt.IsByHead);
        (DaysLate, File, FileName) = (receipt.DaysLate, receipt.File, receipt.FileName);
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>From 1.</summary>
    public int Order { get; private set; }

    public KeyWorkPaperKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string By { get; private set; } = "";

    public bool IsByOffice { get; private set; }

    public bool IsByHead { get; private set; }

    public int DaysLate { get; private set; }

    public Guid? File { get; private set; }

    public string FileName { get; private set; } = "";

    public KeyWorkPlan? Plan { get; internal set; }

    public ProgressReport? Progress { get; internal set; }

    public ResultReport? Result { get; internal set; }

    /// <summary>Text of what has no form of its own: improvement, rectification; the reason of a changed plan.</summary>
    public string Text { get; internal set; } = "";

    public PaperReview Review { get; private set; }

    /// <summary>The committee's remarks.</summary>
    public string ReviewText { get; private set; } = "";

    public string ReviewedBy { get; private set; } = "";

    public DateOnly? ReviewedOn { get; private set; }

    /// <summary>The council's decision by which it was judged; null of what the committee judged.</summary>
    public Supervision.Domain.Sittings.CouncilDecisionId? Decision { get; internal set; }

    internal void Judge(PaperReview review, string text, string by, DateOnly day) => (Review, ReviewText, ReviewedBy, ReviewedOn) = (review, text.Trim(), by, day);
}

/// <summary>A file with evidence for an indicator (佐证材料).</summary>
/// <param name="Order">From 1.</param>
/// <param name="Indicator">Which, from 0.</param>
/// <param name="File">The stored file.</param>
/// <param name="FileName">Its name.</param>
public sealed record KeyWorkEvidence(int Order, int Indicator, Guid File, string FileName)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A milestone that the body said was done, between the reports (登记节点完成).</summary>
/// <param name="Order">From 1; the newest of a milestone holds.</param>
/// <param name="Milestone">Which of the plan's, from 0.</param>
/// <param name="DoneOn">The day.</param>
/// <param name="By">Who said so.</param>
public sealed record MilestoneDone(int Order, int Milestone, DateOnly DoneOn, string By)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}
