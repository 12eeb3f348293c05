using Microsoft.AspNetCore.Http.Extensions;

namespace Supervision.Web.Access;

/// <summary>A posted form that was not taken, as it can be sent again.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="Fields">All fields but tokens and passwords.</param>
/// <param name="FileFields">Names of fields with files, which a browser does not keep.</param>
public sealed record LostForm(string Address, IReadOnlyList<(string Name, string Value)> Fields, IReadOnlyList<string> FileFields)
{
    internal static LostForm Of(HttpRequest request, IFormCollection form) => new(
        request.GetEncodedPathAndQuery(),
        [.. form.Where(f => !IsSecret(f.Key)).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))],
        [.. form.Files.Select(f => f.Name).Distinct(StringComparer.Ordinal)]);

    /// <summary>What the person typed: no marks of the form itself, no ids.</summary>
    public IEnumerable<string> Typed => Fields.Where(f => !f.Name.StartsWith('_') && !Guid.TryParse(f.Value, out _))
        .Select(f => f.Value.Trim()).Where(v => v.Length > 0);

    private static bool IsSecret(string name) =>
        name.StartsWith("__", StringComparison.Ordinal) || name.Contains("password", StringComparison.OrdinalIgnoreCase);
}
