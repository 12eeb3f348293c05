using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Plans.Import;
using Supervision.Domain.Rules;
using Supervision.Web.Features.Plans;
using Supervision.Web.Tables;

namespace Supervision.Benchmarks.Goals;

/// <summary>P12: a plan of 1,000 rows read from XLSX, previewed, validated and committed, against reading the same file by the library.</summary>
internal static class P12Import
{
    private const int Rows = 1_000;

    public static Goal Goal { get; } = new("P12", "1,000 rows from XLSX imported into the plan", "ms", 10, 4, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = DataSet.Empty();
        try
        {
            await using var services = await ProductServices.StartAsync(storage, null, stop);
            var county = await LongHearing.FoundAsync(services, stop);
            var file = File(county);
            var year = 1990;
            return new(await Interleaved.TakeAsync(
                bench.Rounds, 2, () => Statistics.TimeAsync(() => ImportAsync(services, file, ++year, stop)),
                () => Task.FromResult(Statistics.Time(() => ReadBare(file))), stop));
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static byte[] File(County county)
    {
        var words = new Words(12);
        var rows = Enumerable.Range(1, Rows).Select(i => (IReadOnlyList<object?>)
            [i, "听取和审议专项工作报告", words.Report(i), $"{1 + words.Below(12)}月", words.Of(county.Bodies).Name, words.Of(county.Committees).Name, words.Problem()]);
        return SheetWriter.Xlsx("计划", rows.Prepend(["序号", "监督形式", "事项", "月份", "报告单位", "承办委员会", "备注"]));
    }

    private static async Task ImportAsync(ProductServices services, byte[] file, int year, CancellationToken stop)
    {
        using var content = new MemoryStream(file);
        var table = PlanFile.Read(content).Table!;
        var (map, settings) = (ColumnMap.Guess(table.Headings), new ImportSettings { Year = year });
        var outcome = await services.WithAsync<ImportPlan, Outcome<ImportResult>>(i => i.RunAsync(table, map, settings, progress: null, stop));
        if (outcome.Value?.Added != Rows)
        {
            throw new InvalidOperationException($"Not all rows came in: {outcome.Value?.Added} {string.Join(' ', outcome.Obstacles.Select(o => o.Message).Take(3))}");
        }
    }

    private static void ReadBare(byte[] file)
    {
        using var content = new MemoryStream(file);
        using var book = SpreadsheetDocument.Open(content, isEditable: false);
        var cells = 0;
        foreach (var row in book.WorkbookPart!.WorksheetParts.First().Worksheet!.Descendants<Row>())
        {
            cells += row.Elements<Cell>().Count(c => c.InnerText.Length > 0);
        }

        _ = cells >= Rows ? cells : throw new InvalidOperationException("The file holds fewer rows.");
    }
}
