namespace Supervision.Web.Features.Todo;

/// <summary>Registers this feature.</summary>
internal static class TodoSetup
{
    public static IServiceCollection AddTodo(this IServiceCollection services) => services;

    public static void MapTodo(this IEndpointRouteBuilder app)
    {
    }
}
