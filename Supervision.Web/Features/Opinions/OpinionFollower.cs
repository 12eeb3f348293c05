using Microsoft.Extensions.Options;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>When a sitting closes, every report heard gets its opinion and the wish that its notes be compiled (D-8.4).</summary>
internal sealed class OpinionFollower(IOptions<HouseOptions> house) : ISittingFollower
{
    public async Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Actor actor, CancellationToken stop)
    {
        if (what != SittingEvent.Closed)
        {
            return;
        }

        await FollowUp.HandlingAgenda.HearAsync(db, sitting, actor, stop);
        var ids = sitting.Matters.Where(m => m.Kind == MatterKind.Report).Select(m => new SpecialReportId(m.Id)).ToList();
        var heard = (await db.SpecialReports.Where(r => ids.Contains(r.Id)).ToListAsync(stop)).Where(WasHeard);
        var term = await db.Terms.Where(t => t.Id == sitting.Term).Select(t => t.Number).SingleAsync(stop);
        var serial = await NextSerialAsync(db, sitting.LastDay.Year, stop);
        foreach (var report in heard.OrderBy(r => ids.IndexOf(r.Id)))
        {
            if (await db.ReviewOpinions.AnyAsync(o => o.Report == report.Id, stop))
            {
                continue;
            }

            var number = new DossierNumber(sitting.LastDay.Year, DossierNumber.Opinion, serial++);
            var opinion = ReviewOpinion.Collect(ItemOf(report, sitting, term), number, new(actor.Name, db.Clock.GetUtcNow()));
            db.ReviewOpinions.Add(opinion);
            db.Tell(opinion.Matter, $"{sitting.Name}闭会，开始汇总审议发言");
        }
    }

    private static bool WasHeard(SpecialReport report) => report.Tier == ReportTier.Committee
        && report.State is ReportState.Heard or ReportState.Deliberated or ReportState.Rated or ReportState.OpinionStage;

    private HeardItem ItemOf(SpecialReport report, Sitting sitting, int term) => new(
        report.Id, report.Title, $"{house.Value.County}第{ChineseNumber.Of(term)}届人大常委会{sitting.Name}",
        report.ReachedOn(ReportState.Heard) ?? sitting.LastDay, sitting.LastDay, report.Organ, report.Committee, report.LeadMember);

    private static async Task<int> NextSerialAsync(SupervisionDb db, int year, CancellationToken stop) =>
        1 + (await db.ReviewOpinions.Where(o => o.DossierYear == year).MaxAsync(o => (int?)o.DossierSerial, stop) ?? 0);
}
