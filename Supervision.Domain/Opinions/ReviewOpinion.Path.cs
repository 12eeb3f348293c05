using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>A council decision as the opinion needs it.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Day">The day of the meeting.</param>
/// <param name="IsAgreed">True of 同意 as it stands.</param>
/// <param name="IsConfirmed">True once the chair or presider confirmed it.</param>
/// <param name="TextHash">Hash of the text put to the council.</param>
public sealed record CouncilApproval(Guid Id, DateOnly Day, bool IsAgreed, bool IsConfirmed, string? TextHash);

/// <content>The way from the draft to the council (D-8.2, D-8.15).</content>
public sealed partial class ReviewOpinion
{
    /// <summary>Hash of the text as the lead member passed it on; the council decides on exactly this text.</summary>
    public string? TextHash { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>The council decision it rests on.</summary>
    public Guid? Decision { get; private set; }

    /// <summary>What is still missing before the committee head can check it; empty when nothing is.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCheck()
    {
        if (ObstaclesToEdit() is { Count: > 0 } closed)
        {
            return closed;
        }

        var proposals = Points.Where(p => p.Part == OpinionPart.Proposal).ToList();
        List<Obstacle> obstacles = [];
        Ask(proposals.Count == 0, OpinionRules.OneMainBody, "至少写一条意见建议", "points");
        foreach (var point in Points)
        {
            var name = NameOf(point);
            var missing = string.Join("和", Missing(point));
            Ask(missing.Length > 0, OpinionRules.OneMainBody, $"{name}缺{missing}", $"point-{point.Id}");
            Ask(point.IsNew, OpinionRules.NewPointsSettled, $"{name}是新增要点，请编辑、合并或者点“保留”", $"point-{point.Id}");
        }

        var bare = unused.Count(u => string.IsNullOrWhiteSpace(u.Reason));
        Ask(bare > 0, OpinionRules.NothingLost, $"{bare} 条未采用的发言还没有写明理由", "notes");
        Ask(!HasTerm, OpinionRules.TermStands, "缺办理期限", "frame");
        Ask(MainOrgan is null, OpinionRules.OneMainBody, "缺主送单位", "frame");
        return obstacles;

        // The field is the place of the page where it can be mended.
        void Ask(bool missing, Clause clause, string message, string place)
        {
            if (missing)
            {
                obstacles.Add(new(clause, message, place));
            }
        }
    }

    /// <summary>工委主任核.</summary>
    public void Check(Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCheck());
        GoTo(OpinionState.CommitteeChecked, by);
    }

    /// <summary>Why the lead member cannot pass it on now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToLead() => Must(OpinionState.CommitteeChecked, "审议意见还没有经工委主任核。");

    /// <summary>分管领导核: the text is now fixed by its hash and goes to the council.</summary>
    public void Lead(Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToLead());
        GoTo(OpinionState.LeadChecked, by);
        TextHash = HashOfText();
    }

    /// <summary>Why it cannot be sent back now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSendBack(string reason) =>
        State is not (OpinionState.CommitteeChecked or OpinionState.LeadChecked)
            ? [new(OpinionRules.Path, "只有正在核稿或者等待主任会议的审议意见可以退回。")]
        : string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason
            ? [new(OpinionRules.ReasonGiven, "请写明退回的理由，最多 500 个字。", "Reason")]
        : [];

    /// <summary>退回修改: to the draft, with remarks.</summary>
    public void SendBack(string reason, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSendBack(reason));
        TextHash = null;
        GoTo(OpinionState.Draft, by, reason);
    }

    /// <summary>Why the council's agreement cannot be registered on this decision (D-8.15).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToApprove(CouncilApproval? decision) =>
        Must(OpinionState.LeadChecked, "审议意见还没有经分管领导核。") is { Count: > 0 } early ? early
        : decision is null ? [new(OpinionRules.ByCouncil, "主任会议还没有对这份审议意见作出决定，请先在主任会议登记决定。")]
        : !decision.IsConfirmed ? [new(OpinionRules.ByCouncil, "主任会议的决定还没有确认，请主任或者主持人确认后再登记。")]
        : !decision.IsAgreed ? [new(OpinionRules.ByCouncil, "主任会议没有同意现在的文本，请退回修改后再提请。")]
        : decision.TextHash != HashOfText() ? [new(OpinionRules.SameText, "现在的文本与提请主任会议的文本不一致，请重新提请主任会议。")]
        : [];

    /// <summary>主任会议同意.</summary>
    public void Approve(CouncilApproval decision, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToApprove(decision));
        (Decision, ApprovedOn, TextHash) = (decision.Id, decision.Day, decision.TextHash);
        GoTo(OpinionState.CouncilApproved, by);
    }

    /// <summary>Why the council's decision to issue none cannot be registered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToForgo(CouncilApproval? decision) => State >= OpinionState.CouncilApproved
        ? [new(OpinionRules.Path, "审议意见已经主任会议同意，不能再改为不出具。")]
        : decision is not { IsConfirmed: true, IsAgreed: true }
            ? [new(OpinionRules.ByCouncil, "不出具审议意见应当有主任会议的决定，并经确认。")]
        : [];

    /// <summary>不出具审议意见.</summary>
    public void Forgo(CouncilApproval decision, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToForgo(decision));
        (Decision, CompileWishedAt) = (decision.Id, null);
        GoTo(OpinionState.NoOpinion, by);
    }

    /// <summary>SHA-256 of everything the document will say except its number and day.</summary>
    public string HashOfText()
    {
        var text = new StringBuilder();
        void Line(string? value) => text.Append(value?.Length ?? -1).Append(':').Append(value).Append('\n');
        Line(Title);
        Line(MainOrgan?.Value.ToString());
        Line(Term.ToString());
        Line(Copies);
        foreach (var point in Points)
        {
            Line(point.Part.ToString());
            Line(point.Heading);
            Line(point.Text);
            Line(point.MainBody?.Value.ToString());
            Line(string.Join(',', point.Assisting.Select(a => a.Body.Value).Order()));
            Line(point.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>第四条, 问题第二条: how a point is called on the screen.</summary>
    public string NameOf(OpinionPoint point)
    {
        var at = $"第 {Points.Count(p => p.Part == point.Part && p.Order <= point.Order)} 条";
        return point.Part switch { OpinionPart.Evaluation => "评价" + at, OpinionPart.Problem => "问题" + at, _ => "建议" + at };
    }

    private static IEnumerable<string> Missing(OpinionPoint point)
    {
        if (string.IsNullOrWhiteSpace(point.Text))
        {
            yield return "正文";
        }

        if (point.Part == OpinionPart.Proposal && point.MainBody is null)
        {
            yield return "主办单位";
        }
    }

    private IReadOnlyList<Obstacle> Must(OpinionState state, string early) => State == state ? []
        : [new(OpinionRules.Path, State < state ? early : "这一步已经办过，请刷新页面。")];
}
