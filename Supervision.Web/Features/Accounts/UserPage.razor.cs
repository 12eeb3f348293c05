using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Accounts;

/// <summary>One account: its state, its password, its roles.</summary>
public sealed partial class UserPage(AccountQueries accounts, ResetPassword reset, SwitchAccount change, NavigationManager navigator)
{
    private AccountView? view;
    private Outcome? outcome;
    private Outcome<OneTimePassword>? once;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "account-act")] private string? Act { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        view = await accounts.FindAsync(Id, CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }

    private async Task ActAsync()
    {
        outcome = Act switch
        {
            "reset" => once = await reset.RunAsync(Id, CancellationToken.None),
            "disable" or "enable" => await change.RunAsync(Id, Act == "enable", CancellationToken.None),
            _ => null,
        };
        await LoadAsync();
    }
}
