using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <summary>What is put to the council.</summary>
/// <param name="Subject">In words, as it will stand in the minutes.</param>
/// <param name="Purpose">Code of <see cref="CouncilPurpose"/>: what a decision on it allows.</param>
/// <param name="Matter">The matter it is about.</param>
/// <param name="TextHash">SHA-256 (hex) of the text put to the council (D-8.15).</param>
public sealed record CouncilQuestion(string Subject, string Purpose, MatterRef? Matter, string? TextHash = null)
{
    /// <summary>What whoever decides should know today, e.g. 3 条还没有核实; no part of the text that is decided on. Empty for nothing.</summary>
    public string Notice { get; init; } = "";
}

/// <summary>A decision as the Office enters it from the minutes.</summary>
/// <param name="Outcome">同意, 修改后同意, 不同意 or 暂缓.</param>
/// <param name="MinutesNumber">Number of the minutes.</param>
/// <param name="Note">What is to be changed, or why not; required unless agreed as it stands.</param>
public sealed record DecisionEntry(CouncilOutcome Outcome, string MinutesNumber, string Note = "");

/// <content>Items and decisions (议题、决定).</content>
public sealed partial class CouncilMeeting
{
    private readonly List<CouncilItem> items = [];

    /// <summary>Items in the order they were put.</summary>
    public IReadOnlyList<CouncilItem> Items => items;

    /// <summary>The item, or null.</summary>
    public CouncilItem? Find(CouncilItemId id) => items.Find(i => i.Id == id);

    /// <summary>Why this cannot be put to the meeting.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPut(CouncilQuestion question)
    {
        List<Obstacle> obstacles = [];
        if (string.IsNullOrWhiteSpace(question.Subject) || question.Subject.Length > 200)
        {
            obstacles.Add(new(SittingRules.CouncilDecides, "请填写议题名称，最多 200 个字。", nameof(CouncilItem.Subject)));
        }

        if (question.Matter is { } matter
            && items.Exists(i => i.Matter == matter && i.Purpose == question.Purpose && i.Decision is null
                && (!CouncilPurpose.IsPerText(question.Purpose) || i.TextHash == question.TextHash)))
        {
            obstacles.Add(new(SittingRules.CouncilDecides, $"这件事已经列入{Name}，还没有决定。", nameof(CouncilItem.Subject)));
        }

        return obstacles;
    }

