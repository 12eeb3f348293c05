namespace Supervision.Web.Persistence;

/// <summary>A job that the timetable leaves out until somebody resumes it (暂停任务).</summary>
public sealed class JobPause
{
    /// <summary>Key of the job.</summary>
    public string Id { get; set; } = "";

    public string Reason { get; set; } = "";

    public string By { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
