namespace Supervision.Web.Common;

/// <summary>Log sentences with their numbers: 1xxx the house, 2xxx jobs, 3xxx access. No persons, no contents.</summary>
internal static partial class LogEvents
{
    [LoggerMessage(1001, LogLevel.Error, "Page failed, shown to the person as {Number}")]
    public static partial void PageFailed(this ILogger log, Exception failure, string number);

    [LoggerMessage(1003, LogLevel.Error, "A ballot page failed: {Kinds}")]
    public static partial void BallotPageFailed(this ILogger log, string kinds);

    [LoggerMessage(1002, LogLevel.Debug, "A command failed")]
    public static partial void CommandFailed(this ILogger log, Exception failure);
}
