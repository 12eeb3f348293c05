using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reminders;

/// <summary>Id of a pause.</summary>
public readonly record struct ReminderPauseId(Guid Value);

/// <summary>What is paused.</summary>
public enum PauseScope
{
    /// <summary>One deadline (这一项期限).</summary>
    Obligation,

    /// <summary>All deadlines of one matter (整个事项).</summary>
    Matter,

    /// <summary>All that one body owes (整个单位).</summary>
    Body,
}

/// <summary>Reminders that are not sent for a time, for a reason (暂停提醒). Deadlines go on counting.</summary>
public sealed class ReminderPause
{
    /// <summary>Longest pause in days; who needs more asks again.</summary>
    public const int LongestDays = 90;

    private const int LongestReason = 200;

    private ReminderPause()
    {
    }

    public ReminderPauseId Id { get; private set; }

    public PauseScope Scope { get; private set; }

    /// <summary>The obligation, matter or body.</summary>
    public Guid Target { get; private set; }

    /// <summary>Its name as people know it.</summary>
    public string Name { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public DateTimeOffset From { get; private set; }

    /// <summary>The last day without reminders.</summary>
    public DateOnly Until { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>When it was ended early (UTC).</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why a pause cannot be entered.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesTo(string reason, DateOnly? until, DateOnly today)
    {
        List<Obstacle> obstacles = [];
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            obstacles.Add(new(ReminderRules.Pausing, $"请写明暂停的理由，最多 {LongestReason} 个字。", nameof(Reason)));
        }

        if (until is not { } day || day < today || day > today.AddDays(LongestDays))
        {
            obstacles.Add(new(ReminderRules.Pausing, $"请填写暂停的截止日，从今天起最多 {LongestDays} 天。", nameof(Until)));
        }

        return obstacles;
    }

    public static ReminderPause Begin(PauseScope scope, Guid target, string name, string reason, DateOnly until, string by, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Scope = scope,
        Target = target,
        Name = name,
        Reason = reason.Trim(),
        From = now,
        Until = until,
        By = by,
    };

    public bool IsActive(DateOnly today) => EndedAt is null && today <= Until;

    /// <summary>True when it holds back what is sent about this obligation.</summary>
    public bool Covers(Obligation o) => Scope switch
    {
        PauseScope.Obligation => o.Id.Value == Target,
        PauseScope.Matter => o.MatterId == Target,
        _ => o.OwedBy == Party.Body(Target),
    };

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
