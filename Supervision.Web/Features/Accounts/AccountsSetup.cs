namespace Supervision.Web.Features.Accounts;

/// <summary>Registers this feature.</summary>
internal static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services;

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
    }
}
