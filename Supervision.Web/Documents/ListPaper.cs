using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>A paper without red head: a title, paragraphs and tables (会议通知、签到表、目录、一览).</summary>
/// <param name="Title">Its title.</param>
/// <param name="Under">A line below the title; empty for none.</param>
/// <param name="Parts">What stands in it, in order.</param>
/// <param name="Signature">署名 and date at the right; null for none.</param>
/// <param name="Foot">A small line at the end, e.g. when it was printed.</param>
public sealed record ListPaper(string Title, string Under, IReadOnlyList<PaperPart> Parts, PaperSignature? Signature = null, string Foot = "")
{
    /// <summary>True for a page laid across (横向), for tables of many columns.</summary>
    public bool IsAcross { get; init; }
}

/// <summary>Who signs, and the day.</summary>
public sealed record PaperSignature(string Organ, string Day);

/// <summary>A part of a paper.</summary>
public abstract record PaperPart
{
    /// <summary>Paragraphs of text.</summary>
    public sealed record Text(IReadOnlyList<DocumentParagraph> Paragraphs) : PaperPart;

    /// <summary>主送 at the left.</summary>
    public sealed record Addressee(string Words) : PaperPart;

    /// <summary>署名 and date in the middle of the paper, before its annexes.</summary>
    public sealed record Signed(string Organ, string Day) : PaperPart;

    /// <summary>What follows begins on a new page.</summary>
    public sealed record NewPage : PaperPart;

    /// <summary>A table.</summary>
    /// <param name="Columns">Headings with their widths in parts of the whole.</param>
    /// <param name="Rows">Cells as text.</param>
    /// <param name="RowHeight">Least height of a row in points; 0 for as high as its text.</param>
    public sealed record Table(IReadOnlyList<(string Head, int Width)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int RowHeight = 0) : PaperPart
    {
        /// <summary>Size of its text: 小四, or smaller for many columns.</summary>
        public double Points { get; init; } = 12;
    }
}
