namespace Supervision.Domain.Documents;

/// <summary>The levels of an official text (结构层次), each with its own type.</summary>
public enum TextLevel
{
    /// <summary>Plain text (正文).</summary>
    Text,

    /// <summary>一、 (第一层).</summary>
    First,

    /// <summary>（一） (第二层).</summary>
    Second,
}

/// <summary>One paragraph of an official text (正文段落).</summary>
/// <param name="Level">The level of its heading.</param>
/// <param name="Heading">Number and heading with their punctuation, set in the level's type; empty for plain text.</param>
/// <param name="Text">What follows the heading on the same line, in the type of the text; may be empty.</param>
public sealed record DocumentParagraph(TextLevel Level, string Heading, string Text)
{
    /// <summary>A paragraph without heading.</summary>
    public static DocumentParagraph Plain(string text) => new(TextLevel.Text, "", text);

    /// <summary>As read.</summary>
    public override string ToString() => Heading + Text;
}
