using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>What is entered for a new round.</summary>
/// <param name="Id">Made with the form: posting it twice makes one round.</param>
/// <param name="Setup">Title, sitting, way.</param>
/// <param name="Template">Name of the template; its newest version is used.</param>
/// <param name="Subjects">Name, office and matter of each, in the order of the ballot.</param>
public sealed record NewRound(RatingRoundId Id, RoundSetup Setup, string Template, IReadOnlyList<RatingSubject> Subjects);

/// <summary>Sets up a round (准备测评轮次, D-10.2).</summary>
public sealed class SetUpRound(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(NewRound entry, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.SetUpRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.RatingRounds.AnyAsync(r => r.Id == entry.Id, stop))
        {
            return Outcome.Done;
        }

        // All that is wrong at once, each by its field.
        var template = await db.RatingTemplates.Where(t => t.Name == entry.Template).OrderByDescending(t => t.Version).FirstOrDefaultAsync(stop);
        var content = template is null ? null : await RatingSettings.ApplyAsync(db, template.Content, db.Clock.Today(), stop);
        List<Obstacle> obstacles = [.. RatingRound.ObstaclesToSetUp(entry.Setup, content ?? RatingContent.Plain, entry.Subjects)];
        if (template is null)
        {
            obstacles.Add(new(RatingRules.ProperBallot, "请选一个测评模板。", nameof(NewRound.Template)));
        }

        if (!await db.Sittings.AnyAsync(s => s.Id == entry.Setup.Sitting, stop))
        {
            obstacles.Add(new(RatingRules.ProperBallot, "请选一次常委会会议。", nameof(RoundSetup.Sitting)));
        }

        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        var round = RatingRound.SetUp(entry.Id, entry.Setup, template!.Id, content!, entry.Subjects);
        db.RatingRounds.Add(round);
        db.Tell(round.Matter, $"准备{round.Title}，测评对象 {entry.Subjects.Count} 个");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}

/// <summary>Takes over the council's approval of subjects, options and rule (D-10.3).</summary>
public sealed class ApproveRound(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.SetUpRatings, id, async act =>
    {
        var facts = await act.Db.DecisionOnAsync(act.Round.Matter, CouncilPurpose.RatingApproval, stop);
        var decision = facts is null ? null : new RoundApproval(facts.Decision, facts.MeetingName, facts.IsApproval);
        if (!act.Round.IsRehearsal && act.Round.ObstaclesToApprove(decision) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Round.Approve(decision, act.Actor.Name, act.Now);
        (await act.Db.RatingTemplates.SingleAsync(t => t.Id == act.Round.Template, stop)).Freeze();
        act.Tell("测评对象、选项和判定规则已批准");
        return [];
    }, stop);
}

/// <summary>Names the two scrutineers at the sitting (推选监票人, D-1.4).</summary>
public sealed class NameScrutineers(RatingActing acting, CodeDesk desk)
{
    public Task<Outcome> RunAsync(RatingRoundId id, IReadOnlyList<PersonId> two, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        var people = await act.Db.People.AsNoTracking().Where(p => two.Contains(p.Id)).ToListAsync(stop);
        var named = two.Select(t => people.Find(p => p.Id == t)).OfType<Person>().Select(p => (p.Id, p.Name)).ToList();
        if (act.Round.ObstaclesToName(named, await WhoMayWatch.OfficeAsync(act), await WhoMayWatch.AbsentAsync(act)) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        desk.Forget(id);
        act.Round.NameScrutineers(named, act.Actor.Name, act.Now);
        act.Tell($"推选监票人 {string.Join("、", named.Select(n => n.Name))}");
        return [];
    }, stop);
}

/// <summary>Another scrutineer takes over from one who leaves while the round runs (改推监票人, D-17.4).</summary>
public sealed class SucceedScrutineer(RatingActing acting)
{
    /// <param name="id">The round.</param>
    /// <param name="leaving">Who leaves.</param>
    /// <param name="next">Who takes over.</param>
    /// <param name="handedOver">True when the written opening code went from hand to hand; without it the round is void.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(RatingRoundId id, PersonId leaving, PersonId next, bool handedOver, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        var person = await act.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == next, stop);
        var unfit = (await WhoMayWatch.AbsentAsync(act)).ToDictionary(p => p, _ => "没有到会");
        foreach (var staff in await WhoMayWatch.OfficeAsync(act))
        {
            unfit[staff] = "是办公室人员";
        }

