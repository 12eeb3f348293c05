using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>A finding is recorded in the field (记录检查发现, D-6.9). Its id comes from where it was written: sent five times it is one.</summary>
[Demands(Permissions.RecordFindings)]
public sealed class RecordFinding(FindingActing acting)
{
    private static readonly Obstacle Unknown = new(InspectionRules.Order, "没有找到这次执法检查，请回到列表。");

    private static readonly Obstacle SomebodyElses = new(InspectionRules.Findings, "这条记录的编号已经用过，请刷新页面后重新填写。");

    /// <param name="id">Minted with the form.</param>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="entry">What was written.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(FindingId id, LawInspectionId inspectionId, FindingEntry entry, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.RecordFindings, stop);
        await using var context = db;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.LawInspections.SingleOrDefaultAsync(i => i.Id == inspectionId, stop) is not { } inspection)
        {
            return Outcome.Refused(Unknown);
        }

        if (!FindingRight.MayRecord(actor, inspection))
        {
            throw new AccessDeniedException("Not in the group of this inspection.");
        }

        if (await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, stop) is { } there)
        {
            return there.Inspection == inspectionId && there.RecordedBy == actor.Person ? Outcome.Done : Outcome.Refused(SomebodyElses);
        }

        if (await ObstaclesAsync(db, inspection, entry, stop) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var serial = (await db.Findings.Where(f => f.Inspection == inspectionId).MaxAsync(f => (int?)f.Serial, stop) ?? 0) + 1;
        var finding = Finding.Of(id, inspection, serial, entry, new(actor.Person, actor.Name, db.Clock.GetUtcNow()));
        db.Add(finding);
        inspection.BeginField(entry.Day);
        db.Tell(inspection.Matter, $"{FindingActs.GroupName(entry.SubGroup)}记录问题{serial}号：{inspection.Find(entry.Item)!.Article.Words}，{finding.Place}，{finding.Grade.Word()}{(finding.BodyReason.Length > 0 ? $"（单位不是本条的责任主体：{finding.BodyReason}）" : "")}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, LawInspection inspection, FindingEntry entry, CancellationToken stop) =>
    [
        .. Finding.ObstaclesToRecord(entry, inspection, db.Clock.Today()), .. await FindingActs.ObstaclesToVisitAsync(db, inspection.Id, entry, stop),
        .. inspection.State == InspectionState.Mobilised ? await ObstaclesToBeginAsync(db, inspection, stop) : [],
    ];

    // The first record takes the step into the field; later ones take none, and what was seen outside is not lost (D-6.3).
    private static async Task<IReadOnlyList<Obstacle>> ObstaclesToBeginAsync(SupervisionDb db, LawInspection inspection, CancellationToken stop) =>
        inspection.ObstaclesToGoOn(inspection.Leader is { } leader ? await db.StandingAsync(inspection, leader.Person, db.Clock.Today(), stop) : null);
}