    /// <summary>Puts an item to the meeting.</summary>
    public CouncilItem Put(CouncilItemId id, CouncilQuestion question)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPut(question));
        var item = new CouncilItem(id, items.Count == 0 ? 1 : items.Max(i => i.Order) + 1, question);
        items.Add(item);
        return item;
    }

    /// <summary>Why the item cannot be taken off: a decided one stays.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTakeOff(CouncilItemId id) =>
        Find(id) is not { } item ? [NoItem]
        : item.Decision is not null ? [new(SittingRules.DecisionConfirmed, "这项议题已经登记决定，不能撤下。")]
        : [];

    /// <summary>Takes an undecided item off.</summary>
    public void TakeOff(CouncilItemId id)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTakeOff(id));
        items.RemoveAll(i => i.Id == id);
    }

    /// <summary>Why this decision cannot be entered.</summary>
    /// <param name="id">The item.</param>
    /// <param name="entry">What stands in the minutes.</param>
    /// <param name="majority">Value of <c>council.majority</c> in force on the day of the meeting.</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToDecide(CouncilItemId id, DecisionEntry entry, string majority, DateOnly today)
    {
        if (Find(id) is not { } item)
        {
            return [NoItem];
        }

        if (item.Decision is { IsConfirmed: true })
        {
            return [new(SittingRules.DecisionConfirmed, "这项决定已经确认，不能再改。需要改变的，请在下一次主任会议上重新提出。")];
        }

        return Day > today
            ? [new(SittingRules.CouncilDecides, $"会议定于{Day.Full()}举行，会后再登记决定。")]
            : [.. ObstaclesToPresence(majority), .. ObstaclesToEntry(entry)];
    }

    /// <summary>Enters a decision; an unconfirmed one is replaced.</summary>
    public CouncilDecision Decide(
        CouncilItemId id, DecisionEntry entry, string majority, PersonId? enteredBy, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDecide(id, entry, majority, now.BeijingDate()));
        var item = Find(id)!;
        item.Decide(new(entry, enteredBy, now));
        return item.Decision!;
    }

    /// <summary>Why this person cannot confirm the decision (D-3.13).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToConfirm(CouncilItemId id, Confirmer confirmer) =>
        Find(id) is not { } item ? [NoItem]
        : item.Decision is not { } decision ? [new(SittingRules.DecisionConfirmed, "这项议题还没有登记决定，请办公室先凭纪要登记。")]
        : decision.IsConfirmed ? [new(SittingRules.DecisionConfirmed, "这项决定已经确认。")]
        : !confirmer.IsChair && confirmer.Member != Presider
            ? [new(SittingRules.DecisionConfirmed, "主任会议的决定由主任或者主持会议的副主任确认。")]
        : decision.EnteredBy is { } clerk && clerk == confirmer.Person
            ? [new(SittingRules.DecisionConfirmed, "登记决定和确认决定不能是同一个人。")]
        : [];

    /// <summary>Confirms a decision; from now on it has effect and is never changed.</summary>
    public void Confirm(CouncilItemId id, Confirmer confirmer, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToConfirm(id, confirmer));
        Find(id)!.Decision!.Confirm(confirmer.Person, now);
    }

    /// <summary>The decision on an item as other subjects see it; null while undecided.</summary>
    public DecisionFacts? FactsOf(CouncilItem item) => item.Decision is not { } decision ? null : new(
        decision.Id, Id, Year, Number, Day, decision.Outcome, decision.IsConfirmed,
        item.Subject, item.Purpose, item.Matter, item.TextHash, decision.MinutesNumber)
    { Note = decision.Note };

    private IReadOnlyList<Obstacle> ObstaclesToPresence(string majority)
    {
        var needed = SittingRules.CouncilNeeded(CouncilSize, majority);
        return present.Count == 0 ? [new(SittingRules.CouncilDecides, "请先登记到会的主任会议成员。", nameof(Present))]
            : present.Count < needed
                ? [new(SittingRules.CouncilDecides, $"到会人数不够，不能作出决定（主任会议成员{CouncilSize}人，需{needed}人，到会{present.Count}人）。", nameof(Present))]
            : [];
    }

    private static List<Obstacle> ObstaclesToEntry(DecisionEntry entry)
    {
        List<Obstacle> obstacles = [];
        if (string.IsNullOrWhiteSpace(entry.MinutesNumber) || entry.MinutesNumber.Length > 50)
        {
            obstacles.Add(new(SittingRules.DecisionConfirmed, "请填写纪要编号，最多 50 个字。", nameof(DecisionEntry.MinutesNumber)));
        }

        if (entry.Outcome != CouncilOutcome.Approved && string.IsNullOrWhiteSpace(entry.Note))
        {
            obstacles.Add(new(SittingRules.DecisionConfirmed, entry.Outcome == CouncilOutcome.ApprovedWithChanges
                ? "修改后同意的，请写明改什么。" : "不同意或者暂缓的，请写明理由。", nameof(DecisionEntry.Note)));
        }

        if (entry.Note.Length > 2000)
        {
            obstacles.Add(new(SittingRules.DecisionConfirmed, $"说明最多 2000 个字，现在有 {entry.Note.Length} 个字。", nameof(DecisionEntry.Note)));
        }

        return obstacles;
    }

    private static Obstacle NoItem => new(SittingRules.CouncilDecides, "这项议题已经不在会议里，请刷新页面。");
}

/// <summary>One item put to the council (主任会议议题).</summary>
public sealed class CouncilItem
{
    private CouncilItem()
    {
    }

    internal CouncilItem(CouncilItemId id, int order, CouncilQuestion question)
    {
        (Id, Order, Subject, Purpose) = (id, order, question.Subject.Trim(), question.Purpose);
        (MatterKind, MatterId, TextHash) = (question.Matter?.Kind, question.Matter?.Id, question.TextHash);
    }

    public CouncilItemId Id { get; private set; }

    public int Order { get; private set; }

    /// <summary>What is put to the council, in words.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Code of <see cref="CouncilPurpose"/>.</summary>
    public string Purpose { get; private set; } = "";

    public MatterKind? MatterKind { get; private set; }

    public Guid? MatterId { get; private set; }

    /// <summary>The matter it is about.</summary>
    public MatterRef? Matter => MatterKind is { } kind && MatterId is { } id ? new(kind, id) : null;

    /// <summary>SHA-256 (hex) of the text as it was put to the council.</summary>
    public string? TextHash { get; private set; }

    /// <summary>What was decided; null while open.</summary>
    public CouncilDecision? Decision { get; private set; }

    internal void Decide(CouncilDecision decision) => Decision = decision;
}

/// <summary>What the council decided on one item (主任会议决定); without confirmation it has no effect.</summary>
public sealed class CouncilDecision
{
    private CouncilDecision()
    {
    }

    internal CouncilDecision(DecisionEntry entry, PersonId? enteredBy, DateTimeOffset now)
    {
        Id = new(Guid.CreateVersion7(now));
        (Outcome, MinutesNumber, Note) = (entry.Outcome, entry.MinutesNumber.Trim(), entry.Note.Trim());
        (EnteredBy, EnteredAt) = (enteredBy, now);
    }

    public CouncilDecisionId Id { get; private set; }

    public CouncilOutcome Outcome { get; private set; }

    public string MinutesNumber { get; private set; } = "";

    /// <summary>What is to be changed, or why not.</summary>
    public string Note { get; private set; } = "";

    public PersonId? EnteredBy { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public PersonId? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public bool IsConfirmed => ConfirmedAt is not null;

    internal void Confirm(PersonId? by, DateTimeOffset now) => (ConfirmedBy, ConfirmedAt) = (by, now);
}
