using Supervision.Domain.Rules;

namespace Supervision.Domain.Plans;

/// <summary>What an adjustment does to a line (D-4.7).</summary>
public enum PlanChangeKind
{
    /// <summary>增加.</summary>
    Added,

    /// <summary>修改.</summary>
    Changed,

    /// <summary>删去: nothing was begun.</summary>
    Struck,

    /// <summary>终止: it had begun.</summary>
    Ended,
}

/// <summary>A line of the plan in force as an adjustment finds it.</summary>
/// <param name="Item">The line.</param>
/// <param name="HasBegun">True when its working object has begun.</param>
/// <param name="IsDone">True when nothing is expected of it any more.</param>
public sealed record PlanLineFacts(PlanItem Item, bool HasBegun, bool IsDone);

/// <summary>What the Office enters into an adjustment.</summary>
/// <param name="Kind">What is done to the line.</param>
/// <param name="Item">The line; of an added one its new id.</param>
/// <param name="Line">The line as it stands; null for an added one.</param>
/// <param name="Content">The new wording; null for a struck or ended one.</param>
/// <param name="Reason">Why; required for each line.</param>
public sealed record PlanEntry(PlanChangeKind Kind, PlanItemId Item, PlanLineFacts? Line, PlanItemContent? Content, string Reason)
{
    /// <summary>Why this cannot be entered.</summary>
    public IEnumerable<Obstacle> Obstacles() => [.. OfLine(), .. OfContent(), .. OfReason()];

    private IEnumerable<Obstacle> OfLine()
    {
        if (Kind == PlanChangeKind.Added)
        {
            yield break;
        }

        if (Line is null)
        {
            yield return new(PlanRules.Adjusted, "这一项不在现行计划里，请刷新页面。");
        }
        else if (Line.IsDone)
        {
            yield return new(PlanRules.Adjusted, $"第 {Line.Item.Order} 项已经完成、终止或者移到下一年，不能再调整。");
        }
        else if (Kind == PlanChangeKind.Struck && Line.HasBegun)
        {
            yield return new(PlanRules.BegunIsEnded, $"第 {Line.Item.Order} 项已经开始办理，不能删去；不再办理的，请选择“终止”并写明理由。");
        }
        else if (Kind == PlanChangeKind.Ended && !Line.HasBegun)
        {
            yield return new(PlanRules.BegunIsEnded, $"第 {Line.Item.Order} 项还没有开始办理，请选择“删去”。");
        }
    }

    private IEnumerable<Obstacle> OfContent() => Kind switch
    {
        PlanChangeKind.Added => Content?.Obstacles() ?? [],
        PlanChangeKind.Changed when Content is not null && Line is not null =>
        [
            .. Line.Item.ObstaclesToDescribe(Content),
            .. Line.Item.Content.Text == Content.Text ? [new(PlanRules.Adjusted, "内容没有变化。")] : Array.Empty<Obstacle>(),
        ],
        _ => [],
    };

    private IEnumerable<Obstacle> OfReason()
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            yield return new(PlanRules.Adjusted, "请写明这一项调整的理由。", "ChangeReason");
        }
        else if (Reason.Length > PlanRules.LongestReason)
        {
            yield return new(PlanRules.Adjusted, $"理由最多 {PlanRules.LongestReason} 个字，现在有 {Reason.Length} 个字。", "ChangeReason");
        }
    }
}

/// <summary>One line that a version adds, changes, strikes or ends, with its reason.</summary>
public sealed class PlanChange
{
    private PlanChange()
    {
    }

    internal PlanChange(int order, PlanEntry entry) =>
        (Order, Kind, Item, Content, Reason) = (order, entry.Kind, entry.Item, entry.Content, entry.Reason.Trim());

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public PlanChangeKind Kind { get; private set; }

    public PlanItemId Item { get; private set; }

    /// <summary>The new wording; null for a struck or ended line.</summary>
    public PlanItemContent? Content { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>增加, 修改, 删去, 终止.</summary>
    public static string WordsOf(PlanChangeKind kind) => kind switch
    {
        PlanChangeKind.Added => "增加",
        PlanChangeKind.Changed => "修改",
        PlanChangeKind.Struck => "删去",
        _ => "终止",
    };

    /// <summary>The lines that go on after these changes, to check them; not to save.</summary>
    public static IReadOnlyList<PlanItem> Preview(IReadOnlyList<PlanItem> items, IReadOnlyList<PlanChange> changes, AnnualPlanId plan)
    {
        var ended = changes.Where(c => c.Kind == PlanChangeKind.Ended).Select(c => c.Item).ToHashSet();
        return [.. After(items, changes, plan).Where(i => i.EndedOn is null && !ended.Contains(i.Id))];
    }

    /// <summary>The lines as the new version lists them, ended ones among them; not to save.</summary>
    public static IReadOnlyList<PlanItem> After(IReadOnlyList<PlanItem> items, IReadOnlyList<PlanChange> changes, AnnualPlanId plan)
    {
        var byItem = changes.ToDictionary(c => c.Item);
        var last = items.Count == 0 ? 0 : items.Max(i => i.Order);
        return
        [
            .. from item in items
               let change = byItem.GetValueOrDefault(item.Id)
               where change?.Kind != PlanChangeKind.Struck
               select change?.Content is { } content ? PlanItem.Of(item.Id, plan, item.Order, content) : item,
            .. changes.Where(c => c.Kind == PlanChangeKind.Added).Select(c => PlanItem.Of(c.Item, plan, ++last, c.Content!)),
        ];
    }
}
