using System.IO.Compression;
using System.Text;

namespace Supervision.Web.Files;

/// <summary>A kind of file that may be kept, judged by its content and never by its name (D-17.46).</summary>
/// <param name="Name">Short name, also the extension a download gets.</param>
/// <param name="MediaType">Media type of the download.</param>
public sealed record FileKind(string Name, string MediaType)
{
    public static readonly FileKind Docx = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    public static readonly FileKind Xlsx = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    public static readonly FileKind Pdf = new("pdf", "application/pdf");
    public static readonly FileKind Jpg = new("jpg", "image/jpeg");
    public static readonly FileKind Png = new("png", "image/png");
    public static readonly FileKind Txt = new("txt", "text/plain");
    public static readonly FileKind Csv = new("csv", "text/csv");

    private const int MostEntries = 2000;
    private const long MostUnpacked = 300L * 1024 * 1024;

    public static FileKind? Named(string name) =>
        new[] { Docx, Xlsx, Pdf, Jpg, Png, Txt, Csv }.FirstOrDefault(k => k.Name == name);

    /// <summary>Why a file of this kind is no text to hand in: says what it is and what it should be.</summary>
    public static string NoText(FileKind kind) =>
        $"这是{(kind.Name switch { "xlsx" => "表格（xlsx）", "csv" => "表格（csv）", _ => $"纯文本（{kind.Name}）" })}。报告请用 docx 或者 pdf 文件；纸质件可以用扫描图片（jpg、png）。";

    /// <summary>The kind, or the sentence why the file cannot be kept. Reads nothing outside the stream and unpacks nothing.</summary>
    public static (FileKind? Kind, string? Refusal) Judge(Stream content, string name)
    {
        var head = new byte[8];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return head.AsSpan(0, read) switch
        {
            [0x25, 0x50, 0x44, 0x46, ..] => (Pdf, null),
            [0xFF, 0xD8, 0xFF, ..] => (Jpg, null),
            [0x89, 0x50, 0x4E, 0x47, ..] => (Png, null),
            [0x50, 0x4B, 0x03, 0x04, ..] => JudgeArchive(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => (null, "这是旧格式的 Office 文件或者加密文件，请另存为 docx 或 xlsx 后再上传。"),
            [] => (null, "这个文件是空的（0 字节），请检查后重新选择。"),
            _ => JudgeText(content, name),
        };
    }

    private static (FileKind? Kind, string? Refusal) JudgeArchive(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries || archive.Entries.Sum(e => e.Length) > MostUnpacked)
            {
                return (null, "这个文件展开后过大，不能接收。");
            }

            return JudgeEntries([.. archive.Entries]);
        }
        catch (InvalidDataException)
        {
            return (null, "这个文件打不开，可能没有传完整，请重新上传。");
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static (FileKind? Kind, string? Refusal) JudgeEntries(IReadOnlyList<ZipArchiveEntry> entries)
    {
        bool Holds(string part) => entries.Any(e => string.Equals(e.FullName, part, StringComparison.OrdinalIgnoreCase));

        if (entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            || e.FullName.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)
            || e.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, "这个文件带有宏或者嵌入对象，请去掉后另存再上传。");
        }

        var text = entries.FirstOrDefault(e => string.Equals(e.FullName, "word/document.xml", StringComparison.OrdinalIgnoreCase));
        return (Holds("[Content_Types].xml"), text, Holds("xl/workbook.xml")) switch
        {
            (true, { } document, _) when IsEmptyDocument(document) => (null, "这份 Word 文件没有内容（没有文字，也没有图片），请检查后重新选择。"),
            (true, not null, _) => (Docx, null),
            (true, _, true) => (Xlsx, null),
            _ => (null, "这是压缩包，不是 docx 或者 xlsx，请解压后分别上传。"),
        };
    }

    // A Word file without a single run of text or picture is an empty sheet of paper (D-16.39).
    private static bool IsEmptyDocument(ZipArchiveEntry document)
    {
        using var reader = new StreamReader(document.Open(), Encoding.UTF8);
        var buffer = new char[1024 * 1024];
        var text = new string(buffer, 0, reader.ReadBlock(buffer, 0, buffer.Length));
        return !text.Contains("<w:t>", StringComparison.Ordinal) && !text.Contains("<w:t ", StringComparison.Ordinal)
            && !text.Contains("<w:drawing", StringComparison.Ordinal) && !text.Contains("<w:pict", StringComparison.Ordinal);
    }

    private static (FileKind? Kind, string? Refusal) JudgeText(Stream content, string name)
    {
        var sample = new byte[64 * 1024];
        var read = content.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var isText = !sample.AsSpan(0, read).ContainsAny<byte>([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16]);
        return (isText, Path.GetExtension(name).ToUpperInvariant()) switch
        {
            (true, ".CSV") => (Csv, null),
            (true, ".TXT") => (Txt, null),
            (_, ".DOCX" or ".XLSX" or ".PDF" or ".JPG" or ".JPEG" or ".PNG") and (_, var named) =>
                (null, $"这个文件打不开：名称是 {named.ToLowerInvariant()}，内容却不是，可能改过扩展名或者没有传完整。可以用 docx、pdf、xlsx、jpg、png。"),
            (_, { Length: > 0 } other) => (null, $"{other.ToLowerInvariant()} 文件不能接收，也可能打不开。可以用 docx、pdf、xlsx、jpg、png。"),
            _ => (null, "这个文件打不开。可以用 docx、pdf、xlsx、jpg、png。"),
        };
    }
}
