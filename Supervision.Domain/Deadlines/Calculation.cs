using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Deadlines;

/// <summary>One line of “怎么算的”: what, which day, and on what ground.</summary>
/// <param name="Label">E.g. 签收日, 往后 3 个月, 遇休息日.</param>
/// <param name="Value">The day or the finding.</param>
/// <param name="Note">The ground, or what follows from it.</param>
/// <param name="Link">Address of the rule version the ground rests on; empty when it rests on none.</param>
public sealed record CalculationLine(string Label, string Value, string Note, string Link = "");

/// <summary>How a last day was found, line by line (怎么算的, screens 2.4): the same on the work list, in the dossier and in reminders.</summary>
public static class Calculation
{
    /// <summary>The lines of an obligation's deadline; <paramref name="used"/> is the rule with the version the deadline keeps.</summary>
    public static IReadOnlyList<CalculationLine> Of(Obligation obligation, (Rule Rule, RuleVersion Version)? used, WorkCalendar calendar, DateOnly today)
    {
        var deadline = obligation.Deadline;
        List<CalculationLine> lines = [.. Earlier(obligation)];
        if (deadline is { RuleKey: null } && deadline.Start.Day == deadline.Day)
        {
            lines.Add(new("写明的日期", Long(deadline.Day), $"{deadline.Start.Name}写明，当日计入，不顺延"));
        }
        else
        {
            lines.Add(new(deadline.Start.Name, Long(deadline.Start.Day), "当日不计入"));
            lines.Add(new(Direction(deadline, used), Long(deadline.Raw), Ground(deadline, used), LinkOf(used)));
            lines.Add(RestDay(deadline, calendar));
        }

        lines.Add(new("期限", $"{Long(deadline.Day)}{deadline.EndWords}", deadline.IsProvisional ? "暂定：暂按周末推算，放假安排录入后重算" : ""));
        lines.Add(Now(obligation, calendar, today));
        return lines;
    }

    private static IEnumerable<CalculationLine> Earlier(Obligation obligation) =>
        obligation.Revisions.Where((r, i) => r.Day != (i + 1 < obligation.Revisions.Count ? obligation.Revisions[i + 1].Day : obligation.Deadline.Day))
            .Select(r => new CalculationLine("原期限", Long(r.Day), $"{r.ReplacedAt.BeijingDate().Full()}起改变"));

    private static string Direction(Deadline deadline, (Rule Rule, RuleVersion Version)? used)
    {
        var way = deadline.Raw < deadline.Start.Day ? "往前" : "往后";
        return used is { Rule.Kind: RuleKind.Number } known ? $"{way} {known.Rule.Words(known.Version.Value)}" : way;
    }

    private static string Ground(Deadline deadline, (Rule Rule, RuleVersion Version)? used) => used is { } known
        ? $"规则“{known.Rule.Name}”第 {known.Version.Number} 版，{known.Version.EffectiveFrom.Full()}起施行；{known.Version.Source}"
        : deadline.Ground;

    private static string LinkOf((Rule Rule, RuleVersion Version)? used) => used is { } known ? known.Version.Link : "";

    private static CalculationLine RestDay(Deadline deadline, WorkCalendar calendar)
    {
        if (deadline.Day != deadline.Raw)
        {
            return new("遇休息日", calendar.NameOf(deadline.Raw), $"顺延至{deadline.Day.Full()}");
        }

        return deadline.Target != deadline.Day
            ? new("遇休息日", calendar.NameOf(deadline.Day), $"法定最后一日不变，建议不晚于{Long(deadline.Target)}")
            : new("遇休息日", calendar.IsWorkDay(deadline.Day) ? "不是休息日" : calendar.NameOf(deadline.Day), "不调整");
    }

    private static CalculationLine Now(Obligation obligation, WorkCalendar calendar, DateOnly today) => obligation switch
    {
        { MetOn: null } when obligation.PassedWords(today) is { } words => new("今天", Long(today), words + "，不计逾期"),
        { IsPassedByMove: true } => new("办结", Long(obligation.MetOn!.Value), "会议提前，不计逾期"),
        { MetOn: { } met } => new("办结", Long(met), obligation.DaysLate(today) is > 0 and var late ? $"逾期 {late} 天办结{AfterHours(obligation)}" : "按期办结"),
        _ => new("今天", Long(today), calendar.Remaining(obligation.Deadline.Day, today)),
    };

    private static string AfterHours(Obligation obligation) =>
        obligation.MetAt is { } at && obligation.Deadline.LastDayFor(at) != obligation.Deadline.Day
            ? $"（{at.Time()}送到，{obligation.Deadline.EndWords}以后按次日计）" : "";

    private static string Long(DateOnly day) => $"{day.Full()}（{day.Weekday()}）";
}
