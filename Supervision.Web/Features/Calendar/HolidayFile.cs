using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Supervision.Web.Features.Calendar;

/// <summary>What was read from a file with a holiday table.</summary>
/// <param name="Days">The days, in order; national unless a row says 本地.</param>
/// <param name="Problems">What is wrong, by row; nothing may be saved while there is any.</param>
public sealed record ReadHolidayFile(IReadOnlyList<CalendarDay> Days, IReadOnlyList<string> Problems);

/// <summary>Reads and writes holiday tables as CSV: one row per listed day.</summary>
public static class HolidayFile
{
    private const long LargestFile = 1024 * 1024;

    private const int MostRows = 2000;

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

    /// <summary>Reads UTF-8 (with or without mark) or GB18030.</summary>
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

        var bytes = copy.ToArray();
        return bytes.AsSpan().Contains((byte)0) ? new([], ["这不是 CSV 文件。请下载模板填写后再导入。"]) : Parse(Decode(bytes), layer);
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            // What spreadsheets of Chinese Windows write.
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    private static ReadHolidayFile Parse(string text, CalendarLayer layer)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MissingFieldFound = null,
            BadDataFound = null,
            TrimOptions = TrimOptions.Trim,
        });
        if (!csv.Read() || !csv.ReadHeader())
        {
            return new([], ["文件是空的。"]);
        }

        var columns = Headings.ToDictionary(h => h.Key, h => h.Value.FirstOrDefault(n => csv.HeaderRecord!.Contains(n, StringComparer.Ordinal)), StringComparer.Ordinal);
        var missing = columns.Where(c => c.Value is null).Select(c => $"缺少“{c.Key}”一列。").ToList();
        return missing.Count > 0 ? new([], missing) : Rows(csv, columns!, layer);
    }

    private static ReadHolidayFile Rows(CsvReader csv, IReadOnlyDictionary<string, string> columns, CalendarLayer layer)
    {
        List<CalendarDay> days = [];
        List<string> problems = [];
        while (csv.Read() && days.Count < MostRows)
        {
            string Cell(string heading) => csv.GetField(columns[heading]) ?? "";
            var row = csv.Context.Parser!.Row;
            var kind = KindOf(Cell("类型"));
            if (!DateOnly.TryParseExact(Cell("日期"), ["yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                problems.Add($"第 {row} 行：“{Short(Cell("日期"))}”不是日期，应写成 2027-01-01。");
            }
            else if (kind is null)
            {
                problems.Add($"第 {row} 行：类型“{Short(Cell("类型"))}”只能是“放假”或者“调休上班”。");
            }
            else if (Cell("名称").Length is 0 or > 40)
            {
                problems.Add($"第 {row} 行：请填写节假日名称，最多 40 个字。");
            }
            else if (days.Any(d => d.Day == day))
            {
                problems.Add($"第 {row} 行：{day.Full()}列了两次。");
            }
            else
            {
                days.Add(new(day, kind.Value, Cell("名称"), layer, Cell("依据文件")));
            }
        }

        return new([.. days.OrderBy(d => d.Day)], problems);
    }

    private static DayKind? KindOf(string word) => word switch
    {
        "放假" or "holiday" => DayKind.Holiday,
        "调休上班" or "上班" or "makeup-workday" => DayKind.MakeUpDay,
        _ => null,
    };

    private static string Short(string cell) => cell.Length <= 20 ? cell : cell[..20] + "…";
}
