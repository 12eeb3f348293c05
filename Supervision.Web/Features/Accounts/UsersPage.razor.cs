using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Accounts;

/// <summary>All accounts, searched and paged by the server.</summary>
public sealed partial class UsersPage(AccountQueries accounts)
{
    private AccountList list = new([], 0, 1, 1);

    [SupplyParameterFromQuery(Name = "q")] private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? Page { get; set; }

    private string Search => (Q ?? "").Trim();

    protected override async Task OnParametersSetAsync() => list = await accounts.ListAsync(Search, Page ?? 1, CancellationToken.None);

    private string Address(int page) => $"/users?q={Uri.EscapeDataString(Search)}&page={page}";
}
