using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Hosting;
using Supervision.Domain.Opinions;
using Supervision.Domain.Rules;
using Supervision.Web.Features.Opinions;

namespace Supervision.Benchmarks.Goals;

/// <summary>What P4 and P4b measure: from the notes to the numbered document with its red head, and a bare writer of the same text.</summary>
internal static class Compilation
{
    /// <summary>The job's work and the official document; returns its paragraphs.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(ProductServices services, ReviewOpinionId id, CancellationToken stop)
    {
        var outcome = await services.WithAsync<CompileReviewOpinion, Outcome>(c => c.RunAsync(id, progress: null, stop));
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Obstacles.Select(o => o.Message)));
        }

        return await services.WithAsync<OpinionPapers, IReadOnlyList<string>>(async papers =>
        {
            await using var db = await services.OpenAsync(stop);
            var opinion = await OpinionSheet.FindAsync(db, id, stop);
            var document = await papers.ComposeAsync(db, opinion!, printed: null, stop);
            await using var word = await OpinionPapers.WriteAsync(db, document, stop);
            return word.Length > 0 ? [.. document.Lines] : throw new InvalidOperationException("The document is empty.");
        });
    }

    /// <summary>The same paragraphs, each one run in one font, by the library's object model as its own examples do it.</summary>
    public static void WriteBare(IReadOnlyList<string> paragraphs)
    {
        using var stream = new MemoryStream();
        using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var body = new Body();
        foreach (var paragraph in paragraphs)
        {
            body.AppendChild(new Paragraph(new Run(
                new RunProperties(new RunFonts { EastAsia = "仿宋" }, new FontSize { Val = "32" }),
                new Text(paragraph) { Space = SpaceProcessingModeValues.Preserve })));
        }

        document.AddMainDocumentPart().Document = new Document(body);
        document.Save();
    }
}
