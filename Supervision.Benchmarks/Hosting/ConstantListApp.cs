using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Features.Dossiers.DossierList;

namespace Supervision.Benchmarks.Hosting;

/// <summary>The product with one page more: the list of dossiers out of a constant array, for comparison with the real one.</summary>
internal static class ConstantListApp
{
    /// <summary>First argument that starts it instead of the benchmarks.</summary>
    public const string Argument = "constant-list-app";

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSupervision(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<ConstantList>();
        var app = builder.Build();
        app.UseSupervision();
        app.MapRazorComponents<App>().AddAdditionalAssemblies(typeof(ConstantListApp).Assembly);
        await Startup.PrepareAsync(app);
        await app.Services.GetRequiredService<ConstantList>().ReadAsync();
        await app.RunAsync();
        return 0;
    }
}

/// <summary>The rows of the list, read once.</summary>
internal sealed class ConstantList(IServiceProvider services)
{
    public DossierListView View { get; private set; } = null!;

    public async Task ReadAsync()
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(Actor.System("基准测试"));
        View = await scope.ServiceProvider.GetRequiredService<DossierListQueries>().ListAsync(new() { Size = "100" }, CancellationToken.None);
    }
}
