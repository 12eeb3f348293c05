using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>The paragraphs of the main part (主体): title, addressee, text, attachments, signature.</summary>
internal sealed class OfficialText(DocumentStyle style)
{
    private const double TitlePoints = 22;
    private const int TitleLine = 720;

    // A paper may have a thousand paragraphs of the same form: it is put into words once.
    private static readonly string BodyForm = Form(OfficialFont.Text);
    private static readonly string FirstForm = Form(OfficialFont.First);
    private static readonly string SecondForm = Form(OfficialFont.Second);

    private static readonly TextForm Body = new(OfficialFont.Text, OfficialPage.TextPoints) { Spacing = OfficialPage.Condensed };

    private readonly Lazy<string> textForm = new(() => ParagraphForm(style, keepsNext: false));
    private readonly Lazy<string> keptForm = new(() => ParagraphForm(style, keepsNext: true));

    /// <summary>Two lines below the red line, one line of the paper for each line given.</summary>
    public Paragraph Title(IReadOnlyList<string> lines) => new(
        new ParagraphProperties
        {
            KeepNext = new(),
            SnapToGrid = new() { Val = false },
            SpacingBetweenLines = WordText.Exactly(TitleLine, 2 * style.Line),
            Justification = new() { Val = JustificationValues.Center },
        },
        WordText.Run(string.Join('\n', lines), new(OfficialFont.Title, TitlePoints)));

    /// <summary>One line below the title, flush left.</summary>
    public Paragraph Addressee(string addressee) => Line(new(), JustificationValues.Left, [WordText.Run(addressee, Body)], lines: 1);

    /// <summary>Indented by two characters; a heading keeps with what follows.</summary>
    public BodyPart Text(DocumentParagraph text, bool keepsNext)
    {
        var isHeading = text is { Level: TextLevel.First, Text: "" };
        var form = keepsNext || isHeading ? keptForm.Value : textForm.Value;
        return new(writer =>
        {
            writer.WriteRaw("<w:p>");
            writer.WriteRaw(form);
            if (text.Heading.Length > 0)
            {
                WordText.WriteRun(writer, text.Heading, FormOf(text.Level));
            }

            WordText.WriteRun(writer, text.Text, BodyForm);
            writer.WriteRaw("</w:p>");
        });
    }

    /// <summary>附件, one line below the text; turned lines stand under the title's first character.</summary>
    public IEnumerable<Paragraph> Attachments(IReadOnlyList<string> lines) => lines.Select((line, i) =>
    {
        var first = i == 0 ? 3 : 0;
        var number = lines.Count > 1 ? 1.5 : 0;
        var paragraph = Line(
            new()
            {
                Left = WordText.Twips((int)((5 + number) * OfficialPage.Character)),
                Hanging = WordText.Twips((int)((first + number) * OfficialPage.Character)),
            },
            JustificationValues.Left,
            [WordText.Run(line, Body)],
            lines: i == 0 ? 1 : 0);
        paragraph.ParagraphProperties!.KeepNext = new();
        return paragraph;
    });

    /// <summary>Organ centred on the date, the date with four characters free at the right; room for the seal above.</summary>
    public IEnumerable<Paragraph> Signature(string organ, string day)
    {
        var middle = (4 * 2) + (DocumentText.Halves(day) / 2.0);
        var name = DocumentText.Halves(organ) / 2.0;

        // Glyphs are a little wider than the grid: a name longer than the date's room needs one more character, or it breaks.
        var room = name > middle ? name + 1 : middle;
        return new[] { (Text: organ, Lines: 2), (Text: day, Lines: 0) }.Select(line =>
        {
            var left = OfficialPage.TypeWidth - (int)(room * OfficialPage.Character);
            var paragraph = Line(
                new() { Left = WordText.Twips(Math.Max(0, left)) },
                JustificationValues.Center,
                [WordText.Run(line.Text, Body)],
                line.Lines);
            paragraph.ParagraphProperties!.KeepNext = new();
            return paragraph;
        });
    }

    /// <summary>附注, one line below the date.</summary>
    public Paragraph Note(string note)
    {
        var paragraph = Line(Indented(), JustificationValues.Both, [WordText.Run(note, Body)], lines: 1);
        paragraph.ParagraphProperties!.KeepNext = new();
        return paragraph;
    }

    private static string Form(OfficialFont font) =>
        WordText.Xml(WordText.Properties(new(font, OfficialPage.TextPoints) { Spacing = OfficialPage.Condensed }));

    private static string ParagraphForm(DocumentStyle style, bool keepsNext)
    {
        var paragraph = new OfficialText(style).Line(Indented(), JustificationValues.Both, []);
        paragraph.ParagraphProperties!.KeepNext = keepsNext ? new() : null;
        return WordText.Xml(paragraph.ParagraphProperties);
    }

    private static Indentation Indented() => new() { FirstLine = WordText.Twips(2 * OfficialPage.Character), FirstLineChars = 200 };

    private static string FormOf(TextLevel level) => level switch
    {
        TextLevel.First => FirstForm,
        TextLevel.Second => SecondForm,
        _ => BodyForm,
    };

    /// <param name="lines">Empty lines above.</param>
    private Paragraph Line(Indentation indent, JustificationValues side, IEnumerable<OpenXmlElement> runs, int lines = 0) => new(
        [
            new ParagraphProperties
            {
                SnapToGrid = new() { Val = false },
                SpacingBetweenLines = WordText.Exactly(style.Line, lines * style.Line),
                Indentation = indent,
                Justification = new() { Val = side },
            },
            .. runs,
        ]);
}
