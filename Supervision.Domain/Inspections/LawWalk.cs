using static Supervision.Domain.Inspections.LawTextReader;

namespace Supervision.Domain.Inspections;

/// <summary>Goes through the lines of a statute from the first to the last and says what each is.</summary>
internal sealed class LawWalk(IReadOnlyList<Row> rows, int title, int firstArticle)
{
    private readonly List<LawLine> lines = [];
    private readonly List<LawProblem> problems = [];
    private readonly List<int> sourceLines = [];
    private readonly int bodyStart = BodyStart(rows, title, firstArticle);
    private string before = "";
    private bool isContents;
    private string firstContents = "";
    private bool isPastContents;
    private bool isAnnex;
    private int openBrackets;
    private ArticleNumber? last;
    private char? itemStyle;

    public IReadOnlyList<LawLine> Lines => lines;

    public IReadOnlyList<LawProblem> Problems => problems;

    /// <summary>Line of the source of a read line, by its place.</summary>
    public int LineOf(int order) => sourceLines[order - 1];

    public LawWalk Run()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Text.Length == 0)
            {
                Blank(row.Raw);
            }
            else
            {
                Add(row, i < bodyStart ? Head(row, i) : Body(row));
            }
        }

        if (lines is [.., var end])
        {
            lines[^1] = end with { Raw = end.Raw + before };
        }

        return this;
    }

    // The first heading or article that is no line of the contents list. A heading of the list comes a second time where it stands.
    private static int BodyStart(IReadOnlyList<Row> rows, int title, int firstArticle)
    {
        var headings = Enumerable.Range(title + 1, firstArticle - title - 1).Where(i => LawLineReading.Heading(rows[i].Text) is not null).ToList();
        if (headings.Count == 0)
        {
            return firstArticle;
        }

        // Compared by number, not by words: the list may carry dots and pages. A list alone, over articles without headings, is only a list.
        var opening = LawLineReading.Heading(rows[headings[0]].Text);
        return headings.Find(i => i != headings[0] && LawLineReading.Heading(rows[i].Text) == opening) is var again and > 0 ? again
            : Enumerable.Range(title + 1, headings[0] - title - 1).Any(i => LawLineReading.IsContentsMark(rows[i].Text)) ? firstArticle
            : headings[0];
    }

    private void Blank(string raw)
    {
        if (lines is [.., var above])
        {
            lines[^1] = above with { Raw = above.Raw + raw };
        }
        else
        {
            before += raw;
        }
    }

    private void Add(Row row, (ProvisionKind Kind, int Number, int Sub, string Text) read)
    {
        var order = lines.Count + 1;
        var raw = order == 1 ? before + row.Raw : row.Raw;
        before = order == 1 ? "" : before;
        lines.Add(new(order, read.Kind, read.Number, read.Sub, read.Text, raw) { Under = Higher(read.Kind) });
        sourceLines.Add(row.Number);
    }

    // The nearest line above that stands higher: a section under its chapter, an item under its article or paragraph.
    private int Higher(ProvisionKind kind) => kind is < ProvisionKind.Part or ProvisionKind.Annex ? 0
        : lines.FindLast(l => l.Kind is >= ProvisionKind.Part and < ProvisionKind.Annex && l.Kind < kind)?.Order ?? 0;

    private (ProvisionKind, int, int, string) Head(Row row, int i)
    {
        if (i == title)
        {
            return (ProvisionKind.Title, 0, 0, row.Text);
        }

        if (IsOfContents(row.Text))
        {
            return (ProvisionKind.Contents, 0, 0, row.Text);
        }

        // A note in brackets may go over several lines, of which not each has a day.
        var isHistory = openBrackets > 0 || LawLineReading.HasDay(row.Text);
        openBrackets += row.Text.Count(c => c is '（' or '(') - row.Text.Count(c => c is '）' or ')');
        openBrackets = Math.Max(0, openBrackets);
        return (isHistory ? ProvisionKind.History : ProvisionKind.Note, 0, 0, row.Text);
    }

    // The list ends where its first line comes again (序言), or where a sentence stands: what follows is a preamble.
    private bool IsOfContents(string text)
    {
        if (LawLineReading.IsMark(text) || isPastContents)
        {
            return false;
        }

        var isMark = LawLineReading.IsContentsMark(text);
        if (isContents && !isMark)
        {
            isPastContents = (firstContents.Length > 0 && LawLineReading.Folded(text) == firstContents) || text.EndsWith('。');
            firstContents = firstContents.Length == 0 ? LawLineReading.Folded(text) : firstContents;
            return !isPastContents;
        }

        isContents |= isMark || LawLineReading.Heading(text) is not null;
        return isContents;
    }

    private (ProvisionKind, int, int, string) Body(Row row)
    {
        if (LawLineReading.IsMark(row.Text))
        {
            return (ProvisionKind.Note, 0, 0, row.Text);
        }

        isAnnex |= last is not null && LawLineReading.IsAnnex(row.Text);
        if (isAnnex)
        {
            return (ProvisionKind.Annex, 0, 0, row.Text);
        }

        if (last is not null && LawLineReading.IsLastChapter(row.Text))
        {
            return (ProvisionKind.Chapter, 0, 0, row.Text);
        }

        if (LawLineReading.Heading(row.Text) is { } heading)
        {
            return (heading.Kind, heading.Number, 0, row.Text);
        }

        return Article(row) ?? Within(row);
    }

    private (ProvisionKind, int, int, string)? Article(Row row)
    {
        if (LawLineReading.Article(row.Text, out var isSure) is not { } found)
        {
            return null;
        }

        // Without a blank behind the number it may be a sentence about that article; then only the next number in turn begins one.
        if (!isSure && !(last is { } earlier ? found.Number.Follows(earlier) : found.Number == new ArticleNumber(1, 0)))
        {
            problems.Add(new(row.Number, $"这一段以“{found.Number.Words}”开头而没有空格，按上一条的正文处理，请核对。"));
            return null;
        }

        last = found.Number;
        if (LawLineReading.HoldsArticle(found.Text, new(found.Number.Number + 1, 0)))
        {
            problems.Add(new(row.Number, $"{found.Number.Words}的段落里还有{new ArticleNumber(found.Number.Number + 1, 0).Words}，原文没有分行，请分行以后再导入。"));
        }

        return (ProvisionKind.Article, found.Number.Number, found.Number.Sub, found.Text);
    }

    private (ProvisionKind, int, int, string) Within(Row row) =>
        last is null ? (ProvisionKind.Note, 0, 0, row.Text)
        : LawLineReading.Item(row.Text) is { } item ? Item(row, item, null)
        : LawLineReading.Subitem(row.Text) is { } subitem && Listed(row, subitem) is { } listed ? listed
        : LawLineReading.IsPageNumber(row.Text) ? PageNumber(row)
        : lines[^1].Kind is ProvisionKind.Part or ProvisionKind.Subpart or ProvisionKind.Chapter or ProvisionKind.Section ? (ProvisionKind.Note, 0, 0, row.Text)
        : Paragraph(row);

    private (ProvisionKind, int, int, string) Item(Row row, int number, char? style)
    {
        itemStyle = style;
        return (ProvisionKind.Item, number, 0, row.Text);
    }

    // Usually 目 below （一）. Where 1. or （1） itself opens the list there is nothing above it: then it is 项, and another way of writing stands below it.
    private (ProvisionKind, int, int, string)? Listed(Row row, int number)
    {
        var (style, isInList) = (LawLineReading.SubitemStyle(row.Text), Above is { Kind: ProvisionKind.Item or ProvisionKind.Subitem });
        return isInList && itemStyle == style ? Item(row, number, style)
            : isInList ? (ProvisionKind.Subitem, number, 0, row.Text)
            : number == 1 && Above is { } above && LawLineReading.OpensList(above.Text) ? Item(row, number, style)
            : null;
    }

    private LawLine? Above => lines.FindLast(l => l.Kind != ProvisionKind.Note);

    private (ProvisionKind, int, int, string) PageNumber(Row row)
    {
        problems.Add(new(row.Number, $"“{row.Text}”单独成行，像是页码，不算条文；请核对，最好删去以后再导入。"));
        return (ProvisionKind.Note, 0, 0, row.Text);
    }

    // Lines of a printed page are no 款: one that breaks off is shown, never joined.
    private (ProvisionKind, int, int, string) Paragraph(Row row)
    {
        if (Above is { } above && LawLineReading.BreaksOff(above.Text))
        {
            problems.Add(new(row.Number, $"上一段没有句号就换行（“……{above.Text[^Math.Min(8, above.Text.Length)..]}”），这一段可能是断开的下半句，请接成一段再导入。"));
        }

        return (ProvisionKind.Paragraph, ParagraphNumber(), 0, row.Text);
    }

    // 款 are counted in the article; its first one stands beside the number, or alone on the line below it.
    private int ParagraphNumber()
    {
        var article = lines.FindLastIndex(l => l.Kind == ProvisionKind.Article);
        return (lines[article].Text.Length > 0 ? 2 : 1) + lines.Skip(article).Count(l => l.Kind == ProvisionKind.Paragraph);
    }
}
