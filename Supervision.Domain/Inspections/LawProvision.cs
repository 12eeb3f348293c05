namespace Supervision.Domain.Inspections;

/// <summary>What a line of a statute is (法律文本的层次).</summary>
public enum ProvisionKind
{
    /// <summary>Name of the law (标题).</summary>
    Title,

    /// <summary>When it was adopted and amended (题注).</summary>
    History,

    /// <summary>What belongs to none of the others: a mark of the source, a preamble.</summary>
    Note,

    /// <summary>A line of the contents list (目录).</summary>
    Contents,

    /// <summary>编.</summary>
    Part,

    /// <summary>分编.</summary>
    Subpart,

    /// <summary>章.</summary>
    Chapter,

    /// <summary>节.</summary>
    Section,

    /// <summary>条, with its first paragraph.</summary>
    Article,

    /// <summary>款 after the first.</summary>
    Paragraph,

    /// <summary>项: （一）.</summary>
    Item,

    /// <summary>目: 1.</summary>
    Subitem,

    /// <summary>附件.</summary>
    Annex,
}

/// <summary>One line of one version of a law. All lines of a version in their order are its text, letter by letter.</summary>
public sealed class LawProvision
{
    private LawProvision()
    {
    }

    public LawProvisionId Id { get; private set; }

    public LawTextId Law { get; private set; }

    /// <summary>Place in the text, from 1.</summary>
    public int Order { get; private set; }

    /// <summary>Place of the line that it stands under; 0 for the law itself.</summary>
    public int Under { get; private set; }

    public ProvisionKind Kind { get; private set; }

    /// <summary>Its number within its kind; 0 without one.</summary>
    public int Number { get; private set; }

    /// <summary>Of an article: 之一 and so on; 0 otherwise.</summary>
    public int Sub { get; private set; }

    /// <summary>What people read: without marks of the source and blanks around; an article without its number.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The line as it came, line end and blank lines behind it included.</summary>
    public string Raw { get; private set; } = "";

    /// <summary>Number of an article.</summary>
    public ArticleNumber Article => new(Number, Sub);

    public static LawProvision Of(LawTextId law, LawLine line) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Law = law,
        Order = line.Order,
        Under = line.Under,
        Kind = line.Kind,
        Number = line.Number,
        Sub = line.Sub,
        Text = line.Text,
        Raw = line.Raw,
    };

    /// <summary>The line as read.</summary>
    public LawLine Line => new(Order, Kind, Number, Sub, Text, Raw) { Under = Under };
}

/// <summary>A line of a statute as the reader found it.</summary>
/// <param name="Order">Place in the text, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number within its kind; 0 without one.</param>
/// <param name="Sub">Of an article: 之一 and so on.</param>
/// <param name="Text">What people read.</param>
/// <param name="Raw">The line as it came, with line end and blank lines behind.</param>
public sealed record LawLine(int Order, ProvisionKind Kind, int Number, int Sub, string Text, string Raw)
{
    /// <summary>Place of the line that it stands under; 0 for the law itself.</summary>
    public int Under { get; init; }

    /// <summary>Number of an article.</summary>
    public ArticleNumber Article => new(Number, Sub);
}
