using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace Supervision.Web.App;

/// <summary>Puts appsettings.Development.json, which stands beside the solution, into its usual place among the sources.</summary>
internal static class Settings
{
    public static void AddSharedDevelopmentSettings(this ConfigurationManager configuration, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            return;
        }

        // Over appsettings.json, under environment variables and the command line.
        var sources = configuration.Sources;
        var place = sources.ToList().FindLastIndex(s => s is JsonConfigurationSource) + 1;
        sources.Insert(place, new JsonConfigurationSource
        {
            Path = "appsettings.Development.json",
            Optional = false,
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
        });
    }
}
