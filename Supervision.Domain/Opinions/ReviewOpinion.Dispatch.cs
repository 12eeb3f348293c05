using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>The file that went out, fixed by its hash (D-8.7).</summary>
/// <param name="File">The stored file.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
public sealed record OpinionFile(Guid File, string Hash);

/// <content>Number, dispatch, receipt (D-8.6, D-8.7).</content>
public sealed partial class ReviewOpinion
{
    /// <summary>发文字号 in words, e.g. 望人常审〔2026〕3号; null before numbering.</summary>
    public string? Number { get; private set; }

    public string? NumberPrefix { get; private set; }

    public int? NumberSerial { get; private set; }

    public DateOnly? DispatchedOn { get; private set; }

    /// <summary>The inspection report that went out together with it (监督法第三十七条, D-8.7); null for special work reports.</summary>
    public Guid? Attachment { get; private set; }

    /// <summary>The document that went out.</summary>
    public Guid? File { get; private set; }

    public string? FileHash { get; private set; }

    /// <summary>The day on which the main organ has it; the clock of its report starts here.</summary>
    public DateOnly? ReceivedOn => dispatches.Find(d => d.IsMain)?.ReceivedOn;

    /// <summary>Why it cannot be numbered now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToNumber() => Must(OpinionState.CouncilApproved, "主任会议同意后才能编号。");

    /// <summary>编号. The number was allocated in the same transaction.</summary>
    public void Give(OpinionNumber number, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToNumber());
        (Number, NumberPrefix, NumberSerial) = (number.Words, number.Prefix, number.Serial);
        GoTo(OpinionState.Numbered, by);
    }

    /// <summary>Why it cannot be dispatched now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDispatch() => Must(OpinionState.Numbered, "编号后才能印发。") is { Count: > 0 } early ? early
        : HashOfText() != TextHash ? [new(OpinionRules.SameText, "现在的文本与主任会议同意的文本不一致，不能印发。")]
        : MainOrgan is null ? [new(OpinionRules.OneMainBody, "缺主送单位，不能印发。")]
        : [];

    /// <summary>Keeps the inspection report that goes out together with the opinion.</summary>
    public void Attach(Guid file) => Attachment = file;

    /// <summary>印发交办: one row for each body, the main organ first.</summary>
    /// <param name="file">The document that goes out.</param>
    /// <param name="by">Who, and when.</param>
    /// <param name="organs">Bodies that report for themselves beside the main organ (D-17.22); the others answer through it (D-8.8).</param>
    public void Dispatch(OpinionFile? file, Editor by, IReadOnlySet<SupervisedBodyId>? organs = null)
    {
        RuleBrokenException.ThrowIfAny(file is null
            ? [new(OpinionRules.DocumentStands, "文件还没有生成，不能印发。")]
            : ObstaclesToDispatch());
        (File, FileHash, DispatchedOn) = (file!.File, file.Hash, by.At.BeijingDate());
        dispatches.AddRange(Addressees().Select(body => new OpinionDispatch(
            body, body == MainOrgan, body == MainOrgan || organs?.Contains(body) == true ? null : MainOrgan, by.At)));
        GoTo(OpinionState.Dispatched, by);
    }

    /// <summary>主送单位 and every 主办单位, each once.</summary>
    public IReadOnlyList<SupervisedBodyId> Addressees() =>
        [.. new[] { MainOrgan }.Concat(Points.Select(p => p.MainBody)).Where(b => b is not null).Select(b => b!.Value).Distinct()];

    /// <summary>Why this body cannot confirm receipt on this day.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReceive(SupervisedBodyId body, DateOnly day, DateOnly today) =>
        State < OpinionState.Dispatched || State >= OpinionState.NoOpinion ? [new(OpinionRules.OwnReceipt, "审议意见还没有印发。")]
        : dispatches.Find(d => d.Body == body) is not { } dispatch ? [new(OpinionRules.OwnReceipt, "这份审议意见没有印发给这个单位。")]
        : dispatch.ReceivedOn is not null ? [new(OpinionRules.OwnReceipt, "已经签收，不用再签。")]
        : day < dispatch.SentOn || day > today ? [new(OpinionRules.OwnReceipt, "签收日期应当在印发日到今天之间，请核对。", "Day")]
        : [];

    /// <summary>签收 by the body itself, or entered by the Office from paper, or deemed (D-8.5).</summary>
    public void Receive(SupervisedBodyId body, DateOnly day, ReceiptKind kind, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReceive(body, day, by.At.BeijingDate()));
        var dispatch = dispatches.Find(d => d.Body == body)!;
        dispatch.Receive(day, kind, by);
        if (dispatch.IsMain && State == OpinionState.Dispatched)
        {
            GoTo(OpinionState.Received, by);
        }
    }

    /// <summary>Why it cannot be withdrawn.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWithdraw(CouncilApproval? decision, string reason) =>
        State is < OpinionState.Numbered or >= OpinionState.NoOpinion ? [new(OpinionRules.Path, "只有已编号的审议意见可以作废。")]
        : string.IsNullOrWhiteSpace(reason) ? [new(OpinionRules.ReasonGiven, "请写明作废的理由。", "Reason")]
        : decision is not { IsConfirmed: true, IsAgreed: true } ? [new(OpinionRules.ByCouncil, "作废应当有主任会议的决定，并经确认。")]
        : [];

    /// <summary>作废: the number stays used.</summary>
    public void Withdraw(CouncilApproval decision, string reason, OpinionNumber number, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWithdraw(decision, reason));
        number.MarkVoid();
        GoTo(OpinionState.Withdrawn, by, reason);
    }
}
