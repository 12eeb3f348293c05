using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace Supervision.Tests.Documents;

/// <summary>LibreOffice and poppler in a folder of their own: a document becomes pages that can be measured.</summary>
internal sealed class Office : IDisposable
{
    // Comma, quotation mark, UTF-8; and plain text in UTF-8.
    private static readonly Dictionary<string, string> Filters = new(StringComparer.Ordinal)
    {
        ["csv"] = "csv:Text - txt - csv (StarCalc):44,34,76",
        ["txt"] = "txt:Text (encoded):UTF8",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("supervision-office-").FullName;

    /// <summary>One document; see <see cref="RenderAllAsync"/>.</summary>
    public async Task<RenderedDocument> RenderAsync(byte[] docx, bool hasOfficialFonts = true) =>
        (await RenderAllAsync([docx], hasOfficialFonts))[0];

    /// <summary>Several documents in one start of the program.</summary>
    /// <param name="docx">The Word files.</param>
    /// <param name="hasOfficialFonts">True: the typefaces of official papers are there (free ones answer to their names).
    /// False: a machine that knows none of them.</param>
    public async Task<IReadOnlyList<RenderedDocument>> RenderAllAsync(IReadOnlyList<byte[]> docx, bool hasOfficialFonts = true)
    {
        var files = docx.Select(word => (Word: word, Path: Path.Combine(folder, $"{Guid.NewGuid():N}.docx"))).ToList();
        foreach (var (word, path) in files)
        {
            await File.WriteAllBytesAsync(path, word);
        }

        await RunAsync(
            "soffice",
            hasOfficialFonts ? Fonts() : null,
            [
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore",
                "--convert-to", "pdf", "--outdir", folder, .. files.Select(f => f.Path),
            ]);
        var rendered = files.Select(f => ReadAsync(Path.ChangeExtension(f.Path, "pdf")));
        return await Task.WhenAll(rendered);
    }

    /// <summary>A file opened and saved again by LibreOffice; see <see cref="ConvertAllAsync"/>.</summary>
    public async Task<byte[]> ConvertAsync(byte[] content, string from, string to) => (await ConvertAllAsync([content], from, to))[0];

    /// <summary>Files opened and saved again by LibreOffice, in one start of the program.</summary>
    /// <param name="contents">The files.</param>
    /// <param name="from">How their names end: docx, xlsx, csv.</param>
    /// <param name="to">docx, pdf, csv or txt.</param>
    public async Task<IReadOnlyList<byte[]>> ConvertAllAsync(IReadOnlyList<byte[]> contents, string from, string to)
    {
        var saved = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        var files = contents.Select(c => (Content: c, Name: Guid.NewGuid().ToString("N"))).ToList();
        foreach (var (content, name) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.{from}"), content);
        }

        await RunAsync("soffice", null,
        [
            $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", Filters.GetValueOrDefault(to, to),
            "--outdir", saved, .. files.Select(f => Path.Combine(folder, $"{f.Name}.{from}")),
        ]);
        return await Task.WhenAll(files.Select(f => File.ReadAllBytesAsync(Path.Combine(saved, $"{f.Name}.{to}"))));
    }

    /// <summary>A finished PDF with its words.</summary>
    public async Task<RenderedDocument> ReadAsync(byte[] pdf)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        return await ReadAsync(path);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>One page as pixels.</summary>
    public async Task<RenderedPage> PageAsync(RenderedDocument document, int page)
    {
        var name = Path.Combine(folder, Path.GetRandomFileName());
        var number = page.ToString(CultureInfo.InvariantCulture);
        await RunAsync(
            "pdftoppm", null, "-r", RenderedPage.Resolution.ToString(CultureInfo.InvariantCulture),
            "-f", number, "-l", number, "-singlefile", document.Pdf, name);
        return RenderedPage.Read(await File.ReadAllBytesAsync(name + ".ppm"));
    }

    private static async Task<RenderedDocument> ReadAsync(string pdf)
    {
        await RunAsync("pdftotext", null, "-bbox-layout", pdf, pdf + ".xml");
        return new(pdf, Words(pdf + ".xml"));
    }

    private string Fonts()
    {
        var file = Path.Combine(folder, "fonts.conf");
        (string Name, string Free, string Weight)[] fonts =
        [
            ("方正小标宋简体", "Noto Serif CJK SC", "bold"), ("仿宋_GB2312", "Noto Serif CJK SC", "regular"),
            ("楷体_GB2312", "Noto Serif CJK SC", "regular"), ("宋体", "Noto Serif CJK SC", "regular"),
            ("黑体", "Noto Sans CJK SC", "regular"),
        ];
        var rules = fonts.Select(f => new XElement(
            "match",
            new XAttribute("target", "pattern"),
            new XElement("test", new XAttribute("name", "family"), new XElement("string", f.Name)),
            Edit("family", new XElement("string", f.Free)),
            Edit("weight", new XElement("const", f.Weight))));
        new XDocument(
            new XDocumentType("fontconfig", null, "fonts.dtd", null),
            new XElement("fontconfig", new XElement("include", "/etc/fonts/fonts.conf"), rules)).Save(file);
        return file;
    }

    private static XElement Edit(string name, XElement value) => new(
        "edit", new XAttribute("name", name), new XAttribute("mode", "assign"), new XAttribute("binding", "strong"), value);

    private static async Task RunAsync(string tool, string? fonts, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (fonts is not null)
        {
            start.Environment["FONTCONFIG_FILE"] = fonts;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        Assert.True(process.ExitCode == 0, $"{tool}: {string.Join('\n', await output)}");
    }

    private static IReadOnlyList<IReadOnlyList<RenderedWord>> Words(string xml) =>
    [
        .. XDocument.Load(xml).Descendants().Where(e => e.Name.LocalName == "page").Select(page =>
            (IReadOnlyList<RenderedWord>)[.. page.Descendants().Where(e => e.Name.LocalName == "word").Select(word => new RenderedWord(
                word.Value, Length(word, "xMin"), Length(word, "xMax"), Length(word, "yMin"), Length(word, "yMax")))]),
    ];

    private static double Length(XElement word, string name) =>
        double.Parse(word.Attribute(name)!.Value, CultureInfo.InvariantCulture) * 25.4 / 72;
}

/// <summary>A word on a page; lengths in millimetres from the upper left corner.</summary>
internal sealed record RenderedWord(string Text, double Left, double Right, double Top, double Bottom);

/// <summary>A converted document with the words of each page.</summary>
internal sealed record RenderedDocument(string Pdf, IReadOnlyList<IReadOnlyList<RenderedWord>> Pages)
{
    /// <summary>The lines of a page (from 1) as text, from top to bottom, without its page number.</summary>
    public IReadOnlyList<string> LinesOf(int page) =>
    [
        .. Pages[page - 1].Where(w => (w.Top + w.Bottom) / 2 < 297 - 35).GroupBy(w => Math.Round((w.Top + w.Bottom) / 2))
            .OrderBy(line => line.Key).Select(line => string.Concat(line.OrderBy(w => w.Left).Select(w => w.Text))),
    ];
}
