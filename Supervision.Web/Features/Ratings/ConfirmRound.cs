using Microsoft.AspNetCore.Identity;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>A scrutineer confirms the result with the own sign-in and password again (确认结果, D-10.12).</summary>
public sealed class ConfirmRound(RatingActing acting, UserManager<Account> accounts)
{
    public Task<Outcome> RunAsync(RatingRoundId id, string password, CancellationToken stop) => acting.RunAsync(Permissions.WatchBoxes, id, async act =>
    {
        if (act.Actor.Person is not { } person)
        {
            return [new(RatingRules.BothConfirm, "只有本轮的监票人可以确认结果。")];
        }

        if (act.Round.IsTooLateToConfirm(act.Now))
        {
            return [new(RatingRules.VoidGrounds, "封存已满 24 小时，不能再确认，本轮作废，请重新测评。")];
        }

        if (act.Round.ObstaclesToConfirm(person) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (await accounts.Users.SingleOrDefaultAsync(a => a.Person == person, stop) is not { } account || !await accounts.CheckPasswordAsync(account, password))
        {
            return [new(RatingRules.BothConfirm, "密码不对，请再输一次您自己的密码。", "Password")];
        }

        act.Round.Confirm(person, act.Now);
        act.Tell("监票人确认测评结果");
        return [];
    }, stop);
}

/// <summary>Votes again after a void, tied or invalid round (再测评一次): the same subjects and rule, new slips.</summary>
public sealed class RepeatRound(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, RatingRoundId next, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.RunRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.RatingRounds.AnyAsync(r => r.Id == next, stop))
        {
            return Outcome.Done;
        }

        var earlier = await db.RatingRounds.SingleAsync(r => r.Id == id, stop);
        if (earlier.ObstaclesToRepeat() is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var round = earlier.Again(next);
        db.RatingRounds.Add(round);
        foreach (var group in (await VoterGroups.OfAsync(db, id, stop)).Where(g => g.IsGroupOf(earlier) && earlier.State == RoundState.Void))
        {
            group.FollowMain(round, actor.Name, db.Clock.GetUtcNow());
            db.Tell(group.Matter, $"组成人员的测评第 {round.Number} 次，本组的结果与其合并");
        }

        db.Tell(round.Matter, $"{round.Title}，第 {round.Number} 次");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
