namespace Supervision.Domain.Documents;

/// <summary>The lines of a red head (公文版头、发文机关标志); their size is the layout's.</summary>
/// <param name="Lines">One to three lines, none of them empty.</param>
public sealed record DocumentHead(IReadOnlyList<string> Lines)
{
    private const int MostLines = 3;

    /// <summary>Reads the setting (<see cref="DocumentRules.OpinionHead"/>): lines are separated by “/”, {机关} becomes the
    /// committee's full name. A setting without any words gives the committee's name alone.</summary>
    public static DocumentHead From(string setting, string committee)
    {
        var lines = DocumentText.Line(setting)
            .Replace("{机关}", DocumentText.Line(committee), StringComparison.Ordinal)
            .Split(['/', '／', '|', '｜'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(lines is [] ? [DocumentText.Line(committee)] : [.. lines.Take(MostLines)]);
    }

    /// <summary>Equal when all lines are.</summary>
    public bool Equals(DocumentHead? other) => other is not null && Lines.SequenceEqual(other.Lines, StringComparer.Ordinal);

    public override int GetHashCode() => string.GetHashCode(string.Join('/', Lines), StringComparison.Ordinal);
}
