using Supervision.Web.Access;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Rulebook;

/// <summary>Registers this feature.</summary>
internal static class RulebookSetup
{
    public static IServiceCollection AddRulebook(this IServiceCollection services) => services
        .AddScoped<RuleQueries>().AddScoped<RuleImpactQueries>().AddScoped<ProposeRules>().AddScoped<EnactRules>().AddScoped<DropRules>()
        .AddScoped<ICouncilAgenda, RulesForCouncil>().AddScoped<IMatterGate, RuleChangeGate>();

    public static void MapRulebook(this IEndpointRouteBuilder app) => app.MapRuleExports();
}
