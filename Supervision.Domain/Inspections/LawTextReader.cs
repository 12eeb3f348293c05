namespace Supervision.Domain.Inspections;

/// <summary>Reads a statute from plain text or Markdown (D-6.5): title, notes, contents list, 编、章、节、条、款、项、目, annexes.</summary>
/// <remarks>Written for the form of Chinese statutes. No line is changed or left out: the lines joined are the source. What is odd is
/// listed with its line: numbers that skip or repeat, lines that break off in the middle of a sentence, numbers of printed pages.
/// Refused, each by its sentence, are orders of promulgation, amendments and decisions on them, drafts, decisions that count 一、二、,
/// sources of web pages, texts without a title, without an article that stands at the beginning of a line, and texts less than half
/// of which belongs to articles or whose articles are endless, such as a report that quotes one.</remarks>
public static class LawTextReader
{
    /// <summary>Longest text taken, in characters; the civil code has a little over 100,000.</summary>
    public const int Longest = 400_000;

    private const int LongestTitle = 100;

    // Articles of statutes have some two hundred characters on the average; beyond this it is something else around a quoted one.
    private const int LongestArticle = 2000;

    public static LawReading Read(string source)
    {
        var rows = Rows(source);
        if (source.Length > Longest)
        {
            return LawReading.Refused($"这份文字有 {source.Length} 个字，最多 {Longest} 个字。请按法律分开导入。");
        }

        if (rows.FindIndex(r => r.Text.Length > 0 && !LawLineReading.IsMark(r.Text)) is var title && title < 0)
        {
            return LawReading.Refused("这份文字是空的。请粘贴法律全文，或者选择文件。");
        }

        var first = rows.FindIndex(title + 1, r => LawLineReading.Article(r.Text, out _) is not null);
        return LawLineReading.IsPromulgation(rows[title].Text) ? LawReading.Refused("第一行是公布令或者公告，不是法律的名称。请从法律的标题开始粘贴全文。")
            : LawLineReading.IsAmendment(rows[title].Text) ? LawReading.Refused("这是修改、废止法律的决定，不是法律的全文。请导入修改以后的全文。")
            : LawLineReading.IsDraft(rows[title].Text) ? LawReading.Refused("这是草案或者征求意见稿，不是公布施行的文本。请导入公布的全文。")
            : rows.Count(r => LawLineReading.IsMarkup(r.Text)) > 1 ? LawReading.Refused("这是网页的源代码，不是网页上的文字。请在浏览器里选中全文，复制以后再粘贴。")
            : first < 0 && rows.Count(r => r.Text.Length > 0 && LawLineReading.IsPartOfDecision(r.Text)) > 1
                ? LawReading.Refused("这份文件按“一、二、三”分段，没有“第……条”。条文清单按条选取，这样的决定不能收入文本库。")
            : first < 0 ? LawReading.Refused("没有找到以“第……条”开头的段落，不像法律文本。请粘贴法律、法规的全文。")
            : rows[title].Text.Length > LongestTitle || LawLineReading.Article(rows[title].Text, out _) is not null || LawLineReading.Heading(rows[title].Text) is not null
                ? LawReading.Refused("第一行不是法律的名称。请从标题开始粘贴全文。")
            : LawLineReading.Folded(rows[title].Text).EndsWith("关于", StringComparison.Ordinal) ? LawReading.Refused("第一行不是法律的完整名称。名称分成几行的，请接成一行再导入。")
            : Finish(rows, title, new LawWalk(rows, title, first).Run());
    }

    private static LawReading Finish(List<Row> rows, int title, LawWalk walk)
    {
        var inside = walk.Lines.Where(l => l.Kind is ProvisionKind.Article or ProvisionKind.Paragraph or ProvisionKind.Item or ProvisionKind.Subitem).Sum(l => l.Text.Length);
        var outside = walk.Lines.Where(l => l.Kind == ProvisionKind.Note).Sum(l => l.Text.Length);
        if (inside < outside || inside > LongestArticle * walk.Lines.Count(l => l.Kind == ProvisionKind.Article))
        {
            return LawReading.Refused("这份文字多半不在条文里，不像法律文本。请粘贴法律、法规的全文，不要粘贴报告或者解读。");
        }

        var notes = string.Join('\n', walk.Lines.Where(l => l.Kind == ProvisionKind.History).Select(l => l.Text));
        var days = LawDays.In(notes).ToList();
        return new(
            rows[title].Text, LawDays.OrganIn(notes), days.Count > 0 ? days.Max() : null, walk.Lines, [.. walk.Problems, .. LawNumbering.Problems(walk.Lines, walk.LineOf)], null);
    }

    // Line ends stay with their line, so that nothing is lost.
    private static List<Row> Rows(string source)
    {
        List<Row> rows = [];
        for (var at = 0; at < source.Length;)
        {
            var end = source.IndexOf('\n', at) is var found && found < 0 ? source.Length : found + 1;
            var raw = source[at..end];
            rows.Add(new(rows.Count + 1, raw, LawLineReading.Plain(raw)));
            at = end;
        }

        return rows;
    }

    /// <summary>A line of the source.</summary>
    internal sealed record Row(int Number, string Raw, string Text);
}
