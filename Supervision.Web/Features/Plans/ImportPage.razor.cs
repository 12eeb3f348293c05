using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Supervision.Domain.Plans;
using Supervision.Domain.Plans.Import;

namespace Supervision.Web.Features.Plans;

/// <summary>Import of a published plan (导入计划) in two steps: preview with mapping, then confirmation.</summary>
public sealed partial class ImportPage(PlanQueries queries, PreviewPlanImport reader, ImportPlan importer) : ComponentBase
{
    private const int MostBytes = 20 * 1024 * 1024;
    private ImportTable? table;
    private ColumnMap map = ColumnMap.Guess([]);
    private ImportSettings settings = new();
    private ImportPreview? preview;
    private PlanChoices? choices;
    private ImportResult? result;
    private IReadOnlyList<ImportProblem> fileProblems = [];
    private IReadOnlyList<Obstacle> problems = [];
    private string? fileName;
    private int? read;
    private int? written;
    private bool isBusy;
    private bool isReady;

    [Parameter] public int Year { get; set; }

    protected override async Task OnInitializedAsync() => choices = await queries.ChoicesAsync(CancellationToken.None);

    // Before the circuit listens a chosen file would be lost without a word.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            isReady = true;
            StateHasChanged();
        }
    }

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (table, preview, fileProblems, problems, fileName) = (null, null, [], [], e.File.Name);
        if (e.File.Size > MostBytes)
        {
            fileProblems = [new(0, $"这个文件 {e.File.Size / 1048576.0:0.#} MB，最多 {MostBytes / 1048576} MB。")];
            return;
        }

        isBusy = true;
        using var content = await ReceiveAsync(e.File);
        var file = await Task.Run(() => PlanFile.Read(content));
        (table, fileProblems, read, isBusy) = (file.Table, file.Problems, null, false);
        if (table is not null)
        {
            map = ColumnMap.Guess(table.Headings);
            settings = new();
            await PreviewAsync();
        }
    }

    private async Task<MemoryStream> ReceiveAsync(IBrowserFile file)
    {
        var content = new MemoryStream();
        await using var incoming = file.OpenReadStream(MostBytes);
        var buffer = new byte[64 * 1024];
        for (int got; (got = await incoming.ReadAsync(buffer)) > 0;)
        {
            content.Write(buffer, 0, got);
            read = (int)(content.Length * 100 / Math.Max(1, file.Size));
            StateHasChanged();
        }

        return content;
    }

    private Task MapAsync(ColumnMap changed)
    {
        map = changed;
        return PreviewAsync();
    }

    private Task SetAsync(ImportSettings changed)
    {
        settings = changed;
        return PreviewAsync();
    }

    // A file without a year is meant for the year of this page; names that are plainly one of ours are mapped beforehand.
    private async Task PreviewAsync()
    {
        preview = await reader.RunAsync(table!, map, settings, CancellationToken.None);
        if (preview.Year is null && preview.FileYear is null && settings.Year is null && map.IndexOf(PlanColumn.Year) is null)
        {
            settings = settings with { Year = Year };
            preview = await reader.RunAsync(table!, map, settings, CancellationToken.None);
        }
    }

    private async Task ConfirmAsync()
    {
        isBusy = true;
        var line = new Progress<int>(count =>
        {
            written = count;
            StateHasChanged();
        });

        // Off the circuit, so that the progress line can move meanwhile.
        var outcome = await Task.Run(() => importer.RunAsync(table!, map, settings, line, CancellationToken.None));
        (problems, result, isBusy, written) = (outcome.Obstacles, outcome.Value, false, null);
    }
}
