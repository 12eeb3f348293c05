using System.Security.Cryptography;
using System.Text;

namespace Supervision.Domain.Ratings;

/// <summary>The code on a slip (票号): 80 random bits as 16 characters of Crockford's base 32 (D-10.5).</summary>
public sealed class SlipToken
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 16;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly string text;

    private SlipToken(string text) => this.text = text;

    /// <summary>A new code from the cryptographic source.</summary>
    public static SlipToken New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what was typed or scanned; null when it cannot be a code. Case and spaces do not matter; O is 0, I and L are 1.</summary>
    public static SlipToken? Parse(string? typed)
    {
        var read = new StringBuilder(Length);
        foreach (var sign in (typed ?? "").Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (sign is ' ' or '-' or '\u3000')
            {
                continue;
            }

            var meant = sign switch { 'O' => '0', 'I' or 'L' => '1', _ => sign };
            if (read.Length == Length || !Alphabet.Contains(meant, StringComparison.Ordinal))
            {
                return null;
            }

            read.Append(meant);
        }

        return read.Length == Length ? new(read.ToString()) : null;
    }

    /// <summary>The code for the address of the ballot page and its QR: /v/{code}.</summary>
    public string ForAddress() => text;

    /// <summary>In four groups as printed: 7K3M 9QXD 2TBW 5HNE.</summary>
    public string ForPrint() => string.Join(' ', text.Chunk(4).Select(c => new string(c)));

    /// <summary>What is stored of it: HMAC-SHA-256 under a key that lies outside the database.</summary>
    public byte[] HashWith(byte[] key) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text));

    /// <summary>Never the code, so that no log can print one.</summary>
    public override string ToString() => "(票号)";
}
