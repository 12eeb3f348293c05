using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
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
        var wanted = inspections.Select(i => i.Sitting).OfType<SittingId>().Distinct().ToList();
        var hearings = (await db.Sittings.AsNoTracking().Where(s => wanted.Contains(s.Id)).ToListAsync(stop))
            .Where(s => s.State != SittingState.Cancelled).ToDictionary(s => s.Id, s => s.FirstDay);
        return
        [
            .. inspections.SelectMany(i => InspectionDuties.Of(
                new(i, i.Law is { } law ? laws[law] : i.Title, complete[i.Id].ToDictionary(c => c.Body, c => c.CompleteOn!.Value))
                {
                    ReportDay = i.Sitting is { } sitting && hearings.TryGetValue(sitting, out var day) ? day : null,
                },
                basis.Rules, basis.Calculator)),
        ];
    }
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
            : actor.Bodies.Count > 0 && (await db.SelfInspectionReports.Where(r => r.Inspection == wanted).Select(r => r.Body).ToListAsync(stop)).Exists(actor.ActsFor);
    }

    public Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop) =>
        Task.FromResult(actor.May(Permissions.ReadInspections) || actor.Bodies.Any(b => purpose == SelfInspections.SelfEvidencePurpose.Of(new(b))));
}
