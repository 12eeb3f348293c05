using System.Security.Cryptography;
using Supervision.Domain.Ratings;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Ratings;

/// <summary>Hashes slip codes under a key that lies beside the database, not in it (D-10.5).</summary>
public sealed class SlipHashes(StorageDirectory storage)
{
    private const int KeySize = 32;

    private readonly Lazy<byte[]> key = new(() => ReadOrMake(Path.Combine(storage.Keys, "slips.key")));

    /// <summary>What is stored of a code.</summary>
    public byte[] Of(SlipToken token) => token.HashWith(key.Value);

    /// <summary>A keyed digest of a text, in hex: what nobody without the key can make.</summary>
    public string SignOf(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, System.Text.Encoding.UTF8.GetBytes(text)));

    private static byte[] ReadOrMake(string file)
    {
        if (File.Exists(file))
        {
            return File.ReadAllBytes(file);
        }

        // Written aside and moved: a process killed in between leaves no half key, and of two at once one wins.
        var fresh = RandomNumberGenerator.GetBytes(KeySize);
        var aside = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllBytes(aside, fresh);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }

        return File.ReadAllBytes(file);
    }
}
