using Supervision.Domain.Sittings;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Sittings.Papers;

/// <summary>Attendance of all members over the sittings of one year.</summary>
internal sealed class YearOfAttendance
{
    private readonly IReadOnlyList<Sitting> sittings;
    private readonly ILookup<SittingId, Attendance> marks;
    private readonly DateOnly today;

    private YearOfAttendance(int year, IReadOnlyList<Sitting> sittings, ILookup<SittingId, Attendance> marks, DateOnly today) =>
        (Year, this.sittings, this.marks, this.today) = (year, sittings, marks, today);

    private int Year { get; }

    /// <summary>Reads the year; sittings that have begun.</summary>
    public static async Task<ExportTable> ReadAsync(SupervisionDb db, int year, CancellationToken stop)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var now = db.Clock.Today();
        var begun = await db.Sittings.AsNoTracking()
            .Where(s => s.FirstDay >= first && s.FirstDay <= last && s.FirstDay <= now && s.CancelReason == null).OrderBy(s => s.FirstDay).ToListAsync(stop);
        var wanted = begun.Select(s => s.Id).ToList();
        var entered = (await db.Attendances.AsNoTracking().Where(a => wanted.Contains(a.Sitting)).ToListAsync(stop)).ToLookup(a => a.Sitting);
        return new YearOfAttendance(year, begun, entered, now).Table(await MembersAsync(db, begun, stop));
    }

    // Who was in office at any of the sittings; who left during the year stands in the list too.
    private static async Task<IReadOnlyList<(MemberName Name, IReadOnlySet<SittingId> In)>> MembersAsync(
        SupervisionDb db, IReadOnlyList<Sitting> sittings, CancellationToken stop)
    {
        Dictionary<MemberId, (MemberName Name, HashSet<SittingId> In)> found = [];
        foreach (var sitting in sittings)
        {
            foreach (var member in await db.MembersOnAsync(sitting.FirstDay, stop))
            {
                found.TryAdd(member.Member, (member, []));
                found[member.Member].In.Add(sitting.Id);
            }
        }

        return [.. found.Values.OrderBy(m => m.Name.Position).Select(m => (m.Name, (IReadOnlySet<SittingId>)m.In))];
    }

    private ExportTable Table(IReadOnlyList<(MemberName Name, IReadOnlySet<SittingId> In)> members) => new(
        $"{Year}年组成人员出席情况", [$"{Year}年", "只计有登记的半日"],
        [
            new("姓名", 14), new("职务", 10), .. sittings.Select(s => new TableColumn($"{s.Name} {s.FirstDay:M月d日}", 18)),
            new("应出席半日", 12), new("出席", 8), new("请假", 8), new("缺席", 8), new("迟到次数", 10),
        ],
        [.. members.Select(m => Row(m.Name, m.In))]);

    private IReadOnlyList<object?> Row(MemberName member, IReadOnlySet<SittingId> inOffice)
    {
        var all = sittings.Where(s => inOffice.Contains(s.Id)).SelectMany(s => Halves(s, member.Member)).ToList();
        return
        [
            member.Name, SittingWords.Of(member.Position), .. sittings.Select(s => inOffice.Contains(s.Id) ? Words([.. Halves(s, member.Member)]) : "—"),
            all.Count, all.Count(h => h.Mark == AttendanceMark.Present), all.Count(h => h.Mark == AttendanceMark.Leave),
            all.Count(h => h.Mark == AttendanceMark.Absent), all.Count(h => h.Late > 0),
        ];
    }

    private IEnumerable<Half> Halves(Sitting sitting, MemberId member) =>
        from when in marks[sitting.Id].Select(a => (a.Day, a.Half)).Distinct().Order()
        let own = marks[sitting.Id].FirstOrDefault(a => a.Member == member && a.Day == when.Day && a.Half == when.Half)
        select new Half(when.Day, when.Half, marks[sitting.Id].MarkOf(member, when.Day, when.Half, sitting.IsOver || when.Day < today), own?.Leave, own?.LateMinutes ?? 0);

    // 出席 when it was so all the time; otherwise half-day by half-day.
    private static string Words(IReadOnlyList<Half> halves) =>
        halves.Select(h => h.Words).Distinct().ToList() is [var same] ? same
        : string.Join("；", halves.Select(h => $"{h.Day:M月d日}{SittingWords.Of(h.Of)}{h.Words}"));

    private sealed record Half(DateOnly Day, HalfDay Of, AttendanceMark? Mark, LeaveKind? Leave, int Late)
    {
        public string Words => Leave is { } kind ? SittingWords.Of(kind) : SittingWords.Of(Mark) + (Late > 0 ? $"（迟到{Late}分钟）" : "");
    }
}
