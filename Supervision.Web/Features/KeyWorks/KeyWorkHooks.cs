using Supervision.Domain.KeyWorks;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>Says what is owed around key works (D-7).</summary>
internal sealed class KeyWorkDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.KeyWork;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        KeyWorkId? one = id is { } given ? new KeyWorkId(given) : null;
        var works = await db.KeyWorks.AsNoTracking().Where(w => one == null || w.Id == one).ToListAsync(stop);
        var questions = (await db.KeyWorkQuestions.AsNoTracking().Where(q => one == null || q.Work == one).ToListAsync(stop)).ToLookup(q => q.Work);
        var cycles = await db.KeyWorkCycles.AsNoTracking().ToDictionaryAsync(c => c.Year, stop);
        var dates = works.Select(w => w.Year).Distinct()
            .ToDictionary(y => y, y => KeyWorkCycle.DatesOf(y, cycles.TryGetValue(y, out var cycle) ? cycle.Moves : [], basis.Rules, basis.Calculator));
        return [.. works.SelectMany(w => KeyWorkDuties.Of(new(w, dates[w.Year], [.. questions[w.Id]]), basis.Rules, basis.Calculator))];
    }
}

/// <summary>What of three questions waits for the council: the list of a year, plans it must decide on.</summary>
internal sealed class KeyWorkAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var proposals = await db.KeyWorks.AsNoTracking().Where(w => w.State == KeyWorkState.Proposed).ToListAsync(stop);
        var cycles = await db.KeyWorkCycles.AsNoTracking().ToDictionaryAsync(c => c.Year, stop);
        var basis = await db.LoadBasisAsync(stop);
        var returns = basis.Rules.InForce(KeyWorkRules.PlanReturns, basis.Today).Count;
        var open = await db.KeyWorks.AsNoTracking().Where(w => w.Papers.Any(p => p.Review == PaperReview.Waiting && (p.Kind == KeyWorkPaperKind.Plan || p.Kind == KeyWorkPaperKind.PlanChange))).ToListAsync(stop);
        return
        [
            .. proposals.GroupBy(w => w.Year).OrderBy(g => g.Key).Where(g => cycles.ContainsKey(g.Key)).Select(g => new CouncilQuestion(
                $"{g.Key}年三问一评重点工作名单（{g.Count()} 项）", CouncilPurpose.KeyWorkList, cycles[g.Key].Matter, TextHash.Of(KeyWorkReading.ListText(g)))),
            .. from work in open
               let waiting = work.PlanBeforeCouncil(returns)
               where waiting is not null
               select new CouncilQuestion(
                   $"重点工作“{work.Title}”年度安排{(waiting.Value.IsChange ? "的调整" : "")}", CouncilPurpose.KeyWorkPlan, work.Matter, TextHash.Of(waiting.Value.Paper.Plan!.Text)),
        ];
    }
}

/// <summary>Who may read a key work and its files (D-1.5): the house; of the bodies the one that leads it and those that help.</summary>
internal sealed class KeyWorkGate : IMatterGate
{
    public MatterKind Kind => MatterKind.KeyWork;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new KeyWorkId(id);
        return await db.KeyWorks.AsNoTracking().SingleOrDefaultAsync(w => w.Id == wanted, stop) is { } work && KeyWorkRights.Reads(actor, work);
    }
}

/// <summary>The year's row: dates and choice, for the house.</summary>
internal sealed class KeyWorkCycleGate : IMatterGate
{
    public MatterKind Kind => MatterKind.KeyWorkCycle;

    public Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new KeyWorkCycleId(id);
        return actor.May(Permissions.ReadKeyWorks) ? db.KeyWorkCycles.AnyAsync(c => c.Id == wanted, stop) : Task.FromResult(false);
    }
}
