using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Supervision.Domain.Opinions;
using Xunit.Abstractions;

namespace Supervision.Tests.Domain.Opinions;

/// <summary>Which measure of likeness groups Chinese notes best: figures for docs/decisions/0005-grouping-of-notes.md.</summary>
public sealed class GroupingFigures(ITestOutputHelper output)
{
    private static readonly double[] Thresholds = [.. Enumerable.Range(2, 39).Select(i => i / 100.0)];

    [Fact]
    public void Given_sixty_labelled_notes_When_measures_are_compared_Then_the_one_in_use_is_the_best_and_keeps_its_figures()
    {
        Dictionary<string, Func<IReadOnlyList<string>, double[,]>> measures = new(StringComparer.Ordinal)
        {
            ["Lucene CJK bigrams, TF-IDF cosine"] = t => Cosine(t, LuceneTokens, true),
            ["2-grams, Jaccard"] = t => Jaccard(t, s => Grams(s, 2)),
            ["3-grams, Jaccard"] = t => Jaccard(t, s => Grams(s, 3)),
            ["2-grams, cosine"] = t => Cosine(t, s => Grams(s, 2), false),
            ["3-grams, TF-IDF cosine"] = t => Cosine(t, s => Grams(s, 3), true),
            ["2-grams, TF-IDF cosine"] = t => Cosine(t, s => Grams(s, 2), true),
            ["SimilarTexts (in use)"] = SimilarTexts.Matrix,
        };
        var best = measures.ToDictionary(m => m.Key, m => Thresholds.Select(t => Measure(m.Value, t)).MaxBy(f => f.F1)!, StringComparer.Ordinal);
        foreach (var (name, f) in best)
        {
            output.WriteLine($"{name,-36} threshold {f.Threshold:0.00}  precision {f.Precision:0.000}  recall {f.Recall:0.000}  F1 {f.F1:0.000}");
        }

        var used = Measure(SimilarTexts.Matrix, SimilarTexts.Threshold);
        output.WriteLine($"in use: {used}");
        Assert.True(used.F1 >= best.Where(b => !b.Key.StartsWith("Similar", StringComparison.Ordinal)).Max(b => b.Value.F1));
    }

    private static Figures Measure(Func<IReadOnlyList<string>, double[,]> measure, double threshold)
    {
        var (right, found, gold) = (0, 0, 0);
        foreach (var topic in LabelledNotes.All.GroupBy(n => n.Topic))
        {
            var notes = topic.ToList();
            var like = measure([.. notes.Select(n => n.Text)]);
            var component = Components(notes.Count, (i, j) => like[i, j] >= threshold);
            foreach (var (i, j) in from i in Enumerable.Range(0, notes.Count) from j in Enumerable.Range(i + 1, notes.Count - i - 1) select (i, j))
            {
                var (same, put) = (notes[i].Group == notes[j].Group, component[i] == component[j]);
                (right, found, gold) = (right + (same && put ? 1 : 0), found + (put ? 1 : 0), gold + (same ? 1 : 0));
            }
        }

        return new(threshold, found == 0 ? 0 : (double)right / found, (double)right / gold);
    }

    private static int[] Components(int count, Func<int, int, bool> near)
    {
        int[] component = [.. Enumerable.Range(0, count)];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                {
                    if (near(i, j) && component[j] > component[i])
                    {
                        component[j] = component[i];
                        changed = true;
                    }
                }
            }
        }

        return component;
    }

    private static IEnumerable<string> LuceneTokens(string text)
    {
        using var analyzer = new CJKAnalyzer(LuceneVersion.LUCENE_48);
        using TokenStream stream = analyzer.GetTokenStream("text", new StringReader(text));
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        List<string> tokens = [];
        while (stream.IncrementToken())
        {
            tokens.Add(term.ToString()!);
        }

        return tokens;
    }

    private static IEnumerable<string> Grams(string text, int size)
    {
        var bare = SimilarTexts.Bare(text);
        return Enumerable.Range(0, Math.Max(0, bare.Length - size + 1)).Select(i => bare.Substring(i, size));
    }

    private static double[,] Jaccard(IReadOnlyList<string> texts, Func<string, IEnumerable<string>> tokens) =>
        Matrix([.. texts.Select(t => tokens(t).ToHashSet(StringComparer.Ordinal))], (a, b) => (double)a.Intersect(b).Count() / a.Union(b).Count());

    private static double[,] Cosine(IReadOnlyList<string> texts, Func<string, IEnumerable<string>> tokens, bool weighed)
    {
        var counts = texts.Select(t => tokens(t).GroupBy(x => x, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (double)g.Count(), StringComparer.Ordinal)).ToList();
        var seen = counts.SelectMany(c => c.Keys).GroupBy(k => k, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var vectors = counts.ConvertAll(c => c.ToDictionary(
            x => x.Key, x => x.Value * (weighed ? Math.Log((1.0 + texts.Count) / (1 + seen[x.Key])) + 1 : 1), StringComparer.Ordinal));
        return Matrix(vectors, (a, b) => a.Sum(x => x.Value * b.GetValueOrDefault(x.Key))
            / Math.Sqrt(a.Values.Sum(v => v * v) * b.Values.Sum(v => v * v)));
    }

    private static double[,] Matrix<T>(List<T> items, Func<T, T, double> like)
    {
        var result = new double[items.Count, items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = 0; j < items.Count; j++)
            {
                result[i, j] = like(items[i], items[j]);
            }
        }

        return result;
    }

    private sealed record Figures(double Threshold, double Precision, double Recall)
    {
        public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

        public override string ToString() => $"threshold {Threshold:0.00} precision {Precision:0.000} recall {Recall:0.000} F1 {F1:0.000}";
    }
}
