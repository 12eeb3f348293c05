using Microsoft.AspNetCore.Components;
using Supervision.Domain.Appointees;
using Supervision.Web.Features.Appointees.Appraisals;

namespace Supervision.Web.Features.Appointees.Own;

/// <summary>The own appraisals of an appointee: papers to hand in, results after the announcement; without script.</summary>
public sealed partial class OwnResultsPage(AppraisalReader reader, HandInAppraisalPaper handIn, NavigationManager navigator) : ComponentBase
{
    private IReadOnlyList<AppraisalSummary> rows = [];
    private IReadOnlyList<Obstacle>? problems;

    [SupplyParameterFromQuery(Name = "saved")] private string? Saved { get; set; }

    [SupplyParameterFromForm] private PaperInput? Sent { get; set; }

    protected override async Task OnInitializedAsync() => rows = await reader.OwnAsync(CancellationToken.None);

    // Before the hearing the statement; when rectification is asked for, the plan, and the report after it.
    private static IEnumerable<AppraisalPaperKind> Wanted(AppraisalSummary row)
    {
        var own = row.Subjects[0];
        if (row.State is AppraisalState.Announced or AppraisalState.Survey or AppraisalState.StatementReceived && own.Subject.HeardOn is null)
        {
            yield return AppraisalPaperKind.Statement;
        }

        if (own.Subject.MustRectify && row.State is not (AppraisalState.Closed or AppraisalState.Revoked))
        {
            yield return own.Paper(AppraisalPaperKind.Plan) is null ? AppraisalPaperKind.Plan : AppraisalPaperKind.Report;
        }
    }

    private async Task HandInAsync()
    {
        if (Sent is not { File: { FileName.Length: > 0 } upload } sent)
        {
            problems = [new(AppointeeRules.Appraisals, "还没有选择文件，请选择文件。", "File")];
            return;
        }

        var own = rows.FirstOrDefault(r => r.Id.Value == sent.Appraisal)?.Subjects[0].Subject.Order ?? 0;
        await using var content = upload.OpenReadStream();
        var outcome = await handIn.RunAsync(new(sent.Appraisal), own, sent.Kind, new(upload.FileName, content), CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/me/results?saved={sent.Kind}");
        }
    }

    /// <summary>A paper as sent.</summary>
    private sealed class PaperInput
    {
        public Guid Appraisal { get; set; }

        public AppraisalPaperKind Kind { get; set; }

        public IFormFile? File { get; set; }
    }
}
