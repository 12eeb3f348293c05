using System.Globalization;
using Supervision.Web.Documents;

namespace Supervision.Web.Common.Lists;

/// <summary>Hands out a paper as a Word file.</summary>
internal static class PaperFiles
{
    private const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static IResult Word(ListPaper paper, string name, DateOnly today)
    {
        // Word files are put together at random places of the stream, which an answer cannot offer.
        var word = new MemoryStream();
        ListPaperLayout.Write(paper, word);
        word.Position = 0;
        return TypedResults.Stream(word, Type, string.Create(CultureInfo.InvariantCulture, $"{name}_{today:yyyyMMdd}.docx"));
    }
}
