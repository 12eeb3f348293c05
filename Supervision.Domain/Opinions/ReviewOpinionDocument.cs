using Supervision.Domain.Calendar;
using Supervision.Domain.Documents;

namespace Supervision.Domain.Opinions;

/// <summary>Text of a part of an opinion (总体评价、存在的主要问题), free of form.</summary>
/// <param name="Paragraphs">Its paragraphs; line breaks inside one begin a new one.</param>
/// <param name="IsNumbered">True when each paragraph is an item of its own and gets （一）, （二）….</param>
public sealed record OpinionSectionText(IReadOnlyList<string> Paragraphs, bool IsNumbered = false)
{
    /// <summary>The text as typed into one field.</summary>
    public static OpinionSectionText Of(string? text) => new(DocumentText.Paragraphs(text));
}

/// <summary>A proposal (意见建议) as the paper says it.</summary>
/// <param name="Heading">Its heading without number and full stop.</param>
/// <param name="Text">What is asked for; may have several paragraphs.</param>
/// <param name="MainBody">The one body that answers it (主办单位); empty while it is not yet chosen.</param>
/// <param name="AssistingBodies">Who helps (协办单位).</param>
/// <param name="Term">Its own term in words, e.g. 2027年1月31日前; null when the opinion's term holds.</param>
public sealed record OpinionPointText(
    string Heading, string Text, string MainBody, IReadOnlyList<string> AssistingBodies, string? Term);

/// <summary>What surrounds the text of an opinion: head, number, addressee, occasion, signature (版头、主体、版记的要素).</summary>
public sealed record OpinionPaper
{
    public required DocumentHead Head { get; init; }

    /// <summary>The organ's short mark, e.g. 望人常审.</summary>
    public required string Prefix { get; init; }

    /// <summary>Year of the number.</summary>
    public required int Year { get; init; }

    /// <summary>Null before numbering.</summary>
    public DocumentNumber? Number { get; init; }

    /// <summary>Title of the report as it stands between the title marks.</summary>
    public required string Report { get; init; }

    /// <summary>主送机关, without colon.</summary>
    public required string Addressee { get; init; }

    /// <summary>Who signs, full name, e.g. 望溪县人民代表大会常务委员会.</summary>
    public required string Committee { get; init; }

    /// <summary>The sitting in words, e.g. 县第十七届人大常委会第三十次会议.</summary>
    public required string Sitting { get; init; }

    /// <summary>The day on which the report was heard.</summary>
    public required DateOnly HeardOn { get; init; }

    /// <summary>What was heard, e.g. 县人民政府关于县域医共体建设情况的报告.</summary>
    public required string Heard { get; init; }

    /// <summary>The term in words, e.g. 收到本审议意见之日起3个月内 or 2026年9月30日前.</summary>
    public required string Term { get; init; }

    /// <summary>The work committee that sees the result first, e.g. 县人大常委会教科文卫工作委员会.</summary>
    public required string WorkCommittee { get; init; }

    /// <summary>Titles of the attachments, without number; an inspection's report for instance.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>Day of the document (成文日期): the approval; null before it.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>附注, without brackets; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>抄送机关.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    /// <summary>印发机关, e.g. 望溪县人大常委会办公室.</summary>
    public required string PrintingOrgan { get; init; }

    /// <summary>印发日期; null before it.</summary>
    public DateOnly? PrintedOn { get; init; }
}

/// <summary>What a review opinion (审议意见) says, in order; nothing about fonts or margins (D-15.4).</summary>
public sealed record ReviewOpinionDocument
{
    private ReviewOpinionDocument()
    {
    }

    public required DocumentHead Head { get; init; }

    /// <summary>发文字号; with room for the serial before numbering.</summary>
    public required string Number { get; init; }

    /// <summary>The title, one line of the paper each.</summary>
    public required IReadOnlyList<string> Title { get; init; }

    /// <summary>主送机关 with its colon.</summary>
    public required string Addressee { get; init; }

    /// <summary>Opening, three parts and closing.</summary>
    public required IReadOnlyList<DocumentParagraph> Body { get; init; }

    /// <summary>Titles of the attachments, without number.</summary>
    public required IReadOnlyList<string> Attachments { get; init; }

    /// <summary>发文机关署名.</summary>
    public required string Signature { get; init; }

    /// <summary>成文日期 in words.</summary>
    public required string Day { get; init; }

    /// <summary>附注 in its brackets; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>抄送 line without its word, with the full stop; null when nobody gets a copy.</summary>
    public string? Copies { get; init; }

    public required string PrintingOrgan { get; init; }

    /// <summary>印发日期 in words, with 印发.</summary>
    public required string Printed { get; init; }

