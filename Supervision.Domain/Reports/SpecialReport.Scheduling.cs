using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Reports;

/// <content>Setting the sitting; opinions gathered and given to the organ.</content>
public sealed partial class SpecialReport
{
    /// <summary>Longest text of one gathered opinion or comment.</summary>
    public const int LongestLine = 2000;

    /// <summary>Most lines of gathered opinions or comments.</summary>
    public const int MostLines = 200;

    private readonly List<GatheredOpinion> opinions = [];

    /// <summary>The opinions gathered on the work (各方面意见), in order.</summary>
    public IReadOnlyList<GatheredOpinion> Opinions => [.. opinions.OrderBy(o => o.Order)];

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
        sitting.FirstDay < EarliestOn ? new(ReportRules.Raised, $"这件报告由主任会议在{EarliestOn.Value.Full()}提请，会议不能早于那一天。", nameof(Sitting)) : null,
        !sitting.IsAhead ? new(ReportRules.Order, $"{sitting.Name}还没有由主任会议决定会期，或者已经举行，请选择另一次会议。", nameof(Sitting)) : null,
        draftDay < today && !onlyWarns && versions.Count == 0
            ? new(ReportRules.DraftInTime, $"报告送工委征求意见的最后一日（{draftDay.Full()}）已过，请选择以后的会议；确属临时召集的，请先在会议上注明。", nameof(Sitting))
            : null);

    /// <summary>The sitting is set. After a postponement the report goes on where it stood: what was handed in stays.</summary>
    public void Schedule(HearingSitting sitting, DateOnly draftDay, bool onlyWarns, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSchedule(sitting, draftDay, onlyWarns, act.At.BeijingDate()));
        Sitting = sitting.Id;
        MoveTo(StateToGoOnWith, act, sitting.Name);
    }

    /// <summary>The item was moved to another sitting (D-3.10); an agenda adopted there is asked for anew.</summary>
    public void Reschedule(SittingId sitting, string name, ReportAct act)
    {
        if (Sitting is null || State >= ReportState.Heard)
        {
            return;
        }

        Sitting = sitting;
        MoveTo(State == ReportState.OnAgenda ? ReportState.Distributed : State, act, $"移到{name}");
    }

    private ReportState StateToGoOnWith => State == ReportState.Planned ? FirstStep
        : Steps.LastOrDefault(s => s.To == ReportState.Postponed)?.From switch
        {
            null or ReportState.Planned => FirstStep,
            ReportState.OnAgenda => ReportState.Distributed,
            { } before => before,
        };

    // The text of a survey is there: nothing is asked of an organ.
    private ReportState FirstStep => IsOfSurvey ? ReportState.RevisedReceived : ReportState.Scheduled;

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
}
