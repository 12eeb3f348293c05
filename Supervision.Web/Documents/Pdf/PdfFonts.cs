using System.Text;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace Supervision.Web.Documents.Pdf;

/// <summary>The typefaces of PDF files: the official ones where the machine has them, else a free Chinese one (D-15.1).</summary>
public sealed class PdfFonts(IOptions<DocumentOptions> options)
{
    private static readonly IReadOnlyDictionary<OfficialFont, string[]> Official = new Dictionary<OfficialFont, string[]>
    {
        [OfficialFont.Title] = ["FZXBSJW.TTF", "方正小标宋简体.ttf", "FZXiaoBiaoSong-B05S.ttf", "STZHONGS.TTF"],
        [OfficialFont.Text] = ["simfang.ttf", "仿宋_GB2312.ttf", "STFANGSO.TTF"],
        [OfficialFont.First] = ["simhei.ttf"],
        [OfficialFont.Second] = ["simkai.ttf", "楷体_GB2312.ttf", "STKAITI.TTF"],
        [OfficialFont.Page] = ["simsun.ttc", "simsun.ttf"],
    };

    private static readonly string[] FreeSerif = ["NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular.otf", "SourceHanSerifSC-Regular.otf"];
    private static readonly string[] FreeBold = ["NotoSerifCJK-Bold.ttc", "NotoSerifCJKsc-Bold.otf", "SourceHanSerifSC-Bold.otf"];
    private static readonly string[] FreeSans = ["NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "SourceHanSansSC-Regular.otf", "wqy-microhei.ttc"];

    private readonly Lazy<FontSet?> found = new(() => Find(options.Value));

    /// <summary>The typefaces; null where the machine has no Chinese one.</summary>
    internal FontSet? Set => found.Value;

    /// <summary>True when PDF files can be made.</summary>
    public bool CanWrite => Set is not null;

    /// <summary>What the maker of a document is told about typefaces; null when all official ones are there.</summary>
    public string? Notice => Set switch
    {
        null => "服务器上没有中文字体，不能生成 PDF，只提供 Word。请系统管理员安装中文字体，或者在设置 Documents:FontFile 里写明字体文件。",
        { Missing.Count: > 0 } set => $"服务器上缺{string.Join("、", set.Missing.Select(f => f.Name))}，PDF 用相近字体代替，版式尺寸不变；正式印制请用 Word。",
        _ => null,
    };

    /// <summary>Names the characters of a paper that no typeface of this machine has, so that its maker is not surprised by a box (D-15.1, D-17.29);
    /// null when there are none.</summary>
    public string? NoticeOf(IEnumerable<string> texts) =>
        Set is { } set && texts.SelectMany(t => t.EnumerateRunes()).Distinct().Where(r => !Rune.IsWhiteSpace(r) && !Rune.IsControl(r) && !set.Has(r.Value)).ToList() is { Count: > 0 } lacking
            ? $"PDF 里没有这些字的字形，显示为方框：{string.Join("、", lacking.Select(r => $"{r}（U+{r.Value:X4}）"))}。请以 Word 文件为准，或者请系统管理员安装有这些字的字体。"
            : null;

    /// <summary>The names a computer needs to show and print the Word file as it is meant.</summary>
    public static string WordNotice => $"Word 文件使用{string.Join("、", OfficialFont.All.Select(f => f.Name))}；您的电脑缺哪一种，Word 就换用相近字体，印制前请核对。";

    private static FontSet? Find(DocumentOptions options)
    {
        var files = FontFolders.Read(options.FontDirectory);
        SKTypeface? First(IEnumerable<string> names) => names.Select(n => files.GetValueOrDefault(n)).OfType<string>().Select(Open).FirstOrDefault(f => f is not null);
        var chosen = options.FontFile.Length > 0 && File.Exists(options.FontFile) ? Open(options.FontFile) : null;
        var sans = chosen ?? First(FreeSans);
        var serif = chosen ?? First(FreeSerif) ?? sans;
        if ((serif ?? First(Official[OfficialFont.Text])) is not { } any)
        {
            return null;
        }

        SKTypeface Free(OfficialFont font) => (font == OfficialFont.Title ? chosen ?? First(FreeBold) ?? serif : font.IsSerif ? serif : sans) ?? any;
        var official = OfficialFont.All.ToDictionary(f => f, f => First(Official[f]));
        return new(
            official.ToDictionary(f => f.Key, f => f.Value ?? Free(f.Key)),
            [.. official.Where(f => f.Value is null).Select(f => f.Key)],
            [.. new[] { serif, sans }.OfType<SKTypeface>()]);
    }

    // A collection holds a face for each country; the one for the mainland is wanted.
    private static SKTypeface? Open(string file)
    {
        var faces = Enumerable.Range(0, 10).Select(i => SKTypeface.FromFile(file, i)).TakeWhile(f => f is not null).ToList();
        return faces.Find(f => f.FamilyName.EndsWith(" SC", StringComparison.Ordinal)) ?? faces.FirstOrDefault();
    }
}

/// <summary>The typefaces in use.</summary>
/// <param name="Faces">One for each typeface a paper names.</param>
/// <param name="Missing">Those that another stands in for.</param>
/// <param name="Spare">Where a character is looked for that the face does not have.</param>
internal sealed record FontSet(
    IReadOnlyDictionary<OfficialFont, SKTypeface> Faces, IReadOnlyList<OfficialFont> Missing, IReadOnlyList<SKTypeface> Spare)
{
    /// <summary>The face that has this character.</summary>
    public SKTypeface For(OfficialFont font, int rune) =>
        Has(Faces[font], rune) ? Faces[font] : Spare.FirstOrDefault(f => Has(f, rune)) ?? Faces[font];

    /// <summary>True when some face has this character.</summary>
    public bool Has(int rune) => Faces.Values.Concat(Spare).Any(f => Has(f, rune));

    private static bool Has(SKTypeface face, int rune)
    {
        using var font = new SKFont(face);
        return font.ContainsGlyph(rune);
    }
}
