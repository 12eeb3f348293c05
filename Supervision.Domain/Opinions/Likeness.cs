using System.Runtime.InteropServices;

namespace Supervision.Domain.Opinions;

/// <summary>How near the texts of one part are to each other (相近程度), asked one text at a time: a table of all pairs
/// of ten thousand texts would fill the memory.</summary>
/// <remarks>The measure is that of <see cref="SimilarTexts"/>: cosine of two-character pieces, rare pieces counting more.</remarks>
internal sealed class Likeness
{
    // Pieces in a fixed order, so that the last digit does not depend on which text came first.
    private readonly List<(int Piece, double Count)>[] pieces;
    private readonly List<(int Text, double Count)>[] holders;
    private readonly double[] weights;
    private readonly double[] norms;
    private readonly double[] dots;

    public Likeness(IReadOnlyList<string> texts)
    {
        var counted = texts.Select(SimilarTexts.Pieces).ToList();
        var names = counted.SelectMany(c => c.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        pieces = [.. counted.Select(c => c.Select(p => (names[p.Key], p.Value)).OrderBy(p => p.Item1).ToList())];
        holders = HoldersOf(names.Count);
        weights = [.. holders.Select(h => SimilarTexts.Rarity(h.Count, texts.Count)).Select(r => r * r)];
        norms = [.. pieces.Select(p => p.Sum(x => x.Count * x.Count * weights[x.Piece]))];
        dots = new double[texts.Count];
    }

    /// <summary>Texts among those asked for that are at least so near to a text, in their order; never the text itself.</summary>
    /// <param name="text">Number of the text.</param>
    /// <param name="asked">True at the numbers asked for.</param>
    /// <param name="least">Least likeness, above 0.</param>
    public IReadOnlyList<(int Text, double Like)> Near(int text, bool[] asked, double least)
    {
        Array.Clear(dots);
        foreach (var (piece, count) in pieces[text])
        {
            foreach (var (other, times) in CollectionsMarshal.AsSpan(holders[piece]))
            {
                dots[other] += count * times * weights[piece];
            }
        }

        List<(int, double)> near = [];
        for (var other = 0; other < dots.Length; other++)
        {
            if (asked[other] && other != text && dots[other] > 0 && dots[other] / Math.Sqrt(norms[text] * norms[other]) is var like && like >= least)
            {
                near.Add((other, like));
            }
        }

        return near;
    }

    private List<(int Text, double Count)>[] HoldersOf(int count)
    {
        var found = new List<(int, double)>[count];
        for (var i = 0; i < count; i++)
        {
            found[i] = [];
        }

        for (var text = 0; text < pieces.Length; text++)
        {
            foreach (var (piece, times) in pieces[text])
            {
                found[piece].Add((text, times));
            }
        }

        return found;
    }
}
