using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Accounts;

/// <summary>Registers this feature.</summary>
internal static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddScoped<SignIn>().AddScoped<ChangePassword>().AddScoped<CreateAccount>().AddScoped<ResetPassword>()
        .AddScoped<SwitchAccount>().AddScoped<GiveRole>().AddScoped<EndRole>().AddScoped<AccountQueries>().AddScoped<SetContact>().AddScoped<SetOwnContact>().AddScoped<ContactQueries>()
        .AddScoped<AuditQueries>().AddScoped<CreateAdmin>().AddSingleton<ChainCheck>();

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/logout", SignOutAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).AllowAnonymous();
        app.MapAuditExport();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<Account> signIn, Sessions sessions, CurrentPerson person)
    {
        if (await person.FindAsync(context.RequestAborted) is { } actor)
        {
            await sessions.EndAsync(context.User, actor, context.RequestAborted);
        }

        await signIn.SignOutAsync();
        return Results.LocalRedirect("/login");
    }
}
