using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Reporting;
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
        var part = (await db.SelfInspectionReports.AsNoTracking().Where(r => r.HandedInOn != null && r.CompleteOn == null && (one == null || r.Inspection == one)).ToListAsync(stop)).ToLookup(r => r.Inspection);
        var held = inspections.Select(i => i.Sitting).OfType<SittingId>().Distinct().ToList();
        var days = await db.Sittings.AsNoTracking().Where(s => held.Contains(s.Id) && s.State != SittingState.Cancelled).Select(s => new { s.Id, s.FirstDay }).ToDictionaryAsync(s => s.Id, s => s.FirstDay, stop);
        var shown = await ShownAsync(db, one, stop);
        return
        [
            .. inspections.SelectMany(i => InspectionDuties.Of(
                new(i, i.Law is { } law ? laws[law] : i.Title, complete[i.Id].ToDictionary(c => c.Body, c => c.CompleteOn!.Value))
                {
                    Incomplete = part[i.Id].ToDictionary(r => r.Body, r => new IncompleteReport(r.HandedInOn!.Value, r.MissingIn(i).Count)),
                    Shown = [.. shown[i.Id]],
                    SittingDay = i.Sitting is { } sitting && days.TryGetValue(sitting, out var day) ? day : null,
                },
                basis.Rules, basis.Calculator)),
        ];
    }

    // Counted in the database: five thousand findings are a handful of lines here.
    private static async Task<ILookup<LawInspectionId, ShownFindings>> ShownAsync(SupervisionDb db, LawInspectionId? one, CancellationToken stop) =>
        (await db.Findings.Where(f => f.ShownOn != null && (one == null || f.Inspection == one)).GroupBy(f => new { f.Inspection, f.Body, f.ShownOn })
            .Select(g => new { g.Key.Inspection, g.Key.Body, g.Key.ShownOn, Open = g.Count(f => f.State == FindingState.BodyComment && f.CommentedOn == null), Commented = g.Max(f => f.CommentedOn) })
            .ToListAsync(stop)).OrderBy(s => s.ShownOn)
        .ToLookup(s => s.Inspection, s => new ShownFindings(s.Body, s.ShownOn!.Value, s.Open, s.Commented));
}

/// <summary>Schemes and reports that wait for the council (提请主任会议).</summary>
internal sealed class InspectionAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var waiting = await db.LawInspections.AsNoTracking().Where(i => i.IsSubmitted || i.IsReportSubmitted).ToListAsync(stop);
        List<CouncilQuestion> questions = [];
        foreach (var i in waiting.OrderBy(i => i.Year).ThenBy(i => i.Serial))
        {
            questions.Add(i.IsSubmitted
                ? new($"{i.Title}方案", CouncilPurpose.InspectionScheme, i.Matter, InspectionReading.SchemeHash(i))
                : new($"{i.Title}报告提请常委会会议审议", CouncilPurpose.InspectionReport, i.Matter, (await db.ReportStandingAsync(i, stop)).Hash));
        }

        return questions;
    }
}

/// <summary>Inspections follow the sitting that hears their report: agenda adopted, item moved, closed, cancelled (D-6.10, D-3.10).</summary>
internal sealed class InspectionFollower : ISittingFollower
{
    public async Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Actor actor, CancellationToken stop)
    {
        var ids = sitting.AllItems.Where(i => i.MatterKind == MatterKind.Inspection).Select(i => new LawInspectionId(i.MatterId!.Value)).ToList();
        foreach (var inspection in ids.Count == 0 ? [] : await db.LawInspections.Where(i => ids.Contains(i.Id)).ToListAsync(stop))
        {
            await FollowAsync(db, sitting, inspection, what, stop);
        }
    }

    private static async Task FollowAsync(SupervisionDb db, Sitting sitting, LawInspection inspection, SittingEvent what, CancellationToken stop)
    {
        switch (what)
        {
            case SittingEvent.Moved when inspection.Sitting == sitting.Id && sitting.Moves is [.., var move]:
                db.Tell(inspection.Matter, $"{sitting.Name}由{move.FromFirst.Full()}改为{move.ToFirst.Full()}举行：{move.Reason}");
                break;
            case SittingEvent.AgendaAdopted when sitting.Agenda.Any(i => i.IsAdopted && i.Matter == inspection.Matter):
                inspection.EnterAgenda();
                break;
            case SittingEvent.ItemMoved when sitting.AllItems.LastOrDefault(i => i.Matter == inspection.Matter) is { MovedTo: { } to, MoveReason: var why } && inspection.Sitting == sitting.Id:
                var target = await db.Sittings.SingleAsync(s => s.Id == to, stop);
                inspection.Schedule(to);
                db.Tell(inspection.Matter, $"由{sitting.Name}移到{target.Name}（{target.FirstDay.Full()}）：{why}");
                break;
            case SittingEvent.Closed when inspection.Sitting == sitting.Id && inspection.EnterOpinionStage(sitting.LastDay):
                db.Tell(inspection.Matter, $"{sitting.Name}闭会，进入审议意见阶段");
                break;
            case SittingEvent.Cancelled when inspection.Sitting == sitting.Id && inspection.LoseSitting():
                db.Tell(inspection.Matter, $"{sitting.Name}取消，等待另行安排会议");
                break;
        }
    }
}

/// <summary>Who may read an inspection and its files (D-1.5): the house; a body what it handed in itself.</summary>
internal sealed class InspectionGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Inspection;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new LawInspectionId(id);
        if (actor.May(Permissions.ReadInspections))
        {
            return await db.LawInspections.AnyAsync(i => i.Id == wanted, stop);
        }

        return (actor.Bodies.Count > 0 && ((await db.SelfInspectionReports.Where(r => r.Inspection == wanted).Select(r => r.Body).ToListAsync(stop)).Exists(actor.ActsFor)
                || (await db.Findings.Where(f => f.Inspection == wanted && f.ShownOn != null).Select(f => f.Body).Distinct().ToListAsync(stop)).Exists(actor.ActsFor)))
            || await IsGuestAsync(db, actor, wanted, stop);
    }

    public async Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop) =>
        actor.May(Permissions.ReadInspections) || actor.Bodies.Any(b => purpose == SelfInspections.SelfEvidencePurpose.Of(new(b)))
        || (actor.Bodies.Count > 0 && FindingPurpose.In(purpose) is { } finding
            && (await db.Findings.Where(f => f.Id == finding && f.ShownOn != null).Select(f => f.Body).ToListAsync(stop)).Exists(actor.ActsFor))
        || (purpose == LawInspection.ReportPurpose && await IsGuestAsync(db, actor, new(id), stop));

    // A guest of the sitting reads what the members got (D-5.6).
    private static async Task<bool> IsGuestAsync(SupervisionDb db, Actor actor, LawInspectionId id, CancellationToken stop)
    {
        var held = actor.Has(Role.GuestDeputy)
            ? await db.LawInspections.Where(i => i.Id == id && i.DistributedOn != null).Select(i => i.Sitting).SingleOrDefaultAsync(stop) : null;
        return held is { } sitting && (await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == sitting, stop)).GuestOf(actor.Person) is not null;
    }
}
