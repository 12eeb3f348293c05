using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Supervision.Web.Persistence;

/// <summary>Hashes lines of the audit trail one after the other, over one buffer: a million lines make no million arrays.</summary>
internal sealed class AuditHasher
{
    private readonly ArrayBufferWriter<byte> line = new(4096);

    /// <summary>SHA-256 over the line, in hexadecimal.</summary>
    public string HashOf(AuditEntry e)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(BytesOf(e), hash);
        return Convert.ToHexString(hash);
    }

    /// <summary>What is hashed; good until the next line.</summary>
    public ReadOnlySpan<byte> BytesOf(AuditEntry e)
    {
        // Each part carries its length, so that no two different lines read the same.
        line.ResetWrittenCount();
        Write(e.Sequence);
        Write(e.At.UtcTicks);
        Write(e.Person);
        Write(e.Actor);
        Write(e.MatterKind.ToString());
        Write(e.MatterId);
        Write(e.Sentence);
        Write(e.Changes);
        Write(e.Previous);
        return line.WrittenSpan;
    }

    private void Write(long number)
    {
        Span<char> text = stackalloc char[20];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        Write(text[..length]);
    }

    private void Write(Guid? id)
    {
        Span<char> text = stackalloc char[36];
        var length = 0;
        _ = id?.TryFormat(text, out length);
        Write(text[..length]);
    }

    private void Write(ReadOnlySpan<char> text)
    {
        var space = line.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length) + 12);
        text.Length.TryFormat(space, out var digits, default, CultureInfo.InvariantCulture);
        space[digits] = (byte)':';
        line.Advance(digits + 1 + Encoding.UTF8.GetBytes(text, space[(digits + 1)..]));
    }
}
