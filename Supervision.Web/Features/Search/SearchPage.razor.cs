using Microsoft.AspNetCore.Components;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Search;

/// <summary>查找: over dossiers, files, points of opinions, bodies and people.</summary>
public sealed partial class SearchPage(SearchQueries queries)
{
    private SearchView? view;

    /// <summary>What is looked for.</summary>
    [SupplyParameterFromQuery] public string? Q { get; set; }

    /// <summary>One kind only; empty for all.</summary>
    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [SupplyParameterFromQuery] public string? Size { get; set; }

    private SearchKind? Chosen => ListAddress.Named<SearchKind>(Kind);

    protected override async Task OnInitializedAsync() =>
        view = await queries.FindAsync(Q, Chosen, ListWindow.Of(Page, Size), CancellationToken.None);

    private string AddressOf(SearchKind? kind) =>
        $"/search?q={Uri.EscapeDataString(view?.Typed ?? "")}" + (kind is { } k ? "&kind=" + k.ToString().ToLowerInvariant() : "");
}
