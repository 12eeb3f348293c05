using System.Collections;
using System.Globalization;
using System.Resources;
using MudBlazor;
using Supervision.Web.App;

namespace Supervision.Tests.App;

/// <summary>Every text of the component library has its Chinese; an upgrade cannot bring English back unnoticed.</summary>
public sealed class MudTextTests
{
    private static readonly Dictionary<string, string> English =
        new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudButton).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    [Fact]
    public void Every_text_of_the_library_has_its_chinese() => Assert.Empty(English.Keys.Except(ChineseMudLocalizer.Texts.Keys));

    [Fact]
    public void No_text_is_left_over() => Assert.Empty(ChineseMudLocalizer.Texts.Keys.Except(English.Keys));

    [Fact]
    public void Every_text_has_the_placeholders_of_the_original() => Assert.All(
        ChineseMudLocalizer.Texts, t => Assert.Equal(Holes(English[t.Key]), Holes(t.Value)));

    private static string Holes(string text) => string.Concat(Enumerable.Range(0, 5).Where(i => text.Contains($"{{{i}", StringComparison.Ordinal)));
}
