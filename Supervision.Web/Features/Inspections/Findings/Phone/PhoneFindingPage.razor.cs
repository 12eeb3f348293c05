using Microsoft.AspNetCore.Components;
using Supervision.Domain.Inspections;
using Supervision.Web.Common.Lists;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Inspections.Findings.Phone;

/// <summary>One finding on the phone.</summary>
public sealed partial class PhoneFindingPage(
    PhoneInspectionQueries queries, AddFindingPhoto add, AddFindingFile addFile, RemoveFindingEvidence remove, VerifyFinding verify, ConfirmFinding confirm, NavigationManager navigator,
    IHttpContextAccessor http) : ComponentBase
{
    private PhoneInspection? view;
    private PhoneFinding? row;
    private IReadOnlyList<Obstacle> problems = [];

    [Parameter] public Guid Id { get; set; }

    [Parameter] public Guid Finding { get; set; }

    [SupplyParameterFromQuery(Name = "saved")] private bool Saved { get; set; }

    /// <summary>Name of a photo that was not kept with the finding.</summary>
    [SupplyParameterFromQuery(Name = "refused")] private string? Refused { get; set; }

    private string Here => $"/m/insp/{Id}/{Finding}";

    private bool MayCorrect => row!.Finding.State == FindingState.Draft;

    protected override async Task OnInitializedAsync()
    {
        view = await queries.FindAsync(new(Id), CancellationToken.None);
        row = view is null ? null : await queries.FindingAsync(view, new(Finding), CancellationToken.None);
        if (row is null)
        {
            navigator.NotFound();
        }
    }

    private async Task AddAsync()
    {
        if (http.HttpContext is not { Request: { HasFormContentType: true } request } || request.Form.Files is not [{ Length: > 0 } file, ..])
        {
            problems = [new(FileClauses.Acceptable, "请选择照片或者文件。", Domain.Inspections.Finding.File)];
            return;
        }

        await using var content = file.OpenReadStream();
        FindingEvidenceId id = new(ListAddress.Id(request.Form["Photo.Id"]) ?? Guid.CreateVersion7());
        Go(IsDocument(file.FileName)
            ? await addFile.RunAsync(id, new(Finding), file.FileName, content, CancellationToken.None)
            : await add.RunAsync(id, new(Finding), file.FileName, content, CancellationToken.None));
    }

    // A document is judged as one by the use case; everything else should be a picture.
    private static bool IsDocument(string name) => Path.GetExtension(name).ToUpperInvariant() is ".DOCX" or ".XLSX" or ".PDF" or ".TXT" or ".CSV";

    private async Task RemoveAsync(FindingEvidenceId evidence) => Go(await remove.RunAsync(new(Finding), evidence, CancellationToken.None));

    private async Task VerifyAsync() => Go(await verify.RunAsync(new(Finding), CancellationToken.None));

    private async Task ConfirmAsync() => Go(await confirm.RunAsync(new(Finding), CancellationToken.None));

    private void Go(Outcome outcome)
    {
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo(Here + "?saved=true");
        }
    }
}
