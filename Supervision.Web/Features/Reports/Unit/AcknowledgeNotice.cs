using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.Unit;

/// <summary>Somebody of the body has read a notice (已阅).</summary>
[Demands(Permissions.UseUnitDesk)]
public sealed class AcknowledgeNotice(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(BodyNoticeId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseUnitDesk, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var notice = await db.BodyNotices.SingleOrDefaultAsync(n => n.Id == id, stop);
        if (notice is null || !actor.ActsFor(notice.Body))
        {
            return Outcome.Refused(new Obstacle(ReportRules.Order, "没有找到这条通知。"));
        }

        if (notice.SeenAt is null)
        {
            notice.Read(actor.Name, db.Clock.GetUtcNow());
            db.Tell(new(notice.MatterKind, notice.MatterId), $"{actor.Name}已阅通知");
            await db.SaveChangesAsync(stop);
        }

        return Outcome.Done;
    }
}
