using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Features.Sittings.Import;

/// <summary>Import of attendance on the page of its sitting: nothing is written before it is confirmed.</summary>
public sealed partial class AttendanceImport : ComponentBase
{
    private const int Shown = 100;
    private const long Largest = 2 * 1024 * 1024;

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
        (preview, refusal, done, fileName) = (null, null, null, e.File.Name);
        if (e.File.Size > Largest)
        {
            refusal = $"这个文件 {e.File.Size / 1048576.0:0.#} MB，最多 2 MB。";
            return;
        }

        try
        {
            using var copy = new MemoryStream();
            await using var stream = e.File.OpenReadStream(Largest);
            await stream.CopyToAsync(copy);
            content = copy.ToArray();
            using var file = new MemoryStream(content);
            preview = await Previewing.RunAsync(View.Id, file, CancellationToken.None);
        }
        catch (IOException)
        {
            refusal = "文件没有传完整，请重新选择。";
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
