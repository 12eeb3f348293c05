using Supervision.Domain.Documents;
using Supervision.Web.Persistence;

namespace Supervision.Web.Files;

/// <summary>An upload that its sender is looking at before handing it in.</summary>
/// <param name="Key">Made with the form.</param>
/// <param name="Name">Name as the sender wrote it.</param>
/// <param name="Type">docx or pdf, judged by content.</param>
/// <param name="Length">Bytes.</param>
public sealed record WaitingUpload(Guid Key, string Name, string Type, long Length);

/// <summary>Keeps an upload between choosing and handing in (核对后报送), so that the review step needs no script.</summary>
/// <remarks>Files lie outside the web root under sender and key; what nobody handed in within a day is thrown away.</remarks>
public sealed class WaitingUploads(StorageDirectory storage, IDbContextFactory<SupervisionDb> databases, TimeProvider clock)
{
    private const int LongestName = 150;
    private const string Texts = "报送请用 docx 或者 pdf 文件；纸质件可以用扫描图片（jpg、png）。";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Judges and keeps an upload; the same key again replaces it.</summary>
    public async Task<Outcome<WaitingUpload>> KeepAsync(PersonId sender, Guid key, string name, Stream content, CancellationToken stop)
    {
        ThrowOldAway();
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            if (await FileStore.ObstacleToSizeAsync(db, content.Length, stop) is { } tooLarge)
            {
                return Outcome<WaitingUpload>.Refused(tooLarge);
            }
        }

        var (kind, refusal) = FileKind.Judge(content, name);
        if (kind is null || kind.Name is not ("docx" or "pdf" or "jpg" or "png"))
        {
            return Outcome<WaitingUpload>.Refused(new Obstacle(FileClauses.Acceptable, refusal ?? FileKind.NoText(kind!), "File"));
        }

        var place = PlaceOf(sender, key);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        await using (var target = new FileStream(place, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            content.Position = 0;
            await content.CopyToAsync(target, stop);
        }

        var clean = FileStore.CleanName(name, kind);
        await File.WriteAllTextAsync(place + ".name", clean[^Math.Min(clean.Length, LongestName)..], stop);
        return Outcome<WaitingUpload>.Done(new(key, clean, kind.Name, content.Length));
    }

    /// <summary>What the sender chose before; null when there is none or it was thrown away.</summary>
    public async Task<WaitingUpload?> FindAsync(PersonId sender, Guid key, CancellationToken stop)
    {
        var place = PlaceOf(sender, key);
        if (!File.Exists(place) || !File.Exists(place + ".name"))
        {
            return null;
        }

        var name = await File.ReadAllTextAsync(place + ".name", stop);
        return new(key, name, Path.GetExtension(name).TrimStart('.'), new FileInfo(place).Length);
    }

    /// <summary>Opens the bytes.</summary>
    public FileStream Open(PersonId sender, Guid key) => File.OpenRead(PlaceOf(sender, key));

    /// <summary>Handed in, or not wanted any more.</summary>
    public void Forget(PersonId sender, Guid key)
    {
        File.Delete(PlaceOf(sender, key));
        File.Delete(PlaceOf(sender, key) + ".name");
    }

    private string PlaceOf(PersonId sender, Guid key) => Path.Combine(storage.Root, "waiting", $"{sender.Value:N}-{key:N}");

    private void ThrowOldAway()
    {
        var folder = new DirectoryInfo(Path.Combine(storage.Root, "waiting"));
        foreach (var old in folder.Exists ? folder.EnumerateFiles().Where(f => f.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - Kept) : [])
        {
            old.Delete();
        }
    }
}
