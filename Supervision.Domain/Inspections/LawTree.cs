namespace Supervision.Domain.Inspections;

/// <summary>An article with all that belongs to it.</summary>
/// <param name="Line">The line that it begins with.</param>
/// <param name="Lines">That line, its paragraphs, items and subitems.</param>
/// <param name="Chapter">Heading of its chapter; empty without one.</param>
/// <param name="Section">Heading of its section; empty without one.</param>
public sealed record LawArticle(LawLine Line, IReadOnlyList<LawLine> Lines, string Chapter, string Section)
{
    public ArticleNumber Number => Line.Article;

    /// <summary>Its words without the number, one line for each paragraph and item.</summary>
    public string Text => string.Join('\n', Lines.Select(l => l.Text).Where(t => t.Length > 0));

    /// <summary>The first words, for one line of a list.</summary>
    public string Summary
    {
        get
        {
            var first = Lines.Select(l => l.Text).FirstOrDefault(t => t.Length > 0) ?? "";
            return first.Length <= LongestSummary ? first : first[..LongestSummary] + "……";
        }
    }

    private const int LongestSummary = 40;
}

/// <summary>The text of a law as a tree (条文树).</summary>
/// <param name="Lines">All lines in their order.</param>
public sealed record LawTree(IReadOnlyList<LawLine> Lines)
{
    private IReadOnlyList<LawArticle>? articles;

    /// <summary>The articles in their order.</summary>
    public IReadOnlyList<LawArticle> Articles => articles ??= [.. Find()];

    /// <summary>Headings of parts, chapters and sections in their order.</summary>
    public IEnumerable<LawLine> Headings => Lines.Where(l => l.Kind is >= ProvisionKind.Part and <= ProvisionKind.Section);

    /// <summary>The text, letter by letter.</summary>
    public string Source => string.Concat(Lines.Select(l => l.Raw));

    private IEnumerable<LawArticle> Find()
    {
        var (chapter, section) = ("", "");
        for (var i = 0; i < Lines.Count; i++)
        {
            (chapter, section) = Lines[i].Kind switch
            {
                ProvisionKind.Part or ProvisionKind.Subpart => ("", ""),
                ProvisionKind.Chapter => (Lines[i].Text, ""),
                ProvisionKind.Section => (chapter, Lines[i].Text),
                _ => (chapter, section),
            };
            if (Lines[i].Kind == ProvisionKind.Article)
            {
                // A mark of the source or the number of a page in the middle of an article ends it not.
                var rest = Lines.Skip(i + 1).TakeWhile(l => l.Kind is ProvisionKind.Paragraph or ProvisionKind.Item or ProvisionKind.Subitem or ProvisionKind.Note).Where(l => l.Kind != ProvisionKind.Note);
                yield return new(Lines[i], [Lines[i], .. rest], chapter, section);
            }
        }
    }
}
