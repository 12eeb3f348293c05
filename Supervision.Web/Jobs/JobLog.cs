using Hangfire.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using LogLevel = Hangfire.Logging.LogLevel;

namespace Supervision.Web.Jobs;

/// <summary>Carries the scheduler's log into ours. The scheduler keeps it in a static field, so it must outlive the host that set it.</summary>
internal sealed class JobLog(ILoggerFactory loggers) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new Log(loggers.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new Log(NullLogger.Instance);
        }
    }

    private sealed class Log(ILogger logger) : ILog
    {
        // Without a text the scheduler only asks whether the level is on.
        bool ILog.Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception)
        {
            var level = (Microsoft.Extensions.Logging.LogLevel)logLevel;
            if (messageFunc is not null && logger.IsEnabled(level))
            {
                logger.Log(level, default, messageFunc(), exception, (text, _) => text);
            }

            return logger.IsEnabled(level);
        }
    }
}
