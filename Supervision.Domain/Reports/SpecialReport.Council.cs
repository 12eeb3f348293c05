using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <content>What the council decides about a report: postponed, withdrawn, no opinion issued, raised, examined.</content>
public sealed partial class SpecialReport
{
    /// <summary>What the council is asked to decide; <see cref="ReportWish.None"/> when nothing is asked.</summary>
    public ReportWish Wish { get; private set; }

    public string WishReason { get; private set; } = "";

    /// <summary>Why the council cannot be asked for this.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWish(ReportWish wish, string reason) => Together(
        ObstaclesToState(wish),
        Length(reason, 500, "Reason", "理由"));

    /// <summary>Puts a question to the council; it has no effect before the decision.</summary>
    public void Ask(ReportWish wish, string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWish(wish, reason));
        (Wish, WishReason) = (wish, reason.Trim());
    }

    /// <summary>Takes the question back.</summary>
    public void Unask() => (Wish, WishReason) = (ReportWish.None, "");

    /// <summary>Why it cannot be postponed or withdrawn: a council decision and a reason (D-5.14).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToStop(CouncilConsent? consent)
    {
        IReadOnlyList<Obstacle> none = [new(ReportRules.ByCouncil, "延期、撤回由主任会议决定：请先写明理由，提请主任会议。")];
        return Wish is not (ReportWish.Postpone or ReportWish.Withdraw) ? none
            : Together(
                ObstaclesToState(Wish),
                consent is not { IsApproval: true }
                    ? new Obstacle(ReportRules.ByCouncil, $"主任会议还没有同意{ReportWords.Of(Wish)}：请把它列入主任会议议题，登记决定并由主任或者主持人确认。") : null);
    }

    /// <summary>Put off to another sitting, or taken out of the year's work; the dossier stays.</summary>
    public void Stop(CouncilConsent? consent, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToStop(consent));
        var (wish, reason) = (Wish, WishReason);
        (DecidedBy, Sitting) = (consent!.Decision, wish == ReportWish.Postpone ? null : Sitting);
        (CouncilMeeting, MeetingDay) = wish == ReportWish.Postpone ? (null, null) : (CouncilMeeting, MeetingDay);
        Unask();
        MoveTo(wish == ReportWish.Postpone ? ReportState.Postponed : ReportState.Withdrawn, act, $"{consent.MeetingName}决定：{reason}");
    }

    /// <summary>The sitting will not be held: the report waits for another one, what was handed in stays.</summary>
    public bool LoseSitting(ReportAct act)
    {
        if (Sitting is null || State >= ReportState.Heard)
        {
            return false;
        }

        Sitting = null;
        MoveTo(ReportState.Postponed, act, "会议取消");
        return true;
    }

    private IReadOnlyList<Obstacle> ObstaclesToState(ReportWish wish) => wish switch
    {
        ReportWish.NoOpinion => OnlyIn("提请不形成审议意见", ReportState.Heard, ReportState.Deliberated, ReportState.Rated, ReportState.OpinionStage),
        ReportWish.Postpone or ReportWish.Withdraw when State < ReportState.Heard => [],
        ReportWish.Withdraw when State == ReportState.Postponed => [],
        ReportWish.Raise => Tier != ReportTier.Council || !IsAlive
            ? [new(ReportRules.Raised, "只有主任会议听取、还没有归档的专题可以提请常委会会议听取。")]
            : RaisedTo is not null ? [new(ReportRules.Raised, "这个专题已经提请常委会会议听取。")] : [],
        ReportWish.Examine => Tier != ReportTier.Committee || State >= ReportState.Heard
            ? [new(ReportRules.Examined, "只有常委会会议听取、还没有听取的报告可以交专门委员会审查。")]
            : Examination is not null ? [new(ReportRules.Examined, "这件报告已经交专门委员会审查。")] : [],
        ReportWish.None => [new(ReportRules.ByCouncil, "请选择提请主任会议决定的事项。", nameof(Wish))],
        _ => [new(ReportRules.Order, $"报告{ReportWords.Of(State)}，不能{ReportWords.Of(wish)}。")],
    };
}
