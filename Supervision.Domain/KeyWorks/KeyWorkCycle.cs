using System.Globalization;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <summary>The dated steps of a year (年度周期, D-7.4).</summary>
public enum CycleStep
{
    /// <summary>布置年度安排.</summary>
    PlanAsk,

    /// <summary>报送年度安排.</summary>
    PlanDue,

    /// <summary>年度安排定稿.</summary>
    PlanFix,

    /// <summary>布置年中进度.</summary>
    MidAsk,

    /// <summary>进度截止时点; no deadline, so it never moves over rest days.</summary>
    MidAsOf,

    /// <summary>报送年中进度.</summary>
    MidDue,

    /// <summary>布置年末效果.</summary>
    EndAsk,

    /// <summary>报送年末效果.</summary>
    EndDue,
}

/// <summary>A date that the Office moved (改期).</summary>
/// <param name="Order">From 1; the newest of a step holds.</param>
/// <param name="Step">Which.</param>
/// <param name="Day">The new day.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">When it was moved.</param>
public sealed record CycleMove(int Order, CycleStep Step, DateOnly Day, string Reason, DateOnly On)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A dated step of a year.</summary>
/// <param name="Step">Which.</param>
/// <param name="Deadline">Its day and how it was found.</param>
/// <param name="Usual">The day that the rule gives, before any move.</param>
/// <param name="IsMoved">True when the Office moved it.</param>
public sealed record CycleDate(CycleStep Step, Deadline Deadline, DateOnly Usual, bool IsMoved)
{
    public DateOnly Day => Deadline.Day;
}

/// <summary>The year of three questions, one evaluation (三问一评年度): its dates, and the council's choice of the works.</summary>
public sealed class KeyWorkCycle
{
    /// <summary>How far a date may be moved from what the rule says, in days.</summary>
    public const int FarthestMove = 31;

    private readonly List<CycleMove> moves = [];

    private KeyWorkCycle()
    {
    }

    public KeyWorkCycleId Id { get; private set; }

    public int Year { get; private set; }

    /// <summary>The newest decision of the council on the list of works; null before.</summary>
    public Supervision.Domain.Sittings.CouncilDecisionId? ChosenBy { get; private set; }

    public DateOnly? ChosenOn { get; private set; }

    public IReadOnlyList<CycleMove> Moves => [.. moves.OrderBy(m => m.Order)];

    public MatterRef Matter => new(MatterKind.KeyWorkCycle, Id.Value);

    /// <summary>The rule and the words of each step.</summary>
    public static IReadOnlyList<(CycleStep Step, Rule Rule, string Words)> Steps { get; } =
    [
        (CycleStep.PlanAsk, KeyWorkRules.PlanAsk, "布置年度安排"),
        (CycleStep.PlanDue, KeyWorkRules.PlanDue, "报送年度安排"),
        (CycleStep.PlanFix, KeyWorkRules.PlanFix, "年度安排定稿"),
        (CycleStep.MidAsk, KeyWorkRules.MidAsk, "布置年中进度"),
        (CycleStep.MidAsOf, KeyWorkRules.MidAsOf, "进度截止时点"),
        (CycleStep.MidDue, KeyWorkRules.MidDue, "报送年中进度"),
        (CycleStep.EndAsk, KeyWorkRules.EndAsk, "布置年末效果"),
        (CycleStep.EndDue, KeyWorkRules.EndDue, "报送年末效果"),
    ];

    public static KeyWorkCycle Of(KeyWorkCycleId id, int year) => new() { Id = id, Year = year };

    /// <summary>The dates of a year as rules and moves give them, in their order.</summary>
    public static IReadOnlyList<CycleDate> DatesOf(int year, IReadOnlyList<CycleMove> moves, RuleBook rules, DeadlineCalculator calculator) =>
        [.. Steps.Select(s => DateOf(s.Step, s.Rule, year, moves.Where(m => m.Step == s.Step).MaxBy(m => m.Order), rules, calculator))];

    /// <summary>The dates of this year.</summary>
    public IReadOnlyList<CycleDate> Dates(RuleBook rules, DeadlineCalculator calculator) => DatesOf(Year, Moves, rules, calculator);

