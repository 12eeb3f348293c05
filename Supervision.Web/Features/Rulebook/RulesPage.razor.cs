using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Rulebook;

/// <summary>All rules with their versions.</summary>
public sealed partial class RulesPage(RuleQueries queries) : ComponentBase
{
    private IReadOnlyList<RuleLine> lines = [];
    private bool mayEnter;
    private DateOnly today;
    private string? opened;

    /// <summary>Key of the rule to open, for links from elsewhere.</summary>
    [SupplyParameterFromQuery(Name = "rule")] public string? RuleKey { get; set; }

    private int ComingCount => lines.Count(l => l.Coming is not null);

    protected override async Task OnInitializedAsync()
    {
        opened = RuleKey;
        await LoadAsync();
    }

    private void Open(string key) => opened = opened == key ? null : key;

    private async Task LoadAsync() => (lines, mayEnter, today) = await queries.AllAsync(CancellationToken.None);
}
