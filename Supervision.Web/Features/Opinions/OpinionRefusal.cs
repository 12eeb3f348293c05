using Supervision.Domain.Opinions;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>A look that was refused is written down; whoever asked is told that there is nothing (D-16.38).</summary>
internal static class OpinionRefusal
{
    /// <summary>Writes nothing of an opinion that does not exist.</summary>
    public static async Task TellAsync(SupervisionDb db, ReviewOpinionId id, string what, CancellationToken stop)
    {
        if (await db.ReviewOpinions.AnyAsync(o => o.Id == id, stop))
        {
            db.Tell(new(MatterKind.Opinion, id.Value), $"{DossierReading.Refusal}{what}：无权查看");
            await db.SaveChangesAsync(stop);
        }
    }
}
