using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Exports;

/// <summary>Reads the year's supervision for the report to the Congress.</summary>
public sealed class YearlyWorkQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, PlanProgress progress)
{
    /// <summary>The year's list.</summary>
    public async Task<YearlyWork> ReadAsync(int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(ReadAsync), year), () => MakeAsync(db, year, stop));
    }

    private async Task<YearlyWork> MakeAsync(SupervisionDb db, int year, CancellationToken stop)
    {
        var sittings = await db.Sittings.AsNoTracking().OrderBy(s => s.FirstDay).ToListAsync(stop);
        var plan = await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year && (p.State == PlanState.Published || p.State == PlanState.Closed), stop);
        List<PlanItem> items = plan is null ? [] : await db.PlanItems.AsNoTracking().Where(i => i.Plan == plan.Id).OrderBy(i => i.Order).ToListAsync(stop);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var today = db.Clock.Today();
        var (done, pending) = await DoneAsync(db, items, sittings, stop);
        return new(
            year, plan is null ? null : items.Count, done,
            [.. sittings.Where(s => s.FirstDay.Year == year && s.IsOver).Select(s => new HeldSitting(
                s.Name, s.FirstDay, s.LastDay, s.Agenda.Count, s.OpenedWith, s.OpenedOf))],
            await db.CouncilMeetings.CountAsync(m => m.Day >= first && m.Day <= last && m.Day <= today, stop),
            await db.ReviewOpinions.CountAsync(o => o.DispatchedOn >= first && o.DispatchedOn <= last, stop),
            await db.AnnualPlans.Select(p => p.Year).OrderByDescending(y => y).ToListAsync(stop))
        {
            Pending = pending,
        };
    }

    // What is done is what the plan's page counts as done, with the same days (D-4.10); how it ended is told by each kind of work.
    private async Task<(IReadOnlyList<DoneItem> Done, int Pending)> DoneAsync(
        SupervisionDb db, List<PlanItem> items, List<Sitting> sittings, CancellationToken stop)
    {
        var finished = await progress.FinishedOnAsync(db, items, stop);
        var heard = await PlanProgress.HeardAsync(db, items, stop);
        var results = await YearlyResults.LoadAsync(db, items, sittings, stop);
        var bodies = (await db.LoadNamesAsync(stop)).Bodies.ToDictionary(b => b.Key, b => b.Value.Long);
        return (
            [
                .. from item in items
                   where finished.ContainsKey(item.Id)
                   let result = results.Of(item)
                   select new DoneItem(
                       item.Kind, item.Title, string.Join('、', item.Bodies.OrderBy(b => b.Order).Select(b => b.NameIn(bodies))),
                       string.Join('、', item.Committees.OrderBy(c => c.Order).Select(c => c.Name)), finished[item.Id], result.Meeting, result.Words),
            ],
            items.Count(i => i.WorkId is { } work && heard.Contains(work) && !finished.ContainsKey(i.Id)));
    }
}
