using Supervision.Web.Deadlines;

namespace Supervision.Web.Common.Lists;

/// <summary>A deadline and what came of it, for one cell of a list: 期限 and 实收 together (screens 3.3).</summary>
/// <param name="Day">The legal last day.</param>
/// <param name="MetOn">The day it was done.</param>
/// <param name="Kind">How it stands.</param>
/// <param name="Words">逾期 2 天, 11月16日, 还剩 4 个工作日.</param>
/// <param name="Reason">How the day was found (期限依据).</param>
public sealed record DueMark(DateOnly Day, DateOnly? MetOn, ChipKind Kind, string Words, string Reason)
{
    /// <summary>暂定: the year's holiday table is missing.</summary>
    public bool IsProvisional { get; init; }

    public bool IsLate => Kind == ChipKind.Late;

    /// <summary>The mark of an obligation; null when it is none or no longer owed.</summary>
    public static DueMark? Of(Obligation? o, LoadedBasis basis)
    {
        if (o is null or { State: ObligationState.Cancelled })
        {
            return null;
        }

        var (kind, words) = Standing(o, basis);
        return new(o.Deadline.Day, o.MetOn, kind, words, o.Deadline.Reason) { IsProvisional = o.Deadline.IsProvisional };
    }

    private static (ChipKind Kind, string Words) Standing(Obligation o, LoadedBasis basis)
    {
        var met = o.MetOn?.InYear(basis.Today);
        return o switch
        {
            { IsPassedByMove: true, MetOn: not null } => (ChipKind.Done, $"{met}（会议提前）"),
            { MetOn: null } when o.PassedWords(basis.Today) is { } passed => (ChipKind.None, passed),
            _ when o.DaysLate(basis.Today) is > 0 and var late => (ChipKind.Late, met is null ? $"逾期 {late} 天" : $"{met}，逾期 {late} 天"),
            _ when met is not null => (ChipKind.Done, met),
            _ => (IsSoon(o, basis) ? ChipKind.Soon : ChipKind.Todo, basis.Calendar.Remaining(o.Deadline.Day, basis.Today)),
        };
    }

    // Three work days or less (screens 6.4).
    private static bool IsSoon(Obligation o, LoadedBasis basis) => basis.Calendar.WorkDaysBetween(basis.Today, o.Deadline.Day) <= 3;
}
