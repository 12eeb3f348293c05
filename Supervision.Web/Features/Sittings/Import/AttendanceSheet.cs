using System.Globalization;
using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Sittings.Import;

/// <summary>Headings of the file, in the order of its template.</summary>
internal static class AttendanceHeads
{
    public const string Name = "姓名";
    public const string Note = "说明";
    public const string Day = "日期";
    public const string Half = "半日";
    public const string Mark = "出席情况";
    public const string Leave = "请假类别";
    public const string Late = "迟到分钟";

    public static IReadOnlyList<string> All { get; } = [Name, Note, Day, Half, Mark, Leave, Late];

    /// <summary>Without these no row can be understood.</summary>
    public static IReadOnlyList<string> Needed { get; } = [Name, Day, Half, Mark];
}

/// <summary>A row that was understood.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Name">Whom it is about.</param>
/// <param name="Entry">What is to be recorded.</param>
public sealed record AttendanceLine(int Number, string Name, AttendanceEntry Entry);

/// <summary>Reads rows of attendance; each problem names its row (D-3.6, D-17.33).</summary>
/// <param name="sheet">The table.</param>
/// <param name="sitting">The sitting it is for.</param>
/// <param name="members">Members in office, by day.</param>
/// <param name="today">Today: the future cannot be recorded.</param>
internal sealed class AttendanceSheet(Sheet sheet, Sitting sitting, IReadOnlyDictionary<DateOnly, IReadOnlyList<MemberName>> members, DateOnly today)
{
    private readonly Dictionary<(MemberId, DateOnly, HalfDay), int> seen = [];
    private SheetRow row = null!;

    public List<AttendanceLine> Lines { get; } = [];

    public List<RowProblem> Problems { get; } = [];

    public void Read()
    {
        if (AttendanceHeads.Needed.Where(h => !sheet.Headings.Contains(h)).ToList() is { Count: > 0 } missing)
        {
            Problems.Add(new(0, $"缺少{string.Join('、', missing.Select(m => $"“{m}”"))}列。请下载模板填写。"));
            return;
        }

        foreach (var each in sheet.Rows)
        {
            row = each;
            if (Line() is { } line)
            {
                Lines.Add(line);
            }
        }
    }

    private AttendanceLine? Line()
    {
        var before = Problems.Count;
        var day = DayOf();
        var half = HalfOf();
        var member = day is { } known ? MemberOn(known) : null;
        var (mark, leave) = MarkOf();
        var late = LateOf(mark);
        if (Problems.Count > before || day is null || half is null || member is null || mark is null)
        {
            return null;
        }

        if (!seen.TryAdd((member.Member, day.Value, half.Value), row.Number))
        {
            return Refuse<AttendanceLine>($"与第 {seen[(member.Member, day.Value, half.Value)]} 行重复：{member.Name} {day.Value:M月d日}{SittingWords.Of(half.Value)}。");
        }

        return new(row.Number, member.Name, new(member.Member, day.Value, half.Value, mark.Value, AttendanceSource.Import, leave, late));
    }

    private DateOnly? DayOf()
    {
        if (!SheetText.TryDay(Cell(AttendanceHeads.Day), out var day))
        {
            Problems.Add(new(row.Number, $"“日期”写的是“{Cell(AttendanceHeads.Day)}”，请写成 {sitting.FirstDay:yyyy-MM-dd} 这样的日期。"));
            return null;
        }

        foreach (var obstacle in sitting.ObstaclesToMark(day, today))
        {
            Problems.Add(new(row.Number, obstacle.Message));
        }

        return day;
    }

    private HalfDay? HalfOf() => Cell(AttendanceHeads.Half) switch
    {
        "上午" => HalfDay.Morning,
        "下午" => HalfDay.Afternoon,
        var other => Refuse<HalfDay?>($"“半日”写的是“{other}”，请写上午或者下午。"),
    };

    private MemberName? MemberOn(DateOnly day)
    {
        var (name, note) = (Cell(AttendanceHeads.Name), Cell(AttendanceHeads.Note));
        if (!members.TryGetValue(day, out var inOffice))
        {
            return null;
        }

        var same = inOffice.Where(m => m.Name == name).ToList();
        var chosen = same.Count > 1 ? same.Where(m => m.Note == note).ToList() : same;
        return chosen.Count switch
        {
            1 => chosen[0],
            0 when same.Count > 1 => Refuse<MemberName>($"有 {same.Count} 位同名的“{name}”，请在“说明”里写{string.Join("或者", same.Select(m => $"“{m.Note}”"))}。"),
            0 => Refuse<MemberName>($"{day:M月d日}在任的组成人员里没有“{name}”。"),
            _ => Refuse<MemberName>($"有 {chosen.Count} 位“{name}”说明也相同，请先在人员登记里区分。"),
        };
    }

    private (AttendanceMark? Mark, LeaveKind? Leave) MarkOf() => (Cell(AttendanceHeads.Mark), Cell(AttendanceHeads.Leave)) switch
    {
        ("出席" or "到会" or "到" or "√", _) => (AttendanceMark.Present, null),
        ("缺席", _) => (AttendanceMark.Absent, null),
        ("请假" or "事假" or "病假" or "公假", _) => (AttendanceMark.Leave, LeaveOf()),
        (var other, _) => (Refuse<AttendanceMark?>($"“出席情况”写的是“{other}”，请写出席、请假或者缺席。"), null),
    };

    private LeaveKind? LeaveOf() => (Cell(AttendanceHeads.Leave) is { Length: > 0 } kind ? kind : Cell(AttendanceHeads.Mark)) switch
    {
        "事假" or "事" or "请假" => LeaveKind.Personal,
        "病假" or "病" => LeaveKind.Sick,
        "公假" or "公" => LeaveKind.Official,
        var other => Refuse<LeaveKind?>($"“请假类别”写的是“{other}”，请写事假、病假或者公假。"),
    };

    private int? LateOf(AttendanceMark? mark)
    {
        var text = SheetText.Plain(Cell(AttendanceHeads.Late));
        if (text.Length == 0 || mark != AttendanceMark.Present)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var late) && late <= 480
            ? late
            : Refuse<int?>($"“迟到分钟”写的是“{Cell(AttendanceHeads.Late)}”，应当是 0 到 480 的整数。");
    }

    private T? Refuse<T>(string message)
    {
        Problems.Add(new(row.Number, message));
        return default;
    }

    private string Cell(string heading) => sheet.Headings.ToList().IndexOf(heading) is >= 0 and var at ? row.Cells[at].Trim() : "";
}
