using Supervision.Domain.KeyWorks;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>Something of the year that no deadline dates: the hearing of the progress, the vote (D-7.4).</summary>
/// <param name="Words">听取进度, 满意度测评.</param>
/// <param name="Day">The day it was, or the one on which it is to be expected.</param>
/// <param name="HasDay">True once the day is known; before, only its month is said.</param>
/// <param name="Why">Where it comes from.</param>
public sealed record CycleMark(string Words, DateOnly Day, bool HasDay, string Why)
{
    /// <summary>12/19, or 12月 while only the month is known.</summary>
    public string When => HasDay ? $"{Day.Month}/{Day.Day}" : Month;

    /// <summary>12月19日, or 12月.</summary>
    public string WhenInWords => HasDay ? $"{Month}{Day.Day}日" : Month;

    private string Month => $"{Day.Month}月";
}

/// <summary>Reads hearing and vote of a year: as they were, or as the calendar of D-7.4 expects them.</summary>
internal static class CycleMarks
{
    private const int HearingMonth = 7, VoteMonth = 12;

    public static async Task<IReadOnlyList<CycleMark>> ReadAsync(SupervisionDb db, int year, CancellationToken stop)
    {
        var heard = await db.KeyWorks.AsNoTracking().Where(w => w.Year == year).MinAsync(w => w.HeardOn, stop);
        var votes = await db.KeyWorks.AsNoTracking().Where(w => w.Year == year).SelectMany(w => w.Ratings).Where(r => r.Round != null).Select(r => (DateOnly?)r.Day).MinAsync(stop);
        DateOnly from = new(year, VoteMonth, 1), to = new(year, VoteMonth, 31);
        var sitting = await db.Sittings.AsNoTracking().Where(s => s.FirstDay >= from && s.FirstDay <= to).Select(s => (DateOnly?)s.FirstDay).MaxAsync(stop);
        return
        [
            heard is { } day ? new("听取进度", day, true, "已经登记的听取日期") : new("听取进度", new(year, HearingMonth, 31), false, db.Clock.Today() > new DateOnly(year, HearingMonth, 31) ? "没有登记听取的日期" : "年中进度一般在 7 月听取"),
            votes is { } vote ? new("满意度测评", vote, true, "测评结果的公布日期")
                : sitting is { } held ? new("满意度测评", held, true, "12 月召开的常委会会议") : new("满意度测评", to, false, "一般在 12 月召开的常委会会议上测评"),
        ];
    }
}
