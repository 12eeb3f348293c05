using Supervision.Domain.KeyWorks;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>Proposes a key work for a year (提出重点工作建议, D-7.2).</summary>
[Demands(Permissions.ProposeKeyWorks)]
public sealed class ProposeKeyWork(KeyWorkActing acting, TimeProvider clock)
{
    /// <param name="id">Made with the form: posting it twice makes one proposal.</param>
    /// <param name="year">The year.</param>
    /// <param name="entry">What was entered.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<int>> RunAsync(KeyWorkId id, int year, KeyWorkEntry entry, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.ProposeKeyWorks, stop);
        await using var context = db;
        if (!actor.IsOffice && !actor.IsSystem && !(entry.Committee is { } own && actor.Serves(own)))
        {
            return Outcome<int>.Refused(new Obstacle(KeyWorkRules.ProperWork, "请选择本委员会作为承办委员会。", nameof(KeyWorkEntry.Committee)));
        }

        var today = clock.Today();
        if (year < SensibleYear.First || year > today.Year + 1)
        {
            return Outcome<int>.Refused(new Obstacle(KeyWorkRules.ProperWork, $"年度应当不晚于{today.Year + 1}年。", "Year"));
        }

        // Reading and writing under one lock: two who propose at once must not get the same number.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.KeyWorks.AsNoTracking().Where(w => w.Id == id).Select(w => (int?)w.Number).SingleOrDefaultAsync(stop) is { } known)
        {
            return Outcome<int>.Done(known);
        }

        if (entry.Obstacles() is { Count: > 0 } obstacles)
        {
            return Outcome<int>.Refused(obstacles);
        }

        await db.CycleAsync(year, stop);
        var work = KeyWork.Propose(id, year, await db.NextNumberAsync(year, stop), entry, today);
        db.KeyWorks.Add(work);
        db.Tell(work.Matter, $"建议列为{year}年重点工作（{entry.Source.Words()}）");
        var saved = await acting.SaveAsync(db, [work.Matter], stop);
        await transaction.CommitAsync(stop);
        return saved.IsDone ? Outcome<int>.Done(work.Number) : Outcome<int>.Refused(saved.Obstacles);
    }
}

/// <summary>Writes a work anew (修改): the Office and its committee.</summary>
[Demands(Permissions.ProposeKeyWorks)]
public sealed class EditKeyWork(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, KeyWorkEntry entry, CancellationToken stop) =>
        acting.RunAsync(Permissions.ProposeKeyWorks, KeyWorkRights.Edits, id, act =>
        {
            if (act.Work.ObstaclesToWrite(entry) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.Write(entry);
            act.Tell("修改名称、单位或者承办分工");
            return [];
        }, stop);
}

/// <summary>Leaves a proposal out of the list (不列入名单), or puts it on again.</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class LeaveOutKeyWork(KeyWorkActing acting)
{
    /// <param name="id">The proposal.</param>
    /// <param name="reason">Why; null to put it on the list again.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(KeyWorkId id, string? reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditKeyWorks, KeyWorkRights.Keeps, id, act =>
        {
            if ((reason is null ? act.Work.ObstaclesToTakeIn() : act.Work.ObstaclesToLeaveOut(reason)) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (reason is null)
            {
                act.Work.TakeIn(act.Today);
            }
            else
            {
                act.Work.LeaveOut(reason, act.Today);
            }

            act.Tell(reason is null ? "重新列入名单" : $"不列入名单：{reason.Trim()}");
            return [];
        }, stop);
}

/// <summary>Takes over the council's choice of the year's works (登记主任会议确定的名单, D-7.2).</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class ChooseKeyWorks(KeyWorkActing acting)
{
    public async Task<Outcome> RunAsync(int year, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditKeyWorks, stop);
        await using var context = db;
        var cycle = await db.CycleAsync(year, stop);
        var proposals = await db.KeyWorks.Where(w => w.Year == year && w.State == KeyWorkState.Proposed).OrderBy(w => w.Number).ToListAsync(stop);
        var decision = await db.KeyWorkDecisionAsync(cycle.Matter, CouncilPurpose.KeyWorkList, KeyWorkReading.ListText(proposals), stop);
        if (KeyWorkCycle.ObstaclesToChoose(proposals.Count, decision) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        cycle.Choose(decision!);
        foreach (var work in proposals)
        {
            work.Choose(decision!);
            db.Tell(work.Matter, $"{decision!.Meeting}确定为{year}年重点工作");
        }

        db.Tell(cycle.Matter, $"{decision!.Meeting}确定{year}年重点工作 {proposals.Count} 项");
        return await acting.SaveAsync(db, [.. proposals.Select(w => w.Matter)], stop);
    }
}

