using Microsoft.Extensions.Options;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>When a sitting closes, every report heard, also that of an inspection, gets its opinion and the wish that its notes be compiled (D-8.4).</summary>
internal sealed class OpinionFollower(IOptions<HouseOptions> house) : ISittingFollower
{
    public async Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Actor actor, CancellationToken stop)
    {
        if (what != SittingEvent.Closed)
        {
            return;
        }

        await FollowUp.HandlingAgenda.HearAsync(db, sitting, actor, stop);
        var term = await db.Terms.Where(t => t.Id == sitting.Term).Select(t => t.Number).SingleAsync(stop);
        var serial = await NextSerialAsync(db, sitting.LastDay.Year, stop);
        foreach (var item in await HeardAsync(db, sitting, $"{house.Value.County}第{ChineseNumber.Of(term)}届人大常委会{sitting.Name}", stop))
        {
            if (await db.ReviewOpinions.AnyAsync(o => o.Report == item.Report && o.Inspection == item.Inspection, stop))
            {
                continue;
            }

            var number = new DossierNumber(sitting.LastDay.Year, DossierNumber.Opinion, serial++);
            var opinion = ReviewOpinion.Collect(item, number, new(actor.Name, db.Clock.GetUtcNow()));
            db.ReviewOpinions.Add(opinion);
            db.Tell(opinion.Matter, $"{sitting.Name}闭会，开始汇总审议发言");
        }
    }

    // Special work reports and reports of inspections, in the order of the agenda (D-8.1).
    private static async Task<IReadOnlyList<HeardItem>> HeardAsync(SupervisionDb db, Sitting sitting, string name, CancellationToken stop)
    {
        List<HeardItem> items = [];
        foreach (var matter in sitting.Matters)
        {
            var item = matter.Kind switch
            {
                MatterKind.Report => await OfReportAsync(db, new(matter.Id), sitting, name, stop),
                MatterKind.Inspection => await OfInspectionAsync(db, new(matter.Id), sitting, name, stop),
                _ => null,
            };
            items.AddRange(item is null ? [] : [item]);
        }

        return items;
    }

    private static async Task<HeardItem?> OfReportAsync(SupervisionDb db, SpecialReportId id, Sitting sitting, string name, CancellationToken stop) =>
        await db.SpecialReports.SingleOrDefaultAsync(r => r.Id == id, stop) is { } report && WasHeard(report)
            ? new(report.Id, report.Title, name, report.ReachedOn(ReportState.Heard) ?? sitting.LastDay, sitting.LastDay, report.Organ, report.Committee, report.LeadMember)
            : null;

    private static async Task<HeardItem?> OfInspectionAsync(SupervisionDb db, LawInspectionId id, Sitting sitting, string name, CancellationToken stop)
    {
        if (await db.LawInspections.SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection || inspection.ReachedOn(InspectionState.Heard) is not { } day
            || inspection.State is not (InspectionState.Heard or InspectionState.Deliberated or InspectionState.OpinionStage))
        {
            return null;
        }

        var law = await db.LawTexts.Where(l => l.Id == inspection.Law).Select(l => l.Title).SingleAsync(stop);
        return new(null, LawInspection.ReportTitleOf(law), name, day, sitting.LastDay, await OrganOfAsync(db, inspection, stop), inspection.Committee, inspection.LeadMember ?? inspection.Leader?.Person)
        {
            Inspection = id,
        };
    }

    // The opinions go to the organ that answers for its departments (监督法第三十七条); without a government among the bodies, to the first of them.
    private static async Task<SupervisedBodyId?> OrganOfAsync(SupervisionDb db, LawInspection inspection, CancellationToken stop)
    {
        var named = inspection.Bodies.Select(b => b.Body).ToList();
        var governments = await db.SupervisedBodies.Where(b => b.Kind == BodyKind.Government && b.To == null).OrderBy(b => b.Order).Select(b => b.Id).ToListAsync(stop);
        return governments.OrderByDescending(named.Contains).Concat(named).Select(b => (SupervisedBodyId?)b).FirstOrDefault();
    }

    private static bool WasHeard(SpecialReport report) => report.Tier == ReportTier.Committee
        && report.State is ReportState.Heard or ReportState.Deliberated or ReportState.Rated or ReportState.OpinionStage;

    private static async Task<int> NextSerialAsync(SupervisionDb db, int year, CancellationToken stop) =>
        1 + (await db.ReviewOpinions.Where(o => o.DossierYear == year).MaxAsync(o => (int?)o.DossierSerial, stop) ?? 0);
}
