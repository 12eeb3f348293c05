using Microsoft.AspNetCore.Components;
using Supervision.Domain.Appointees;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Appointees;

/// <summary>任命人员: who is appointed by the Committee, and whose papers are complete.</summary>
public sealed partial class RegisterPage(RegisterQueries register, NavigationManager navigator) : ComponentBase, IDisposable
{
    private static readonly IReadOnlyList<FilterChoice> Kinds = [.. AppointeeKinds.Words.Select(k => new FilterChoice(k.Key.ToString(), k.Value))];

    private static readonly IReadOnlyList<FilterChoice> States =
        [.. Enum.GetValues<AppointmentState>().Select(s => new FilterChoice(s.ToString(), AppointeeWords.Of(s)))];

    private readonly CancellationTokenSource stop = new();
    private RegisterView? view;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Organ { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Missing { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [SupplyParameterFromQuery] public string? Size { get; set; }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override async Task OnParametersSetAsync() => view = await register.ListAsync(
        new() { Q = Q, Organ = Organ, Kind = Kind, State = State, Missing = Missing, Sort = Sort }, ListWindow.Of(Page, Size), stop.Token);
}
