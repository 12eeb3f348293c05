using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Common.Lists;

/// <summary>Addresses of the same list with another filter, order or page: what a person sees can be sent on as a link.</summary>
internal static class ListAddress
{
    /// <summary>This address with some parameters changed; null takes one out.</summary>
    public static string With(this NavigationManager navigator, params IEnumerable<(string Name, string? Value)> changes) =>
        "/" + navigator.ToBaseRelativePath(navigator.GetUriWithQueryParameters(
            changes.ToDictionary(c => c.Name, c => (object?)(string.IsNullOrEmpty(c.Value) ? null : c.Value), StringComparer.Ordinal)));

    /// <summary>Another address with the parameters of this one.</summary>
    public static string Sibling(this NavigationManager navigator, string path) => path + new Uri(navigator.Uri).Query;

    /// <summary>The id in an address; null when it is none.</summary>
    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>The number in an address; null when it is none.</summary>
    public static int? Number(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>The named value in an address; digits name none.</summary>
    public static T? Named<T>(string? text)
        where T : struct, Enum =>
        text is { Length: > 0 } && char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : null;
}
