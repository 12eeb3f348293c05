using System.Security.Cryptography;

namespace Supervision.Domain.Ratings;

/// <summary>The keys of one box: anyone can lock, only both opening codes together can unlock (D-10.9a).</summary>
/// <param name="Public">The public key, SubjectPublicKeyInfo.</param>
/// <param name="Wrapped">The private key, locked under both codes; destroyed at sealing.</param>
public sealed record BoxKeys(byte[] Public, byte[] Wrapped)
{
    /// <summary>Rounds of the slow key derivation: what a guess costs whoever stole the file.</summary>
    public const int UsualRounds = 600_000;

    private const int SaltSize = 16;
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = sizeof(int) + (2 * SaltSize) + NonceSize + TagSize;

    /// <summary>Makes the keys of a new box.</summary>
    public static BoxKeys Make(OpeningCode first, OpeningCode second, int rounds = UsualRounds)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new(pair.ExportSubjectPublicKeyInfo(), Wrap(pair.ExportPkcs8PrivateKey(), first, second, rounds));
    }

    /// <summary>The private key; null when a code is wrong or the wrapping was altered. The order of the codes is that of the scrutineers.</summary>
    public static ECDiffieHellman? Unwrap(byte[] wrapped, OpeningCode first, OpeningCode second)
    {
        var rounds = BitConverter.ToInt32(wrapped, 0);
        var salts = wrapped.AsSpan(sizeof(int), 2 * SaltSize);
        var rest = wrapped.AsSpan(sizeof(int) + (2 * SaltSize));
        var locked = rest[(NonceSize + TagSize)..];
        var plain = new byte[locked.Length];
        using var cipher = new AesGcm(KeyOf(first, second, salts, rounds), TagSize);
        try
        {
            cipher.Decrypt(rest[..NonceSize], locked, rest.Slice(NonceSize, TagSize), plain);
            var key = ECDiffieHellman.Create();
            key.ImportPkcs8PrivateKey(plain, out _);
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static byte[] Wrap(byte[] key, OpeningCode first, OpeningCode second, int rounds)
    {
        var wrapped = new byte[HeadSize + key.Length];
        BitConverter.TryWriteBytes(wrapped, rounds);
        var salts = wrapped.AsSpan(sizeof(int), 2 * SaltSize);
        var rest = wrapped.AsSpan(sizeof(int) + (2 * SaltSize));
        RandomNumberGenerator.Fill(salts);
        RandomNumberGenerator.Fill(rest[..NonceSize]);
        using var cipher = new AesGcm(KeyOf(first, second, salts, rounds), TagSize);
        cipher.Encrypt(rest[..NonceSize], key, rest[(NonceSize + TagSize)..], rest.Slice(NonceSize, TagSize));
        CryptographicOperations.ZeroMemory(key);
        return wrapped;
    }

    // Each code goes through the slow derivation with a salt of its own; only both together give the key.
    private static byte[] KeyOf(OpeningCode first, OpeningCode second, ReadOnlySpan<byte> salts, int rounds)
    {
        byte[] both =
        [
            .. Rfc2898DeriveBytes.Pbkdf2(first.Bytes(), salts[..SaltSize], rounds, HashAlgorithmName.SHA256, KeySize),
            .. Rfc2898DeriveBytes.Pbkdf2(second.Bytes(), salts[SaltSize..], rounds, HashAlgorithmName.SHA256, KeySize),
        ];
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, both, KeySize, info: "box"u8.ToArray());
    }
}
