using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>A wish for more time as it is typed.</summary>
/// <param name="Until">The day wished for.</param>
/// <param name="Reason">Why.</param>
public sealed record ExtensionWish(DateOnly? Until, string Reason);

/// <summary>What an extension depends on.</summary>
/// <param name="LastDay">The last day in force.</param>
/// <param name="Times">How many extensions the rules allow.</param>
/// <param name="Months">The longest extension.</param>
/// <param name="Today">The day in Beijing.</param>
public sealed record ExtensionFacts(DateOnly LastDay, int Times, int Months, DateOnly Today);

/// <content>延期: asked in time, once, decided by the council (D-8.5, D-17.25).</content>
public sealed partial class OpinionHandling
{
    /// <summary>The last day given by the council; null while the rule's own holds.</summary>
    public HandlingExtension? Granted => Extensions.LastOrDefault(e => e.State == ExtensionState.Granted);

    /// <summary>The one that waits for the council.</summary>
    public HandlingExtension? Waiting => extensions.Find(e => e.State == ExtensionState.Asked);

    /// <summary>Why no extension can be asked for at all.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAsk(ExtensionFacts facts) =>
        State is < OpinionState.Received or > OpinionState.Commented ? [new(HandlingRules.ExtendedOnce, "报告已经提交，不需要延期。")]
        : facts.Today > facts.LastDay
            ? [new(HandlingRules.ExtendedOnce, $"期限{facts.LastDay.Full()}已经过了，不能再申请延期；请尽快提交报告，逾期天数照实记录。")]
        : Waiting is not null ? [new(HandlingRules.ExtendedOnce, "延期申请已经提出，等主任会议决定。")]
        : extensions.Count(e => e.State == ExtensionState.Granted) >= facts.Times
            ? [new(HandlingRules.ExtendedOnce, facts.Times == 0 ? "按现行规则不能延期。" : $"最多延期 {facts.Times} 次，已经延过。")]
        : [];

    /// <summary>Why this extension cannot be asked for.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAsk(ExtensionWish wish, ExtensionFacts facts)
    {
        if (ObstaclesToAsk(facts) is { Count: > 0 } closed)
        {
            return closed;
        }

        List<Obstacle> obstacles = [.. ObstaclesToDay(wish.Until, facts)];
        if (string.IsNullOrWhiteSpace(wish.Reason) || wish.Reason.Length > LongestReason)
        {
            obstacles.Add(new(HandlingRules.ExtendedOnce, $"请写明延期的理由，最多 {LongestReason} 个字。", nameof(ExtensionWish.Reason)));
        }

        return obstacles;
    }

    /// <summary>申请延期.</summary>
    public void Ask(ExtensionWish wish, ExtensionFacts facts, Editor by, bool byOffice = false)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAsk(wish, facts));
        extensions.Add(new(facts.LastDay, wish.Until!.Value, wish.Reason, by, byOffice));
    }

    /// <summary>Why the council's decision on the extension cannot be entered.</summary>
    /// <param name="decision">The decision; null while none was taken.</param>
    /// <param name="day">The day the council gave.</param>
    /// <param name="facts">The last day and the limits.</param>
    public IReadOnlyList<Obstacle> ObstaclesToDecide(CouncilApproval? decision, DateOnly? day, ExtensionFacts facts) =>
        Waiting is not { } asked ? [new(HandlingRules.ExtendedOnce, extensions.Exists(e => e.State == ExtensionState.Lapsed)
            ? "报告已经提交，延期申请已经失效。" : "没有等待决定的延期申请。")]
        : decision is null ? [new(HandlingRules.ExtendedOnce, "主任会议还没有对延期申请作出决定，请先在主任会议登记决定。")]
        : !decision.IsConfirmed ? [new(HandlingRules.ExtendedOnce, "主任会议的决定还没有确认，请主任或者主持人确认后再登记。")]
        : decision.TextHash != asked.Hash ? [new(HandlingRules.ExtendedOnce, "主任会议决定的不是这一次申请，请重新提请。")]
        : decision.IsAgreed ? ObstaclesToDay(day ?? asked.Until, facts with { LastDay = asked.LastDay })
        : [];

    /// <summary>Enters what the council decided; both days stay visible.</summary>
    public void Decide(CouncilApproval decision, DateOnly? day, ExtensionFacts facts)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDecide(decision, day, facts));
        Waiting!.Decide(decision, day);
    }

    private static IReadOnlyList<Obstacle> ObstaclesToDay(DateOnly? day, ExtensionFacts facts) =>
        day is not { } until || until <= facts.LastDay || until > facts.LastDay.AddMonths(facts.Months)
            ? [new(HandlingRules.ExtendedOnce,
                $"请填写{facts.LastDay.Full()}之后、{facts.LastDay.AddMonths(facts.Months).Full()}以前的日期（最长延{facts.Months}个月）。", nameof(ExtensionWish.Until))]
            : [];
}

/// <summary>How an extension stands.</summary>
public enum ExtensionState
{
    /// <summary>待主任会议决定.</summary>
    Asked,

    /// <summary>同意.</summary>
    Granted,

    /// <summary>不同意.</summary>
    Denied,

    /// <summary>失效: the report came in before the council decided.</summary>
    Lapsed,
}

/// <summary>A wish for more time and what became of it (延期申请).</summary>
public sealed class HandlingExtension
{
    private HandlingExtension()
    {
    }

    internal HandlingExtension(DateOnly lastDay, DateOnly until, string reason, Editor by, bool byOffice) =>
        (LastDay, Until, Reason, AskedBy, AskedAt, IsByOffice) = (lastDay, until, reason.Trim(), by.Name, by.At, byOffice);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>原期限.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>The day asked for; once granted the day given.</summary>
    public DateOnly Until { get; private set; }

    public string Reason { get; private set; } = "";

    public string AskedBy { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public bool IsByOffice { get; private set; }

    public ExtensionState State { get; private set; }

    /// <summary>The council decision.</summary>
    public Guid? Decision { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>SHA-256 of what is put to the council.</summary>
    public string Hash => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Id:N}|{LastDay:yyyy-MM-dd}"))));

    internal void Lapse(DateOnly day) => (State, DecidedOn) = (ExtensionState.Lapsed, day);

    internal void Decide(CouncilApproval decision, DateOnly? day)
    {
        (Decision, DecidedOn) = (decision.Id, decision.Day);
        (State, Until) = decision.IsAgreed ? (ExtensionState.Granted, day ?? Until) : (ExtensionState.Denied, Until);
    }
}
