using Microsoft.Extensions.Options;

namespace Supervision.Web.Backups;

/// <summary>Registers backing up and restoring.</summary>
internal static class BackupsSetup
{
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsCheck>()
            .AddSingleton<BackupFolder>().AddScoped<MakeBackup>().AddScoped<RestoreBackup>();
    }
}
