using Supervision.Domain.Appointees;
using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>Records the organ that the council chose for the year (登记述职测评机关, D-9.6): one a year (D-4.5).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class ChooseAppraisalOrgan(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(int year, SupervisedBodyId organ, DateOnly decidedOn, string minutes, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RegisterAppraisals, a => a.KeepsAppointees, stop);
        await using var context = db;

        // Reading and writing under one lock: two who record at once must not both find the year free.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.SupervisedBodies.AsNoTracking().SingleOrDefaultAsync(b => b.Id == organ && b.To == null, stop) is not { } body)
        {
            return Outcome.Refused(new Obstacle(AppointeeRules.OneOrgan, "请选择机关。", nameof(AppraisalChoice.Organ)));
        }

        if (await ObstaclesAsync(db, organ, new(year, decidedOn, minutes, db.Clock.Today()), stop) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        db.AppraisalChoices.Add(AppraisalChoice.Of(year, organ, decidedOn, minutes));
        db.Tell(MatterRef.House, $"主任会议确定{year}年述职测评的机关：{body.ShortName}（{minutes.Trim()}）");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, SupervisedBodyId organ, AppraisalWish wish, CancellationToken stop)
    {
        var year = wish.Year;
        var chosen = await (from c in db.AppraisalChoices.AsNoTracking()
                            where c.Year == year && c.RevokedOn == null
                            join b in db.SupervisedBodies on c.Organ equals b.Id
                            select b.ShortName).ToListAsync(stop);
        var most = (await db.LoadBasisAsync(stop)).Rules.InForce(PlanRules.AppraisalOrgansPerYear, wish.Today).Count;
        var inPost = (await db.Appointees.AsNoTracking().ToListAsync(stop)).Count(a => a.InPost(wish.Today).Any(p => p.Organ == organ));
        return AppraisalChoice.ObstaclesToChoose(wish, chosen, most, inPost);
    }
}

/// <summary>Records that the council took its choice back; it stays in the history (登记撤销).</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class RevokeAppraisalChoice(AppointeeActing acting)
{
    public async Task<Outcome> RunAsync(AppraisalChoiceId id, string minutes, string reason, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RegisterAppraisals, a => a.KeepsAppointees, stop);
        await using var context = db;
        if (await db.AppraisalChoices.SingleOrDefaultAsync(c => c.Id == id, stop) is not { } choice)
        {
            return Outcome.Refused(new Obstacle(AppointeeRules.OneOrgan, "没有找到这项决定。"));
        }

        if (choice.ObstaclesToRevoke(minutes, reason) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var organ = choice.Organ;
        var appraisal = await db.Appraisals.SingleOrDefaultAsync(a => a.Choice == id, stop);
        if (appraisal?.ObstaclesToRevoke() is { Count: > 0 } begun)
        {
            return Outcome.Refused(begun);
        }

        choice.Revoke(db.Clock.Today(), minutes, reason);
        appraisal?.Revoke(db.Clock.Today());
        var words = $"主任会议撤销{choice.Year}年述职测评的机关{await db.BodyAsync(organ, stop)}（{minutes.Trim()}）：{reason.Trim()}";
        db.Tell(MatterRef.House, words);
        if (appraisal is not null)
        {
            db.Tell(appraisal.Matter, $"{words}；已收到的材料 {appraisal.Papers.Count} 件保留");
        }

        return await acting.SaveAsync(db, appraisal is null ? [] : [appraisal.Matter], stop);
    }
}

/// <summary>Begins the appraisal of the organ that was chosen (开始述职测评); older choices stay records only.</summary>
[Demands(Permissions.RegisterAppraisals)]
public sealed class BeginAppraisal(AppointeeActing acting)
{
    public async Task<Outcome<AppraisalId>> RunAsync(AppraisalChoiceId id, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.RegisterAppraisals, a => a.KeepsAppointees, stop);
        await using var context = db;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.AppraisalChoices.SingleOrDefaultAsync(c => c.Id == id && c.RevokedOn == null, stop) is not { } choice)
        {
            return Outcome<AppraisalId>.Refused(new Obstacle(AppointeeRules.OneOrgan, "没有找到这项决定，或者已经撤销。"));
        }

        if (await db.Appraisals.AsNoTracking().SingleOrDefaultAsync(a => a.Choice == id, stop) is { } begun)
        {
            return Outcome<AppraisalId>.Done(begun.Id);
        }

        var appraisal = Appraisal.Of(choice, null);
        db.Appraisals.Add(appraisal);
        db.Tell(appraisal.Matter, $"开始{choice.Year}年{await db.BodyAsync(choice.Organ, stop)}述职测评");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Outcome<AppraisalId>.Done(appraisal.Id);
    }
}
