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

    // 附　则 is the last chapter of a statute whose chapters have no numbers, no annex.
    public static bool IsAnnex(string text) => AnnexHead().IsMatch(text) && !IsLastChapter(text);

    /// <summary>True of 附则 without a number: the last chapter, over the articles on force and repeal.</summary>
    public static bool IsLastChapter(string text) => Folded(text) == "附则";

    /// <summary>True of the head of the paper that makes a law public (公布令、公告): the law's own title comes later.</summary>
    public static bool IsPromulgation(string text) => Promulgation().IsMatch(Folded(text));

    /// <summary>True of the title of a decision that changes or ends laws: it is not their text.</summary>
    public static bool IsAmendment(string text) => Amendment().IsMatch(Folded(text));

    /// <summary>True when another article begins in the middle of the line: the source has lost its line ends.</summary>
    public static bool HoldsArticle(string text, ArticleNumber next) => next.Sub == 0 && text.Contains($"。{next.Words}", StringComparison.Ordinal)
        || text.Contains($"。　{next.Words}", StringComparison.Ordinal) || text.Contains($"。 {next.Words}", StringComparison.Ordinal);

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
        isSure = m.Groups["gap"].Length > 0 || m.Groups["rest"].Length == 0 || m.Groups["rest"].Value[0] is '【' or '〔';
        if (!m.Success || ChineseNumber.Read(m.Groups["n"].Value) is not { } number)
        {
            return null;
        }

        var sub = m.Groups["sub"].Success ? ChineseNumber.Read(m.Groups["sub"].Value) : 0;
        return sub is { } known && (isSure || !SentenceAfter().IsMatch(m.Groups["rest"].Value))
            ? (new(number, known), m.Groups["rest"].Value) : null;
    }

    /// <summary>项: （一） or ㈠; its number.</summary>
    public static int? Item(string text) =>
        text[0] is >= '㈠' and <= '㈩' ? text[0] - '㈠' + 1
        : ItemForm().Match(text) is { Success: true } m ? ChineseNumber.Read(m.Groups["n"].Value) : null;

    /// <summary>目: 1. or 1、 or （1） or ①; its number.</summary>
    public static int? Subitem(string text) =>
        text[0] is >= '①' and <= '⑳' ? text[0] - '①' + 1
        : text[0] is >= '⑴' and <= '⒇' ? text[0] - '⑴' + 1
        : SubitemForm().Match(text) is { Success: true } m ? ChineseNumber.Read(m.Groups["n"].Value) : null;

    /// <summary>How a number of <see cref="Subitem"/> is written: 1. or （1） or ①; a list keeps to one way, and what stands below it to another.</summary>
    public static char SubitemStyle(string text) => text[0] is '（' or '(' or (>= '⑴' and <= '⒇') ? '(' : text[0] is >= '①' and <= '⑳' ? '①' : '.';

    /// <summary>True of a line after which a list begins.</summary>
    public static bool OpensList(string text) => text.Length > 0 && text[^1] is '：' or ':';

    /// <summary>True of a number between strokes, as it stands at the foot of a printed page.</summary>
    public static bool IsPageNumber(string text) => PageNumber().IsMatch(text);

    /// <summary>True when a line ends in the middle of a sentence: nothing that ends or opens one stands there.</summary>
    public static bool BreaksOff(string text) =>
        text.Length > 0 && (text[^1] is '，' or '、' or ',' or '《' or '（' || char.IsAsciiLetterOrDigit(text[^1]) || text[^1] is >= '\u4e00' and <= '\u9fff');

    /// <summary>True of a decision that counts its parts 一、二、三、: a paper with force of law, but without articles.</summary>
    public static bool IsPartOfDecision(string text) => PartOfDecision().IsMatch(text);

    /// <summary>True of the title of a draft: it is not in force.</summary>
    public static bool IsDraft(string text) => Draft().IsMatch(Folded(text));

    /// <summary>True of a line of a web page's source.</summary>
    public static bool IsMarkup(string text) => Markup().IsMatch(text);

    [GeneratedRegex(@"^[-—–－―‐•·\s\u3000]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?[-—–－―‐•·\s\u3000]*$", RegexOptions.None, Limit)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^[一二三四五六七八九十]{1,3}、", RegexOptions.None, Limit)]
    private static partial Regex PartOfDecision();

    [GeneratedRegex(@"[（(〔\[](?:[\u4e00-\u9fff]*草案[\u4e00-\u9fff]*|[\u4e00-\u9fff]*征求意见稿|[\u4e00-\u9fff]*送审稿|[\u4e00-\u9fff]*审议稿)[）)〕\]]?", RegexOptions.None, Limit)]
    private static partial Regex Draft();

    [GeneratedRegex(@"^\s*<(?:!DOCTYPE|html|head|body|div|p|span|br|table|td|tr|h[1-6])\b", RegexOptions.IgnoreCase, Limit)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^(?:#{1,6}\s*|>\s*|[-*+]\s+(?=第|[（(]))+", RegexOptions.None, Limit)]
    private static partial Regex HeadMark();

    [GeneratedRegex(@"^第[\s\u3000]*(?<n>[〇○零一二三四五六七八九十百千两0-9０-９]+)[\s\u3000]*(?<kind>编|分编|章|节)(?<rest>.*)$", RegexOptions.None, Limit)]
    private static partial Regex HeadingForm();

    [GeneratedRegex(@"^第[\s\u3000]*(?<n>[〇○零一二三四五六七八九十百千两0-9０-９]+)[\s\u3000]*条(?:[\s\u3000]+之(?<sub>[一二三四五六七八九十百0-9０-９]+)(?=[\s\u3000:：【〔]|$)|之[\s\u3000]*(?<sub>[一二三四五六七八九十百0-9０-９]+))?(?<gap>[\s\u3000:：]*)(?<rest>.*)$", RegexOptions.None, Limit)]
    private static partial Regex ArticleForm();

    [GeneratedRegex(@"^(?:的|所|至|和|以及|、|，|第|规定|或者|中规定|中的)", RegexOptions.None, Limit)]
    private static partial Regex SentenceAfter();

    [GeneratedRegex(@"^[（(][\s\u3000]*(?<n>[一二三四五六七八九十百]+)[\s\u3000]*[）)]", RegexOptions.None, Limit)]
    private static partial Regex ItemForm();

    [GeneratedRegex(@"^(?:[（(]\s*(?<n>[0-9０-９]{1,2})\s*[）)]|(?<n>[0-9０-９]{1,2})[.．、)）])", RegexOptions.None, Limit)]
    private static partial Regex SubitemForm();

    [GeneratedRegex(@"^[\u4e00-\u9fff]{0,30}(?:令|公告)[0-9０-９〇○零一二三四五六七八九十百届第号年（）()〔〕\[\]]*$", RegexOptions.None, Limit)]
    private static partial Regex Promulgation();

    [GeneratedRegex(@"关于(?:修改|修订|废止|修正)[\u4e00-\u9fff《》、（）〈〉]*的(?:决定|议案|说明)$|修正案(?:[（(][一二三四五六七八九十百]+[）)])?$", RegexOptions.None, Limit)]
    private static partial Regex Amendment();

    [GeneratedRegex(@"^附(?:件|录|表)?[一二三四五六七八九十0-9０-９]*(?:[:：\s\u3000].*)?$", RegexOptions.None, Limit)]
    private static partial Regex AnnexHead();
}
