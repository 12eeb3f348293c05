namespace Supervision.Tests.Building;

/// <summary>Every byte of every file in a folder, as somebody has it who took the disk: free pages, journals and logs with the rest.</summary>
public sealed class StoredBytes
{
    private const int Tries = 5;

    private readonly List<(string Name, byte[] Content)> files = [];

    /// <summary>Names of the files.</summary>
    public IEnumerable<string> Names => files.Select(f => f.Name);

    public static async Task<StoredBytes> OfAsync(string folder)
    {
        // A journal may vanish between listing and reading, when some other test closes all idle connections of the process.
        for (var left = Tries; ; left--)
        {
            try
            {
                return await ReadAsync(folder);
            }
            catch (FileNotFoundException) when (left > 0)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Content of one file; empty when there is none of this name.</summary>
    public byte[] Of(string name) => files.Find(f => f.Name == name).Content ?? [];

    public bool Contain(ReadOnlySpan<byte> sought)
    {
        foreach (var (_, content) in files)
        {
            if (content.AsSpan().IndexOf(sought) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<StoredBytes> ReadAsync(string folder)
    {
        var bytes = new StoredBytes();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            bytes.files.Add((Path.GetRelativePath(folder, file), copy.ToArray()));
        }

        return bytes;
    }
}
