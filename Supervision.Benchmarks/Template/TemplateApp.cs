namespace Supervision.Benchmarks.Template;

/// <summary>A bare Blazor Server application as the SDK's template makes it: counter page, blank page, no database, no sign-in.</summary>
internal static class TemplateApp
{
    /// <summary>First argument that starts it instead of the benchmarks.</summary>
    public const string Argument = "template-app";

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<TemplateRoot>().AddInteractiveServerRenderMode();
        await app.RunAsync();
        return 0;
    }
}
