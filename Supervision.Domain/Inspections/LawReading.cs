namespace Supervision.Domain.Inspections;

/// <summary>What a reader should look at before the text is taken: shown, never mended by guessing.</summary>
/// <param name="Line">Line of the source, from 1.</param>
/// <param name="Message">In Chinese.</param>
public sealed record LawProblem(int Line, string Message);

/// <summary>A statute as it was read (法律文本的识别结果).</summary>
/// <param name="Title">Its name; empty when refused.</param>
/// <param name="Organ">Who made it, as far as the notes under the title say; empty otherwise.</param>
/// <param name="VersionDate">The latest day of the notes under the title; null when they name none.</param>
/// <param name="Lines">All lines; joined they are the source.</param>
/// <param name="Problems">What is odd in it.</param>
/// <param name="Refusal">Why it is no law; null when it is one.</param>
public sealed record LawReading(
    string Title, string Organ, DateOnly? VersionDate, IReadOnlyList<LawLine> Lines, IReadOnlyList<LawProblem> Problems, string? Refusal)
{
    /// <summary>Chapters with a number; 附则 without one is none of them.</summary>
    public int Chapters => Lines.Count(l => l is { Kind: ProvisionKind.Chapter, Number: > 0 });

    public int Sections => Count(ProvisionKind.Section);

    public int Articles => Count(ProvisionKind.Article);

    /// <summary>The text, letter by letter.</summary>
    public string Source => string.Concat(Lines.Select(l => l.Raw));

    public static LawReading Refused(string why) => new("", "", null, [], [], why);

    private int Count(ProvisionKind kind) => Lines.Count(l => l.Kind == kind);
}
