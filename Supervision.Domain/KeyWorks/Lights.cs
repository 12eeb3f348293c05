namespace Supervision.Domain.KeyWorks;

/// <summary>The light of a work in mid-year (灯, D-7.7); a worse one is greater.</summary>
public enum Light
{
    /// <summary>绿.</summary>
    Green,

    /// <summary>黄.</summary>
    Yellow,

    /// <summary>红.</summary>
    Red,
}

/// <summary>From which variance on a light is shown (灯的界限), points of per cent, the bound itself included.</summary>
/// <param name="Green">At or above it: green.</param>
/// <param name="Yellow">At or above it: yellow; below: red.</param>
public sealed record LightBounds(decimal Green, decimal Yellow)
{
    /// <summary>−5 and −15.</summary>
    public static readonly LightBounds Usual = new(-5, -15);
}

/// <summary>How a milestone stands as the body says (节点状态, D-7.6).</summary>
public enum MilestoneState
{
    /// <summary>已完成.</summary>
    Done,

    /// <summary>按期推进.</summary>
    OnTrack,

    /// <summary>滞后.</summary>
    Behind,

    /// <summary>未启动.</summary>
    NotStarted,

    /// <summary>取消.</summary>
    Cancelled,
}

/// <summary>A milestone as it stands on a day.</summary>
/// <param name="DueOn">Its last day in the plan.</param>
/// <param name="State">How it stands.</param>
/// <param name="DoneOn">The day it was done; null while open.</param>
public sealed record MilestoneStanding(DateOnly DueOn, MilestoneState State, DateOnly? DoneOn)
{
    /// <summary>Days beyond its last day: to the day it was done, or to <paramref name="asOf"/> while open; 0 in time, not due or cancelled.</summary>
    public int DaysLate(DateOnly asOf) =>
        State == MilestoneState.Cancelled ? 0 : Math.Max(0, (State == MilestoneState.Done ? DoneOn ?? asOf : asOf).DayNumber - DueOn.DayNumber);
}

/// <summary>The light of a whole work (D-7.7): the worst of its indicators, and red for a milestone that is due and has not begun or is long late.</summary>
public static class WorkLight
{
    /// <summary>A milestone that is later than this many days makes the work red.</summary>
    public const int LongLate = 30;

    /// <summary>The light; null when no indicator has one and no milestone makes it red.</summary>
    /// <param name="indicators">Lights of the indicators; null of one without a target for the quarter.</param>
    /// <param name="milestones">All milestones.</param>
    /// <param name="asOf">The cut-off.</param>
    public static Light? Of(IEnumerable<Light?> indicators, IEnumerable<MilestoneStanding> milestones, DateOnly asOf) =>
        milestones.Any(m => m.DueOn <= asOf && (m.State == MilestoneState.NotStarted || m.DaysLate(asOf) > LongLate)) ? Light.Red : indicators.Max();
}

/// <summary>The completion rate of a work (完成率, D-7.8).</summary>
public static class Completion
{
    /// <summary>Mean of the indicators' progress, each cut to 0 to 100; one decimal, half up. Null without indicators.</summary>
    public static decimal? Of(IReadOnlyCollection<decimal> progress) =>
        progress.Count == 0 ? null : OneDecimal.Of(progress.Sum(p => Math.Clamp(p, 0, 100)) / progress.Count);
}
