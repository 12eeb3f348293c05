using System.Globalization;
using System.Text;

namespace Supervision.Tests.Documents;

/// <summary>A page as pixels; lengths in millimetres from the upper left corner.</summary>
internal sealed class RenderedPage
{
    /// <summary>Dots per inch; one is an eighth of a millimetre.</summary>
    public const int Resolution = 200;

    private const double Dot = 25.4 / Resolution;

    private readonly byte[] pixels;
    private readonly int start;
    private readonly int width;
    private readonly int height;

    private RenderedPage(byte[] pixels, int start, int width, int height)
    {
        (this.pixels, this.start, this.width, this.height) = (pixels, start, width, height);
    }

    public double Width => width * Dot;

    public double Height => height * Dot;

    /// <summary>Reads a binary portable pixmap.</summary>
    public static RenderedPage Read(byte[] ppm)
    {
        var header = new List<string>();
        var at = 0;
        while (header.Count < 4)
        {
            var end = Array.FindIndex(ppm, at, b => b is (byte)' ' or (byte)'\n');
            header.Add(Encoding.ASCII.GetString(ppm, at, end - at));
            at = end + 1;
        }

        Assert.Equal("P6", header[0]);
        return new(ppm, at, int.Parse(header[1], CultureInfo.InvariantCulture), int.Parse(header[2], CultureInfo.InvariantCulture));
    }

    public static bool IsRed(byte r, byte g, byte b) => r > 150 && g < 110 && b < 110;

    public static bool IsBlack(byte r, byte g, byte b) => r < 110 && g < 110 && b < 110;

    /// <summary>The ink of one colour within a part of the page; null when there is none.</summary>
    public Ink? Find(Func<byte, byte, byte, bool> colour, double fromTop = 0, double toTop = 297, double fromLeft = 0, double toLeft = 210)
    {
        var found = (from y in Rows(fromTop, toTop)
                     from x in Columns(fromLeft, toLeft)
                     where Is(colour, x, y)
                     select (x, y)).ToList();
        return found is [] ? null : new(
            found.Min(p => p.x) * Dot, (found.Max(p => p.x) + 1) * Dot, found.Min(p => p.y) * Dot, (found.Max(p => p.y) + 1) * Dot);
    }

    /// <summary>Horizontal rules of at least 100 mm without a gap, from top to bottom.</summary>
    public IReadOnlyList<Ink> Rules(Func<byte, byte, byte, bool> colour)
    {
        List<Ink> rules = [];
        for (var y = 0; y < height; y++)
        {
            var (from, length) = LongestRun(colour, y);
            if (length * Dot < 100)
            {
                continue;
            }

            var row = new Ink(from * Dot, (from + length) * Dot, y * Dot, (y + 1) * Dot);
            var goesOn = rules.Count > 0 && row.Top - rules[^1].Bottom < Dot / 2;
            rules = goesOn ? [.. rules[..^1], rules[^1] with { Bottom = row.Bottom }] : [.. rules, row];
        }

        return rules;
    }

    private (int From, int Length) LongestRun(Func<byte, byte, byte, bool> colour, int y)
    {
        var (best, run) = ((From: 0, Length: 0), 0);
        for (var x = 0; x < width; x++)
        {
            run = Is(colour, x, y) ? run + 1 : 0;
            best = run > best.Length ? (x - run + 1, run) : best;
        }

        return best;
    }

    private IEnumerable<int> Rows(double from, double to) =>
        Enumerable.Range(0, height).Where(y => y * Dot >= from && (y + 1) * Dot <= to);

    private IEnumerable<int> Columns(double from, double to) =>
        Enumerable.Range(0, width).Where(x => x * Dot >= from && (x + 1) * Dot <= to);

    private bool Is(Func<byte, byte, byte, bool> colour, int x, int y)
    {
        var at = start + (((y * width) + x) * 3);
        return colour(pixels[at], pixels[at + 1], pixels[at + 2]);
    }
}

/// <summary>Where ink stands on a page, in millimetres.</summary>
internal sealed record Ink(double Left, double Right, double Top, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double Middle => (Left + Right) / 2;
}
