using System.Runtime.InteropServices;

namespace Supervision.Domain.Opinions;

/// <summary>How near the texts of one part are to each other (相近程度), asked one text at a time: a table of all pairs
/// of ten thousand texts would fill the memory.</summary>
/// <remarks>The measure is that of <see cref="SimilarTexts"/>: cosine of two-character pieces, rare pieces counting more.</remarks>
internal sealed class Likeness
{
    // Pieces in a fixed order, so that the last digit does not depend on which text came first.
    private readonly Rows pieces;
    private readonly Rows holders;
    private readonly double[] weights;
    private readonly double[] norms;
    private readonly double[] dots;

    public Likeness(IReadOnlyList<string> texts)
    {
        pieces = PiecesOf(texts, out var count);
        holders = pieces.Turned(count);
        weights = [.. Enumerable.Range(0, count).Select(p => SimilarTexts.Rarity(holders[p].Length, texts.Count)).Select(r => r * r)];
        norms = [.. Enumerable.Range(0, texts.Count).Select(NormOf)];
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
            var weight = weights[piece];
            foreach (var (other, times) in holders[piece])
            {
                // Counts first: the product is then the same from both sides.
                dots[other] += count * times * weight;
            }
        }

        List<(int, double)> near = [];
        for (var other = 0; other < dots.Length; other++)
        {
            if (asked[other] && other != text && IsNear(text, other, least))
            {
                near.Add((other, dots[other] / Math.Sqrt(norms[text] * norms[other])));
            }
        }

