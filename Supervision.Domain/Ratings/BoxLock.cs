using System.Security.Cryptography;

namespace Supervision.Domain.Ratings;

/// <summary>Locks one ballot for the box and opens it again at sealing (D-10.9a): key agreement with a key used once, then AES-GCM.</summary>
/// <remarks>All locked ballots of a round have one length, because all unlocked ones have.</remarks>
public static class BoxLock
{
    private const int PointSize = 65;
    private const int TagSize = 16;
    private static readonly byte[] Nonce = new byte[12];

    /// <summary>Locks a ballot under the public key of its box.</summary>
    public static byte[] Lock(byte[] publicKey, ReadOnlySpan<byte> marks)
    {
        using var box = ECDiffieHellman.Create();
        box.ImportSubjectPublicKeyInfo(publicKey, out _);
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var locked = new byte[PointSize + TagSize + marks.Length];
        WritePoint(once, locked);
        using var cipher = new AesGcm(KeyOf(once, box, locked.AsSpan(0, PointSize)), TagSize);
        cipher.Encrypt(Nonce, marks, locked.AsSpan(PointSize + TagSize), locked.AsSpan(PointSize, TagSize));
        return locked;
    }

    /// <summary>Opens a ballot; null when it is damaged or belongs to another box.</summary>
    public static byte[]? Unlock(ECDiffieHellman box, byte[] locked)
    {
        if (locked.Length < PointSize + TagSize)
        {
            return null;
        }

        var marks = new byte[locked.Length - PointSize - TagSize];
        try
        {
            using var once = ECDiffieHellman.Create(ReadPoint(locked));
            using var cipher = new AesGcm(KeyOf(box, once, locked.AsSpan(0, PointSize)), TagSize);
            cipher.Decrypt(Nonce, locked.AsSpan(PointSize + TagSize), locked.AsSpan(PointSize, TagSize), marks);
            return marks;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The key is used for one message only, so the nonce may be fixed.
    private static byte[] KeyOf(ECDiffieHellman own, ECDiffieHellman other, ReadOnlySpan<byte> point) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(other.PublicKey), 32, salt: point.ToArray(), info: "ballot"u8.ToArray());

    private static void WritePoint(ECDiffieHellman key, Span<byte> to)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        to[0] = 4;
        q.X!.CopyTo(to[1..]);
        q.Y!.CopyTo(to[33..]);
    }

    private static ECParameters ReadPoint(byte[] from) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new() { X = from[1..33], Y = from[33..PointSize] },
    };
}
