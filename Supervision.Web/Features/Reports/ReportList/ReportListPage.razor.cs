using Microsoft.AspNetCore.Components;
using Supervision.Domain.Reports;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Reports.ReportList;

/// <summary>专项工作报告: one table for each body that hears, filters and page in the address.</summary>
public sealed partial class ReportListPage(ReportListQueries reports, NavigationManager navigator) : ComponentBase, IDisposable
{
    private static readonly IReadOnlyList<(ReportTier Tier, string Name)> Tabs =
        [(ReportTier.Committee, "常委会会议"), (ReportTier.Council, "主任会议"), (ReportTier.WorkCommittee, "专（工）委会")];

    private static readonly IReadOnlyList<FilterChoice> LateChoices = [new("yes", "只看迟交")];

    private readonly CancellationTokenSource stop = new();
    private ReportListView? view;

    [SupplyParameterFromQuery] public string? Tier { get; set; }

    [SupplyParameterFromQuery] public string? Year { get; set; }

    [SupplyParameterFromQuery] public string? Unit { get; set; }

    [SupplyParameterFromQuery] public string? Committee { get; set; }

    [SupplyParameterFromQuery] public string? Meeting { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Late { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [SupplyParameterFromQuery] public string? Size { get; set; }

    private NavigationManager Navigator => navigator;

    private ReportListQuery Query => new()
    {
        Tier = Tier,
        Year = Year,
        Unit = Unit,
        Committee = Committee,
        Meeting = Meeting,
        State = State,
        Late = Late,
        Sort = Sort,
        Page = Page,
        Size = Size,
    };

    private string Plain => $"/reports?tier={ReportListQuery.CodeOf(Query.TierChosen)}";

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override async Task OnParametersSetAsync() => view = await reports.ListAsync(Query, stop.Token);
}
