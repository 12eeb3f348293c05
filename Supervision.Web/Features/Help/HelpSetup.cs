namespace Supervision.Web.Features.Help;

/// <summary>Registers this feature.</summary>
internal static class HelpSetup
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services.AddSingleton<HelpGuide>();

    public static void MapHelp(this IEndpointRouteBuilder app) =>
        app.MapGet("/help/pictures/{name}", (string name) => HelpGuide.PictureFile(name) is { } file ? Results.File(file, "image/png") : Results.NotFound())
            .RequireAuthorization();
}
