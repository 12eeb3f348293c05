using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>The pages of a ballot that is being filled in, so that the browser's back button finds them (after each step the address is another
/// one). In memory only, never on disk; locked under a key that stands in the phone's own address and nowhere here; gone as soon as the slip is
/// cast, and with the process. A page that is gone begins anew.</summary>
public sealed class KeptSteps(SlipHashes hashes, TimeProvider clock)
{
    /// <summary>Pages kept of one slip: sixty subjects, and some going back and forth.</summary>
    public const int MostOfASlip = 150;

    /// <summary>How long a phone may sleep over a page.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(30);

    private const int KeyLength = 16;

    private readonly ConcurrentDictionary<string, Pages> slips = new(StringComparer.Ordinal);

    /// <summary>Keeps a page.</summary>
    /// <returns>What its address ends with: the key that opens it.</returns>
    public string Keep(SlipToken slip, BallotStep step)
    {
        Sweep();
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var page = new Page(NameOf(key), Lock(key, step));
        var pages = slips.GetOrAdd(Of(slip), _ => new());
        lock (pages)
        {
            pages.Until = clock.GetUtcNow() + Time;
            pages.List.Add(page);
            if (pages.List.Count > MostOfASlip)
            {
                pages.List.RemoveAt(0);
            }
        }

        return Convert.ToHexStringLower(key);
    }

    /// <summary>The page of an address; null when it is gone or never was.</summary>
    public BallotStep? Find(SlipToken slip, string address)
    {
        if (address.Length != KeyLength * 2 || !address.All(char.IsAsciiHexDigitLower) || !slips.TryGetValue(Of(slip), out var pages))
        {
            return null;
        }

        var key = Convert.FromHexString(address);
        lock (pages)
        {
            var name = NameOf(key);
            return pages.Until > clock.GetUtcNow() && pages.List.Find(p => p.Name == name) is { } page ? Unlock(key, page.Locked) : null;
        }
    }

    /// <summary>Forgets all pages of a slip: it was cast.</summary>
    public void Forget(SlipToken slip) => slips.TryRemove(Of(slip), out _);

    // Slips that were never cast leave nothing behind either.
    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var (slip, pages) in slips)
        {
            if (pages.Until <= now)
            {
                slips.TryRemove(slip, out _);
            }
        }
    }

    private string Of(SlipToken slip) => Convert.ToHexString(hashes.Of(slip));

    private static string NameOf(byte[] key) => Convert.ToHexString(SHA256.HashData(key));

    // A key locks one page only, so its nonce need not vary.
    private static byte[] Lock(byte[] key, BallotStep step)
    {
        var plain = Encoding.UTF8.GetBytes($"{(int)step.Kind},{step.At},{Flag(step.ToReview)},{Flag(step.IsWarned)},{Flag(step.IsForeign)},{Convert.ToHexString(step.Marks)}");
        var locked = new byte[plain.Length + AesGcm.TagByteSizes.MaxSize];
        using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        aes.Encrypt(new byte[AesGcm.NonceByteSizes.MaxSize], plain, locked.AsSpan(0, plain.Length), locked.AsSpan(plain.Length));
        return locked;
    }

    private static BallotStep Unlock(byte[] key, byte[] locked)
    {
        var plain = new byte[locked.Length - AesGcm.TagByteSizes.MaxSize];
        using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
        aes.Decrypt(new byte[AesGcm.NonceByteSizes.MaxSize], locked.AsSpan(0, plain.Length), locked.AsSpan(plain.Length), plain);
        var parts = Encoding.UTF8.GetString(plain).Split(',');
        return new((BallotPageKind)int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), Convert.FromHexString(parts[5]),
            int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), parts[2] == "1", parts[3] == "1") { IsForeign = parts[4] == "1" };
    }

    private static char Flag(bool on) => on ? '1' : '0';

    private sealed record Page(string Name, byte[] Locked);

    private sealed class Pages
    {
        public List<Page> List { get; } = [];

        public DateTimeOffset Until { get; set; }
    }
}
