using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Commands;

/// <summary>The services of the program without its pages, for one command.</summary>
internal static class CommandHost
{
    /// <summary>Done as asked.</summary>
    public const int Fine = 0;

    /// <summary>Refused, or something was found broken; the reason was written.</summary>
    public const int Refused = 1;

    /// <summary>Runs an act over a database that is up to date. A failure becomes one line, its trace is for the log.</summary>
    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> act, CancellationToken stop, bool prepare = true)
    {
        await using var app = Build();
        try
        {
            if (prepare)
            {
                await PersistenceSetup.PrepareAsync(app.Services, stop);
                await FirstContents.SeedAsync(app.Services, stop);
            }

            return await act(app.Services, stop);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException or DbUpdateException or System.Data.Common.DbException)
        {
            app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Supervision.Web.Commands").CommandFailed(failure);
            return Refuse($"没有办成：{failure.Message}");
        }
    }

    public static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Refused;
    }

    public static int Refuse(Outcome outcome)
    {
        foreach (var obstacle in outcome.Obstacles)
        {
            Console.Error.WriteLine(obstacle.Message);
        }

        return Refused;
    }

    public static int Say(string sentence)
    {
        Console.WriteLine(sentence);
        return Fine;
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddSharedDevelopmentSettings(builder.Environment);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSupervision(builder.Configuration, builder.Environment);
        return builder.Build();
    }
}
