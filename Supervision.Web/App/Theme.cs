using MudBlazor;

namespace Supervision.Web.App;

/// <summary>The look of MudBlazor's parts, set once: calm, paper-like, one blue (screens 6.1, 6.2).</summary>
internal static class Theme
{
    private static readonly string[] Fonts =
        ["PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif"];

    public static MudTheme Standard { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1B4B73",
            Secondary = "#4A545E",
            Info = "#1B4B73",
            Success = "#2A6244",
            Warning = "#7A5200",
            Error = "#B3261E",
            Background = "#F5F6F4",
            Surface = "#FFFFFF",
            TextPrimary = "#1C2126",
            TextSecondary = "#4A545E",
            LinesDefault = "#D9DEE3",
            LinesInputs = "#7E8893",
            TableLines = "#D9DEE3",
            ActionDefault = "#4A545E",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.9375rem", LineHeight = "1.6", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "0.875rem", LetterSpacing = "normal", TextTransform = "none" },
            Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "0.9375rem", LineHeight = "1.6", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.57", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Fonts, FontSize = "1.0625rem", FontWeight = "600", LetterSpacing = "normal" },
        },
    };
}
