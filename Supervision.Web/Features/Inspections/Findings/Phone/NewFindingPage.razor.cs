using Microsoft.AspNetCore.Components;
using Supervision.Domain.Inspections;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Inspections.Findings.Phone;

/// <summary>Records a finding on the phone, or corrects a draft, without script (screens 3.4).</summary>
public sealed partial class NewFindingPage(
    PhoneInspectionQueries queries, RecordFinding record, CorrectFinding correct, AddFindingPhoto photos, NavigationManager navigator, IHttpContextAccessor http) : ComponentBase
{
    private PhoneInspection? view;
    private FindingInput input = new();
    private IReadOnlyList<Obstacle> problems = [];

    [Parameter] public Guid Id { get; set; }

    /// <summary>The draft that is corrected; null for a new finding.</summary>
    [Parameter] public Guid? Finding { get; set; }

    /// <summary>The item of the checklist that the person came from; chosen beforehand.</summary>
    [SupplyParameterFromQuery(Name = "item")] public Guid? Asked { get; set; }

    private string Title => Finding is null ? "记一条问题" : "更正记录";

    private string Here => Finding is { } finding ? $"/m/insp/{Id}/{finding}/edit" : $"/m/insp/{Id}/new";

    private IFormCollection? Form => http.HttpContext is { Request: { HasFormContentType: true } request } ? request.Form : null;

    protected override async Task OnInitializedAsync()
    {
        view = await queries.FindAsync(new(Id), CancellationToken.None);
        var draft = view is not null && Finding is { } id ? await queries.FindingAsync(view, new(id), CancellationToken.None) : null;
        if (view is null || (Finding is not null && draft is null))
        {
            view = null;
            navigator.NotFound();
            return;
        }

        input = Form is { } form ? FindingInput.Of(form) : draft is not null ? FindingInput.Of(draft.Finding) : new() { Item = Asked, Day = view.Today, SubGroup = view.SubGroup };
    }

    private async Task SaveAsync()
    {
        if (Finding is { } finding)
        {
            Go(await correct.RunAsync(new(finding), input.Entry, CancellationToken.None), $"/m/insp/{Id}/{finding}?saved=true");
            return;
        }

        var files = Form!.Files.Where(f => f.Length > 0).ToList();

        // Photos are looked at first: a finding whose photo is refused would be kept without it.
        foreach (var file in files)
        {
            if (await RefusalAsync(file) is { } refusal)
            {
                problems = [refusal];
                return;
            }
        }

        var outcome = await record.RunAsync(new(input.Id), new(Id), input.Entry, CancellationToken.None);
        Go(outcome, outcome.IsDone && await KeepAsync(files) is { } refused
            ? $"/m/insp/{Id}/{input.Id}?refused={Uri.EscapeDataString(refused)}" : $"/m/insp/{Id}?saved=true");
    }

    // The finding is kept by now; the name of the first photo that was not is told on its page.
    private async Task<string?> KeepAsync(List<IFormFile> files)
    {
        string? refused = null;
        for (var i = 0; i < files.Count; i++)
        {
            await using var content = files[i].OpenReadStream();
            if (!(await photos.RunAsync(new(PhotoId(i)), new(input.Id), files[i].FileName, content, CancellationToken.None)).IsDone)
            {
                refused ??= files[i].FileName;
            }
        }

        return refused;
    }

    // The same form sent twice holds the same photos: their ids follow from the finding's.
    private Guid PhotoId(int place)
    {
        var bytes = input.Id.ToByteArray();
        bytes[15] = (byte)(bytes[15] ^ (place + 1));
        bytes[14] ^= 0x5A;
        return new(bytes);
    }

    private async Task<Obstacle?> RefusalAsync(IFormFile file)
    {
        if (await queries.ObstacleToSizeAsync(file.Length, CancellationToken.None) is { } tooLarge)
        {
            return tooLarge with { Message = $"{file.FileName}：{tooLarge.Message}" };
        }

        await using var content = file.OpenReadStream();
        return PhotoMaker.RefusalOf(content) is { } refusal ? new(FileClauses.Acceptable, $"{file.FileName}：{refusal}", Domain.Inspections.Finding.File) : null;
    }

    private void Go(Outcome outcome, string address)
    {
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo(address);
        }
    }
}
