namespace Supervision.Web.Persistence;

/// <summary>What a search can find.</summary>
public enum SearchKind
{
    /// <summary>案卷: a report or an opinion, by title and number.</summary>
    Dossier,

    /// <summary>文件, by its name.</summary>
    Document,

    /// <summary>审议意见 point, by its words.</summary>
    Point,

    /// <summary>单位.</summary>
    Body,

    /// <summary>人员.</summary>
    Person,
}

/// <summary>One thing that can be found, with the words it is found by. Derived from other rows and made anew from them at any time.</summary>
/// <remarks>Both providers keep this table; what makes looking it through fast is each provider's own affair.</remarks>
public sealed class SearchEntry
{
    /// <summary>What <see cref="Purpose"/> says of the head of a body, who has no row of a person; the owner is the body.</summary>
    public const string HeadOfBody = "head";

    /// <summary>Number given by the database; the full-text index of SQLite counts by it.</summary>
    public long Id { get; set; }

    public SearchKind Kind { get; set; }

    /// <summary>The aggregate it was made from; all entries of one are replaced together.</summary>
    public Guid Owner { get; set; }

    /// <summary>The row it stands for: of a point that point, otherwise the owner.</summary>
    public Guid Source { get; set; }

    /// <summary>The matter whose readers may see it; null of bodies and people.</summary>
    public MatterKind? MatterKind { get; set; }

    public Guid? MatterId { get; set; }

    /// <summary>Of a file what it is in its matter; its gate asks for it.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>What a list of hits calls it.</summary>
    public string Title { get; set; } = "";

    /// <summary>The words it is found by, as written.</summary>
    public string Text { get; set; } = "";

    /// <summary>The same folded: see <see cref="SearchText.Fold"/>.</summary>
    public string Folded { get; set; } = "";

    /// <summary>True when it says the same as another.</summary>
    internal bool SaysTheSameAs(SearchEntry other) =>
        (Kind, Owner, Source, MatterKind, MatterId, Purpose, Title, Text) == (other.Kind, other.Owner, other.Source, other.MatterKind, other.MatterId, other.Purpose, other.Title, other.Text);
}

/// <summary>A stretch of the hits of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Skip">Hits before it.</param>
/// <param name="Take">Hits of it at most.</param>
public sealed record SearchStretch(SearchKind Kind, int Skip, int Take);
