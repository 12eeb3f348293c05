namespace Supervision.Web.Features.Rulebook;

/// <summary>Registers this feature.</summary>
internal static class RulebookSetup
{
    public static IServiceCollection AddRulebook(this IServiceCollection services) => services
        .AddScoped<RuleQueries>().AddScoped<EnterRuleVersion>();

    public static void MapRulebook(this IEndpointRouteBuilder app)
    {
    }
}
