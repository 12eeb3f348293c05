using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Todo;

/// <summary>Registers this feature.</summary>
internal static class TodoSetup
{
    public static IServiceCollection AddTodo(this IServiceCollection services) => services.AddScoped<TodoQueries>().AddScoped<NudgeDebtor>().AddScoped<INudge, NudgeDebtor>();

    public static void MapTodo(this IEndpointRouteBuilder app) =>
        app.MapGet("/todo/export", ExportAsync).RequireAuthorization(Permissions.ReadTodo);

    /// <summary>The list as it leaves the house, in the order of the page.</summary>
    public static ExportTable TableOf(TodoBoard board) => new(
        "我的待办", [],
        [new("事项", 30), new("案卷", 40), new("类别", 16), new("相关方", 18), new("截止", 12), new("剩余", 18), new("期限依据", 60)],
        [.. board.Mine.Select(IReadOnlyList<object?> (i) =>
            [i.Act, i.Title, i.Kind.Words(), i.Other, i.Day, i.Remaining, string.Join("；", i.How.Select(l => $"{l.Label} {l.Value} {l.Note}".Trim()))])]);

    private static async Task<IResult> ExportAsync(TodoQueries queries, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var board = await queries.LoadAsync(stop);
        var who = await person.DemandAsync(Permissions.ReadTodo, stop);
        return TableOf(board).File("xlsx", who.Name, clock.GetUtcNow());
    }
}