    /// <summary>Why a date cannot be moved there.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMove(CycleStep step, DateOnly day, string reason, DateOnly today, IReadOnlyList<CycleDate> dates)
    {
        var now = dates.Single(d => d.Step == step);
        List<Obstacle> obstacles = [.. KeyWorkRules.Needed(KeyWorkRules.Dates, reason, "改期的理由", KeyWorkRules.LongestReason, "Reason")];
        if (now.Day < today)
        {
            obstacles.Add(new(KeyWorkRules.Dates, $"{WordsOf(step)}的日期{now.Day.Full()}已过，不能再改。", "Day"));
        }
        else if (day < today || day.Year != Year)
        {
            obstacles.Add(new(KeyWorkRules.Dates, $"日期应当在{Year}年以内，不早于今天。", "Day"));
        }
        else if (Math.Abs(day.DayNumber - now.Usual.DayNumber) > FarthestMove)
        {
            obstacles.Add(new(KeyWorkRules.Dates, $"规则定为{now.Usual.Full()}，最多提前或者推后 {FarthestMove} 天。", "Day"));
        }
        else if (dates.LastOrDefault(d => d.Step < step) is { } before && day < before.Day)
        {
            obstacles.Add(new(KeyWorkRules.Dates, $"不能早于{WordsOf(before.Step)}（{before.Day.Full()}）。", "Day"));
        }
        else if (dates.FirstOrDefault(d => d.Step > step) is { } after && day > after.Day)
        {
            obstacles.Add(new(KeyWorkRules.Dates, $"不能晚于{WordsOf(after.Step)}（{after.Day.Full()}）。", "Day"));
        }

        return obstacles;
    }

    /// <summary>Moves a date.</summary>
    public void Move(CycleStep step, DateOnly day, string reason, DateOnly today) => moves.Add(new(moves.Count + 1, step, day, reason.Trim(), today));

    /// <summary>Why the council's choice cannot be taken over.</summary>
    /// <param name="proposals">How many proposals stand on the list.</param>
    /// <param name="decision">The council's decision on the list.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToChoose(int proposals, KeyWorkDecision? decision) =>
        proposals == 0 ? [new(KeyWorkRules.Selection, "名单里还没有建议的重点工作。")]
        : decision is not { IsApproval: true } ? [new(KeyWorkRules.Selection, "主任会议还没有确定名单，或者决定还没有确认。请把名单列入主任会议议题，登记决定。")]
        : !decision.IsOfThisText ? [new(KeyWorkRules.Selection, "主任会议决定以后名单又有改动，请重新提请主任会议。")]
        : [];

    /// <summary>The council chose.</summary>
    public void Choose(KeyWorkDecision decision) => (ChosenBy, ChosenOn) = (decision.Decision, decision.Day);

    public static string WordsOf(CycleStep step) => Steps.Single(s => s.Step == step).Words;

    private static CycleDate DateOf(CycleStep step, Rule rule, int year, CycleMove? move, RuleBook rules, DeadlineCalculator calculator)
    {
        var version = rules.InForce(rule, new(year, 1, 1));
        var parts = version.Value.Split('-');
        DateOnly usual = new(year, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        if (move is not null)
        {
            return new(step, Moved(step, move, calculator), usual, true);
        }

        if (step is CycleStep.MidAsOf)
        {
            return new(step, DeadlineCalculator.On(usual, "年度周期") with { RuleKey = version.Key, RuleVersion = version.Id, Reason = $"规则定为每年{usual:M月d日}，以当日的数据为准" }, usual, false);
        }

        var counted = calculator.After(new($"{year}年度周期", usual), 0, PeriodUnit.Day);
        var note = counted.Reason.IndexOf("（暂定：", StringComparison.Ordinal) is >= 0 and var at ? counted.Reason[at..] : "";
        var shift = counted.Day == usual ? "" : $"，{usual:M月d日}为{calculator.Calendar.NameOf(usual)}，顺延至{counted.Day:M月d日}";
        return new(step, counted with { RuleKey = version.Key, RuleVersion = version.Id, Reason = $"规则定为每年{usual:M月d日}{shift}{note}" }, usual, false);
    }

    // A day of rest is no better for having been chosen by hand: it moves like the day of the rule (D-7.4, D-13.5).
    private static Deadline Moved(CycleStep step, CycleMove move, DeadlineCalculator calculator)
    {
        var fixedDay = DeadlineCalculator.On(move.Day, $"办公室改期（{move.Reason}）");
        if (step is CycleStep.MidAsOf || calculator.After(new("改期", move.Day), 0, PeriodUnit.Day) is not { } counted || counted.Day == move.Day)
        {
            return fixedDay;
        }

        return counted with { Reason = $"办公室改期到{move.Day:M月d日}（{move.Reason}），当天为{calculator.Calendar.NameOf(move.Day)}，顺延至{counted.Day:M月d日}" };
    }
}
