using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>What a decision on a report says (D-8.10, D-8.11).</summary>
public enum OutcomeKind
{
    /// <summary>接受.</summary>
    Accepted,

    /// <summary>不予接受、不满意.</summary>
    NotAccepted,

    /// <summary>列入常委会会议议程，再次听取.</summary>
    OnAgenda,

    /// <summary>再次不予接受以后，写明理由终结.</summary>
    Ended,
}

/// <summary>Where an outcome comes from.</summary>
public enum OutcomeSource
{
    /// <summary>主任会议决定.</summary>
    Council,

    /// <summary>测评; joins when ratings exist (D-8.11).</summary>
    Rating,
}

/// <summary>What is to be done with the report (D-8.10).</summary>
public enum ReportDisposal
{
    /// <summary>存档.</summary>
    File,

    /// <summary>印发组成人员.</summary>
    Print,

    /// <summary>列入议程.</summary>
    Agenda,

    /// <summary>跟踪.</summary>
    FollowUp,
}

/// <summary>A decision as it is applied to a handling; who took it is part of it, so that a rating joins the same way.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Disposal">What is done with the report.</param>
/// <param name="Source">Council or rating.</param>
/// <param name="Proof">The decision or the round.</param>
/// <param name="Day">Its day; terms count from it.</param>
/// <param name="Hash">Hash of the report it was taken on; null from a rating, which knows its report by itself.</param>
/// <param name="Remarks">Remarks, or the reason.</param>
public sealed record OutcomeEntry(
    OutcomeKind Kind, ReportDisposal Disposal, OutcomeSource Source, Guid Proof, DateOnly Day, string? Hash, string Remarks);

/// <content>What is decided on a report, and what follows (D-8.10, D-8.11).</content>
public sealed partial class OpinionHandling
{
    /// <summary>True while a report waits for its decision.</summary>
    public bool AwaitsDecision => State is OpinionState.ReportSubmitted or OpinionState.SecondReport or OpinionState.HeardAgain;

    /// <summary>Why this outcome cannot be applied now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToApply(OutcomeEntry outcome)
    {
        if (ObstaclesToDecideReport(outcome.Kind) is { Count: > 0 } closed)
        {
            return closed;
        }

        List<Obstacle> obstacles = [];
        Ask(outcome.Hash is { } hash && hash != NewestReport?.Hash, "主任会议决定的不是现在这份报告，请重新提请主任会议。", null);
        Ask(outcomes.Exists(o => o.Proof == outcome.Proof), "这项决定已经登记过。", null);
        Ask((outcome.Kind == OutcomeKind.OnAgenda) != (outcome.Disposal == ReportDisposal.Agenda), "列入议程的，先听取再决定是否接受。", "Disposal");
        Ask(outcome is { Kind: OutcomeKind.NotAccepted, Disposal: ReportDisposal.File }, "不予接受的不能只存档，请选择印发组成人员或者跟踪。", "Disposal");
        Ask(outcome.Kind is OutcomeKind.NotAccepted or OutcomeKind.Ended && string.IsNullOrWhiteSpace(outcome.Remarks), "请写明理由。", "Remarks");
        Ask(outcome.Remarks.Length > LongestReason, $"说明最多 {LongestReason} 个字，现在是 {outcome.Remarks.Length} 个字。", "Remarks");
        return obstacles;

        void Ask(bool wrong, string message, string? field)
        {
            if (wrong)
            {
                obstacles.Add(new(HandlingRules.CouncilDecides, message, field));
            }
        }
    }

    /// <summary>Why no decision of this kind is possible now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDecideReport(OutcomeKind kind) => kind == OutcomeKind.Ended
        ? (Refused >= 2 && State is OpinionState.Unsatisfied or OpinionState.Rectifying or OpinionState.SecondReport ? []
            : [new(HandlingRules.CouncilDecides, "再次报告仍不予接受以后，才能终结。")])
        : kind == OutcomeKind.OnAgenda && State == OpinionState.HeardAgain ? [new(HandlingRules.CouncilDecides, "报告已经列入议程并听取，请决定是否接受。", "Disposal")]
        : AwaitsDecision ? []
        : [new(HandlingRules.CouncilDecides, State is OpinionState.Accepted or OpinionState.Unsatisfied or OpinionState.OnAgenda
            ? "这份报告已经决定过，请刷新页面。" : "单位还没有提交研究处理情况报告。")];

    /// <summary>Applies a decision of the council, or later the grade of a rating.</summary>
    public void Apply(OutcomeEntry outcome, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToApply(outcome));
        outcomes.Add(new(outcome, NewestReport?.Id, by));
        State = outcome.Kind switch
        {
            OutcomeKind.Accepted => OpinionState.Accepted,
            OutcomeKind.OnAgenda => OpinionState.OnAgenda,
            OutcomeKind.Ended => OpinionState.Closed,
            _ => OpinionState.Unsatisfied,
        };
        if (outcome is { Kind: OutcomeKind.Accepted, Disposal: ReportDisposal.FollowUp } && answers.Exists(a => a.IsOpen))
        {
            FollowUpFrom = outcome.Day;
        }
    }

    /// <summary>Why it cannot be entered as heard again.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHear() => State == OpinionState.OnAgenda ? []
        : [new(HandlingRules.CouncilDecides, "这份报告没有列入议程，或者已经听取。")];

    /// <summary>再次听取: at a sitting; afterwards the council decides on acceptance.</summary>
    public void Hear(DateOnly day)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToHear());
        (State, HeardAgainOn) = (OpinionState.HeardAgain, day);
    }
}

/// <summary>A decision taken on a report (处理决定), kept for good.</summary>
public sealed class HandlingOutcome
{
    private HandlingOutcome()
    {
    }

    internal HandlingOutcome(OutcomeEntry entry, Guid? paper, Editor by)
    {
        (Kind, Disposal, Source, Proof, Day) = (entry.Kind, entry.Disposal, entry.Source, entry.Proof, entry.Day);
        (Paper, Remarks, By, At) = (paper, entry.Remarks.Trim(), by.Name, by.At);
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public OutcomeKind Kind { get; private set; }

    public ReportDisposal Disposal { get; private set; }

    public OutcomeSource Source { get; private set; }

    /// <summary>The decision or the round.</summary>
    public Guid Proof { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>The report it was taken on.</summary>
    public Guid? Paper { get; private set; }

    public string Remarks { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>True when nothing more is to be reported.</summary>
    public bool Ends => Kind is OutcomeKind.Accepted or OutcomeKind.Ended;
}
