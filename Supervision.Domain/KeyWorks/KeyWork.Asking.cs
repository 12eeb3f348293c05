using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <content>The three questions are asked, and papers come in.</content>
public sealed partial class KeyWork
{
    /// <summary>All papers, the oldest first.</summary>
    public IReadOnlyList<KeyWorkPaper> Papers => [.. papers.OrderBy(p => p.Order)];

    /// <summary>Why this is not asked now.</summary>
    /// <param name="asked">PlanAsked, MidAsked or EndAsked.</param>
    public IReadOnlyList<Obstacle> ObstaclesToAsk(KeyWorkState asked) =>
        !IsChosen || IsOver || State >= KeyWorkState.EndSubmitted || State >= asked ? [KeyWorkRules.InOrder($"这项工作{State.Words()}，不用再布置。")]
        : Owner is null ? [new(KeyWorkRules.ProperWork, $"“{Title}”还没有牵头单位，请先填写。", nameof(Owner))]
        : [];

    /// <summary>Asks for plan, progress or result (布置). What was missing before stays missing.</summary>
    public void Ask(KeyWorkState asked, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAsk(asked));
        Reach(asked, today);
    }

    /// <summary>The newest paper of a kind.</summary>
    public KeyWorkPaper? Newest(KeyWorkPaperKind kind) => papers.Where(p => p.Kind == kind).MaxBy(p => p.Order);

    /// <summary>The newest paper of a kind that was not sent back.</summary>
    public KeyWorkPaper? Standing(KeyWorkPaperKind kind) => Newest(kind) is { Review: not PaperReview.Returned } paper ? paper : null;

    /// <summary>How often papers of a kind were sent back.</summary>
    public int ReturnsOf(KeyWorkPaperKind kind) => papers.Count(p => p.Kind == kind && p.Review == PaperReview.Returned);

    /// <summary>Why a signature is missing (D-7.14): the head in person, or the signed scan.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToSign(PaperReceipt receipt) =>
        receipt is { IsByHead: false, File: null } ? [new(KeyWorkRules.SignedByHead, "请上传单位负责人签字的扫描件；负责人本人登录报送的，不用上传。", "File")] : [];

    private KeyWorkPaper Take(KeyWorkPaperKind kind, PaperReceipt receipt)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSign(receipt));
        KeyWorkPaper paper = new(papers.Count + 1, kind, receipt);
        papers.Add(paper);
        return paper;
    }

    private IReadOnlyList<Obstacle> ObstaclesToReview(KeyWorkPaper? paper, string what) =>
        IsOver ? [KeyWorkRules.InOrder($"这项工作{State.Words()}。")]
        : paper is not { Review: PaperReview.Waiting } ? [KeyWorkRules.InOrder($"没有待审核的{what}。")] : [];
}
