using Microsoft.Extensions.Options;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Web.App;
using Supervision.Web.Deadlines;
using Supervision.Web.Documents;
using Supervision.Web.Documents.Pdf;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>Puts an opinion together as the paper it will be (文件): the same for preview, download and dispatch.</summary>
public sealed class OpinionPapers(IOptions<HouseOptions> house, PdfFonts fonts)
{
    /// <summary>What the document says now.</summary>
    public Task<ReviewOpinionDocument> ComposeAsync(SupervisionDb db, ReviewOpinion opinion, DateOnly? printed, CancellationToken stop) =>
        ComposeAsync(db, OpinionSheet.Of(opinion), printed, stop);

    /// <inheritdoc cref="ComposeAsync(SupervisionDb, ReviewOpinion, DateOnly?, CancellationToken)"/>
    public async Task<ReviewOpinionDocument> ComposeAsync(SupervisionDb db, OpinionSheet opinion, DateOnly? printed, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var day = opinion.ApprovedOn ?? basis.Today;
        var bodies = await db.SupervisedBodies.Select(b => new { b.Id, b.Name, b.ShortName }).ToDictionaryAsync(b => b.Id, stop);
        var committee = await db.WorkCommittees.Where(c => c.Id == opinion.Committee).Select(c => c.Name).SingleOrDefaultAsync(stop);
        string Short(SupervisedBodyId? id) => id is { } b && bodies.TryGetValue(b, out var body) ? body.ShortName : "";
        var organ = opinion.MainOrgan is { } main && bodies.TryGetValue(main, out var found) ? found : null;
        var paper = new OpinionPaper
        {
            Head = DocumentHead.From(basis.Rules.InForce(DocumentRules.OpinionHead, day).Value, house.Value.Committee),
            Prefix = opinion.NumberPrefix ?? basis.Rules.InForce(OpinionRules.NumberPrefix, day).Value,
            Year = day.Year,
            Number = opinion is { NumberPrefix: { } prefix, NumberSerial: { } serial } ? new(prefix, day.Year, serial) : null,
            Report = opinion.Subject,
            Addressee = organ?.Name ?? "",
            Committee = house.Value.Committee,
            Sitting = opinion.SittingName,
            HeardOn = opinion.HeardOn,
            Heard = opinion.Inspection is null ? $"{organ?.ShortName}关于{opinion.Subject}" : $"执法检查组关于{opinion.Subject}",
            Attachments = await db.TitlesAsync(opinion.Inspection, stop),
            Term = TermOf(opinion, basis),
            WorkCommittee = committee ?? "",
            Day = opinion.ApprovedOn,
            Copies = [.. opinion.Copies.Split('\n', StringSplitOptions.RemoveEmptyEntries)],
            PrintingOrgan = house.Value.County + "人大常委会办公室",
            PrintedOn = opinion.DispatchedOn ?? printed,
        };
        return ReviewOpinionDocument.Compose(
            paper, Section(opinion, OpinionPart.Evaluation), Section(opinion, OpinionPart.Problem),
            [.. opinion.Points.Where(p => p.Part == OpinionPart.Proposal).Select(p => new OpinionPointText(
                p.Heading, p.Text, Short(p.MainBody), [.. p.Assisting.Select(a => Short(a))], p.DueOn is { } due ? $"{due.Full()}前" : null))]);
    }

    /// <summary>The Word file of a document.</summary>
    public static async Task<MemoryStream> WriteAsync(SupervisionDb db, ReviewOpinionDocument document, CancellationToken stop)
    {
        var word = new MemoryStream();
        ReviewOpinionLayout.Write(document, StyleOf(await db.LoadBasisAsync(stop)), word);
        word.Position = 0;
        return word;
    }

    /// <summary>The PDF of a document; null where the machine has no Chinese typeface.</summary>
    public async Task<MemoryStream?> WritePdfAsync(SupervisionDb db, ReviewOpinionDocument document, CancellationToken stop)
    {
        if (!fonts.CanWrite)
        {
            return null;
        }

        var pdf = new MemoryStream();
        ReviewOpinionPdf.Write(document, StyleOf(await db.LoadBasisAsync(stop)), fonts, pdf);
        pdf.Position = 0;
        return pdf;
    }

    /// <summary>What the maker is told about the files: pages, and typefaces that are not there (D-15.1).</summary>
    public PaperFacts FactsOf(ReviewOpinionDocument document, LoadedBasis basis) =>
        new(fonts.CanWrite, ReviewOpinionPdf.PagesOf(document, StyleOf(basis), fonts), [PdfFonts.WordNotice, .. new[] { fonts.Notice, fonts.NoticeOf(Texts(document)) }.OfType<string>()]);

    /// <summary>The name of the file.</summary>
    public static string FileName(string? number, string title, string kind = "docx") => $"{number ?? "审议意见（未编号）"} {title}.{kind}".Replace('/', ' ');

    private static IEnumerable<string> Texts(ReviewOpinionDocument document) =>
    [
        .. document.Title, document.Addressee, .. document.Body.SelectMany(p => new[] { p.Heading, p.Text }), .. document.Attachments, document.Signature, document.Note ?? "",
        document.Copies ?? "", document.PrintingOrgan,
    ];

    private static DocumentStyle StyleOf(LoadedBasis basis) =>
        DocumentStyle.Official with { LineTenths = basis.Rules.InForce(DocumentRules.LinePitch, basis.Today).Count };

    private static OpinionSectionText Section(OpinionSheet opinion, OpinionPart part)
    {
        var texts = opinion.Points.Where(p => p.Part == part).Select(TextOf).Where(t => t.Length > 0).ToList();
        return new(texts, IsNumbered: part == OpinionPart.Problem && texts.Count > 1);
    }

    // A heading stands before its text as a sentence of its own.
    private static string TextOf(SheetPoint point) =>
        point.Heading.Length == 0 ? point.Text : point.Text.Length == 0 ? point.Heading : $"{point.Heading.TrimEnd('。')}。{point.Text}";

    private static string TermOf(OpinionSheet opinion, LoadedBasis basis) => opinion.Term switch
    {
        { Kind: OpinionTermKind.OnDay, Day: { } day } => $"{day.Full()}前",
        { Kind: OpinionTermKind.Months, Months: { } months } => $"收到本审议意见之日起{months}个月内",
        _ => $"收到本审议意见之日起{basis.Rules.InForce(OpinionRules.AnswerMonths, opinion.ReceivedOn ?? basis.Today).Value}个月内",
    };
}

/// <summary>What the maker of a paper is told about its files.</summary>
/// <param name="CanPdf">True when a PDF is offered.</param>
/// <param name="Pages">Its pages; null when nothing can tell.</param>
/// <param name="Notices">Sentences about typefaces.</param>
public sealed record PaperFacts(bool CanPdf, int? Pages, IReadOnlyList<string> Notices);
