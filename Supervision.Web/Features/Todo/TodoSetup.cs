using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Todo;

/// <summary>Registers this feature.</summary>
internal static class TodoSetup
{
    public static IServiceCollection AddTodo(this IServiceCollection services) => services.AddScoped<TodoQueries>().AddScoped<NudgeDebtor>();

    public static void MapTodo(this IEndpointRouteBuilder app) =>
        app.MapGet("/todo/export", ExportAsync).RequireAuthorization(Permissions.ReadTodo);

    private static async Task<IResult> ExportAsync(TodoQueries queries, CancellationToken stop)
    {
        var board = await queries.LoadAsync(stop);
        IReadOnlyList<object?> heading = ["事项", "案卷", "类别", "相关方", "截止", "剩余", "期限依据"];
        var rows = board.Mine.Select(IReadOnlyList<object?> (i) =>
            [i.Act, i.Title, i.Kind.Words(), i.Other, i.Day, i.Remaining, string.Join("；", i.How.Select(l => $"{l.Label} {l.Value} {l.Note}".Trim()))]);
        return Results.File(SheetWriter.Xlsx("我的待办", rows.Prepend(heading)), SheetWriter.XlsxType, $"我的待办-{board.Today:yyyy-MM-dd}.xlsx");
    }
}
