using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Plans;

/// <summary>A name with its key, for lists to choose from.</summary>
public sealed record Choice(Guid Id, string Name);

/// <summary>A line of the plan as lists show it.</summary>
/// <param name="Id">The line.</param>
/// <param name="Order">Place in the plan.</param>
/// <param name="Content">What stands in it.</param>
/// <param name="Lead">Short name of the leading committee; empty while there is none.</param>
/// <param name="Committees">All committees in words.</param>
/// <param name="Bodies">All bodies in words.</param>
/// <param name="LeadMember">Name of the council member.</param>
/// <param name="Sitting">Name of the sitting.</param>
/// <param name="Chip">Its state.</param>
/// <param name="State">Its state in words.</param>
/// <param name="Next">Next deadline in words; empty when there is none.</param>
/// <param name="Link">Address of its dossier; empty when it has none.</param>
/// <param name="MayEdit">True when the reader may write it.</param>
public sealed record PlanRow(
    PlanItemId Id, int Order, PlanItemContent Content, string Lead, string Committees, string Bodies, string LeadMember, string Sitting,
    ChipKind Chip, string State, string Next, string Link, bool MayEdit)
{
    /// <summary>Says that a statutory line stands outside the months of the law; null when it does not.</summary>
    public string? Warning { get; init; }

    /// <summary>How it ended or where it went on, in words; empty while neither.</summary>
    public string Note { get; init; } = "";

    /// <summary>What stands in the way of moving it to the next year's plan.</summary>
    public IReadOnlyList<Obstacle> ToMove { get; init; } = [];

    /// <summary>True when it has a name that was left open.</summary>
    public bool HasOpenNames => Content.Committees.Any(c => c.Committee is null) || Content.Bodies.Any(b => b.Body is null);
}

/// <summary>A statutory topic with how it stands.</summary>
public sealed record StatutoryRow(StatutoryTopic Topic, PlanItemId? Item, string Words, bool IsOpen, PlanItemId? Suggestion);

/// <summary>What stands in the way of each step of the course.</summary>
public sealed record PlanSteps(
    IReadOnlyList<Obstacle> Draft, IReadOnlyList<Obstacle> Consult, IReadOnlyList<Obstacle> Submit, IReadOnlyList<Obstacle> Return,
    IReadOnlyList<Obstacle> Adopt, IReadOnlyList<Obstacle> Publish, IReadOnlyList<Obstacle> Close);

/// <summary>An organ that was asked about the draft, with its answer.</summary>
/// <param name="Body">The organ.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its opinion; empty for 无意见; null while it has not answered.</param>
/// <param name="ReceivedOn">The day the answer came.</param>
/// <param name="IsLate">True when it came after the last day.</param>
public sealed record ConsultationRow(Guid Body, string Name, string? Text, DateOnly? ReceivedOn, bool IsLate);

/// <summary>The dates of the course.</summary>
public sealed record PlanDates(DateOnly? ConsultUntil, DateOnly? SubmittedOn, DateOnly? AdoptedOn, string AdoptedAt, DateOnly? PublishedOn);

/// <summary>A plan as its page shows it.</summary>
public sealed record PlanView(
    AnnualPlanId Id, int Year, string Name, PlanState State, string StateWords, bool IsOpen, bool IsPublished, string ImportedFrom,
    PlanDates Dates, IReadOnlyList<PlanRow> Rows, IReadOnlyList<StatutoryRow> Statutory, IReadOnlyList<PlanCheck> Checks, PlanSteps Steps,
    PlanDecision? Decision, DeadlineView? NextDeadline, DateOnly Today, bool MayRun)
{
    /// <summary>The organs asked about the draft; empty before it was sent out and for who does not read drafts.</summary>
    public IReadOnlyList<ConsultationRow> Consultation { get; init; } = [];

    /// <summary>True while answers of the organs may be entered.</summary>
    public bool TakesAnswers => MayRun && State is PlanState.Drafting or PlanState.Consulting or PlanState.Submitted;

    /// <summary>Says that the next step comes before the organs' time is over; null when it does not.</summary>
    public string? Early { get; init; }

    /// <summary>Published versions, and the draft of a further one for who may see it.</summary>
    public int Versions { get; init; }

    /// <summary>The number and state of a version being prepared; empty when there is none.</summary>
    public string Adjustment { get; init; } = "";

    /// <summary>True from October of its year on: time to look at what is still open (D-4.6).</summary>
    public bool IsYearEnding => State == PlanState.Published && Today >= new DateOnly(Year, 10, 1);

    /// <summary>The lines that are still open.</summary>
    public IReadOnlyList<PlanRow> OpenRows => [.. Rows.Where(r => r.Chip is not (ChipKind.Done or ChipKind.None))];

    /// <summary>“2026年度监督工作计划共 47 项，已完成 12 项，逾期 1 项。”</summary>
    public string Answer => $"共 {Rows.Count} 项"
        + (IsPublished ? $"，已完成 {Rows.Count(r => r.Chip == ChipKind.Done)} 项，逾期 {Rows.Count(r => r.Chip == ChipKind.Late)} 项" : "") + "。";
}

/// <summary>A deadline of the plan itself.</summary>
public sealed record DeadlineView(string Act, DateOnly Day, string Remaining, string Reason, bool IsLate);

/// <summary>What forms of a plan offer to choose from.</summary>
public sealed record PlanChoices(
    IReadOnlyList<Choice> Committees, IReadOnlyList<Choice> Bodies, IReadOnlyList<Choice> Council, IReadOnlyList<Choice> Sittings);

/// <summary>A topic proposal as lists show it.</summary>
public sealed record TopicRow(
    TopicProposalId Id, string Title, TopicSource Source, PlanItemKind Kind, string Reason, string By, DateOnly On, ProposalState State,
    string StateWords, string DeclineReason, bool MayEdit);
