namespace Supervision.Web.Common.Lists;

/// <summary>Patterns for LIKE from what people type: their % and _ are only characters.</summary>
internal static class LikeText
{
    /// <summary>The character that takes the meaning from the next one.</summary>
    public const string Escape = "\\";

    /// <summary>Matches texts that contain the words.</summary>
    public static string Containing(string words) => "%" + words
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal) + "%";
}
