using Microsoft.AspNetCore.Components;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Dossiers.DossierList;

/// <summary>案卷: all dossiers in one list, found by name, number or unit.</summary>
public sealed partial class DossierListPage(DossierListQueries dossiers, NavigationManager navigator) : ComponentBase, IDisposable
{
    private static readonly IReadOnlyList<FilterChoice> Kinds = [.. DossierWords.Kinds.Select(k => new FilterChoice(k.Key, k.Value))];

    private static readonly IReadOnlyList<FilterChoice> Stages =
        [.. DossierWords.Stages.Select(s => new FilterChoice(s.Key.ToString().ToLowerInvariant(), s.Value))];

    private readonly CancellationTokenSource stop = new();
    private DossierListView? view;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Unit { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [SupplyParameterFromQuery] public string? Size { get; set; }

    private DossierListQuery Query => new() { Q = Q, Kind = Kind, State = State, Unit = Unit, View = View, Sort = Sort, Page = Page, Size = Size };

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override async Task OnParametersSetAsync() => view = await dossiers.ListAsync(Query, stop.Token);

    private string Address(DossierView name) =>
        navigator.With(("view", name == DossierView.All ? null : name.ToString().ToLowerInvariant()), ("page", null));
}
