using System.Globalization;
using Supervision.Domain.Documents;
using Supervision.Web.Documents;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Overview;

/// <summary>The year's evaluation as a Word paper: the sentence, and every part of the page as a table.</summary>
internal static class OverviewPaper
{
    private const string Numbers = "一二三四五六七八九";

    public static ListPaper Of(OverviewView view, string who, DateTimeOffset now) => new(
        $"{view.Year}年度监督工作评价", view.Counted.Count > 1 ? $"（{string.Join('，', view.Counted.Skip(1))}）" : "",
        [
            new PaperPart.Text([DocumentParagraph.Plain(view.Answer)]),
            .. OverviewTables.PaperParts(view).SelectMany((part, i) => Part(Heading(i + 1, part.Name), part.Columns, part.Rows)),
            new PaperPart.Text([DocumentParagraph.Plain("满意率为满意票除以计票基数，几项的按票数合计；按期率为按期件数除以到期应办件数；不足 5 件的不计比率。")]),
        ],
        Foot: $"{now.Clock()} 导出，{who}");

    // 一、 to 十九、: there are never more parts.
    private static string Heading(int place, string name) =>
        $"{(place < 10 ? $"{Numbers[place - 1]}" : place == 10 ? "十" : $"十{Numbers[place - 11]}")}、{name}";

    private static IEnumerable<PaperPart> Part(string heading, IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        yield return new PaperPart.Text([new(TextLevel.First, heading, "")]);
        yield return rows.Count > 0 ? new PaperPart.Table([.. columns.Select(c => (c.Head, c.Width))], [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Select(Words)])])
            : new PaperPart.Text([DocumentParagraph.Plain("没有。")]);
    }

    private static string Words(object? cell) => cell switch
    {
        null or "" => "—",
        DateOnly day => day.Full(),
        decimal number => number.ToString("0.0", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        // A rate stands above its numbers: "40.0" and "%" are never parted at the end of a line.
        _ => cell.ToString()!.Replace("%（", "%\n（", StringComparison.Ordinal),
    };
}
