using Microsoft.AspNetCore.Identity;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Writes the note that a round does not count (提出作废, D-10.16). The round goes on until both scrutineers and the presider signed.</summary>
public sealed class ProposeVoid(RatingActing acting, RoundEnd end)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, VoidGround? ground, string note, string typedTitle, CancellationToken stop)
    {
        var isVoid = false;
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            if (act.Round.ObstaclesToProposeVoid(ground, note, typedTitle) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            isVoid = act.Round.ProposeVoid(ground!.Value, note, act.Actor.Name, act.Now);
            act.Tell($"{(isVoid ? "本轮作废" : "提出作废本轮")}：{RatingRound.WordsOf(ground.Value)}");
            if (isVoid)
            {
                await RoundEnd.EmptyAsync(act);
            }

            return [];
        }, stop);
        await end.AfterAsync(id, outcome.IsDone && isVoid, stop);
        return outcome;
    }
}

/// <summary>A scrutineer or the presider signs the note, each with the own sign-in and password again (签署作废说明); with the last signature the
/// marks are destroyed uncounted.</summary>
public sealed class SignVoid(RatingActing acting, UserManager<Account> accounts, RoundEnd end)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, string password, CancellationToken stop)
    {
        var isVoid = false;
        var outcome = await acting.RunAsync(Permissions.WatchBoxes, id, async act =>
        {
            var presider = await Presiders.OfAsync(act.Db, act.Round, stop);
            if (act.Round.ObstaclesToSignVoid(act.Actor.Person, presider) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (await Signatures.OwnAsync(act, accounts, password) is { } wrong)
            {
                return [wrong];
            }

            isVoid = act.Round.SignVoid(act.Actor.Person!.Value, act.Actor.Name, presider, act.Now);
            act.Tell(isVoid ? $"签署作废说明，本轮作废：{RatingRound.WordsOf(act.Round.Void!.Value)}" : "签署作废说明");
            if (isVoid)
            {
                await RoundEnd.EmptyAsync(act);
            }

            return [];
        }, stop);
        await end.AfterAsync(id, outcome.IsDone && isVoid, stop);
        return outcome;
    }
}

/// <summary>Takes the note back while it waits for signatures (撤回作废说明).</summary>
public sealed class DropVoid(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, act =>
    {
        if (!act.Round.IsVoidingOpen)
        {
            return [new(RatingRules.VoidGrounds, "没有可以撤回的作废说明。")];
        }

        act.Round.DropVoid(act.Actor.Name, act.Now);
        act.Tell("撤回作废说明");
        return [];
    }, stop);
}

/// <summary>What goes with a round that is void: its box, and what lies of it in memory.</summary>
public sealed class RoundEnd(IDbContextFactory<SupervisionDb> databases, SlipUrn urn, CodeDesk desk, RingKeys ring, PaperStation station)
{
    /// <summary>Destroys the marks, within the transaction of the act; how many there were stays.</summary>
    public static async Task EmptyAsync(RoundAct act)
    {
        var id = act.Round.Id;
        var counts = await SlipCounts.ReadAsync(act.Db, id, act.Stop);
        act.Round.KeepNumbers(counts.Issued, counts.Cast);
        await BoxRewriting.EmptyAsync(act.Db, id, act.Stop);
        await act.Db.SealedMarks.Where(m => m.Round == id).ExecuteDeleteAsync(act.Stop);
        await act.Db.OpenVotes.Where(v => v.Round == id).ExecuteDeleteAsync(act.Stop);
    }

    /// <summary>Forgets the round and rewrites the storage, after the act.</summary>
    public async Task AfterAsync(RatingRoundId id, bool isVoid, CancellationToken stop)
    {
        if (!isVoid)
        {
            return;
        }

        urn.Forget(id);
        desk.Forget(id);
        ring.Forget(id);
        station.Forget(id);
        await CompactBoxes.RunAsync(databases, stop);
    }
}

/// <summary>Who presides at the sitting of a round (主持人, D-17.3).</summary>
internal static class Presiders
{
    /// <summary>The vice-chair whom the Chair charged, otherwise the Chair or who acts for the Chair; null when there is none.</summary>
    public static async Task<PersonId?> OfAsync(SupervisionDb db, RatingRound round, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var charged = await db.Sittings.Where(s => s.Id == round.Sitting).Select(s => s.Presider).SingleOrDefaultAsync(stop);
        var members = await db.MembersOnAsync(today, stop);
        if (members.FirstOrDefault(m => charged is { } c ? m.Member == c : m.Position == MemberPosition.Chair) is { } presider)
        {
            return presider.Person;
        }

        return await db.RoleHoldings.AsNoTracking().Where(h => (h.Role == Role.Chair || h.Role == Role.ActingChair) && h.From <= today && (h.To == null || h.To > today))
            .Select(h => (PersonId?)h.Person).FirstOrDefaultAsync(stop);
    }
}
