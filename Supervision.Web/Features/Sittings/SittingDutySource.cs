using Supervision.Domain.Sittings;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>What is owed around sittings.</summary>
internal sealed class SittingDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Sitting;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        SittingId? one = id is { } given ? new SittingId(given) : null;
        var all = await db.Sittings.AsNoTracking().ToListAsync(stop);
        var leaves = await db.LeaveRequests.AsNoTracking().Where(l => one == null || l.Sitting == one).ToListAsync(stop);
        return [.. from sitting in all
                   where one is null || sitting.Id == one
                   let facts = new SittingFacts(sitting, [.. leaves.Where(l => l.Sitting == sitting.Id)], NextOf(sitting, all))
                   from duty in SittingDuties.Of(facts, basis.Rules, basis.Calculator, basis.Today)
                   select duty];
    }

    private static Sitting? NextOf(Sitting sitting, List<Sitting> all) => all
        .Where(s => s.State != SittingState.Cancelled && s.Id != sitting.Id && s.FirstDay > sitting.LastDay)
        .OrderBy(s => s.FirstDay).FirstOrDefault();
}

/// <summary>What is owed after council meetings.</summary>
internal sealed class CouncilDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Council;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        CouncilMeetingId? one = id is { } given ? new CouncilMeetingId(given) : null;
        var meetings = await db.CouncilMeetings.AsNoTracking().Where(m => one == null || m.Id == one).ToListAsync(stop);
        return [.. meetings.SelectMany(m => CouncilDuties.Of(m, basis.Rules, basis.Calculator))];
    }
}
