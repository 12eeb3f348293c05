namespace Supervision.Web.Features.Search;

/// <summary>Registers this feature.</summary>
internal static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddScoped<SearchQueries>();
}
