namespace Supervision.Domain.Documents;

/// <summary>Text shortened for an official paper: at the end of a clause, with all brackets closed, and never with “……” (D-15).</summary>
public static class WholeClause
{
    private const string Ends = "。；！？：，";

    private const string Stronger = "。；！？";

    private const string Opening = "（《〈“‘(【";

    private const string Closing = "）》〉”’)】";

    /// <summary>The first clause of at least <paramref name="least"/> characters, without its mark; the whole text when it is one clause. Null of a text
    /// that was chopped before its first clause ended.</summary>
    public static string? First(string text, int least = 4)
    {
        var line = DocumentText.Line(text);
        var depth = 0;
        for (var i = 0; i < line.Length; i++)
        {
            depth += DepthOf(line[i]);
            if (depth == 0 && i >= least && Ends.Contains(line[i], StringComparison.Ordinal))
            {
                return line[..i];
            }
        }

        return depth == 0 && !line.EndsWith('…') ? line.TrimEnd([.. Ends]) : null;
    }

    /// <summary>As many whole clauses as fit, without the last mark; full stops before commas. The first clause stays whole even when it is longer.</summary>
    public static string Within(string text, int most)
    {
        var line = DocumentText.Line(text).TrimEnd('。');
        if (line.Length <= most)
        {
            return line;
        }

        return LastEnd(line, most, Stronger) is > 0 and var stop ? line[..stop] : LastEnd(line, most, Ends) is > 0 and var pause ? line[..pause] : First(line) ?? line;
    }

    private static int LastEnd(string line, int most, string marks)
    {
        var (depth, found) = (0, 0);
        for (var i = 0; i <= most && i < line.Length; i++)
        {
            depth += DepthOf(line[i]);
            found = depth == 0 && marks.Contains(line[i], StringComparison.Ordinal) ? i : found;
        }

        return found;
    }

    private static int DepthOf(char sign) => Opening.Contains(sign, StringComparison.Ordinal) ? 1 : Closing.Contains(sign, StringComparison.Ordinal) ? -1 : 0;
}
