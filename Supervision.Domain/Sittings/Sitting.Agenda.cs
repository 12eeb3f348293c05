using Supervision.Domain.Dossiers;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <content>The agenda (议程): drawn up by the Office, adopted by the plenary.</content>
public sealed partial class Sitting
{
    private readonly List<AgendaItem> agenda = [];

    /// <summary>Items in their order, those moved away among them; see <see cref="Agenda"/> for what is to be dealt with.</summary>
    public IReadOnlyList<AgendaItem> AllItems => agenda;

    /// <summary>What is to be dealt with, in order.</summary>
    public IReadOnlyList<AgendaItem> Agenda => [.. agenda.Where(i => i.MovedTo is null).OrderBy(i => i.Order)];

    /// <summary>The day the plenary adopted the agenda.</summary>
    public DateOnly? AgendaAdoptedOn { get; private set; }

    /// <summary>The matters on the agenda, each once.</summary>
    public IReadOnlyList<MatterRef> Matters => [.. Agenda.Select(i => i.Matter).OfType<MatterRef>().Distinct()];

    /// <summary>The item, or null.</summary>
    public AgendaItem? Find(AgendaItemId id) => agenda.Find(i => i.Id == id);

    /// <summary>Why this cannot be put on the agenda.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPut(string title, MatterRef? matter)
    {
        List<Obstacle> obstacles = [.. ObstaclesToAgenda()];
        if (string.IsNullOrWhiteSpace(title) || title.Length > 200)
        {
            obstacles.Add(new(SittingRules.Order, "请填写议题名称，最多 200 个字。", nameof(AgendaItem.Title)));
        }

        if (matter is not null && Matters.Contains(matter.Value))
        {
            obstacles.Add(new(SittingRules.Order, "这件事已经在本次会议的议程里。", nameof(AgendaItem.Matter)));
        }

        return obstacles;
    }

