using Microsoft.AspNetCore.Components;
using Supervision.Domain.Reports;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Reports.Desk;

/// <summary>The dossier of a report: one address for everything about it (案卷).</summary>
public sealed partial class DossierPage(DossierQueries queries, NavigationManager navigator) : ComponentBase
{
    private DossierView? view;
    private ReportAction open;
    private string? done;

    /// <summary>Number in the form of addresses, e.g. 2026-ZX-08.</summary>
    [Parameter] public string No { get; set; } = "";

    // A rating of the report is prepared while its sitting is ahead, and held before it closes (D-5.9).
    // What is said where there is no round yet; the council's own ratings have no such moment (D-5.1).
    private string RatingHint => view!.Report.Tier == ReportTier.Committee ? "对报告的满意度测评在同一次会议上、审议以后闭会以前进行；对象和办法先由主任会议批准。" : "";

    private string? RatingStart => view!.Report is { Tier: ReportTier.Committee, State: >= ReportState.Scheduled and <= ReportState.Deliberated } report
        ? $"/ballots/new?report={report.Id.Value}" : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (!DossierNumber.TryParse(No, out var number))
        {
            navigator.NotFound();
            return;
        }

        if (number.Code == DossierNumber.Opinion)
        {
            await GoToOpinionAsync(number);
            return;
        }

        if (number.Code == DossierNumber.KeyWork)
        {
            navigator.NavigateTo($"/keyworks/{number.Year}/{number.Serial}");
            return;
        }

        if (number.Code == DossierNumber.Inspection && await queries.InspectionAddressAsync(number, CancellationToken.None) is { } inspection)
        {
            navigator.NavigateTo(inspection);
            return;
        }

        if (number.Code == DossierNumber.Survey && await queries.SurveyAddressAsync(number, CancellationToken.None) is { } survey)
        {
            navigator.NavigateTo(survey);
            return;
        }

        view = number.Code == DossierNumber.Report ? await queries.FindAsync(number, CancellationToken.None) : null;
        if (view is null)
        {
            navigator.NotFound();
        }
        else if (!await queries.IsOfTheHouseAsync(CancellationToken.None))
        {
            navigator.NavigateTo(view.Rights.ReadAll ? $"/unit/reports/{view.Report.Id.Value}" : "/m");
        }
    }

    private async Task GoToOpinionAsync(DossierNumber number)
    {
        if (await queries.OpinionAddressAsync(number, CancellationToken.None) is { } address)
        {
            navigator.NavigateTo(address);
        }
        else
        {
            navigator.NotFound();
        }
    }

    private async Task DoneAsync(string words)
    {
        (open, done) = (ReportAction.None, words);
        await LoadAsync();
    }

    private static ChipKind ChipOf(ReportState state) => state switch
    {
        ReportState.Planned => ChipKind.Todo,
        ReportState.Closed => ChipKind.Done,
        ReportState.Returned => ChipKind.Returned,
        ReportState.Postponed or ReportState.Withdrawn or ReportState.Ended => ChipKind.None,
        _ => ChipKind.Running,
    };
}
