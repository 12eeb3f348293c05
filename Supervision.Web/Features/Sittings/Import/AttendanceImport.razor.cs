using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Sittings.Import;

/// <summary>Import of attendance on the page of its sitting: nothing is written before it is confirmed.</summary>
public sealed partial class AttendanceImport : ComponentBase
{
    private const int Shown = 100;
    private AttendancePreview? preview;
    private byte[] content = [];
    private string fileName = "";
    private string? refusal;
    private string? done;
    private bool busy;

    [Parameter, EditorRequired] public required SittingView View { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private int Count(AttendanceMark mark) => preview!.Lines.Count(l => l.Entry.Mark == mark);

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (preview, done, fileName) = (null, null, e.File.Name);
        (var read, refusal) = await PickedFile.ReadAsync(e.File, 2);
        if (read is not null)
        {
            content = read;
            using var file = new MemoryStream(content);
            preview = await Previewing.RunAsync(View.Id, file, CancellationToken.None);
        }
    }

    private async Task ImportAsync()
    {
        busy = true;
        using var file = new MemoryStream(content);
        var outcome = await Importing.RunAsync(View.Id, file, CancellationToken.None);
        busy = false;
        if (outcome.IsDone)
        {
            (done, preview) = ($"{fileName}已导入。", null);
            await Changed.InvokeAsync();
        }
        else
        {
            refusal = outcome.Obstacles[0].Message;
        }
    }
}