    /// <summary>Everything as read from top to bottom, one paragraph each.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Head.Lines, Number, string.Concat(Title), Addressee, .. Body.Select(p => p.ToString()),
        .. AttachmentLines, Signature, Day, .. Optional(Note), .. Optional(Copies is null ? null : "抄送：" + Copies),
        PrintingOrgan + "　" + Printed,
    ];

    /// <summary>附件 as listed: one without number, several with.</summary>
    public IReadOnlyList<string> AttachmentLines => Attachments.Count < 2
        ? [.. Attachments.Select(a => "附件：" + a)]
        : [.. Attachments.Select((a, i) => (i == 0 ? "附件：" : "") + $"{i + 1}. {a}")];

    /// <summary>Puts the paper together from what the opinion holds. Nothing is invented: parts without text are left out,
    /// and those that remain are counted anew.</summary>
    public static ReviewOpinionDocument Compose(
        OpinionPaper paper, OpinionSectionText evaluation, OpinionSectionText problems, IReadOnlyList<OpinionPointText> points) => new()
        {
            Head = paper.Head,
            Number = paper.Number?.ToString() ?? DocumentNumber.Open(paper.Prefix, paper.Year),
            Title = TitleLines.Of($"关于{Quoted(DocumentText.Line(paper.Report))}的审议意见"),
            Addressee = DocumentText.Line(paper.Addressee).TrimEnd('：', ':') + "：",
            Body = [Opening(paper), .. Sections(Part(evaluation), Part(problems), Proposals(points)), Closing(paper)],
            Attachments = [.. paper.Attachments.Select(a => DocumentText.Line(a).TrimEnd('。')).Where(a => a.Length > 0)],
            Signature = DocumentText.Line(paper.Committee),
            Day = Words(paper.Day, paper.Year),
            Note = DocumentText.Line(paper.Note) is { Length: > 0 } note ? $"（{note.Trim('（', '）')}）" : null,
            Copies = paper.Copies.Select(DocumentText.Line).Where(c => c.Length > 0).ToList() is { Count: > 0 } copies
                ? string.Join('，', copies).TrimEnd('。') + "。" : null,
            PrintingOrgan = DocumentText.Line(paper.PrintingOrgan),
            Printed = Words(paper.PrintedOn, paper.Year) + "印发",
        };

    /// <summary>Title marks inside title marks are single ones.</summary>
    private static string Quoted(string title) => $"《{title.Replace('《', '〈').Replace('》', '〉')}》";

    private static DocumentParagraph Opening(OpinionPaper paper) => DocumentParagraph.Plain(
        $"{paper.HeardOn.Full()}，{DocumentText.Line(paper.Sitting)}听取和审议了{DocumentText.Line(paper.Heard)}。现将审议意见印发给你们，请认真研究处理。");

    /// <summary>The way of the result is the law's: comments of the work committee first, then the report (D-8.9).</summary>
    private static DocumentParagraph Closing(OpinionPaper paper) => DocumentParagraph.Plain(
        $"请于{DocumentText.Line(paper.Term)}，将研究处理情况由办事机构送{DocumentText.Line(paper.WorkCommittee)}征求意见后，向{DocumentText.Line(paper.Committee)}提出书面报告。");

    private static IEnumerable<DocumentParagraph> Sections(params IReadOnlyList<IReadOnlyList<DocumentParagraph>> parts) =>
        parts.Zip(["总体评价", "存在的主要问题", "意见建议"], (text, heading) => (text, heading))
            .Where(part => part.text.Count > 0)
            .SelectMany((part, i) => part.text.Prepend(
                new(TextLevel.First, $"{ChineseNumeral.Of(i + 1)}、{part.heading}", "")));

    private static IReadOnlyList<DocumentParagraph> Part(OpinionSectionText section)
    {
        var items = section.Paragraphs.Select(DocumentText.Paragraphs).Where(p => p.Count > 0).ToList();
        return section.IsNumbered && items.Count > 1
            ? [.. items.SelectMany((item, i) => Item($"（{ChineseNumeral.Of(i + 1)}）", item))]
            : [.. items.SelectMany(item => item).Select(DocumentParagraph.Plain)];
    }

    private static IReadOnlyList<DocumentParagraph> Proposals(IReadOnlyList<OpinionPointText> points) =>
        [.. points.SelectMany((point, i) => Proposal(point, $"（{ChineseNumeral.Of(i + 1)}）"))];

    private static IEnumerable<DocumentParagraph> Proposal(OpinionPointText point, string number)
    {
        var heading = DocumentText.Line(point.Heading).TrimEnd('。', '；', '.', ';');
        List<string> text = [.. DocumentText.Paragraphs(point.Text)];
        if (text is [])
        {
            text.Add("");
        }

        text[^1] += Charge(point);
        return Item(number + (heading.Length > 0 ? heading + "。" : ""), text);
    }

    private static IEnumerable<DocumentParagraph> Item(string heading, IReadOnlyList<string> text) =>
        text.Skip(1).Select(DocumentParagraph.Plain).Prepend(new(TextLevel.Second, heading, text[0]));

    /// <summary>Who answers the point and by when, in brackets at its end; the office reads the bodies from here.</summary>
    private static string Charge(OpinionPointText point)
    {
        var assisting = point.AssistingBodies.Select(DocumentText.Line).Where(b => b.Length > 0).ToList();
        List<string> parts =
        [
            .. Optional(Named("主办单位", DocumentText.Line(point.MainBody))),
            .. Optional(Named("协办单位", string.Join('、', assisting))),
            .. Optional(Named("办理时限", DocumentText.Line(point.Term))),
        ];
        return parts is [] ? "" : $"（{string.Join('；', parts)}）";
    }

    private static string? Named(string word, string value) => value.Length > 0 ? $"{word}：{value}" : null;

    private static IEnumerable<string> Optional(string? text) => text is null ? [] : [text];

    private static string Words(DateOnly? day, int year) => day?.Full() ?? $"{year}年　月　日";
}
