using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Todo;

/// <summary>The home of everybody at a desk.</summary>
public sealed partial class TodoPage(TodoQueries queries) : ComponentBase
{
    private TodoBoard? board;
    private string kind = "";
    private string unit = "";

    /// <summary>Empty, <c>all</c> or <c>done</c>.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? ViewName { get; set; }

    /// <summary>One group only, e.g. <c>overdue</c>; for links from elsewhere.</summary>
    [SupplyParameterFromQuery(Name = "group")] public string? GroupName { get; set; }

    private string View => ViewName is "all" or "done" ? ViewName : "";

    private IReadOnlyList<TodoItem> Shown => board is null ? [] : View == "done" ? board.Done : board.Mine;

    private int FarCount => board?.Mine.Count(i => i.Group == TodoGroup.Far) ?? 0;

    private IEnumerable<IGrouping<TodoGroup, TodoItem>> Groups =>
        from item in Shown
        where kind.Length == 0 || item.Kind.ToString() == kind
        where unit.Length == 0 || item.Other == unit
        where View.Length > 0 || item.Group != TodoGroup.Far
        let shown = View == "done" ? TodoGroup.Later : item.Group
        where !Enum.TryParse<TodoGroup>(GroupName, ignoreCase: true, out var wanted) || shown == wanted
        group item by shown into g
        orderby g.Key
        select g;

    private string EmptyWords => (kind, unit, View) switch
    {
        ("", "", "done") => "近 7 天没有办结的事。",
        ("", "", _) when board?.Mine.FirstOrDefault(i => i.Group == TodoGroup.Far) is { } next => $"近 30 天没有要办的事。下一件在{next.Day.InYear(board.Today)}。",
        ("", "", _) => "没有要办的事。",
        _ => "没有符合条件的事项。请改变上面的筛选。",
    };

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => board = await queries.LoadAsync(CancellationToken.None);
}
