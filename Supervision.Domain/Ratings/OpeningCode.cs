using System.Globalization;
using System.Security.Cryptography;

namespace Supervision.Domain.Ratings;

/// <summary>One scrutineer's opening code (启封码): ten random digits, shown once and never stored (D-10.9a).</summary>
public sealed class OpeningCode
{
    /// <summary>Digits of a code.</summary>
    public const int Length = 10;

    private readonly string digits;

    private OpeningCode(string digits) => this.digits = digits;

    /// <summary>A new code from the cryptographic source.</summary>
    public static OpeningCode New() => new(RandomNumberGenerator.GetString("0123456789", Length));

    /// <summary>Reads what was typed; null when it cannot be a code. Spaces do not matter, wide digits are digits.</summary>
    public static OpeningCode? Parse(string? typed)
    {
        var read = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '-')
            .Select(c => CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (char)('0' + digit) : c));
        return read.Length == Length && read.All(char.IsAsciiDigit) ? new(read) : null;
    }

    /// <summary>As it is written down: 482 913 0576.</summary>
    public string ForPaper() => $"{digits[..3]} {digits[3..6]} {digits[6..]}";

    /// <summary>Whether another is the same, in constant time.</summary>
    public bool IsSameAs(OpeningCode other) => CryptographicOperations.FixedTimeEquals(Bytes(), other.Bytes());

    /// <summary>Never the code.</summary>
    public override string ToString() => "(启封码)";

    internal byte[] Bytes() => System.Text.Encoding.ASCII.GetBytes(digits);
}
