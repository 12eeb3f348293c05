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

    private const string BodyEntry = "word/document.xml";
    private const string TitleEntry = "docProps/core.xml";

    /// <summary>The earliest time that a ZIP entry can hold: no file tells when it was made.</summary>
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Styles, page numbers and what ties the parts together are those of every paper: the library makes them once.
    private static readonly Lazy<IReadOnlyList<Entry>> Frame = new(MakeFrame);

    /// <summary>Writes the file, its entries in fixed order with a fixed time.</summary>
    public static void Write(string title, IEnumerable<BodyPart> content, Stream word, bool isAcross = false)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in Frame.Value)
            {
                var copy = zip.CreateEntry(entry.Name, CompressionLevel.Fastest);
                copy.LastWriteTime = Never;
                using var target = copy.Open();
                if (entry.Name == BodyEntry)
                {
                    WriteBody(target, content.Append(isAcross ? OfficialPage.Across("rId4", "rId5") : OfficialPage.Section("rId4", "rId5")));
                }
                else
                {
                    target.Write(entry.Name == TitleEntry ? TitleOf(title) : entry.Content);
                }
            }
        }

        buffer.Position = 0;
        buffer.CopyTo(word);
    }

    private static void WriteBody(Stream stream, IEnumerable<BodyPart> content)
    {
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

    private static byte[] TitleOf(string title)
    {
        System.Xml.Linq.XNamespace dc = "http://purl.org/dc/elements/1.1/";
        System.Xml.Linq.XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        using var stream = new MemoryStream();
        new System.Xml.Linq.XElement(cp + "coreProperties", new System.Xml.Linq.XElement(dc + "title", title)).Save(stream);
        return stream.ToArray();
    }

    private static List<Entry> MakeFrame()
    {
        using var made = new MemoryStream();
        using (var file = WordprocessingDocument.Create(made, WordprocessingDocumentType.Document))
        {
            // Relationships are named, since the library would name them at random.
            var main = file.AddNewPart<MainDocumentPart>(MediaType + "document.main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = OfficialStyles.Styles();
            main.AddNewPart<DocumentSettingsPart>("rId2").Settings = OfficialStyles.Settings();
            main.AddNewPart<FontTablePart>("rId3").Fonts = OfficialStyles.FontTable();
            main.AddNewPart<FooterPart>("rId4").Footer = PageNumber.Odd();
            main.AddNewPart<FooterPart>("rId5").Footer = PageNumber.Even();
            main.Document = new();
            using var title = file.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rId2").GetStream(FileMode.Create);
            title.Write(TitleOf(""));
        }

        made.Position = 0;
        using var zip = new ZipArchive(made, ZipArchiveMode.Read);

        // The list of media types comes first: some programs judge the file by its first entry.
        return [.. zip.Entries.OrderBy(e => e.FullName[0] == '[' ? 0 : 1).ThenBy(e => e.FullName, StringComparer.Ordinal).Select(e => new Entry(e.FullName, Read(e)))];
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var source = entry.Open();
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed record Entry(string Name, byte[] Content);
}

/// <summary>Something that stands in the body of a paper: an element of the library, or what writes itself where there is very much of it.</summary>
/// <param name="WriteTo">Writes one or more whole elements; the prefix w is known.</param>
internal readonly record struct BodyPart(Action<XmlWriter> WriteTo)
{
    public static implicit operator BodyPart(OpenXmlElement element) => new(element.WriteTo);
}
