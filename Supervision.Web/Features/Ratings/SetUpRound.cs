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
        var today = act.Today;
        var staff = await act.Db.RoleHoldings.AsNoTracking()
            .Where(h => (h.Role == Role.Office || h.Role == Role.OfficeHead) && h.From <= today && (h.To == null || h.To > today))
            .Select(h => h.Person).ToListAsync(stop);
        if (act.Round.ObstaclesToName(named, staff.ToHashSet(), await AbsentAsync(act)) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        desk.Forget(id);
        act.Round.NameScrutineers(named, act.Actor.Name, act.Now);
        act.Tell($"推选监票人 {string.Join("、", named.Select(n => n.Name))}");
        return [];
    }, stop);

    // Who is on leave or absent today by the sitting's own record, and after counting who was not counted.
    private static async Task<HashSet<PersonId>> AbsentAsync(RoundAct act)
    {
        var (sitting, today, id) = (act.Round.Sitting, act.Today, act.Round.Id);
        var away = await act.Db.Attendances.AsNoTracking().Where(a => a.Sitting == sitting && a.Day == today).ToListAsync(act.Stop);
        var half = Sitting.HalfOf(act.Now);
        var there = act.Round.State == RoundState.Ready ? await act.Db.Roll.Where(r => r.Round == id).Select(r => r.Member).ToListAsync(act.Stop) : null;
        return [.. (await act.Db.MembersOnAsync(today, act.Stop))
            .Where(m => away.Exists(a => a.Member == m.Member && a.Half == half && a.Mark != AttendanceMark.Present) || there?.Contains(m.Member) == false)
            .Select(m => m.Person)];
    }
}
