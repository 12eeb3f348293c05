using Microsoft.AspNetCore.Components;
using Supervision.Domain.Appointees;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Appointees;

/// <summary>新增任命: a nomination, or an earlier appointment entered afterwards.</summary>
public sealed partial class NewAppointeePage(
    AppointeeQueries queries, NominateAppointee nominate, RecordAppointment record, NavigationManager navigator, TimeProvider clock) : ComponentBase
{
    private readonly AppointmentId id = new(Guid.CreateVersion7());
    private readonly PersonId fresh = new(Guid.CreateVersion7());
    private AppointeeChoices? choices;
    private IReadOnlyList<Obstacle> problems = [];
    private AppointeeKind kind = AppointeeKind.GovernmentMember;
    private string name = "";
    private string note = "";
    private string known = "";
    private string organ = "";
    private string post = "";
    private string nominator = "";
    private string sittingName = "";
    private string certificate = "";
    private string reason = "";
    private DateOnly on;
    private DateOnly from;
    private DateOnly? to;
    private bool past;
    private bool isChecked;
    private bool busy;

    private PersonChoice Choice => new(ListAddress.Id(known) is { } person ? new PersonId(person) : null, fresh, name, note);

    private OfficeEntry Office => new(ListAddress.Id(organ) is { } body ? new SupervisedBodyId(body) : null, post, kind);

    protected override async Task OnInitializedAsync()
    {
        on = from = clock.Today();
        choices = await queries.ChoicesAsync("", CancellationToken.None);
    }

    private async Task LookAsync()
    {
        choices = await queries.ChoicesAsync(name, CancellationToken.None);
        known = choices.People is [var only] ? only.Value : "";
    }

    private async Task SaveAsync()
    {
        busy = true;
        var outcome = past
            ? await record.RunAsync(Choice, new(id, Office, from, to, sittingName, nominator, reason, certificate, isChecked), CancellationToken.None)
            : await nominate.RunAsync(Choice, new(id, Office, nominator, on, isChecked), CancellationToken.None);
        (busy, problems) = (false, outcome.Obstacles);
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/appointees/{outcome.Value.Value}");
        }
    }
}
