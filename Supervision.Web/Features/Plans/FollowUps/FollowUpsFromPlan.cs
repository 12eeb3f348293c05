using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans.FollowUps;

/// <summary>Makes follow-ups of resolutions and decisions from lines of a published plan (D-4.8, D-4.9).</summary>
internal sealed class FollowUpsFromPlan : IPlanItemStarter
{
    public bool Takes(PlanItemKind kind) => kind == PlanItemKind.FollowUp;

    public async Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        if (await db.FollowUps.SingleOrDefaultAsync(f => f.PlanItem == item.Id, stop) is { } there)
        {
            return new(there.Matter, there.Link);
        }

        var made = FollowUp.FromPlan(new(Guid.CreateVersion7()), plan, item);
        db.FollowUps.Add(made);
        return new(made.Matter, made.Link);
    }

    public async Task<IReadOnlyDictionary<Guid, DateOnly?>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new FollowUpId(w)).ToList();
        return (await db.FollowUps.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(stop)).Where(f => !f.IsOpen)
            .ToDictionary(f => f.Id.Value, f => f.EndedOn);
    }

    public Task<IReadOnlySet<Guid>> BegunAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop) =>
        WhereAsync(db, works, f => f.Reports.Count > 0 || f.State == FollowUpState.Closed, stop);

    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        (await OfAsync(db, item, stop)).Follow(item);
        return [];
    }

    public async Task EndAsync(SupervisionDb db, PlanItem item, PlanEnding ending, CancellationToken stop)
    {
        var followUp = await OfAsync(db, item, stop);
        followUp.End(ending.Words, db.Clock.Today());
        db.Tell(followUp.Matter, $"终止：{ending.Words}");
    }

    private static Task<FollowUp> OfAsync(SupervisionDb db, PlanItem item, CancellationToken stop)
    {
        var id = new FollowUpId(item.WorkId!.Value);
        return db.FollowUps.SingleAsync(f => f.Id == id, stop);
    }

    private static async Task<IReadOnlySet<Guid>> WhereAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, Func<FollowUp, bool> passes, CancellationToken stop)
    {
        var ids = works.Select(w => new FollowUpId(w)).ToList();
        return (await db.FollowUps.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(stop)).Where(passes).Select(f => f.Id.Value).ToHashSet();
    }
}

/// <summary>Says what is owed of follow-ups.</summary>
internal sealed class FollowUpDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.FollowUp;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        var only = id is { } one ? new FollowUpId(one) : (FollowUpId?)null;
        var all = await db.FollowUps.AsNoTracking().Where(f => only == null || f.Id == only).ToListAsync(stop);
        return [.. all.SelectMany(f => f.Duties())];
    }
}

/// <summary>Who may read a follow-up and its reports: the house, and the body it asks (D-1.5).</summary>
internal sealed class FollowUpGate : IMatterGate
{
    public MatterKind Kind => MatterKind.FollowUp;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var key = new FollowUpId(id);
        return await db.FollowUps.AsNoTracking().SingleOrDefaultAsync(f => f.Id == key, stop) is { } found && FollowUpRights.MayRead(actor, found);
    }
}

/// <summary>Who may do what with a follow-up.</summary>
internal static class FollowUpRights
{
    public static bool MayRead(Actor actor, FollowUp followUp) => actor.May(Permissions.ReadPlanDraft) || IsAsked(actor, followUp);

    public static bool MayReport(Actor actor, FollowUp followUp) => actor.IsOffice || IsAsked(actor, followUp);

    public static bool MayJudge(Actor actor, FollowUp followUp) => actor.IsSystem || actor.IsOffice || actor.Serves(followUp.Committee);

    private static bool IsAsked(Actor actor, FollowUp followUp) => followUp.Body is { } body && actor.ActsFor(body);
}
