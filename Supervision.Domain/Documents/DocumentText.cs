using System.Text;

namespace Supervision.Domain.Documents;

/// <summary>Text as paper takes it (公文文字): what a person pasted, without the marks that nobody sees.</summary>
public static class DocumentText
{
    /// <summary>Without control characters, lone surrogates, zero-width and direction marks. Line breaks stay, tabs become
    /// spaces, and rare characters beyond the basic plane are kept whole.</summary>
    public static string Clean(string text)
    {
        // Nearly every text is clean already; a long paper asks a thousand times.
        if (IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in Runes(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')))
        {
            if (rune.Value is '\t' or 0x2028 or 0x2029)
            {
                clean.Append(rune.Value == '\t' ? ' ' : '\n');
            }
            else if (rune.Value == '\n' || !IsUnseen(rune.Value))
            {
                clean.Append(units[..rune.EncodeToUtf16(units)]);
            }
        }

        return clean.ToString();
    }

    /// <summary>The paragraphs of a text: one per line, trimmed, empty lines left out; their indent is the layout's.</summary>
    public static IReadOnlyList<string> Paragraphs(string? text) =>
        Clean(text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One line: cleaned, line breaks become spaces.</summary>
    public static string Line(string? text) => string.Join(' ', Paragraphs(text));

    /// <summary>Width in halves of a character: a Chinese character counts 2, a Latin letter or digit 1.</summary>
    public static int Halves(string text) => text.EnumerateRunes().Sum(r => r.Value < 0x2000 ? 1 : 2);

    private static IEnumerable<Rune> Runes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // A lone surrogate is no character and would make the file unreadable.
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                i += rune.Utf16SequenceLength - 1;
                yield return rune;
            }
        }
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (c != '\n' && !IsPlain(c))
            {
                return false;
            }
        }

        return true;
    }

    // Most characters are Latin or Chinese ones, among which none is unseen.
    private static bool IsPlain(char c) => c is (>= ' ' and <= '~') or (>= (char)0x3000 and < (char)0xD800) || !char.IsSurrogate(c) && c is not ((char)0x2028 or (char)0x2029) && !IsUnseen(c);

    private static bool IsUnseen(int c) => c
        is < 0x20 or (>= 0x7F and <= 0x9F)          // control characters
        or 0xAD or 0x61C or 0x180E or 0xFEFF        // soft hyphen, Arabic and Mongolian marks, byte order mark
        or (>= 0x200B and <= 0x200F)                // zero-width and direction marks
        or (>= 0x202A and <= 0x202E)                // embedding and override of direction
        or (>= 0x2060 and <= 0x206F)                // word joiner, isolates
        or (>= 0xFFF9 and <= 0xFFFF)                // annotation marks and what is no character
        || (c & 0xFFFE) == 0xFFFE                   // the two non-characters at the end of each plane
        || c is >= 0xFDD0 and <= 0xFDEF
        || c is >= 0xE0000 and <= 0xE007F;          // tags
}
