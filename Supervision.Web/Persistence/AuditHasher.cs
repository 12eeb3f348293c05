using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Supervision.Web.Persistence;

/// <summary>Hashes lines of the audit trail one after the other, over one buffer: a million lines make no million arrays.</summary>
/// <remarks>Each part carries its length in characters, so that no two different lines read the same.</remarks>
internal sealed class AuditHasher
{
    private const int IdLength = 36;
    private readonly ArrayBufferWriter<byte> line = new(4096);
    private readonly byte[] hash = new byte[SHA256.HashSizeInBytes];

    /// <summary>SHA-256 over the line, in hexadecimal.</summary>
    public string HashOf(AuditEntry e)
    {
        BytesOf(e);
        return Hash();
    }

    /// <summary>What is hashed; good until the next line.</summary>
    public ReadOnlySpan<byte> BytesOf(AuditEntry e)
    {
        Begin();
        Add(e.Sequence);
        Add(e.At.UtcTicks);
        Add(e.Person?.ToString() ?? "");
        Add(e.Actor);
        Add(e.MatterKind.ToString());
        Add(e.MatterId.ToString());
        Add(e.Sentence);
        Add(e.Changes);
        Add(e.Previous);
        return line.WrittenSpan;
    }

    /// <summary>Begins another line; its parts follow in the order of <see cref="BytesOf"/>.</summary>
    public void Begin() => line.ResetWrittenCount();

    public void Add(long number)
    {
        Span<byte> text = stackalloc byte[20];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        Add(text[..length]);
    }

    public void Add(string text)
    {
        var space = Head(text.Length, Encoding.UTF8.GetByteCount(text));
        line.Advance(Encoding.UTF8.GetBytes(text, space));
    }

    /// <summary>A part that is UTF-8 already.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Head(Encoding.UTF8.GetCharCount(text), text.Length));
        line.Advance(text.Length);
    }

    /// <summary>An id in whatever letters; it is hashed in small ones.</summary>
    public void AddId(ReadOnlySpan<byte> id)
    {
        Span<byte> small = stackalloc byte[IdLength];
        Ascii.ToLower(id[..Math.Min(id.Length, IdLength)], small, out var length);
        Add(small[..length]);
    }

    /// <summary>The hash of the line, in hexadecimal.</summary>
    public string Hash()
    {
        SHA256.HashData(line.WrittenSpan, hash);
        return Convert.ToHexString(hash);
    }

    private Span<byte> Head(int characters, int bytes)
    {
        var space = line.GetSpan(bytes + 12);
        characters.TryFormat(space, out var digits, default, CultureInfo.InvariantCulture);
        space[digits] = (byte)':';
        line.Advance(digits + 1);
        return line.GetSpan(bytes);
    }
}
