using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections;

/// <summary>Says what is owed around inspections (D-6.6).</summary>
internal sealed class InspectionDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Inspection;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        LawInspectionId? one = id is { } given ? new LawInspectionId(given) : null;
        var inspections = await db.LawInspections.AsNoTracking().Where(i => one == null || i.Id == one).ToListAsync(stop);
        var used = inspections.Select(i => i.Law).OfType<LawTextId>().Distinct().ToList();
        var laws = await db.LawTexts.AsNoTracking().Where(l => used.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.ShortTitle, stop);
        var complete = (await db.SelfInspectionReports.Where(r => r.CompleteOn != null && (one == null || r.Inspection == one)).Select(r => new { r.Inspection, r.Body, r.CompleteOn }).ToListAsync(stop))
            .ToLookup(r => r.Inspection);
        var shown = await ShownAsync(db, one, stop);
        return
        [
            .. inspections.SelectMany(i => InspectionDuties.Of(
                new(i, i.Law is { } law ? laws[law] : i.Title, complete[i.Id].ToDictionary(c => c.Body, c => c.CompleteOn!.Value)) { Shown = [.. shown[i.Id]] }, basis.Rules, basis.Calculator)),
        ];
    }

    // Counted in the database: five thousand findings are a handful of lines here.
    private static async Task<ILookup<LawInspectionId, ShownFindings>> ShownAsync(SupervisionDb db, LawInspectionId? one, CancellationToken stop) =>
        (await db.Findings.Where(f => f.ShownOn != null && (one == null || f.Inspection == one)).GroupBy(f => new { f.Inspection, f.Body, f.ShownOn })
            .Select(g => new { g.Key.Inspection, g.Key.Body, g.Key.ShownOn, Open = g.Count(f => f.State == FindingState.BodyComment && f.CommentedOn == null), Commented = g.Max(f => f.CommentedOn) })
            .ToListAsync(stop)).OrderBy(s => s.ShownOn)
        .ToLookup(s => s.Inspection, s => new ShownFindings(s.Body, s.ShownOn!.Value, s.Open, s.Commented));
}

/// <summary>Schemes that wait for the council (提请主任会议).</summary>
internal sealed class InspectionAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop) =>
        [.. (await db.LawInspections.AsNoTracking().Where(i => i.IsSubmitted).ToListAsync(stop)).OrderBy(i => i.Serial)
            .Select(i => new CouncilQuestion($"{i.Title}方案", CouncilPurpose.InspectionScheme, i.Matter, InspectionReading.SchemeHash(i)))];
}

/// <summary>Who may read an inspection and its files (D-1.5): the house; a body what it handed in itself.</summary>
internal sealed class InspectionGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Inspection;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new LawInspectionId(id);
        return actor.May(Permissions.ReadInspections)
            ? await db.LawInspections.AnyAsync(i => i.Id == wanted, stop)
            : actor.Bodies.Count > 0 && ((await db.SelfInspectionReports.Where(r => r.Inspection == wanted).Select(r => r.Body).ToListAsync(stop)).Exists(actor.ActsFor)
                || (await db.Findings.Where(f => f.Inspection == wanted && f.ShownOn != null).Select(f => f.Body).Distinct().ToListAsync(stop)).Exists(actor.ActsFor));
    }

    public async Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop) =>
        actor.May(Permissions.ReadInspections) || actor.Bodies.Any(b => purpose == SelfInspections.SelfEvidencePurpose.Of(new(b)))
        || (actor.Bodies.Count > 0 && FindingPurpose.In(purpose) is { } finding
            && (await db.Findings.Where(f => f.Id == finding && f.ShownOn != null).Select(f => f.Body).ToListAsync(stop)).Exists(actor.ActsFor));
}
