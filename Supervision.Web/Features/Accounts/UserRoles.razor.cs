using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Accounts;

/// <summary>Giving and ending roles on the page of an account.</summary>
public sealed partial class UserRoles(GiveRole give, EndRole end, AccountQueries accounts, TimeProvider clock)
{
    private IReadOnlyList<Choice> scopes = [];
    private DateOnly today;
    private Outcome? given;
    private Outcome? ended;

    [Parameter, EditorRequired] public required AccountView View { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [SupplyParameterFromForm(FormName = "give-role")] private GiveForm? Give { get; set; }

    [SupplyParameterFromForm(FormName = "end-role")] private EndForm? End { get; set; }

    protected override async Task OnInitializedAsync()
    {
        today = clock.Today();
        scopes = await accounts.ScopesAsync(CancellationToken.None);
    }

    private static string? DayWord(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task GiveAsync()
    {
        if (Give is { Role: { } role })
        {
            given = await give.RunAsync(new(View.Person, role, Give.Scope, Give.From ?? today, Give.To), CancellationToken.None);
            await OnChanged.InvokeAsync();
        }
    }

    private async Task EndAsync()
    {
        if (End is { Holding: { } holding } && View.Holdings.Any(h => h.Id.Value == holding))
        {
            ended = await end.RunAsync(new(holding), End.Day ?? today, CancellationToken.None);
            await OnChanged.InvokeAsync();
        }
    }

    /// <summary>A role to give.</summary>
    private sealed class GiveForm
    {
        public Role? Role { get; set; }

        public Guid? Scope { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }
    }

    /// <summary>A role to end.</summary>
    private sealed class EndForm
    {
        public Guid? Holding { get; set; }

        public DateOnly? Day { get; set; }
    }
}
