using Microsoft.Extensions.Options;

namespace Supervision.Web.Backups;

/// <summary>Where backups lie and how long, from section "Backup".</summary>
public sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>The folder; a relative one lies in the storage directory. Best on another disk.</summary>
    public string Directory { get; init; } = "backups";

    /// <summary>The newest so many nightly backups are kept.</summary>
    public int KeepNights { get; init; } = 14;

    /// <summary>Beside them the first nightly backup of each of the last so many months.</summary>
    public int KeepMonths { get; init; } = 12;

    /// <summary>Megabytes that must stay free on the disk of the backups.</summary>
    public int ReserveMegabytes { get; init; } = 200;
}

/// <summary>Checked at the start.</summary>
internal sealed class BackupOptionsCheck : IValidateOptions<BackupOptions>
{
    public ValidateOptionsResult Validate(string? name, BackupOptions options) => options switch
    {
        { Directory.Length: 0 } => ValidateOptionsResult.Fail("Backup:Directory must name a directory."),
        { KeepNights: < 1 or > 400 } => ValidateOptionsResult.Fail("Backup:KeepNights must lie between 1 and 400."),
        { KeepMonths: < 0 or > 120 } => ValidateOptionsResult.Fail("Backup:KeepMonths must lie between 0 and 120."),
        { ReserveMegabytes: < 0 } => ValidateOptionsResult.Fail("Backup:ReserveMegabytes must not be negative."),
        _ => ValidateOptionsResult.Success,
    };
}