        return near;
    }

    /// <summary>Parts some texts into those that hang together: whoever is near to one of a group belongs to it, so the order of the texts
    /// cannot change who stands together.</summary>
    /// <param name="texts">Numbers of the texts.</param>
    /// <param name="least">Least likeness, above 0.</param>
    /// <returns>The groups by their first text; within each, the texts in their order.</returns>
    public List<IReadOnlyList<int>> Components(IReadOnlyList<int> texts, double least)
    {
        List<IReadOnlyList<int>> found = [];
        OpenTexts open = new(this, texts);
        foreach (var first in texts.Order())
        {
            if (open.Take(first))
            {
                List<int> component = [first];
                for (var at = 0; at < component.Count; at++)
                {
                    component.AddRange(open.TakeNear(component[at], least));
                }

                component.Sort();
                found.Add(component);
            }
        }

        return found;
    }

    // The pieces of each text with how often each occurs; pieces are numbered in the order of their characters.
    private static Rows PiecesOf(IReadOnlyList<string> texts, out int count)
    {
        Rows rows = new(texts.Count, texts.Sum(t => t.Length));
        var space = new int[texts.Select(t => t.Length).DefaultIfEmpty(0).Max()];
        Dictionary<int, int> met = [];
        foreach (var text in texts)
        {
            var found = space.AsSpan(..SimilarTexts.Pieces(text, space));
            for (int at = 0, next; at < found.Length; at = next)
            {
                for (next = at + 1; next < found.Length && found[next] == found[at]; next++)
                {
                }

                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(met, found[at], out var isKnown);
                number = isKnown ? number : met.Count - 1;
                rows.Add(number, next - at);
            }

            rows.EndRow();
        }

        rows.Rename(InOrder(met));
        count = met.Count;
        return rows;
    }

    // For each number as met, its place among all pieces.
    private static int[] InOrder(Dictionary<int, int> met)
    {
        var names = met.Keys.Order().ToArray();
        var places = new int[names.Length];
        for (var place = 0; place < names.Length; place++)
        {
            places[met[names[place]]] = place;
        }

        return places;
    }

    // Compared as squares: a root for each pair would be a good part of the work.
    private bool IsNear(int text, int other, double least) =>
        dots[other] > 0 && dots[other] * dots[other] >= least * least * (norms[text] * norms[other]);

    private double NormOf(int text)
    {
        var norm = 0d;
        foreach (var (piece, count) in pieces[text])
        {
            norm += (double)count * count * weights[piece];
        }

        return norm;
    }

    /// <summary>Texts that stand in no group yet. Holders that are taken go to the end of their rows, beyond what is looked at, so that the later
    /// texts of a large group cost little.</summary>
    private sealed class OpenTexts
    {
        private readonly Likeness like;
        private readonly int[] lengths;
        private readonly bool[] isOpen;
        private readonly List<int> open;

        public OpenTexts(Likeness like, IReadOnlyList<int> texts)
        {
            (this.like, lengths, isOpen, open) = (like, new int[like.weights.Length], new bool[like.dots.Length], [.. texts.Order()]);
            open.ForEach(t => isOpen[t] = true);
            for (var piece = 0; piece < lengths.Length; piece++)
            {
                lengths[piece] = like.holders[piece].Length;
            }
        }

        /// <summary>False when it was taken before.</summary>
        public bool Take(int text)
        {
            var was = isOpen[text];
            isOpen[text] = false;
            return was;
        }

        /// <summary>Takes all that are near to a text.</summary>
        public List<int> TakeNear(int text, double least)
        {
            open.RemoveAll(t => !isOpen[t]);
            if (open.Count == 0)
            {
                return [];
            }

            var dots = like.dots;
            Array.Clear(dots);
            foreach (var (piece, count) in like.pieces[text])
            {
                Add(piece, count, dots);
            }

            var near = open.FindAll(t => like.IsNear(text, t, least));
            near.ForEach(t => isOpen[t] = false);
            return near;
        }

        private void Add(int piece, int count, double[] dots)
        {
            var cells = like.holders.Cells(piece);
            var weight = like.weights[piece];
            var length = lengths[piece];
            for (var i = 0; i < length;)
            {
                var (other, times) = cells[i];
                if (isOpen[other])
                {
                    dots[other] += count * times * weight;
                    i++;
                }
                else
                {
                    length--;
                    (cells[i], cells[length]) = (cells[length], cells[i]);
                }
            }

            lengths[piece] = length;
        }
    }

    /// <summary>How often something occurs: both numbers in one, since a long hearing has half a million of them.</summary>
    private readonly record struct Cell
    {
        private const int Bits = 10;
        private const int Most = (1 << Bits) - 1;
        private readonly uint packed;

        /// <summary>A number below four million; of what occurs more than a thousand times no more is counted.</summary>
        public Cell(int number, int count) => packed = ((uint)number << Bits) | (uint)Math.Min(count, Most);

        public int Number => (int)(packed >> Bits);

        public int Count => (int)(packed & Most);

        public void Deconstruct(out int number, out int count) => (number, count) = (Number, Count);
    }

    /// <summary>Rows of numbers with counts in one piece of memory.</summary>
    private sealed class Rows(int rows, int cells)
    {
        private readonly int[] ends = new int[rows];
        private readonly Cell[] all = new Cell[cells];
        private int full;
        private int at;

        public ReadOnlySpan<Cell> this[int row] => Cells(row);

        public void Add(int number, int count) => all[at++] = new(number, count);

        public void EndRow() => ends[full++] = at;

        public void Rename(int[] numbers)
        {
            foreach (ref var cell in all.AsSpan(..at))
            {
                cell = new(numbers[cell.Number], cell.Count);
            }
        }

        /// <summary>The cells themselves, to be put in another order.</summary>
        public Span<Cell> Cells(int row) => all.AsSpan((row == 0 ? 0 : ends[row - 1])..ends[row]);

        /// <summary>The same from the other side: for each number the rows that hold it, in their order.</summary>
        public Rows Turned(int numbers)
        {
            Rows turned = new(numbers, at);
            foreach (var (number, _) in all.AsSpan(..at))
            {
                turned.ends[number]++;
            }

            // The end of each row, counted back to its begin while it is filled.
            for (var number = 1; number < numbers; number++)
            {
                turned.ends[number] += turned.ends[number - 1];
            }

            for (var row = rows - 1; row >= 0; row--)
            {
                foreach (var (number, count) in this[row])
                {
                    turned.all[--turned.ends[number]] = new(row, count);
                }
            }

            return turned.Closed(at);
        }

        // After filling backwards each end stands at its row's begin.
        private Rows Closed(int cells)
        {
            for (var row = 0; row < ends.Length; row++)
            {
                ends[row] = row + 1 < ends.Length ? ends[row + 1] : cells;
            }

            at = cells;
            return this;
        }
    }
}
