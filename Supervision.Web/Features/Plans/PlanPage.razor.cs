using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Plans;

/// <summary>The plan of a year (年度监督工作计划): what is supervised, and how far it has come. View and filter stand in the address.</summary>
public sealed partial class PlanPage(PlanQueries queries, NavigationManager navigator) : ComponentBase
{
    private const int PageSize = 100;
    private PlanView? view;
    private PlanChoices? choices;
    private IReadOnlyList<int> years = [];
    private IReadOnlyList<PlanRow> rows = [];
    private IReadOnlyList<PlanRow> shown = [];
    private PlanFilter filter = new();
    private PlanRow? editing;
    private bool isEditing;
    private bool isLoaded;
    private bool exists;
    private int loadedYear;
    private int page = 1;

    [Parameter] public int Year { get; set; }

    [SupplyParameterFromQuery(Name = "view")] public string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "form")] public string? Form { get; set; }

    [SupplyParameterFromQuery(Name = "committee")] public string? Committee { get; set; }

    [SupplyParameterFromQuery(Name = "body")] public string? Body { get; set; }

    [SupplyParameterFromQuery(Name = "member")] public string? Member { get; set; }

    [SupplyParameterFromQuery(Name = "quarter")] public int? Quarter { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }

    private bool IsList => ViewName == "list";

    private string Query => new Uri(navigator.Uri).Query;

    protected override async Task OnParametersSetAsync()
    {
        filter = PlanFilter.From(Query);
        page = Math.Max(1, PageNumber ?? 1);
        if (loadedYear != Year)
        {
            (loadedYear, isEditing) = (Year, false);
            await LoadAsync();
        }

        Cut();
    }

    private async Task LoadAsync()
    {
        years = await queries.YearsAsync(CancellationToken.None);
        view = await queries.FindAsync(Year, CancellationToken.None);
        exists = view is not null || await queries.ExistsAsync(Year, CancellationToken.None);
        choices = view is null ? null : await queries.ChoicesAsync(CancellationToken.None);
        editing = editing is null ? null : view?.Rows.FirstOrDefault(r => r.Id == editing.Id);
        isEditing = isEditing && editing is not null;
        isLoaded = true;
        Cut();
    }

    private void Cut()
    {
        rows = view is null ? [] : filter.Apply(view.Rows);
        page = Math.Min(page, Math.Max(1, (rows.Count + PageSize - 1) / PageSize));
        shown = [.. rows.Skip((page - 1) * PageSize).Take(PageSize)];
    }

    private void Edit(PlanRow? row) => (editing, isEditing) = (row, true);

    private string With(string name, object? value) => navigator.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["page"] = null, [name] = value });

    private void Go((string Name, string? Value) change) => navigator.NavigateTo(With(change.Name, string.IsNullOrEmpty(change.Value) ? null : change.Value));
}
