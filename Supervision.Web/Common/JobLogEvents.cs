namespace Supervision.Web.Common;

/// <content>2xxx: jobs.</content>
internal static partial class LogEvents
{
    [LoggerMessage(2001, LogLevel.Error, "Job {Job} failed")]
    public static partial void JobFailed(this ILogger log, Exception failure, string job);
}
