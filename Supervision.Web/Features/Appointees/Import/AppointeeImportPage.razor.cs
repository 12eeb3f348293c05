using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Web.Access;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Appointees.Import;

/// <summary>导入名册: nothing is written before the preview is confirmed.</summary>
public sealed partial class AppointeeImportPage(PreviewAppointees previewing, ImportAppointees importing, CurrentPerson person) : ComponentBase
{
    private RegisterPreview? preview;
    private byte[] content = [];
    private string fileName = "";
    private string? refusal;
    private string? done;
    private bool reading;
    private bool busy;
    private bool goodOnly;

    protected override async Task OnInitializedAsync()
    {
        if ((await person.DemandAsync(Permissions.EditAppointees, CancellationToken.None)).KeepsAppointees == false)
        {
            throw new AccessDeniedException("Not the committee with the appointee duty.");
        }
    }

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (preview, refusal, done, reading, fileName, goodOnly) = (null, null, null, true, e.File.Name, false);
        (var read, refusal) = await PickedFile.ReadAsync(e.File, 10);
        if (read is not null)
        {
            content = read;
            await PreviewAsync();
        }

        reading = false;
    }

    private async Task PreviewAsync()
    {
        using var stream = new MemoryStream(content);
        preview = await previewing.RunAsync(stream, CancellationToken.None);
    }

    private async Task ImportAsync()
    {
        busy = true;
        using var stream = new MemoryStream(content);
        var outcome = await importing.RunAsync(stream, goodOnly, CancellationToken.None);
        busy = false;
        if (outcome is { IsDone: true, Value: { } result })
        {
            (done, preview, content) = ($"已导入：新增 {result.Added} 条，更新 {result.Updated} 条。", null, []);
        }
        else
        {
            await PreviewAsync();
        }
    }
}
