using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <content>Setting the sitting; opinions gathered and given to the organ; postponing and withdrawing.</content>
public sealed partial class SpecialReport
{
    /// <summary>Longest text of one gathered opinion or comment.</summary>
    public const int LongestLine = 2000;

    /// <summary>Most lines of gathered opinions or comments.</summary>
    public const int MostLines = 200;

    private readonly List<GatheredOpinion> opinions = [];

    /// <summary>The opinions gathered on the work (各方面意见), in order.</summary>
    public IReadOnlyList<GatheredOpinion> Opinions => opinions;

    /// <summary>True when the Office marked that there are none (无).</summary>
    public bool HasNoOpinions { get; private set; }

    /// <summary>Why it cannot be put on this sitting (D-5.14).</summary>
    /// <param name="sitting">The sitting.</param>
    /// <param name="draftDay">S−20 of that sitting.</param>
    /// <param name="onlyWarns">True when the periods only warn: an urgent sitting under <see cref="ReportRules.UrgentExempt"/>.</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSchedule(HearingSitting sitting, DateOnly draftDay, bool onlyWarns, DateOnly today) => Together(
        OnlyIn("列入会议", ReportState.Planned, ReportState.Postponed),
        Organ is null ? new(ReportRules.ReportedByLeader, "请先填写报告机关。", nameof(Organ)) : null,
        !sitting.IsAhead ? new(ReportRules.Order, $"{sitting.Name}还没有由主任会议决定会期，或者已经举行，请选择另一次会议。", nameof(Sitting)) : null,
        draftDay < today && !onlyWarns
            ? new(ReportRules.DraftInTime, $"报告送工委征求意见的最后一日（{draftDay.Full()}）已过，请选择以后的会议；确属临时召集的，请先在会议上注明。", nameof(Sitting))
            : null);

    /// <summary>The sitting is set.</summary>
    public void Schedule(HearingSitting sitting, DateOnly draftDay, bool onlyWarns, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSchedule(sitting, draftDay, onlyWarns, act.At.BeijingDate()));
        Sitting = sitting.Id;
        MoveTo(ReportState.Scheduled, act, sitting.Name);
    }

    /// <summary>The item was moved to another sitting (D-3.10); the state stays.</summary>
    public void Reschedule(HearingSitting sitting)
    {
        if (IsAlive)
        {
            Sitting = sitting.Id;
        }
    }

    /// <summary>Why the gathered opinions cannot be sent: a list, or the mark 无.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSendOpinions(IReadOnlyList<(string Text, string Source)> lines, bool none)
    {
        List<Obstacle> wrong = [.. OnlyIn("转交意见", ReportState.Scheduled)];
        if (wrong.Count == 0 && none == lines.Count > 0)
        {
            wrong.Add(new(ReportRules.OpinionsGiven, "请逐条填写各方面意见；没有意见的，请勾选“无”。", nameof(Opinions)));
        }

        if (lines.Count > MostLines)
        {
            wrong.Add(new(ReportRules.Filled, $"各方面意见最多 {MostLines} 条。", nameof(Opinions)));
        }

        wrong.AddRange(lines.Select((line, i) => Length(line.Text, LongestLine, nameof(Opinions), $"第 {i + 1} 条意见")
            ?? (line.Source.Length > 100 ? new(ReportRules.Filled, $"第 {i + 1} 条意见的来源最多 100 个字。", nameof(Opinions)) : null))
            .OfType<Obstacle>());
        return wrong;
    }

    /// <summary>The opinions go to the organ.</summary>
    public void SendOpinions(IReadOnlyList<(string Text, string Source)> lines, bool none, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSendOpinions(lines, none));
        opinions.AddRange(lines.Select((line, i) => new GatheredOpinion(i + 1, line.Text.Trim(), line.Source.Trim())));
        HasNoOpinions = none;
        MoveTo(ReportState.OpinionsSent, act, none ? "无" : $"{lines.Count} 条");
    }

    /// <summary>Why it cannot be postponed: a council decision and a reason (D-5.14).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPostpone(CouncilConsent? consent, string reason) => ObstaclesToStop("延期", consent, reason);

    /// <summary>Put off; it waits for another sitting.</summary>
    public void Postpone(CouncilConsent? consent, string reason, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPostpone(consent, reason));
        (Sitting, DecidedBy) = (null, consent!.Decision);
        MoveTo(ReportState.Postponed, act, reason.Trim());
    }

    /// <summary>Why it cannot be withdrawn: a council decision and a reason (D-5.14).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWithdraw(CouncilConsent? consent, string reason) => ObstaclesToStop("撤回", consent, reason);

    /// <summary>Taken out of the year's work; the dossier stays.</summary>
    public void Withdraw(CouncilConsent? consent, string reason, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWithdraw(consent, reason));
        DecidedBy = consent!.Decision;
        MoveTo(ReportState.Withdrawn, act, reason.Trim());
    }

    private IReadOnlyList<Obstacle> ObstaclesToStop(string act, CouncilConsent? consent, string reason) =>
        State >= ReportState.Heard && State != ReportState.Postponed
            ? [new(ReportRules.Order, $"报告{ReportWords.Of(State)}，不能{act}。")]
        : State == ReportState.Postponed && act == "延期" ? [new(ReportRules.Order, "报告已经延期。")]
        : consent is not { IsApproval: true }
            ? [new(ReportRules.ByCouncil, $"{act}由主任会议决定：请先把这件报告列为主任会议议题（用途“专项工作报告延期或者撤回”），并登记、确认决定。")]
        : Length(reason, 500, "Reason", "理由") is { } wrong ? [wrong] : [];
}
