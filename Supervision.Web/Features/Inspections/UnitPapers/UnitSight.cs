using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.UnitPapers;

/// <summary>Whose pages of an inspected body one may open (D-1.5), and what is written down when it is refused (D-16.38).</summary>
internal static class UnitSight
{
    /// <summary>The Office, and liaisons of the body, once the bodies were told.</summary>
    public static bool MayRead(Actor actor, LawInspection inspection, SupervisedBodyId body) =>
        (actor.IsSystem || actor.IsOffice || actor.ActsFor(body)) && inspection.Inspects(body) && inspection.ReachedOn(InspectionState.Noticed) is not null;

    /// <summary>Whoever is refused gets nothing, as if it did not exist; the trail has the look.</summary>
    public static async Task NoteRefusalAsync(this SupervisionDb db, LawInspection inspection, string what, CancellationToken stop)
    {
        db.Tell(inspection.Matter, $"{DossierReading.Refusal}查看{what}：无权查看");
        await db.SaveChangesAsync(stop);
    }
}
