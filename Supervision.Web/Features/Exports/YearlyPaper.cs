using Supervision.Domain.Documents;
using Supervision.Web.Common.Lists;
using Supervision.Web.Documents;

namespace Supervision.Web.Features.Exports;

/// <summary>The year's list as a paper.</summary>
internal static class YearlyPaper
{
    public static ListPaper Of(YearlyWork view, string who, DateTimeOffset now) => new(
        view.Name, "（供常务委员会工作报告使用）",
        [
            new PaperPart.Text([DocumentParagraph.Plain(view.Answer)]),
            .. view.Parts.SelectMany((part, i) => Part(i + 1, part.Heading, part.Table)),
            .. view.Sittings.Count > 0 ? Part(view.Parts.Count + 1, "常委会会议", view.SittingTable) : [],
        ],
        Foot: $"{now.Clock()} 导出，{who}")
    {
        // Seven columns: a page upright has no room for them.
        IsAcross = true,
    };

    private static IEnumerable<PaperPart> Part(int number, string heading, ExportTable table) =>
    [
        new PaperPart.Text([new(TextLevel.First, $"{ChineseNumber.Of(number)}、{heading}", "")]),
        new PaperPart.Table([.. table.Columns.Select(c => (c.Head, c.Width))], [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(Words)])])
        {
            Points = 10.5,
        },
    ];

    private static string Words(object? cell) => cell switch { DateOnly day => day.ToString("M月d日", System.Globalization.CultureInfo.InvariantCulture), _ => cell?.ToString() ?? "" };
}
