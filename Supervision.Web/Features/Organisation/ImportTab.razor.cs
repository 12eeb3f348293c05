using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Organisation;

/// <summary>Import of people and bodies: nothing is written before the preview is confirmed.</summary>
public sealed partial class ImportTab(PreviewRoster previewing, ImportRoster importing) : ComponentBase
{
    private RosterKind kind = RosterKind.Bodies;
    private RosterPreview? preview;
    private byte[] content = [];
    private string fileName = "";
    private string? refusal;
    private string? done;
    private bool reading;
    private bool busy;

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (preview, refusal, done, reading, fileName) = (null, null, null, true, e.File.Name);
        (var read, refusal) = await PickedFile.ReadAsync(e.File, 10);
        if (read is not null)
        {
            content = read;
            await PreviewAsync();
        }

        reading = false;
    }

    private async Task Choose(RosterKind chosen)
    {
        (kind, done) = (chosen, null);
        if (content.Length > 0)
        {
            await PreviewAsync();
        }
    }

    private async Task PreviewAsync()
    {
        using var stream = new MemoryStream(content);
        preview = await previewing.RunAsync(kind, stream, CancellationToken.None);
    }

    private async Task ImportAsync()
    {
        busy = true;
        using var stream = new MemoryStream(content);
        var outcome = await importing.RunAsync(kind, stream, CancellationToken.None);
        busy = false;
        if (outcome.Value is { } result && outcome.IsDone)
        {
            (done, preview, content) = ($"已导入：新增 {result.Added} 行，更新 {result.Updated} 行，已有 {result.Known} 行。", null, []);
        }
        else
        {
            await PreviewAsync();
        }
    }
}