    /// <summary>Puts an item at the end of the agenda.</summary>
    public AgendaItem Put(AgendaItemId id, string title, MatterRef? matter, string reporter)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPut(title, matter));
        var item = new AgendaItem(id, agenda.Count == 0 ? 1 : agenda.Max(i => i.Order) + 1, title.Trim(), reporter.Trim());
        item.Link(matter);
        agenda.Add(item);
        return item;
    }

    /// <summary>Why the agenda cannot be changed now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAgenda() =>
        IsOver || State == SittingState.Cancelled ? [new(SittingRules.Order, $"{Name}{StateWords}，议程不能再改。")] : [];

    /// <summary>Changes title and reporter of an item.</summary>
    public void Reword(AgendaItemId id, string title, string reporter)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReword(id, title));
        Find(id)!.Reword(title.Trim(), reporter.Trim());
    }

    /// <summary>Why the item cannot be reworded.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReword(AgendaItemId id, string title) =>
        ObstaclesToAgenda() is { Count: > 0 } closed ? closed
        : Find(id) is not { MovedTo: null } ? [Gone]
        : string.IsNullOrWhiteSpace(title) || title.Length > 200
            ? [new(SittingRules.Order, "请填写议题名称，最多 200 个字。", nameof(AgendaItem.Title))]
        : [];

    /// <summary>Moves an item one place up or down; at the end of the list nothing happens.</summary>
    public void Shift(AgendaItemId id, bool up)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAgenda());
        var list = Agenda.ToList();
        var from = list.FindIndex(i => i.Id == id);
        var to = from + (up ? -1 : 1);
        if (from >= 0 && to >= 0 && to < list.Count)
        {
            (var a, var b) = (list[from], list[to]);
            var order = a.Order;
            a.Place(b.Order);
            b.Place(order);
        }
    }

    /// <summary>Why the item cannot be taken off: what the plenary adopted stays (D-3.10).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTakeOff(AgendaItemId id) =>
        ObstaclesToAgenda() is { Count: > 0 } closed ? closed
        : Find(id) is not { MovedTo: null } item ? [Gone]
        : item.IsAdopted ? [new(SittingRules.AgendaByPlenary, "这项议题已经由全体会议通过，不能删去；需要改期的，请移到另一次会议。")]
        : item.Matter is not null ? [new(SittingRules.MoveWithReason, "这项议题连着一件案卷，请移到另一次会议，或者在案卷里改变安排。")]
        : [];

    /// <summary>Takes a draft item off that no matter hangs on.</summary>
    public void TakeOff(AgendaItemId id)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTakeOff(id));
        agenda.RemoveAll(i => i.Id == id);
    }

    /// <summary>Takes the matter's item off because the matter itself was postponed, withdrawn or scheduled elsewhere.</summary>
    /// <returns>True when an item was there.</returns>
    public bool Release(MatterRef matter) => IsAhead && agenda.RemoveAll(i => i.MovedTo is null && i.Matter == matter) > 0;

    /// <summary>Why the item cannot be moved to another sitting.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMoveItem(AgendaItemId id, Sitting to, string reason) =>
        ObstaclesToAgenda() is { Count: > 0 } closed ? closed
        : Find(id) is not { MovedTo: null } item ? [Gone]
        : to.Id == Id || !to.IsAhead ? [new(SittingRules.MoveWithReason, "请选择另一次还没有召开的会议。", "To")]
        : string.IsNullOrWhiteSpace(reason) || reason.Length > 500
            ? [new(SittingRules.MoveWithReason, "请写明移动议题的理由，最多 500 个字。", "Reason")]
        : item.Matter is { } matter && to.Matters.Contains(matter)
            ? [new(SittingRules.MoveWithReason, "那次会议的议程里已经有这件事。", "To")]
        : [];

    /// <summary>Moves an item to another sitting; the old place stays as history (D-3.10).</summary>
    public AgendaItem MoveItem(AgendaItemId id, Sitting to, string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToMoveItem(id, to, reason));
        var item = Find(id)!;
        item.MoveAway(to.Id, reason.Trim());
        return to.Put(new(Guid.CreateVersion7()), item.Title, item.Matter, item.Reporter);
    }

    /// <summary>Why the plenary cannot adopt the agenda.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAdoptAgenda() =>
        State != SittingState.Open ? [new(SittingRules.AgendaByPlenary, "议程由全体会议通过：会议开始后才能登记。")]
        : Agenda.Count == 0 ? [new(SittingRules.AgendaByPlenary, "议程草案还没有议题。")]
        : Agenda.All(i => i.IsAdopted) ? [new(SittingRules.AgendaByPlenary, "议程已经通过，没有新增的议题。")]
        : [];

    /// <summary>The plenary adopts the agenda; asked again when an item was added later.</summary>
    public void AdoptAgenda(DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAdoptAgenda());
        foreach (var item in Agenda)
        {
            item.Adopt();
        }

        AgendaAdoptedOn ??= today;
    }

    private static Obstacle Gone => new(SittingRules.Order, "这项议题已经不在议程里，请刷新页面。");
}

/// <summary>One item of the agenda (议程).</summary>
public sealed class AgendaItem
{
    private AgendaItem()
    {
    }

    internal AgendaItem(AgendaItemId id, int order, string title, string reporter) =>
        (Id, Order, Title, Reporter) = (id, order, title, reporter);

    public AgendaItemId Id { get; private set; }

    public int Order { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Who reports, in words; may be empty.</summary>
    public string Reporter { get; private set; } = "";

    /// <summary>Kind of the linked matter; null for an item without a dossier.</summary>
    public MatterKind? MatterKind { get; private set; }

    /// <summary>Id of the linked matter.</summary>
    public Guid? MatterId { get; private set; }

    /// <summary>The linked matter.</summary>
    public MatterRef? Matter => MatterKind is { } kind && MatterId is { } id ? new(kind, id) : null;

    /// <summary>True once the plenary adopted the agenda with this item.</summary>
    public bool IsAdopted { get; private set; }

    /// <summary>The sitting it was moved to; null while it is on this agenda.</summary>
    public SittingId? MovedTo { get; private set; }

    public string? MoveReason { get; private set; }

    internal void Link(MatterRef? matter) => (MatterKind, MatterId) = (matter?.Kind, matter?.Id);

    internal void Reword(string title, string reporter) => (Title, Reporter) = (title, reporter);

    internal void Place(int order) => Order = order;

    internal void Adopt() => IsAdopted = true;

    internal void MoveAway(SittingId to, string reason) => (MovedTo, MoveReason) = (to, reason);
}
