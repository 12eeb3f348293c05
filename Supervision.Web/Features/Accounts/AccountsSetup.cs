using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Accounts;

/// <summary>Registers this feature.</summary>
internal static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services.AddScoped<SignIn>();

    public static void MapAccounts(this IEndpointRouteBuilder app) =>
        app.MapPost("/logout", SignOutAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).AllowAnonymous();

    private static async Task<IResult> SignOutAsync(SignInManager<Account> sessions)
    {
        await sessions.SignOutAsync();
        return Results.LocalRedirect("/login");
    }
}
