using System.Globalization;
using System.Text;

namespace Supervision.Web.Features.Overview;

/// <summary>Draws the years as two lines. Only numbers and fixed words go in; Razor knows no text element of SVG.</summary>
/// <remarks>Too few for a rate give no point (screens 5.2). The lines differ by dash and by the shape of their points, the year that runs is hollow and
/// its piece of the line is dotted; where both have a value the upper one is labelled above, the lower below.</remarks>
internal static class TrendDrawing
{
    private const string Handled = "研究处理按期率", Satisfied = "三问一评满意率";

    /// <summary>Sizes: what is printed is drawn narrower, so that nine points stay nine points.</summary>
    private sealed record Sheet(decimal Width, decimal Right, decimal Height)
    {
        public decimal Bottom => Height - 22;

        public string X(int i, int count) => N(58 + (Right - 74) * i / Math.Max(1, count - 1));

        public string Y(decimal value) => N(YOf(value));

        public decimal YOf(decimal value) => Bottom - (Bottom - 18) * value / 100;
    }

    public static string Of(IReadOnlyList<TrendYear> years, bool isRunning, bool isPaper)
    {
        var sheet = isPaper ? new Sheet(300, 225, 120) : new Sheet(470, 370, 160);
        var svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"trend\" viewBox=\"0 0 {sheet.Width} {sheet.Height}\" role=\"img\" aria-label=\"历年比率，数字见下表\">"));
        foreach (var at in new[] { 0, 25, 50, 75, 100 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"34\" x2=\"{N(sheet.Right)}\" y1=\"{sheet.Y(at)}\" y2=\"{sheet.Y(at)}\" class=\"grid\"/><text x=\"30\" y=\"{N(sheet.YOf(at) + 4)}\" text-anchor=\"end\">{at}</text>");
        }

        for (var i = 0; i < years.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{sheet.X(i, years.Count)}\" y=\"{N(sheet.Height - 4)}\" text-anchor=\"middle\">{years[i].Year % (years.Count > 6 ? 100 : 10000):00}</text>");
        }

        decimal?[] handled = [.. years.Select(y => y.Handlings.Rate)], satisfied = [.. years.Select(y => y.Satisfaction)];
        Line(svg, sheet, "handled", Handled, handled, satisfied, isRunning);
        Line(svg, sheet, "satisfied", Satisfied, satisfied, handled, isRunning);
        return svg.Append("</svg>").ToString();
    }

    private static void Line(StringBuilder svg, Sheet sheet, string kind, string name, decimal?[] values, decimal?[] others, bool isRunning)
    {
        var known = values.Select((v, i) => (Value: v, At: i)).Where(p => p.Value is not null).Select(p => (Value: p.Value!.Value, p.At)).ToList();
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{kind}\">");
        foreach (var (from, to) in known.Zip(known.Skip(1)))
        {
            // A year without a point breaks the line: nothing is known between.
            if (to.At == from.At + 1)
            {
                var running = isRunning && to.At == values.Length - 1 ? " class=\"running\"" : "";
                svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{sheet.X(from.At, values.Length)},{sheet.Y(from.Value)} {sheet.X(to.At, values.Length)},{sheet.Y(to.Value)}\"{running}/>");
            }
        }

        foreach (var (value, at) in known)
        {
            Point(svg, sheet, kind, value, at, values.Length, isRunning && at == values.Length - 1);
            var isUpper = others[at] is not { } other || value > other || (value == other && kind == "handled");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{sheet.X(at, values.Length)}\" y=\"{N(sheet.YOf(value) + (isUpper ? -7 : 16))}\" text-anchor=\"middle\">{value:0.0}</text>");
        }

        Name(svg, sheet, kind, name, known, others);
        svg.Append("</g>");
    }

    // A circle for the one, a square for the other.
    private static void Point(StringBuilder svg, Sheet sheet, string kind, decimal value, int at, int count, bool isHollow)
    {
        var (x, y, hollow) = (58 + (sheet.Right - 74) * at / Math.Max(1, count - 1), sheet.YOf(value), isHollow ? " class=\"hollow\"" : "");
        svg.Append(kind == "handled" ? $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"3.5\"{hollow}/>" : $"<rect x=\"{N(x - 3.5m)}\" y=\"{N(y - 3.5m)}\" width=\"7\" height=\"7\"{hollow}/>");
    }

    // The name stands at the end of its line, in two rows, away from the other name; without any point it says that there is none.
    private static void Name(StringBuilder svg, Sheet sheet, string kind, string name, List<(decimal Value, int At)> known, decimal?[] others)
    {
        var otherEnd = others.LastOrDefault(v => v is not null);
        var end = known.Count > 0 ? known[^1].Value : kind == "handled" ? 90 : 10;
        var isUpper = otherEnd is not { } other || end > other || (end == other && kind == "handled");
        var y = otherEnd is { } close && Math.Abs(close - end) < 35 ? sheet.YOf((close + end) / 2) + (isUpper ? -26 : 16) : sheet.YOf(end) - 2;
        y = Math.Clamp(y, 12, sheet.Bottom - 16);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(sheet.Right + 4)}\" y=\"{N(y)}\">{name[..4]}</text><text x=\"{N(sheet.Right + 4)}\" y=\"{N(y + 16)}\">{name[4..]}{(known.Count == 0 ? "：无" : "")}</text>");
    }

    private static string N(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
