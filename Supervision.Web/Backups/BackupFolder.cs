using System.Globalization;
using Microsoft.Extensions.Options;
using Supervision.Web.Files;

namespace Supervision.Web.Backups;

/// <summary>The folder of the backups: names, places, and what may be cleared away.</summary>
public sealed class BackupFolder(StorageDirectory storage, IOptions<BackupOptions> options)
{
    private const string Nightly = "auto-";

    private const string Stamp = "yyyyMMdd-HHmmss";

    /// <summary>What is being written lies under this ending until it is whole.</summary>
    private const string Partial = ".partial";

    public string Root { get; } = Path.GetFullPath(options.Value.Directory, storage.Root);

    /// <summary>Name of a nightly backup.</summary>
    public static string NightlyName(DateTimeOffset now) => Nightly + StampOf(now);

    /// <summary>Name of one made by hand.</summary>
    public static string StampOf(DateTimeOffset now) => now.ToOffset(TimeSpan.FromHours(8)).ToString(Stamp, CultureInfo.InvariantCulture);

    /// <summary>Where a backup of this name lies; null when the name leads out of the folder.</summary>
    public string? PlaceOf(string name)
    {
        var place = Path.GetFullPath(name, Root);
        return place.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? place : null;
    }

    /// <summary>Where it is written until it is whole.</summary>
    public static string PartialOf(string place) => place + Partial;

    /// <summary>Nightly backups, the newest first.</summary>
    public IReadOnlyList<string> Nights => !Directory.Exists(Root) ? []
        : [.. Directory.GetDirectories(Root, Nightly + "*").Where(d => DayOf(d) is not null).OrderDescending(StringComparer.Ordinal)];

    /// <summary>Nightly backups beyond what is kept: neither among the newest, nor the first of a month that is kept.</summary>
    public IReadOnlyList<string> Expired(DateOnly today)
    {
        var nights = Nights;
        var since = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - options.Value.KeepMonths);
        var firsts = nights.GroupBy(n => DayOf(n)!.Value is var d ? (d.Year, d.Month) : default)
            .Where(g => options.Value.KeepMonths > 0 && DayOf(g.First()) >= since).Select(g => g.Min(StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return [.. nights.Skip(options.Value.KeepNights).Where(n => !firsts.Contains(n))];
    }

    /// <summary>Clears away what a run that was cut off left behind.</summary>
    public void ClearHalfWritten()
    {
        foreach (var half in Directory.Exists(Root) ? Directory.GetDirectories(Root, Nightly + "*" + Partial) : [])
        {
            Directory.Delete(half, recursive: true);
        }
    }

    private static DateOnly? DayOf(string place) => DateTime.TryParseExact(
        Path.GetFileName(place)[Nightly.Length..], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? DateOnly.FromDateTime(at) : null;
}
