using Supervision.Domain.Opinions;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>Writes what an act changed into the versions of the opinion, in the act's own transaction.</summary>
internal static class OpinionHistory
{
    public static async Task RecordAsync(
        this SupervisionDb db, ReviewOpinion opinion, OpinionMemory before, string act, Editor by, CancellationToken stop)
    {
        var last = await db.PointChanges.Where(c => c.Opinion == opinion.Id).MaxAsync(c => (int?)c.Version, stop) ?? 0;
        var changes = PointChange.Of(opinion.Id, last + 1, act, (before, opinion.Remember()), by);
        if (changes is [{ Act: PointChange.Writing } typed] && await LastAsync(db, opinion.Id, last, stop) is [var previous] && previous.TryExtend(typed))
        {
            return;
        }

        db.PointChanges.AddRange(changes);
    }

    private static Task<List<PointChange>> LastAsync(SupervisionDb db, ReviewOpinionId id, int version, CancellationToken stop) =>
        db.PointChanges.Where(c => c.Opinion == id && c.Version == version).ToListAsync(stop);
}
