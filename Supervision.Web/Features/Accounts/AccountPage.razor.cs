using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Accounts;

/// <summary>What a person sees of the own account, and the change of password.</summary>
public sealed partial class AccountPage(ChangePassword change, CurrentPerson person, NavigationManager navigator)
{
    private Actor? actor;
    private Outcome? outcome;
    private string userName = "";
    private bool mustChange;

    [CascadingParameter] private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "password")] private Form? Input { get; set; }

    [SupplyParameterFromQuery(Name = "changed")] private bool Changed { get; set; }

    protected override async Task OnInitializedAsync()
    {
        actor = await person.FindAsync(CancellationToken.None);
        userName = Context.User.Identity?.Name ?? "";
        mustChange = Context.User.HasClaim(c => c.Type == AccountClaims.MustChangePassword);
    }

    private async Task ChangeAsync()
    {
        var account = Guid.Parse(Context.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        outcome = await change.RunAsync(account, Input?.CurrentPassword ?? "", Input?.NewPassword ?? "", Input?.Again ?? "", CancellationToken.None);
        if (outcome.IsDone)
        {
            navigator.NavigateTo("/account?changed=true");
        }
    }

    /// <summary>What is typed.</summary>
    private sealed class Form
    {
        public string? CurrentPassword { get; set; }

        public string? NewPassword { get; set; }

        public string? Again { get; set; }
    }
}
