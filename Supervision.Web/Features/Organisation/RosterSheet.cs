using Supervision.Web.Tables;

namespace Supervision.Web.Features.Organisation;

/// <summary>Which register a file is for.</summary>
public enum RosterKind
{
    /// <summary>人员.</summary>
    People,

    /// <summary>单位.</summary>
    Bodies,
}

/// <summary>A column of a template: its heading, other headings it is known by, and what the template offers to choose.</summary>
internal sealed record RosterColumn(string Heading, string[] Others, IReadOnlyList<string>? Choices = null)
{
    public bool IsNamed(string heading) => heading == Heading || Others.Contains(heading, StringComparer.Ordinal);
}

/// <summary>A sheet whose columns are found by their headings.</summary>
internal sealed class RosterSheet
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private RosterSheet(Sheet sheet) => Rows = sheet.Rows;

    public IReadOnlyList<SheetRow> Rows { get; }

    /// <summary>Finds the columns; the first one is required.</summary>
    public static (RosterSheet? Sheet, IReadOnlyList<RowProblem> Problems) Of(Sheet sheet, IReadOnlyList<RosterColumn> columns)
    {
        var found = new RosterSheet(sheet);
        foreach (var column in columns)
        {
            var place = sheet.Headings.ToList().FindIndex(h => column.IsNamed(h.Trim('*', '＊', ' ')));
            if (place >= 0)
            {
                found.places[column.Heading] = place;
            }
        }

        var first = columns[0].Heading;
        return found.places.ContainsKey(first)
            ? (found, [])
            : (null, [new(0, $"没有找到“{first}”一列。请下载模板填写，或者把表头改为“{first}”。")]);
    }

    /// <summary>The cell under a heading; empty when the column is missing.</summary>
    public string Cell(SheetRow row, string heading) => places.TryGetValue(heading, out var place) ? row.Cells[place].Trim() : "";

    /// <summary>Full-width digits and spaces become plain ones (D-17.31).</summary>
    public static string Plain(string text) => SheetText.Plain(text);

    /// <summary>Reads 2026-01-10, 2026/1/10, 2026.1.10, 2026年1月10日 and 20260110.</summary>
    public static bool TryDay(string text, out DateOnly day) => SheetText.TryDay(text, out day);
}
