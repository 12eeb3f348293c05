using System.Globalization;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Calendar;

/// <summary>What was read from a file with a holiday table.</summary>
/// <param name="Days">The days, in order; national unless a row says 本地.</param>
/// <param name="Problems">What is wrong, by row; nothing may be saved while there is any.</param>
public sealed record ReadHolidayFile(IReadOnlyList<CalendarDay> Days, IReadOnlyList<string> Problems);

/// <summary>Reads and writes holiday tables as CSV: one row per listed day.</summary>
public static class HolidayFile
{
    private const long LargestFile = 1024 * 1024;

    /// <summary>Headings of the template, with the names used by published tables.</summary>
    private static readonly Dictionary<string, string[]> Headings = new(StringComparer.Ordinal)
    {
        ["日期"] = ["日期", "date"],
        ["类型"] = ["类型", "kind"],
        ["名称"] = ["名称", "name"],
        ["依据文件"] = ["依据文件", "notice_number"],
    };

    /// <summary>The template with two rows that show how it is meant.</summary>
    public static string Template { get; } =
        "日期,类型,名称,依据文件\r\n2027-01-01,放假,元旦,国办发明电〔2026〕×号\r\n2027-01-03,调休上班,元旦,国办发明电〔2026〕×号\r\n";

    /// <summary>Reads CSV or XLSX.</summary>
    public static async Task<ReadHolidayFile> ReadAsync(Stream file, CalendarLayer layer, CancellationToken stop)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await file.ReadAsync(buffer, stop)) > 0;)
        {
            if (copy.Length + read > LargestFile)
            {
                return new([], ["文件超过 1 MB，不是一年的节假日表。"]);
            }

            copy.Write(buffer, 0, read);
        }

        copy.Position = 0;
        var reading = SheetReader.Read(copy);
        return reading.Sheet is { } sheet && reading.Problems.Count == 0
            ? Parse(sheet, layer)
            : new([], [.. reading.Problems.Select(p => p.ToString())]);
    }

    private static ReadHolidayFile Parse(Sheet sheet, CalendarLayer layer)
    {
        var columns = Headings.ToDictionary(h => h.Key, h => sheet.Headings.ToList().FindIndex(h.Value.Contains), StringComparer.Ordinal);
        var missing = columns.Where(c => c.Value < 0).Select(c => $"缺少“{c.Key}”一列。").ToList();
        if (missing.Count > 0)
        {
            return new([], missing);
        }

        List<CalendarDay> days = [];
        List<string> problems = [];
        foreach (var row in sheet.Rows)
        {
            string Cell(string heading) => columns[heading] < row.Cells.Count ? row.Cells[columns[heading]].Trim() : "";
            if (Problem(Cell, days) is { } problem)
            {
                problems.Add($"第 {row.Number} 行：{problem}");
            }
            else
            {
                days.Add(new(DayOf(Cell("日期"))!.Value, KindOf(Cell("类型"))!.Value, Cell("名称"), layer, Cell("依据文件")));
            }
        }

        return new([.. days.OrderBy(d => d.Day)], problems);
    }

    private static string? Problem(Func<string, string> cell, List<CalendarDay> before) => DayOf(cell("日期")) switch
    {
        null => $"“{Short(cell("日期"))}”不是日期，应写成 2027-01-01。",
        _ when KindOf(cell("类型")) is null => $"类型“{Short(cell("类型"))}”只能是“放假”或者“调休上班”。",
        _ when cell("名称").Length is 0 or > 40 => "请填写节假日名称，最多 40 个字。",
        { } day when before.Any(d => d.Day == day) => $"{day.Full()}列了两次。",
        _ => null,
    };

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DayKind? KindOf(string word) => word switch
    {
        "放假" or "holiday" => DayKind.Holiday,
        "调休上班" or "上班" or "makeup-workday" => DayKind.MakeUpDay,
        _ => null,
    };

    private static string Short(string cell) => cell.Length <= 20 ? cell : cell[..20] + "…";
}
