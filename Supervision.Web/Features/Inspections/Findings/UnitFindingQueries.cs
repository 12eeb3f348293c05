using Supervision.Domain.Calendar;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Features.Inspections.UnitPapers;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>A finding as the body sees it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Article">第五十七条.</param>
/// <param name="Evidence">Its evidence; empty where it is redacted.</param>
public sealed record UnitFinding(Finding Finding, string Article, IReadOnlyList<FindingEvidence> Evidence)
{
    /// <summary>True of a comment on paper that the Office entered (代录).</summary>
    public bool IsByOffice => Finding.IsCommentByOffice;
}

/// <summary>Findings that one body may see (D-1.5): its own ones that were shown; after the group's plenary also the confirmed ones of others, without evidence.</summary>
public sealed record UnitFindings(LawInspection Inspection, string Body, IReadOnlyList<UnitFinding> Own, IReadOnlyList<UnitFinding> Others, DateOnly Today);

/// <summary>Reads what a body sees of findings.</summary>
public sealed class UnitFindingQueries(FindingActing acting)
{
    /// <summary>The view; null when it is no body of the reader, or none that is inspected.</summary>
    public async Task<UnitFindings?> FindAsync(LawInspectionId id, SupervisedBodyId body, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.CommentOnFindings, stop);
        await using var context = db;
        if (await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection)
        {
            return null;
        }

        if (!UnitSight.MayRead(actor, inspection, body))
        {
            await db.NoteRefusalAsync(inspection, "问题核对", stop);
            return null;
        }

        var own = await db.Findings.AsNoTracking().Where(f => f.Inspection == id && f.Body == body && f.ShownOn != null).OrderBy(f => f.Serial).ToListAsync(stop);
        var isAfterPlenary = inspection.ReachedOn(InspectionState.GroupPlenaryHeld) is not null;
        var others = isAfterPlenary
            ? await db.Findings.AsNoTracking().Where(f => f.Inspection == id && f.State == FindingState.Confirmed && !(f.Body == body && f.ShownOn != null)).OrderBy(f => f.Serial).ToListAsync(stop) : [];
        var ids = own.ConvertAll(f => f.Id);
        var evidence = (await db.FindingEvidence.AsNoTracking().Where(e => ids.Contains(e.Finding)).OrderBy(e => e.AddedAt).ToListAsync(stop)).ToLookup(e => e.Finding);
        return new(
            inspection, await db.SupervisedBodies.Where(b => b.Id == body).Select(b => b.ShortName).SingleAsync(stop),
            [.. own.Select(f => Of(inspection, f, [.. evidence[f.Id]]))], [.. others.Select(f => Of(inspection, f, []))], db.Clock.Today());
    }

    private static UnitFinding Of(LawInspection inspection, Finding finding, IReadOnlyList<FindingEvidence> evidence) =>
        new(finding, inspection.Find(finding.Item)?.Article.Words ?? "—", evidence);
}
