using System.Globalization;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Plans;

/// <summary>How a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>待研究.</summary>
    Open,

    /// <summary>已采纳, listed in the plan.</summary>
    Listed,

    /// <summary>未采纳, with a reason.</summary>
    Declined,
}

/// <summary>What a person proposes as a topic (D-4.2).</summary>
/// <param name="Year">Year of the plan.</param>
/// <param name="Title">The topic.</param>
/// <param name="Source">Exactly one source.</param>
/// <param name="Kind">The form of supervision that is thought of.</param>
/// <param name="Reason">Why.</param>
public sealed record TopicText(int Year, string Title, TopicSource? Source, PlanItemKind Kind, string Reason)
{
    /// <summary>Why this cannot be handed in.</summary>
    public IReadOnlyList<Obstacle> Obstacles()
    {
        List<Obstacle> obstacles = [.. new PlanItemContent(Kind, Title) { Reason = Reason }.Obstacles()];
        if (Source is null)
        {
            obstacles.Add(new(PlanRules.Sources, "请选择议题来源。", nameof(Source)));
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            obstacles.Add(new(PlanRules.Sources, "请写明理由：反映了什么突出问题。", nameof(Reason)));
        }

        return obstacles;
    }
}

/// <summary>Who hands a proposal in; committee and body only when the person acts for one.</summary>
/// <param name="Person">The person.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Committee">The work committee.</param>
/// <param name="Body">The supervised body.</param>
public sealed record Proposer(PersonId? Person, string Name, WorkCommitteeId? Committee = null, SupervisedBodyId? Body = null);

/// <summary>A topic proposed for a year's plan (议题建议).</summary>
public sealed class TopicProposal
{
    private TopicProposal()
    {
    }

    public TopicProposalId Id { get; private set; }

    public int Year { get; private set; }

    public string Title { get; private set; } = "";

    public TopicSource Source { get; private set; }

    public PlanItemKind Kind { get; private set; }

    public string Reason { get; private set; } = "";

    public PersonId? Person { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public WorkCommitteeId? Committee { get; private set; }

    public SupervisedBodyId? Body { get; private set; }

    public DateOnly ProposedOn { get; private set; }

    public ProposalState State { get; private set; }

    /// <summary>The line it became.</summary>
    public PlanItemId? Item { get; private set; }

    /// <summary>Why it was not taken up.</summary>
    public string DeclineReason { get; private set; } = "";

    /// <summary>Words of the state.</summary>
    public string StateWords => State switch { ProposalState.Open => "待研究", ProposalState.Listed => "已采纳", _ => "未采纳" };

    /// <summary>A new proposal. The caller has asked <see cref="TopicText.Obstacles"/>.</summary>
    public static TopicProposal Of(TopicProposalId id, TopicText text, Proposer by, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(text.Obstacles());
        return new()
        {
            Id = id,
            Year = text.Year,
            Title = text.Title.Trim(),
            Source = text.Source!.Value,
            Kind = text.Kind,
            Reason = text.Reason.Trim(),
            Person = by.Person,
            ProposedBy = by.Name,
            Committee = by.Committee,
            Body = by.Body,
            ProposedOn = today,
        };
    }

    /// <summary>Rewords it while it is open.</summary>
    public void Reword(TopicText text)
    {
        RuleBrokenException.ThrowIfAny([.. ObstaclesToDecide(), .. text.Obstacles()]);
        (Title, Source, Kind, Reason) = (text.Title.Trim(), text.Source!.Value, text.Kind, text.Reason.Trim());
    }

    /// <summary>Why it cannot be decided.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDecide() =>
        State == ProposalState.Open ? [] : [new(PlanRules.Sources, $"这条建议{StateWords}，不能再改。")];

    /// <summary>Taken up as a line of the plan.</summary>
    public void List(PlanItemId item)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDecide());
        (State, Item) = (ProposalState.Listed, item);
    }

    /// <summary>Why it cannot be declined with this reason.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDecline(string reason) =>
    [
        .. ObstaclesToDecide(),
        .. string.IsNullOrWhiteSpace(reason) || new StringInfo(reason).LengthInTextElements > 500
            ? [new(PlanRules.Sources, "请写明不采纳的理由，最多 500 个字。", nameof(DeclineReason))]
            : Array.Empty<Obstacle>(),
    ];

    /// <summary>Not taken up.</summary>
    public void Decline(string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDecline(reason));
        (State, DeclineReason) = (ProposalState.Declined, reason.Trim());
    }
}
