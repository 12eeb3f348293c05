using Supervision.Domain.Reminders;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Reads what the house itself owes: the next holiday table, the end of the term, jobs that keep failing.</summary>
internal sealed class HouseDutySource : IDutySource
{
    private const int FailuresInARow = 3;

    public MatterKind Kind => MatterKind.House;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        var years = new[] { basis.Today.Year, basis.Today.Year + 1 };
        var missing = years.Where(y => !basis.Calendar.HasTable(y)).ToHashSet();
        var asked = await db.Obligations.AsNoTracking().Where(o => o.Kind == HouseDuties.HolidayTable).ToListAsync(stop);
        var entered = asked.Where(o => o.State != ObligationState.Cancelled).Select(o => (Year: o.Deadline.Day.Year + 1, o.MetOn))
            .Where(o => basis.Calendar.HasTable(o.Year)).GroupBy(o => o.Year)
            .ToDictionary(g => g.Key, g => g.First().MetOn ?? basis.Today);
        var terms = await db.Terms.AsNoTracking().ToListAsync(stop);
        var end = terms.FirstOrDefault(t => t.Holds(basis.Today))?.End;
        return HouseDuties.Of(new(missing, entered, end, await FailingJobsAsync(db, stop))
        {
            FailingChannels = await FailingChannelsAsync(db, stop),
        }, basis.Today);
    }

    private static async Task<IReadOnlyList<(string Key, string Name, int Count, DateOnly Since)>> FailingChannelsAsync(SupervisionDb db, CancellationToken stop)
    {
        var stuck = await db.OutgoingMessages.AsNoTracking()
            .Where(m => m.State != MessageState.Accepted && m.State != MessageState.Cancelled && m.Attempts > 0).ToListAsync(stop);
        return
        [
            .. from m in stuck
               where m.IsTroubled
               group m by m.Channel into g
               select (g.Key.ToString(), g.Key.Words(), g.Count(), g.Min(m => m.FirstTriedAt ?? m.CreatedAt).BeijingDate()),
        ];
    }

    private static async Task<IReadOnlyList<(string Key, string Name, DateOnly Since)>> FailingJobsAsync(SupervisionDb db, CancellationToken stop)
    {
        var failed = await db.JobRuns.AsNoTracking().Where(r => r.HasFailed).Select(r => r.Job).Distinct().ToListAsync(stop);
        List<(string Key, string Name, DateOnly Since)> failing = [];
        foreach (var job in failed)
        {
            var last = await db.JobRuns.AsNoTracking().Where(r => r.Job == job && r.FinishedAt != null)
                .OrderByDescending(r => r.StartedAt).Take(50).ToListAsync(stop);
            var row = last.TakeWhile(r => r.HasFailed).Reverse().ToList();
            if (row.Count >= FailuresInARow)
            {
                failing.Add((job, row[0].Name, row[FailuresInARow - 1].StartedAt.BeijingDate()));
            }
        }

        return failing;
    }
}
