namespace Supervision.Domain.Documents;

/// <summary>What happened to a run of text.</summary>
public enum DiffKind
{
    /// <summary>Unchanged.</summary>
    Same,

    /// <summary>增.</summary>
    Added,

    /// <summary>删.</summary>
    Removed,
}

/// <summary>A run of text with what happened to it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Text">The run.</param>
public sealed record DiffRun(DiffKind Kind, string Text);

/// <summary>What differs between two texts, character by character: an edited text against the compiled one (与汇总稿比较), a version of a law against another.</summary>
public static class TextDiff
{
    // Beyond this the table would not fit; then the text counts as replaced as a whole.
    private const int Longest = 2000;

    /// <summary>Runs which, without the removed ones, read as <paramref name="after"/>, and without the added ones as <paramref name="before"/>.</summary>
    public static IReadOnlyList<DiffRun> Between(string before, string after)
    {
        // Most changes touch one place of a long text; only what lies between the equal ends is looked at.
        var shorter = Math.Min(before.Length, after.Length);
        var head = before.AsSpan().CommonPrefixLength(after);
        head -= head > 0 && char.IsHighSurrogate(before[head - 1]) ? 1 : 0;
        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        tail -= tail > 0 && char.IsLowSurrogate(before[^tail]) ? 1 : 0;
        var (old, now) = (before[head..^tail], after[head..^tail]);
        var middle = old.Length > Longest || now.Length > Longest
            ? [.. old.Select(c => (DiffKind.Removed, c)), .. now.Select(c => (DiffKind.Added, c))]
            : Walk(old, now, Table(old, now));
        return Runs([.. after[..head].Select(c => (DiffKind.Same, c)), .. middle, .. after[(after.Length - tail)..].Select(c => (DiffKind.Same, c))]);
    }

    private static int[,] Table(string a, string b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static List<(DiffKind, char)> Walk(string a, string b, int[,] common)
    {
        List<(DiffKind, char)> steps = [];
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                steps.Add((DiffKind.Same, a[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                steps.Add((DiffKind.Removed, a[i++]));
            }
            else
            {
                steps.Add((DiffKind.Added, b[j++]));
            }
        }

        return steps;
    }

    private static List<DiffRun> Runs(List<(DiffKind Kind, char Letter)> steps)
    {
        List<DiffRun> runs = [];
        for (var i = 0; i < steps.Count;)
        {
            var end = i;
            while (end < steps.Count && steps[end].Kind == steps[i].Kind)
            {
                end++;
            }

            runs.Add(new(steps[i].Kind, string.Concat(steps[i..end].Select(s => s.Letter))));
            i = end;
        }

        return runs;
    }
}
