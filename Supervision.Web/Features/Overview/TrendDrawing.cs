using System.Globalization;
using System.Text;

namespace Supervision.Web.Features.Overview;

/// <summary>Draws the years as two lines. Only numbers and fixed words go in; Razor knows no text element of SVG.</summary>
internal static class TrendDrawing
{
    /// <summary>Room above one line and below the other, so that values that lie close do not cover each other.</summary>
    private const decimal Above = 7, Below = -13;

    public static string Of(IReadOnlyList<TrendYear> years, bool isRunning)
    {
        var svg = new StringBuilder("<svg class=\"trend\" viewBox=\"0 0 470 150\" role=\"img\" aria-label=\"历年比率，数字见下表\">");
        foreach (var at in new[] { 0, 25, 50, 75, 100 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"36\" x2=\"380\" y1=\"{Y(at)}\" y2=\"{Y(at)}\" class=\"grid\"/><text x=\"30\" y=\"{Y(at - 4)}\" text-anchor=\"end\">{at}</text>");
        }

        for (var i = 0; i < years.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(i, years.Count)}\" y=\"146\" text-anchor=\"middle\">{years[i].Year}</text>");
        }

        Line(svg, "handled", "研究处理按期率", Above, [.. years.Select(y => y.Handlings.Of == 0 ? null : (decimal?)(100m * y.Handlings.Count / y.Handlings.Of))], isRunning);
        Line(svg, "satisfied", "三问一评满意率", Below, [.. years.Select(y => y.Satisfaction)], isRunning);
        return svg.Append("</svg>").ToString();
    }

    private static void Line(StringBuilder svg, string kind, string name, decimal label, decimal?[] values, bool isRunning)
    {
        var points = string.Join(' ', values.Select((v, i) => v is { } known ? $"{X(i, values.Length)},{Y(known)}" : "").Where(p => p.Length > 0));
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{kind}\"><polyline points=\"{points}\"/>");
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                var mark = isRunning && i == values.Length - 1 ? " class=\"hollow\"" : "";
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(i, values.Length)}\" cy=\"{Y(value)}\" r=\"3.5\"{mark}/><text x=\"{X(i, values.Length)}\" y=\"{Y(value + label)}\" text-anchor=\"middle\">{value:0.0}</text>");
            }
        }

        if (values.LastOrDefault(v => v is not null) is { } end)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"384\" y=\"{Y(end + (label > 0 ? 2 : -6))}\">{name}</text>");
        }

        svg.Append("</g>");
    }

    private static string X(int i, int count) => (44 + 328m * i / Math.Max(1, count - 1)).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Y(decimal value) => (128 - 1.1m * value).ToString("0.#", CultureInfo.InvariantCulture);
}
