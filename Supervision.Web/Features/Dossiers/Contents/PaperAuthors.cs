using Supervision.Web.Common;

namespace Supervision.Web.Features.Dossiers.Contents;

/// <summary>Who answers for the papers of a dossier (责任者): always an organ or a body, never the clerk or the liaison who entered a file (D-3.16).</summary>
/// <param name="county">Name of the county, e.g. 望溪县.</param>
/// <param name="organ">The organ or unit that reports; null when the dossier has none.</param>
/// <param name="bodies">Names of bodies.</param>
internal sealed class PaperAuthors(string county, SupervisedBodyId? organ, IReadOnlyDictionary<SupervisedBodyId, LongShort> bodies)
{
    public const string Council = "主任会议";
    private const string Handling = "handling:";

    private string Committee => county + "人大常委会";

    public string Of(MatterKind kind, string purpose) => (kind, purpose) switch
    {
        (MatterKind.Report, "remarks") => Council,
        (MatterKind.Report, "tour") or (MatterKind.Opinion, "opinion") => Committee,
        (MatterKind.Survey, _) => Committee + "专题调研组",
        (MatterKind.Opinion, _) when purpose.StartsWith(Handling, StringComparison.Ordinal) =>
            NameOf(Guid.TryParse(purpose[Handling.Length..], out var body) ? new(body) : organ),
        _ => NameOf(organ),
    };

    private string NameOf(SupervisedBodyId? body) => body is { } id && bodies.TryGetValue(id, out var name) ? name.Long : Committee;
}
