using System.Globalization;
using Supervision.Domain.Documents;
using Supervision.Web.Common.Lists;
using Supervision.Web.Documents;

namespace Supervision.Web.Features.Exports.Handover;

/// <summary>The handing-over list as a paper that both sides sign.</summary>
internal static class HandoverPaper
{
    public static ListPaper Of(HandoverList list, string who, DateTimeOffset now) => new(
        list.Name, "",
        [
            new PaperPart.Text([DocumentParagraph.Plain(list.Answer)]),
            .. list.Parts.SelectMany((part, i) => Part(i + 1, part)),
            new PaperPart.Text([DocumentParagraph.Plain("移交人：　　　　　　　　接收人：　　　　　　　　日期：　　　　年　　月　　日")]),
        ],
        Foot: $"{now.Clock()} 导出，{who}")
    {
        IsAcross = true,
    };

    private static IEnumerable<PaperPart> Part(int number, HandoverPart part)
    {
        yield return new PaperPart.Text([new(TextLevel.First, $"{ChineseNumber.Of(number)}、{part.Heading}（{part.Table.Rows.Count} 项）", "")]);
        yield return part.Table.Rows.Count == 0
            ? new PaperPart.Text([DocumentParagraph.Plain(part.Empty)])
            : new PaperPart.Table([.. part.Shown.Columns.Select(c => (c.Head, c.Width))], [.. part.Shown.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(Words)])])
            {
                Points = 10.5,
            };
    }

    private static string Words(object? cell) =>
        cell switch { DateOnly day => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture), _ => cell?.ToString() ?? "" };
}
