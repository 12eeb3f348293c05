using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Supervision.Web.Features.Help;

/// <summary>A part of a help page that can be jumped to.</summary>
/// <param name="Anchor">Its id on the page.</param>
/// <param name="Title">Its heading.</param>
public sealed record HelpSection(string Anchor, string Title);

/// <summary>One text of the user guide, ready for a page.</summary>
/// <param name="Title">First heading.</param>
/// <param name="Sections">Its second-level headings.</param>
/// <param name="Html">The body; raw HTML in the source is shown as text.</param>
public sealed record HelpText(string Title, IReadOnlyList<HelpSection> Sections, string Html);

/// <summary>The user guide (docs/user), the same text that stands in the repository; a copy lies beside the program.</summary>
public sealed partial class HelpGuide
{
    /// <summary>The page that lists the others.</summary>
    public const string Start = "README";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Help");

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).DisableHtml().Build();

    private readonly ConcurrentDictionary<string, HelpText> read = new(StringComparer.Ordinal);

    /// <summary>The text of a topic, e.g. office; null when there is none.</summary>
    public HelpText? Find(string topic) =>
        Name().IsMatch(topic) && File.Exists(FileOf(topic)) ? read.GetOrAdd(topic, t => Render(File.ReadAllText(FileOf(t)))) : null;

    /// <summary>A picture of the guide on the disk; null when there is none of that name.</summary>
    public static string? PictureFile(string name) =>
        Name().IsMatch(name) && Path.Combine(Folder, "pictures", name + ".png") is var file && File.Exists(file) ? file : null;

    private static string FileOf(string topic) => Path.Combine(Folder, topic + ".md");

    private static HelpText Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = AddressOf(link.Url ?? "");
        }

        var headings = document.OfType<HeadingBlock>().ToList();
        return new(
            headings.Where(h => h.Level == 1).Select(Words).FirstOrDefault() ?? "帮助",
            [.. headings.Where(h => h.Level == 2).Select(h => new HelpSection(h.GetAttributes().Id ?? "", Words(h)))],
            document.ToHtml(Pipeline));
    }

    // In the repository the texts link to files; here to pages.
    private static string AddressOf(string link) => link switch
    {
        "README.md" => "/help",
        _ when link.StartsWith("../pictures/", StringComparison.Ordinal) => "/help/pictures/" + Path.GetFileNameWithoutExtension(link),
        _ when TextLink().Match(link) is { Success: true } text => $"/help/{text.Groups["name"].Value}{text.Groups["part"].Value}",
        _ => link,
    };

    private static string Words(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString()));

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,40}\z", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9-]+)\.md(?<part>#.*)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextLink();
}
