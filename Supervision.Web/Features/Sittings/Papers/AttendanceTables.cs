using Supervision.Domain.Sittings;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Sittings.Papers;

/// <summary>Attendance as lists that leave the house (D-3.6, D-15.6). Only half-days on which anybody was recorded count: whether a
/// sitting met in the afternoon, nothing else tells.</summary>
internal static class AttendanceTables
{
    private static readonly IReadOnlyList<TableColumn> Columns =
        [new("姓名", 14), new("职务", 10), new("说明", 20), new("日期", 14), new("半日", 8), new("出席情况", 12), new("请假类别", 10), new("迟到分钟", 10), new("来源", 14)];

    /// <summary>One sitting: a row for each member and half-day.</summary>
    public static async Task<ExportTable> OfSittingAsync(SupervisionDb db, Sitting sitting, CancellationToken stop)
    {
        var id = sitting.Id;
        var marks = await db.Attendances.AsNoTracking().Where(a => a.Sitting == id).ToListAsync(stop);
        List<IReadOnlyList<object?>> rows = [];
        foreach (var (day, half) in marks.Select(a => (a.Day, a.Half)).Distinct().Order())
        {
            var isOver = sitting.IsOver || day < db.Clock.Today();
            rows.AddRange((await db.MembersOnAsync(day, stop)).Select(m => Row(m, marks, (day, half), isOver)));
        }

        return new($"{sitting.Name}出席情况", [$"{sitting.Name}，{sitting.FirstDay.Full()}"], Columns, rows);
    }

    /// <summary>What is filled in and read back: every member on every half-day.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<object?>>> TemplateAsync(SupervisionDb db, Sitting sitting, CancellationToken stop)
    {
        List<IReadOnlyList<object?>> rows = [[.. Import.AttendanceHeads.All]];
        for (var day = sitting.FirstDay; day <= sitting.LastDay; day = day.AddDays(1))
        {
            var members = await db.MembersOnAsync(day, stop);
            rows.AddRange(Enum.GetValues<HalfDay>().SelectMany(half => members.Select(IReadOnlyList<object?> (m) =>
                [m.Name, m.Note, day, SittingWords.Of(half), "", "", ""])));
        }

        return rows;
    }

    private static IReadOnlyList<object?> Row(MemberName member, List<Attendance> marks, (DateOnly Day, HalfDay Half) when, bool isOver)
    {
        var known = marks.Find(a => a.Member == member.Member && a.Day == when.Day && a.Half == when.Half);
        return
        [
            member.Name, SittingWords.Of(member.Position), member.Note, when.Day, SittingWords.Of(when.Half),
            SittingWords.Of(marks.MarkOf(member.Member, when.Day, when.Half, isOver)),
            known?.Leave is { } leave ? SittingWords.Of(leave) : "", known?.LateMinutes, known is null ? "" : SittingWords.Of(known.Source),
        ];
    }
}
