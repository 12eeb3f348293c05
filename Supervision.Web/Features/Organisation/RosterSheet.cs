using System.Globalization;
using System.Text.RegularExpressions;
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
internal sealed partial class RosterSheet
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
    public static string Plain(string text) => string.Concat(text.Where(c => c is not (' ' or '\u3000'))
        .Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));

    /// <summary>Reads 2026-01-10, 2026/1/10, 2026.1.10, 2026年1月10日 and 20260110.</summary>
    public static bool TryDay(string text, out DateOnly day)
    {
        var match = DayForm.Match(Plain(text));
        day = default;
        return match.Success && DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}",
            "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[-/.年](?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})日?|(?<m>[0-9]{2})(?<d>[0-9]{2}))(?:0:00:00|00:00:00)?$", RegexOptions.None, 1000)]
    private static partial Regex DayForm { get; }
}
