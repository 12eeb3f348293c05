namespace Supervision.Domain.Opinions;

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

/// <summary>What an editor changed against the compiled text (与汇总稿比较), character by character.</summary>
public static class TextDiff
{
    // Beyond this the table would not fit; then the text counts as replaced as a whole.
    private const int Longest = 2000;

    /// <summary>Runs which, without the removed ones, read as <paramref name="after"/>, and without the added ones as <paramref name="before"/>.</summary>
    public static IReadOnlyList<DiffRun> Between(string before, string after)
    {
        if (before.Length > Longest || after.Length > Longest)
        {
            return before == after ? Runs([.. after.Select(c => (DiffKind.Same, c))]) : Runs([.. before.Select(c => (DiffKind.Removed, c)), .. after.Select(c => (DiffKind.Added, c))]);
        }

        return Runs(Walk(before, after, Table(before, after)));
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
            var run = steps.Skip(i).TakeWhile(s => s.Kind == steps[i].Kind).ToList();
            runs.Add(new(steps[i].Kind, string.Concat(run.Select(s => s.Letter))));
            i += run.Count;
        }

        return runs;
    }
}
