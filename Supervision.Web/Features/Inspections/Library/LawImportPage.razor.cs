using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Domain.Inspections;
using Supervision.Web.Common;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections.Library;

/// <summary>导入法律: what the text is made of is shown before anything is written.</summary>
public sealed partial class LawImportPage(PreviewLaw previewing, ImportLaw importing, NavigationManager navigator) : ComponentBase
{
    private const int Most = 50;

    private LawPreview? preview;
    private IReadOnlyList<Obstacle> problems = [];
    private string source = "";
    private string title = "";
    private string organ = "";
    private string? refusal;
    private DateOnly? day;
    private bool accepts;
    private bool busy;

    private async Task TakeAsync(InputFileChangeEventArgs e)
    {
        (preview, problems) = (null, []);
        (var content, refusal) = await PickedFile.ReadAsync(e.File, 2);
        if (content is null)
        {
            return;
        }

        if (LawFile.Text(content) is not { } text)
        {
            refusal = "这个文件不是文字。请用 md 或者 txt 文件；Word、PDF 里的法律请复制全文粘贴。";
            return;
        }

        source = text;
        await ReadAsync();
    }

    private void Changed() => (preview, problems, refusal) = (null, [], null);

    private async Task ReadAsync()
    {
        busy = true;
        preview = await previewing.RunAsync(source, CancellationToken.None);
        (busy, accepts) = (false, false);
        (title, organ, day) = (preview.Reading.Title, preview.Reading.Organ, preview.Reading.VersionDate);
        problems = preview.Reading.Refusal is { } why ? [new(InspectionRules.LawLibrary, why, "Source")] : [];
    }

    private async Task ImportAsync()
    {
        busy = true;
        var outcome = await importing.RunAsync(source, new(title, organ, day, accepts), CancellationToken.None);
        (busy, problems) = (false, outcome.Obstacles);
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/inspections/laws/{outcome.Value.Value}");
        }
    }
}

/// <summary>The text of a file that somebody chose.</summary>
internal static class LawFile
{
    /// <summary>UTF-8, UTF-16 or GB18030; null when the bytes are no text.</summary>
    public static string? Text(byte[] bytes) =>
        CsvSheetReader.HasUtf16Mark(bytes) || bytes.AsSpan().IndexOfAny<byte>([0, 1, 2, 3, 4, 5, 6, 7, 8]) < 0 ? CsvSheetReader.Decode(bytes) : null;
}
