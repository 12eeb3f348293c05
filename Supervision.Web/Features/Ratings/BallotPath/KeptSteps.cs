using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>The pages of a ballot that is being filled in, so that the browser's back button finds them: after each step the address is another
/// one, and every page shows what was chosen last. In memory only, never on disk; locked under a key that stands in the phone's own address and
/// nowhere here; gone as soon as the slip is cast, and with the process. A page that is gone begins anew.</summary>
public sealed class KeptSteps(SlipHashes hashes, TimeProvider clock)
{
    /// <summary>Pages kept of one filling in: sixty subjects, and some going back and forth.</summary>
    public const int MostPages = 150;

    /// <summary>Fillings in kept of one slip: two phones, and some that began anew.</summary>
    public const int MostOfASlip = 8;

    /// <summary>How long a phone may sleep over a page.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(30);

    private const int KeyLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly ConcurrentDictionary<string, Fillings> slips = new(StringComparer.Ordinal);

    /// <summary>Keeps the next page.</summary>
    /// <param name="slip">The slip.</param>
    /// <param name="from">End of the address of the page before; empty for the first page.</param>
    /// <param name="step">The next page.</param>
    /// <returns>What its address ends with: the key that opens it, and its place.</returns>
    public string Keep(SlipToken slip, string from, BallotStep step)
    {
        Sweep();
        var fillings = slips.GetOrAdd(Of(slip), _ => new());
        lock (fillings)
        {
            fillings.Until = clock.GetUtcNow() + Time;
            var (key, pages) = Read(fillings, from) is { Pages.Count: < MostPages } known ? (known.Key, known.Pages) : (RandomNumberGenerator.GetBytes(KeyLength), []);
            pages.Add(step);
            var kept = new Filling(NameOf(key), Lock(key, Text(pages, step.Marks)));
            fillings.List.RemoveAll(f => f.Name == kept.Name);
            fillings.List.Add(kept);
            if (fillings.List.Count > MostOfASlip)
            {
                fillings.List.RemoveAt(0);
            }

            return $"{Convert.ToHexStringLower(key)}-{pages.Count - 1}";
        }
    }

    /// <summary>The page of an address, with what was chosen last; null when it is gone or never was.</summary>
    public BallotStep? Find(SlipToken slip, string address)
    {
        if (!slips.TryGetValue(Of(slip), out var fillings))
        {
            return null;
        }

        lock (fillings)
        {
            return fillings.Until > clock.GetUtcNow() && Read(fillings, address) is var (_, pages, place) && place < pages.Count ? pages[place] : null;
        }
    }

    /// <summary>Forgets all pages of a slip: it was cast.</summary>
    public void Forget(SlipToken slip) => slips.TryRemove(Of(slip), out _);

    // Slips that were never cast leave nothing behind either.
    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var (slip, fillings) in slips)
        {
            if (fillings.Until <= now)
            {
                slips.TryRemove(slip, out _);
            }
        }
    }

    private string Of(SlipToken slip) => Convert.ToHexString(hashes.Of(slip));

    private static (byte[] Key, List<BallotStep> Pages, int Place)? Read(Fillings fillings, string address)
    {
        if (address.Split('-') is not [{ Length: KeyLength * 2 } hex, var number] || !hex.All(char.IsAsciiHexDigitLower)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            return null;
        }

        var key = Convert.FromHexString(hex);
        var name = NameOf(key);
        return fillings.List.Find(f => f.Name == name) is { } filling ? (key, Steps(Unlock(key, filling.Locked)), place) : null;
    }

    private static string NameOf(byte[] key) => Convert.ToHexString(SHA256.HashData(key));

    private static string Text(List<BallotStep> pages, byte[] marks) => Convert.ToHexString(marks) + ";" + string.Join('|', pages.Select(p =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)p.Kind},{p.At},{Flag(p.ToReview)}{Flag(p.IsWarned)}{Flag(p.IsForeign)}")));

    private static List<BallotStep> Steps(string text)
    {
        var parts = text.Split(';');
        var marks = Convert.FromHexString(parts[0]);
        return [.. from page in parts[1].Split('|')
                   let fields = page.Split(',')
                   select new BallotStep(
                       (BallotPageKind)int.Parse(fields[0], CultureInfo.InvariantCulture), [.. marks], int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2][0] == '1', fields[2][1] == '1')
                   {
                       IsForeign = fields[2][2] == '1',
                   }];
    }

    private static byte[] Lock(byte[] key, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var locked = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(locked.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(locked.AsSpan(0, NonceLength), plain, locked.AsSpan(NonceLength, plain.Length), locked.AsSpan(NonceLength + plain.Length));
        return locked;
    }

    private static string Unlock(byte[] key, byte[] locked)
    {
        var plain = new byte[locked.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(locked.AsSpan(0, NonceLength), locked.AsSpan(NonceLength, plain.Length), locked.AsSpan(NonceLength + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }

    private static char Flag(bool on) => on ? '1' : '0';

    private sealed record Filling(string Name, byte[] Locked);

    private sealed class Fillings
    {
        public List<Filling> List { get; } = [];

        public DateTimeOffset Until { get; set; }
    }
}
