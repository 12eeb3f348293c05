using System.Text;

namespace Supervision.Web.Common;

/// <summary>Rare characters of names (生僻字, D-17.29): those beyond what every computer's Chinese typeface has. The server cannot know what the
/// computer in the hall or at the printer has, so whoever prepares a paper is asked to look.</summary>
internal static class RareCharacters
{
    /// <summary>𬹾（U+2CE7E）、㛃（U+36C3）, so that one that is shown as a box is named, too; empty when there are none.</summary>
    public static string In(IEnumerable<string> texts) =>
        string.Join('、', texts.SelectMany(t => t.EnumerateRunes()).Where(IsRare).Distinct().Select(r => $"{r}（U+{r.Value:X4}）"));

    // Extension A, and every character beyond the basic plane that is a Chinese one.
    private static bool IsRare(Rune rune) => rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x9FA6 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
}
