using Microsoft.AspNetCore.Components;
using Supervision.Domain.Appointees;
using Supervision.Web.Features.Appointees.DutyReports;

namespace Supervision.Web.Features.Appointees.Own;

/// <summary>An appointee hands in the yearly report; without script (报送).</summary>
public sealed partial class OwnReportsPage(OwnFileQueries queries, HandInDutyReport handIn, NavigationManager navigator) : ComponentBase
{
    private OwnFile? file;
    private IReadOnlyList<Obstacle>? problems;

    [SupplyParameterFromQuery(Name = "saved")] private int? Saved { get; set; }

    [SupplyParameterFromForm(FormName = "report")] private ReportInput? Sent { get; set; }

    /// <summary>The oldest year that is still open: what is late comes first.</summary>
    private DutyView? Open => file?.Reports.LastOrDefault(r => r.Standing.State is DutyReportState.Asked or DutyReportState.Returned);

    protected override async Task OnInitializedAsync() => file = await queries.ReadAsync(CancellationToken.None);

    private string Answer(DutyView asked, int at) => Sent?.Answers?.ElementAtOrDefault(at)
        ?? asked.Standing.Report?.Answers.OrderBy(a => a.Order).ElementAtOrDefault(at)?.Answer ?? "";

    private async Task HandInAsync()
    {
        if (Open is not { } asked || Sent?.File is not { FileName.Length: > 0 } upload)
        {
            problems = [new(AppointeeRules.DutyReports, Open is null ? "现在没有需要提交的履职情况报告。" : "还没有选择文件，请选择报告的文件。", "File")];
            return;
        }

        await using var content = upload.OpenReadStream();
        var outcome = await handIn.RunAsync(file!.Id, asked.Year, new(upload.FileName, content), [.. (Sent.Answers ?? []).Select(a => a ?? "")], CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/me/reports?saved={asked.Year}");
        }
    }

    /// <summary>The report as sent.</summary>
    private sealed class ReportInput
    {
        public IFormFile? File { get; set; }

        /// <summary>What became of each commitment; null for whoever made none.</summary>
        public List<string?>? Answers { get; set; }
    }
}
