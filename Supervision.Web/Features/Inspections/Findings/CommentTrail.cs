using System.Globalization;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>Who entered a body's comment: the history of the inspection tells it, the finding itself only names the person (D-17.48).</summary>
internal static class CommentTrail
{
    /// <summary>How a sentence begins of what the Office entered for a body.</summary>
    public const string ByOffice = "代录：";

    private const string Told = "被检查单位反馈问题";

    /// <summary>What the history says of a comment.</summary>
    public static string SentenceOf(FindingAct act, bool isByOffice) =>
        $"{(isByOffice ? ByOffice : "")}被检查单位反馈{act.Name}的核对意见{(act.Finding.IsCommentLate ? "（逾期）" : "")}";

    /// <summary>Numbers of the findings whose last comment the Office entered.</summary>
    public static async Task<IReadOnlySet<int>> CommentsByOfficeAsync(this SupervisionDb db, MatterRef matter, CancellationToken stop)
    {
        var (kind, id) = (matter.Kind, matter.Id);
        var said = await db.AuditEntries.AsNoTracking().Where(e => e.MatterKind == kind && e.MatterId == id && e.Sentence.Contains(Told))
            .OrderBy(e => e.Sequence).Select(e => e.Sentence).ToListAsync(stop);
        HashSet<int> found = [];
        foreach (var sentence in said)
        {
            var from = sentence.IndexOf(Told, StringComparison.Ordinal) + Told.Length;
            if (sentence.IndexOf('号', from) is > 0 and var to && int.TryParse(sentence[from..to], NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
            {
                _ = sentence.StartsWith(ByOffice, StringComparison.Ordinal) ? found.Add(serial) : found.Remove(serial);
            }
        }

        return found;
    }
}
