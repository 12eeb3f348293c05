using System.Text;

namespace Supervision.Benchmarks.Measuring;

/// <summary>The results as a Markdown table.</summary>
internal static class Table
{
    public static string Of(IEnumerable<Result> results)
    {
        var text = new StringBuilder();
        text.Append(Machine.Words).Append("\n\n");
        text.Append("| Goal | What | Value | Baseline | Ratio | Spread | Must | Stretch | Verdict |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|\n");
        foreach (var result in results)
        {
            text.Append(result.MarkdownLine).Append('\n');
        }

        return text.ToString();
    }
}
