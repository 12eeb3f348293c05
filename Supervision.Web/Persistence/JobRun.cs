namespace Supervision.Web.Persistence;

/// <summary>One run of a background job (任务记录), kept so that people can see what was done while nobody looked.</summary>
public sealed class JobRun
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Key of the job, e.g. <c>reminder-planner</c>.</summary>
    public string Job { get; set; } = "";

    /// <summary>Its name as people know it, e.g. 发送提醒.</summary>
    public string Name { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Null while it runs, and for ever when the process was killed; then <see cref="IsLost"/> becomes true.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>True when it ended with a fault.</summary>
    public bool HasFailed { get; set; }

    /// <summary>True when the process ended in the middle; a later run did the work.</summary>
    public bool IsLost { get; set; }

    /// <summary>How many things were looked at, and how many of them were changed.</summary>
    public int Seen { get; set; }

    public int Changed { get; set; }

    /// <summary>Progress of a long run: so many of so many.</summary>
    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>The result in plain words.</summary>
    public string Result { get; set; } = "";

    /// <summary>Where to see what it did: a line each, words and address parted by a tab.</summary>
    public string Links { get; set; } = "";

    /// <summary>Technical part of a fault.</summary>
    public string? Fault { get; set; }

    /// <summary>Who started it; 定时 for the timetable.</summary>
    public string StartedBy { get; set; } = "";
}

/// <summary>Makes sure that one instance of a job runs at a time, over all processes.</summary>
public sealed class JobLock
{
    public string Id { get; set; } = "";

    public Guid Holder { get; set; }

    /// <summary>The process that holds it: machine, number, start. One that is no longer there holds nothing.</summary>
    public string Process { get; set; } = "";

    /// <summary>A lock not renewed by then belongs to a dead process (UTC).</summary>
    public DateTimeOffset Until { get; set; }
}
