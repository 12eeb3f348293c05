using System.Text.RegularExpressions;
using Supervision.Domain.Documents;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>What one line of a statute is by itself, whatever stands around it.</summary>
internal static partial class LawLineReading
{
    private const int LongestHeading = 60;
    private const int Limit = 1000;

    /// <summary>What people read of a line: without marks of Markdown, unseen characters and blanks around.</summary>
    public static string Plain(string raw)
    {
        var text = DocumentText.Clean(raw).Trim(' ', '\u3000', '\u00A0', '\n');
        text = HeadMark().Replace(text, "");
        return text.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Trim(' ', '\u3000', '\u00A0');
    }

    /// <summary>The same without any blank, for comparing headings.</summary>
    public static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    public static bool IsContentsMark(string text) => Folded(text) is "目录" or "目次";

    public static bool IsMark(string text) => text.StartsWith("<!--", StringComparison.Ordinal);

    public static bool IsAnnex(string text) => AnnexHead().IsMatch(text);

    public static bool HasDay(string text) => LawDays.In(text).Any();

    /// <summary>编, 分编, 章 or 节 with its number; null for any other line.</summary>
    public static (ProvisionKind Kind, int Number)? Heading(string text)
    {
        var m = HeadingForm().Match(text);
        if (!m.Success || ChineseNumber.Read(m.Groups["n"].Value) is not { } number)
        {
            return null;
        }

        // “第三章的规定……。” begins a sentence, no chapter.
        var rest = m.Groups["rest"].Value;
        if (rest.Length > LongestHeading || rest.AsSpan().IndexOfAny("。；，：") >= 0 || SentenceAfter().IsMatch(rest))
        {
            return null;
        }

        return (m.Groups["kind"].Value switch
        {
            "编" => ProvisionKind.Part,
            "分编" => ProvisionKind.Subpart,
            "章" => ProvisionKind.Chapter,
            _ => ProvisionKind.Section,
        }, number);
    }

    /// <summary>An article that begins here.</summary>
    /// <param name="text">The plain line.</param>
    /// <param name="isSure">False when no blank divides number and text: then only its place in the count tells.</param>
    public static (ArticleNumber Number, string Text)? Article(string text, out bool isSure)
    {
        var m = ArticleForm().Match(text);
        isSure = m.Groups["gap"].Length > 0 || m.Groups["rest"].Length == 0;
        if (!m.Success || ChineseNumber.Read(m.Groups["n"].Value) is not { } number)
        {
            return null;
        }

        var sub = m.Groups["sub"].Success ? ChineseNumber.Read(m.Groups["sub"].Value) : 0;
        return sub is { } known && (isSure || !SentenceAfter().IsMatch(m.Groups["rest"].Value))
            ? (new(number, known), m.Groups["rest"].Value) : null;
    }

    /// <summary>项: （一）; its number.</summary>
    public static int? Item(string text) =>
        ItemForm().Match(text) is { Success: true } m ? ChineseNumber.Read(m.Groups["n"].Value) : null;

    /// <summary>目: 1. or 1、; its number.</summary>
    public static int? Subitem(string text) =>
        SubitemForm().Match(text) is { Success: true } m ? ChineseNumber.Read(m.Groups["n"].Value) : null;

    [GeneratedRegex(@"^(?:#{1,6}\s*|>\s*)+", RegexOptions.None, Limit)]
    private static partial Regex HeadMark();

    [GeneratedRegex(@"^第(?<n>[〇○零一二三四五六七八九十百千两0-9０-９]+)(?<kind>编|分编|章|节)(?<rest>.*)$", RegexOptions.None, Limit)]
    private static partial Regex HeadingForm();

    [GeneratedRegex(@"^第(?<n>[〇○零一二三四五六七八九十百千两0-9０-９]+)条(?:之(?<sub>[一二三四五六七八九十百]+))?(?<gap>[\s\u3000:：]*)(?<rest>.*)$", RegexOptions.None, Limit)]
    private static partial Regex ArticleForm();

    [GeneratedRegex(@"^(?:的|所|至|和|以及|、|，|第|规定|或者|中规定|中的)", RegexOptions.None, Limit)]
    private static partial Regex SentenceAfter();

    [GeneratedRegex(@"^[（(](?<n>[一二三四五六七八九十百]+)[）)]", RegexOptions.None, Limit)]
    private static partial Regex ItemForm();

    [GeneratedRegex(@"^(?<n>[0-9０-９]{1,2})[.．、]", RegexOptions.None, Limit)]
    private static partial Regex SubitemForm();

    [GeneratedRegex(@"^附(?:件|录|表)?[一二三四五六七八九十0-9０-９]*(?:[:：\s\u3000].*)?$", RegexOptions.None, Limit)]
    private static partial Regex AnnexHead();
}
