using System.Security.Cryptography;
using System.Text;
using Supervision.Domain.Documents;
using Supervision.Web.Persistence;

namespace Supervision.Web.Files;

/// <summary>A file as it comes in. The stream must be seekable; uploads are spooled first.</summary>
/// <param name="Name">Name as the sender wrote it; only its last part is used.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Purpose">What it is in its matter, e.g. draft.</param>
public sealed record IncomingFile(string Name, Stream Content, string Purpose);

/// <summary>Keeps files under their hash outside the web root. Bytes are on disk before the row is saved.</summary>
public sealed class FileStore(StorageDirectory storage)
{
    private const int LongestName = 120;
    private const long Megabyte = 1024 * 1024;

    /// <summary>Keeps a file from being taken up again and thrown away at the same moment.</summary>
    private readonly Lock hand = new();

    /// <summary>Judges and stores the bytes and adds the row to the context; the caller saves.</summary>
    /// <returns>The stored file, or why it cannot be kept; refused files leave nothing behind.</returns>
    public async Task<Outcome<StoredFile>> KeepAsync(SupervisionDb db, IncomingFile file, MatterRef matter, CancellationToken stop)
    {
        if (await ObstacleToSizeAsync(db, file.Content.Length, stop) is { } tooLarge)
        {
            return Outcome<StoredFile>.Refused(tooLarge);
        }

        var (kind, refusal) = FileKind.Judge(file.Content, file.Name);
        if (kind is null)
        {
            return Refuse(refusal!);
        }

        var stored = new StoredFile
        {
            Id = Guid.CreateVersion7(),
            Hash = await WriteAsync(file.Content, db.Clock.GetUtcNow().UtcDateTime, stop),
            Name = CleanName(file.Name, kind),
            Type = kind.Name,
            Length = file.Content.Length,
            MatterKind = matter.Kind,
            MatterId = matter.Id,
            Purpose = file.Purpose,
            AddedBy = db.Actor?.Person?.Value,
            AddedByName = db.Actor?.Name ?? "",
            AddedAt = db.Clock.GetUtcNow(),
        };
        db.StoredFiles.Add(stored);
        return Outcome<StoredFile>.Done(stored);
    }

    /// <summary>Why a file of so many bytes cannot be kept; null when it can.</summary>
    public static async Task<Obstacle?> ObstacleToSizeAsync(SupervisionDb db, long length, CancellationToken stop)
    {
        var most = await LargestAsync(db, stop);

        // Rounded up, so that a file of one byte too many is not said to be as large as it may be.
        var tenths = (length * 10 + Megabyte - 1) / Megabyte;
        return length > most
            ? new(FileRules.Size, $"这个文件 {tenths / 10m:0.#} MB，最多 {most / Megabyte} MB。", "File")
            : null;
    }

    /// <summary>Opens the bytes of a stored file.</summary>
    /// <exception cref="FileNotFoundException">The bytes are gone: the storage directory was tampered with.</exception>
    public FileStream Open(StoredFile file) => File.OpenRead(PlaceOf(file.Hash));

    /// <summary>True when the bytes of a hash lie on the disk.</summary>
    internal bool Holds(string hash) => File.Exists(PlaceOf(hash));

    /// <summary>Name without path, control and direction marks; the extension follows the content.</summary>
    public static string CleanName(string name, FileKind kind)
    {
        var last = name.Split('/', '\\')[^1];
        var clean = new string([.. Path.GetFileNameWithoutExtension(last)
            .Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))]).Trim();
        clean = clean.Length == 0 ? "文件" : clean[..Math.Min(clean.Length, LongestName)];
        return $"{clean}.{kind.Name}";
    }

    private static Outcome<StoredFile> Refuse(string message) =>
        Outcome<StoredFile>.Refused(new Obstacle(FileClauses.Acceptable, message, "File"));

    /// <summary>Bytes of the largest file that is kept.</summary>
    internal static async Task<long> LargestAsync(SupervisionDb db, CancellationToken stop)
    {
        var book = new RuleBook(await db.RuleVersions.AsNoTracking().Where(v => v.Key == FileRules.MaxMegabytes.Key).ToListAsync(stop));
        return book.InForce(FileRules.MaxMegabytes, db.Clock.Today()).Count * Megabyte;
    }

    private string PlaceOf(string hash) => Path.Combine(storage.Files, hash[..2], hash);

    /// <summary>Throws away bytes that no row names, when they are older than a moment; false when they have just been taken up again.</summary>
    internal bool ThrowAway(string place, DateTime before)
    {
        lock (hand)
        {
            if (!File.Exists(place) || File.GetLastWriteTimeUtc(place) >= before)
            {
                return false;
            }

            File.Delete(place);
            return true;
        }
    }

    // Bytes that lie there already are marked as taken up now: their row comes with the save that follows.
    private bool TakesUp(string place, DateTime now)
    {
        lock (hand)
        {
            if (!File.Exists(place))
            {
                return false;
            }

            File.SetLastWriteTimeUtc(place, now);
            return true;
        }
    }

    private async Task<string> WriteAsync(Stream content, DateTime now, CancellationToken stop)
    {
        content.Position = 0;
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(content, stop));
        var place = PlaceOf(hash);
        if (TakesUp(place, now))
        {
            return hash;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var half = place + "." + Guid.NewGuid().ToString("N");
        await using (var target = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            content.Position = 0;
            await content.CopyToAsync(target, stop);
            target.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(half, now);
        File.Move(half, place, overwrite: true);
        return hash;
    }
}
