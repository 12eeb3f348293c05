using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Accounts;

/// <summary>A new account; its first password is shown once.</summary>
public sealed partial class NewUserPage(CreateAccount create, AccountQueries accounts)
{
    private IReadOnlyList<Choice> people = [];
    private Outcome<OneTimePassword>? outcome;

    [SupplyParameterFromForm(FormName = "new-account")] private Form? Input { get; set; }

    protected override async Task OnInitializedAsync() => people = await accounts.PeopleWithoutAsync(CancellationToken.None);

    private async Task CreateAsync()
    {
        PersonId? known = Input?.Person is { } id ? new(id) : null;
        outcome = await create.RunAsync(known, Input?.Name ?? "", Input?.Note ?? "", Input?.UserName ?? "", CancellationToken.None);
    }

    /// <summary>What is typed.</summary>
    private sealed class Form
    {
        public Guid? Person { get; set; }

        public string? Name { get; set; }

        public string? Note { get; set; }

        public string? UserName { get; set; }
    }
}
