using Supervision.Domain.Appointees;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Appointees.Import;

/// <summary>The columns of the register's template; also what an import looks for.</summary>
internal static class AppointeeColumns
{
    public const string Name = "姓名";
    public const string Note = "说明";
    public const string Organ = "单位";
    public const string Post = "职务";
    public const string Kind = "类别";
    public const string From = "任命日期";
    public const string Sitting = "任命会议";
    public const string Nominator = "提请人";
    public const string Certificate = "任命书编号";
    public const string To = "免职日期";
    public const string Reason = "离任原因";

    public static IReadOnlyList<(string Heading, string[] Others)> All { get; } =
    [
        (Name, ["名字", "人员姓名"]), (Note, ["出生年月", "备注"]), (Organ, ["任职单位", "工作单位", "机关"]), (Post, ["任命职务", "现任职务"]), (Kind, ["人员类别"]),
        (From, ["任职日期", "任职时间", "任命时间"]), (Sitting, ["会议", "会议次数"]), (Nominator, ["提请机关"]), (Certificate, ["任命书", "任命书号"]),
        (To, ["离任日期", "免职时间"]), (Reason, ["免职原因"]),
    ];

    private static readonly string[] Required = [Name, Post, From];

    /// <summary>The template: headings, and lists to choose from; no example row that somebody might leave in.</summary>
    public static byte[] Template() => SheetWriter.Xlsx("任命人员", [[.. All.Select(c => (object?)c.Heading)]], new Dictionary<int, IReadOnlyList<string>>
    {
        [IndexOf(Kind)] = [.. AppointeeKinds.Words.Values],
        [IndexOf(Reason)] = Appointee.EndReasons,
    });

    /// <summary>Where each column stands; the required ones that are missing are problems.</summary>
    public static (IReadOnlyDictionary<string, int> Places, IReadOnlyList<RowProblem> Problems) Find(Sheet sheet)
    {
        var headings = sheet.Headings.Select(h => h.Trim('*', '＊', ' ')).ToList();
        var places = All.Select(c => (c.Heading, Place: headings.FindIndex(h => h == c.Heading || c.Others.Contains(h, StringComparer.Ordinal))))
            .Where(p => p.Place >= 0).ToDictionary(p => p.Heading, p => p.Place, StringComparer.Ordinal);
        return (places, [.. Required.Where(r => !places.ContainsKey(r)).Select(r => new RowProblem(0, $"没有找到“{r}”一列。请下载模板填写，或者把表头改为“{r}”。"))]);
    }

    private static int IndexOf(string heading) => All.ToList().FindIndex(c => c.Heading == heading);
}

/// <summary>One row of a file as it stands, before anything is looked up.</summary>
internal sealed record AppointeeLine(SheetRow Row, IReadOnlyDictionary<string, int> Places)
{
    public string this[string heading] => Places.TryGetValue(heading, out var place) ? Row.Cells[place].Trim() : "";

    /// <summary>The day in a cell; null when empty, false when it is none.</summary>
    public bool TryDay(string heading, out DateOnly? day)
    {
        day = null;
        if (this[heading].Length == 0)
        {
            return true;
        }

        var isDay = SheetText.TryDay(this[heading], out var read);
        day = isDay ? read : null;
        return isDay;
    }
}
