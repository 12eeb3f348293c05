using Microsoft.AspNetCore.Components;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Accounts;

/// <summary>Sign-in: a plain form that works without script.</summary>
public sealed partial class LoginPage(
    SignIn signIn, NavigationManager navigator, IReadOnlyList<DemoAccount> demo, IHostEnvironment environment, IConfiguration configuration)
{
    private Outcome? outcome;

    [SupplyParameterFromForm(FormName = "sign-in")] private Form? Input { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "expired")] private string? Expired { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = default!;

    private IReadOnlyList<DemoAccount> People =>
        environment.IsDevelopment() && configuration.GetValue<bool>("Demo:Enabled") ? demo : [];

    private string Here => "/login?returnUrl=" + Uri.EscapeDataString(LocalAddress.Safe(ReturnUrl));

    // Whose circuit lost a right comes here with a living session: back to the page, which now answers for itself.
    protected override void OnInitialized()
    {
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true && LocalAddress.Safe(ReturnUrl) != "/")
        {
            navigator.NavigateTo(LocalAddress.Safe(ReturnUrl));
        }
    }

    private async Task SignInAsync()
    {
        outcome = await signIn.RunAsync(Input?.UserName ?? "", Input?.Password ?? "", CancellationToken.None);
        if (outcome.Obstacles.Any(o => o.Clause == SignInRules.TooOften))
        {
            Context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }

        if (outcome.IsDone)
        {
            navigator.NavigateTo(LocalAddress.Safe(ReturnUrl));
        }
    }

    /// <summary>What is typed.</summary>
    private sealed class Form
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }
    }
}
