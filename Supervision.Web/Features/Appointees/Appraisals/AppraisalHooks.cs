using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>Says what is owed around appraisals (D-9.7, D-9.9).</summary>
internal sealed class AppraisalDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Appraisal;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        AppraisalId? one = id is { } given ? new AppraisalId(given) : null;
        var appraisals = await db.Appraisals.AsNoTracking().Where(a => one == null || a.Id == one).ToListAsync(stop);
        var sittings = appraisals.Select(a => a.Sitting).OfType<SittingId>().ToList();
        var days = (await db.Sittings.AsNoTracking().Where(s => sittings.Contains(s.Id)).ToListAsync(stop))
            .Where(s => s.State != SittingState.Cancelled).ToDictionary(s => s.Id, s => s.FirstDay);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var people = await db.Appointees.AsNoTracking().Select(a => new { a.Id, a.Person }).ToDictionaryAsync(a => a.Id, a => a.Person.Value, stop);
        var personnel = await db.PersonnelAsync(stop);
        return [.. appraisals.SelectMany(a => AppraisalDuties.Of(
            new(a, bodies[a.Organ], a.Sitting is { } sitting && days.TryGetValue(sitting, out var day) ? day : null, people, personnel), basis.Rules, basis.Calculator))];
    }
}

/// <summary>Schemes that wait for the council.</summary>
internal sealed class AppraisalAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        List<CouncilQuestion> waiting = [];
        foreach (var appraisal in await db.Appraisals.AsNoTracking().Where(a => a.State == AppraisalState.Decided && a.Sitting != null).ToListAsync(stop))
        {
            waiting.Add(new(
                $"{appraisal.Year}年{await db.BodyAsync(appraisal.Organ, stop)}述职测评方案", CouncilPurpose.AppraisalScheme, appraisal.Matter,
                await db.SchemeHashAsync(appraisal, stop)));
        }

        return waiting;
    }
}

/// <summary>A sitting that moves takes the deadlines of its appraisal along.</summary>
internal sealed class AppraisalFollower : ISittingFollower
{
    public async Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Access.Actor actor, CancellationToken stop)
    {
        if (what is not (SittingEvent.Moved or SittingEvent.Cancelled))
        {
            return;
        }

        var id = sitting.Id;
        foreach (var appraisal in await db.Appraisals.AsNoTracking().Where(a => a.Sitting == id).ToListAsync(stop))
        {
            db.Tell(appraisal.Matter, what == SittingEvent.Cancelled ? $"{sitting.Name}取消，请另选述职的会议" : $"{sitting.Name}改为{sitting.FirstDay.Full()}举行");
        }
    }
}
