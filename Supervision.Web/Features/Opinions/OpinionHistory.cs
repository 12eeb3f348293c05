using Supervision.Domain.Opinions;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>Writes what an act changed into the versions of the opinion, in the act's own transaction.</summary>
internal static class OpinionHistory
{
    public static async Task RecordAsync(
        this SupervisionDb db, ReviewOpinion opinion, OpinionMemory before, string act, Editor by, CancellationToken stop)
    {
        var last = await db.OpinionVersions.Where(v => v.Opinion == opinion.Id).MaxAsync(v => (int?)v.Number, stop) ?? 0;
        if (OpinionVersion.Of(opinion, last + 1, act, before, by) is { } made
            && !(made.Act == OpinionVersion.Writing && await LastAsync(db, opinion.Id, last, stop) is { } previous && previous.TryExtend(made)))
        {
            db.OpinionVersions.Add(made);
        }
    }

    private static Task<OpinionVersion?> LastAsync(SupervisionDb db, ReviewOpinionId id, int number, CancellationToken stop) =>
        db.OpinionVersions.SingleOrDefaultAsync(v => v.Opinion == id && v.Number == number, stop);
}