/// <summary>Ends a work by a decision of the council (终止, D-7.3).</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class EndKeyWork(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, string reason, CouncilDecisionId decision, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditKeyWorks, KeyWorkRights.Keeps, id, async act =>
        {
            var facts = await act.Db.FindDecisionAsync(decision, stop);
            KeyWorkDecision? found = facts is null ? null : new(facts.Decision, facts.MeetingName, facts.Day, facts.Approves(CouncilPurpose.KeyWorkEnd), true);
            if (act.Work.ObstaclesToEnd(reason, found) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.End($"{found!.Meeting}决定：{reason.Trim()}", act.Today);
            act.Tell($"{found.Meeting}决定终止：{reason.Trim()}");
            return [];
        }, stop);
}

/// <summary>Moves a date of the year's cycle (改期, D-7.4): within limits, with a reason.</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class MoveCycleDate(KeyWorkActing acting)
{
    public async Task<Outcome> RunAsync(int year, CycleStep step, DateOnly day, string reason, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditKeyWorks, stop);
        await using var context = db;
        var cycle = await db.CycleAsync(year, stop);
        var basis = await db.LoadBasisAsync(stop);
        if (cycle.ObstaclesToMove(step, day, reason, basis.Today, cycle.Dates(basis.Rules, basis.Calculator)) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        cycle.Move(step, day, reason, basis.Today);
        db.Tell(cycle.Matter, $"{KeyWorkCycle.WordsOf(step)}改为{day.Full()}：{reason.Trim()}");
        var works = await db.KeyWorks.AsNoTracking().Where(w => w.Year == year).Select(w => w.Id).ToListAsync(stop);
        return await acting.SaveAsync(db, [.. works.Select(w => new MatterRef(MatterKind.KeyWork, w.Value))], stop);
    }
}

/// <summary>Asks a question of all works of a year that are ready for it (布置, D-7.4): the Office, or the job on the date.</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class AskKeyWorks(KeyWorkActing acting)
{
    /// <summary>Asks one question.</summary>
    /// <param name="year">The year.</param>
    /// <param name="asked">PlanAsked, MidAsked or EndAsked.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<int>> RunAsync(int year, KeyWorkState asked, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditKeyWorks, stop);
        await using var context = db;
        if (asked is not (KeyWorkState.PlanAsked or KeyWorkState.MidAsked or KeyWorkState.EndAsked))
        {
            return Outcome<int>.Refused(new Obstacle(KeyWorkRules.Order, "请选择布置安排、进度还是效果。"));
        }

        var open = (await db.KeyWorks.Where(w => w.Year == year).OrderBy(w => w.Number).ToListAsync(stop)).FindAll(w => w.IsChosen);
        var ready = open.FindAll(w => w.ObstaclesToAsk(asked).Count == 0);
        if (ready.Count == 0)
        {
            return Outcome<int>.Refused(open.Find(w => w.Owner is null && !w.IsOver) is { } ownerless ? ownerless.ObstaclesToAsk(asked) : [new(KeyWorkRules.Order, "没有需要布置的重点工作。")]);
        }

        foreach (var work in ready)
        {
            work.Ask(asked, db.Clock.Today());
            db.Tell(work.Matter, AskWords(asked));
        }

        var saved = await acting.SaveAsync(db, [.. ready.Select(w => w.Matter)], stop);
        return saved.IsDone ? Outcome<int>.Done(ready.Count) : Outcome<int>.Refused(saved.Obstacles);
    }

    /// <summary>Asks whatever is to be asked by today; safe to repeat (CycleStarter, D-12.9).</summary>
    public async Task<(int Seen, int Asked)> DueAsync(CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditKeyWorks, stop);
        await using var context = db;
        var basis = await db.LoadBasisAsync(stop);
        var years = await db.KeyWorks.Where(w => w.Year == basis.Today.Year).Select(w => w.Year).Distinct().ToListAsync(stop);
        var (seen, count) = (0, 0);
        foreach (var year in years)
        {
            var dates = await db.CycleDatesAsync(year, basis, stop);
            foreach (var (step, asked) in new[] { (CycleStep.PlanAsk, KeyWorkState.PlanAsked), (CycleStep.MidAsk, KeyWorkState.MidAsked), (CycleStep.EndAsk, KeyWorkState.EndAsked) })
            {
                if (dates.Single(d => d.Step == step).Day <= basis.Today)
                {
                    seen++;
                    count += (await RunAsync(year, asked, stop)).Value;
                }
            }
        }

        return (seen, count);
    }

    private static string AskWords(KeyWorkState asked) => asked switch
    {
        KeyWorkState.PlanAsked => "布置报送年度安排",
        KeyWorkState.MidAsked => "布置报送年中进度",
        _ => "布置报送年末效果",
    };
}
