using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Web.Documents;

/// <summary>The Word file around an official paper. The same content gives the same bytes, so that a numbered document can
/// be made again and still has its hash (D-15.1).</summary>
internal static class OfficialFile
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>The earliest time that a ZIP entry can hold: no file tells when it was made.</summary>
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string title, IEnumerable<BodyPart> content, Stream word, bool isAcross = false)
    {
        using var made = new MemoryStream();
        using (var file = WordprocessingDocument.Create(made, WordprocessingDocumentType.Document))
        {
            // Compressed once, when it is packed in its fixed order.
            file.CompressionOption = System.IO.Packaging.CompressionOption.NotCompressed;

            // Relationships are named, since the library would name them at random.
            var main = file.AddNewPart<MainDocumentPart>(MediaType + "document.main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = OfficialStyles.Styles();
            main.AddNewPart<DocumentSettingsPart>("rId2").Settings = OfficialStyles.Settings();
            main.AddNewPart<FontTablePart>("rId3").Fonts = OfficialStyles.FontTable();
            main.AddNewPart<FooterPart>("rId4").Footer = PageNumber.Odd();
            main.AddNewPart<FooterPart>("rId5").Footer = PageNumber.Even();
            WriteBody(main, [.. content, isAcross ? OfficialPage.Across("rId4", "rId5") : OfficialPage.Section("rId4", "rId5")]);
            AddTitle(file, title);
        }

        made.Position = 0;
        Repack(made, word);
    }

    private static void WriteBody(MainDocumentPart main, IEnumerable<BodyPart> content)
    {
        using var stream = main.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        writer.WriteStartElement("w", "document", WordText.Namespace);
        writer.WriteStartElement("w", "body", WordText.Namespace);
        foreach (var part in content)
        {
            part.WriteTo(writer);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void AddTitle(WordprocessingDocument file, string title)
    {
        var core = file.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rId2");
        System.Xml.Linq.XNamespace dc = "http://purl.org/dc/elements/1.1/";
        System.Xml.Linq.XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        using var stream = core.GetStream(FileMode.Create);
        new System.Xml.Linq.XElement(cp + "coreProperties", new System.Xml.Linq.XElement(dc + "title", title)).Save(stream);
    }

    /// <summary>Writes the entries in fixed order with a fixed time.</summary>
    private static void Repack(Stream made, Stream word)
    {
        using var from = new ZipArchive(made, ZipArchiveMode.Read);
        using var buffer = new MemoryStream();
        using (var to = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The list of media types comes first: some programs judge the file by its first entry.
            foreach (var entry in from.Entries.OrderBy(e => e.FullName[0] == '[' ? 0 : 1).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Never;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        buffer.Position = 0;
        buffer.CopyTo(word);
    }
}

/// <summary>Something that stands in the body of a paper: an element of the library, or finished text where there is very much of it.</summary>
internal readonly record struct BodyPart
{
    private readonly OpenXmlElement? element;
    private readonly string? xml;

    public BodyPart(OpenXmlElement element) => this.element = element;

    /// <summary>Text of one or more whole elements, with the prefix w.</summary>
    public BodyPart(string xml) => this.xml = xml;

    public static implicit operator BodyPart(OpenXmlElement element) => new(element);

    public void WriteTo(XmlWriter writer)
    {
        element?.WriteTo(writer);
        if (xml is not null)
        {
            writer.WriteRaw(xml);
        }
    }
}