        var named = (next, person?.Name ?? "");
        if (act.Round.ObstaclesToSucceed(leaving, named, unfit) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (!handedOver && act.Round is { Content: { IsByName: false, Ballot.HasTwoKeys: true }, State: not RoundState.Sealed })
        {
            return [new(RatingRules.TwoKeys, "请离会的监票人把写有启封码的纸当面交给接任的监票人；没有的，请按“启封码遗失”提出作废。", "HandedOver")];
        }

        act.Round.Succeed(leaving, named, act.Actor.Name, act.Now);
        act.Tell($"改推监票人 {named.Item2}");
        return [];
    }, stop);
}

/// <summary>Nobody draws while a scrutineer leaves and the sitting names another (暂停领票, D-17.4); it goes on with the successor, or at the presider's word.</summary>
public sealed class PauseDrawing(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, bool isPaused, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, act =>
    {
        if (act.Round.ObstaclesToPause(isPaused) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Round.Pause(isPaused, act.Actor.Name, act.Now);
        act.Tell(isPaused ? "暂停领票" : "恢复领票");
        return [];
    }, stop);
}

/// <summary>Notes that somebody was helped with the ballot (登记协助填票, D-17.7): that it happened, never who or what.</summary>
public sealed class NoteHelp(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, act =>
    {
        if (act.Round.ObstaclesToNoteHelp() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Round.NoteHelp(act.Actor.Name, act.Now);
        act.Tell("一位同志由本人选定的人协助填票");
        return [];
    }, stop);
}

/// <summary>Changes how slips are got before a round is open, as when the network fails (改换领票方式, D-17.8).</summary>
public sealed class SwitchWay(RatingActing acting, SlipUrn urn, CodeDesk desk, RingKeys ring)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, SlipWay way, CancellationToken stop)
    {
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            if (act.Round.ObstaclesToSwitch(way) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Round.Switch(way, RatingWords.Of(way), act.Actor.Name, act.Now);
            await act.Db.Slips.Where(s => s.Round == id).ExecuteDeleteAsync(stop);
            await act.Db.Roll.Where(r => r.Round == id).ExecuteDeleteAsync(stop);
            act.Tell($"改为{RatingWords.Of(way)}");
            return [];
        }, stop);
        if (outcome.IsDone)
        {
            urn.Forget(id);
            desk.Forget(id);
            ring.Forget(id);
        }

        return outcome;
    }
}

/// <summary>Who may not be a scrutineer (D-1.4).</summary>
internal static class WhoMayWatch
{
    /// <summary>People who hold an office role today.</summary>
    public static async Task<HashSet<PersonId>> OfficeAsync(RoundAct act)
    {
        var today = act.Today;
        return (await act.Db.RoleHoldings.AsNoTracking()
            .Where(h => (h.Role == Role.Office || h.Role == Role.OfficeHead) && h.From <= today && (h.To == null || h.To > today))
            .Select(h => h.Person).ToListAsync(act.Stop)).ToHashSet();
    }

    /// <summary>Who is on leave or absent today by the sitting's own record, and after counting who was not counted.</summary>
    public static async Task<HashSet<PersonId>> AbsentAsync(RoundAct act)
    {
        var (sitting, today, id) = (act.Round.Sitting, act.Today, act.Round.Id);
        var away = await act.Db.Attendances.AsNoTracking().Where(a => a.Sitting == sitting && a.Day == today).ToListAsync(act.Stop);
        var half = Sitting.HalfOf(act.Now);
        var there = act.Round is { IsGroup: false, State: >= RoundState.Ready } ? await act.Db.Roll.Where(r => r.Round == id).Select(r => r.Member).ToListAsync(act.Stop) : null;
        return [.. (await act.Db.MembersOnAsync(today, act.Stop))
            .Where(m => away.Exists(a => a.Member == m.Member && a.Half == half && a.Mark != AttendanceMark.Present) || there?.Contains(m.Member) == false)
            .Select(m => m.Person)];
    }
}
