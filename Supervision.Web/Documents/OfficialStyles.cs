using DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Web.Documents;

/// <summary>Styles, settings and font table that every official paper shares.</summary>
internal static class OfficialStyles
{
    /// <summary>三号, in halves of a point.</summary>
    private const string TextSize = "32";

    public static Styles Styles() => new(Defaults(), Normal());

    public static Settings Settings() => new(
        new DefaultTabStop { Val = 2 * OfficialPage.Character },
        new EvenAndOddHeaders(),
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));

    /// <summary>What to take where a typeface is missing (D-15.1).</summary>
    public static Fonts FontTable() => new(OfficialFont.All.Select(font => new Font(
        new AltName { Val = string.Join(',', font.Alternatives) },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = font.IsSerif ? FontFamilyValues.Roman : FontFamilyValues.Swiss },
        new Pitch { Val = FontPitchValues.Default })
    {
        Name = font.Name,
    }));

    private static DocDefaults Defaults() => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle
        {
            RunFonts = Fonts(),
            FontSize = new() { Val = TextSize },
            FontSizeComplexScript = new() { Val = TextSize },
            Languages = new() { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" },
        }),
        // Single lines at the foot or head of a page are right: a full page has 22 lines.
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle
        {
            WidowControl = new() { Val = false },
            AutoSpaceDE = new() { Val = false },
            AutoSpaceDN = new() { Val = false },
        }));

    /// <summary>The grid of characters is counted from the size of this style.</summary>
    private static Style Normal() => new(
        new StyleName { Val = "Normal" },
        new PrimaryStyle(),
        new StyleRunProperties
        {
            RunFonts = Fonts(),
            FontSize = new() { Val = TextSize },
            FontSizeComplexScript = new() { Val = TextSize },
        })
    {
        Type = StyleValues.Paragraph,
        StyleId = "Normal",
        Default = true,
    };

    private static RunFonts Fonts() => new()
    {
        Ascii = OfficialFont.Text.Name,
        HighAnsi = OfficialFont.Text.Name,
        EastAsia = OfficialFont.Text.Name,
        ComplexScript = OfficialFont.Text.Name,
    };
}
