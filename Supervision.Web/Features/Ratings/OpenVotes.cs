using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>A member votes by name on the own phone (记名投票, D-10.19); once.</summary>
public sealed class CastOpenVote(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, byte[] marks, CancellationToken stop) => acting.RunAsync(Permissions.DrawSlips, id, async act =>
    {
        if (OpenVoteActs.Obstacle(act.Round, marks, act.Round.State == RoundState.Open) is { } obstacle)
        {
            return [obstacle];
        }

        if (act.Actor.Member is not { } member || !await act.Db.Roll.AnyAsync(r => r.Round == id && r.Member == member, stop))
        {
            return [new(RatingRules.ByName, "您不在本轮的实到名单里。如果您刚刚到会，请告诉会务人员。")];
        }

        if (await act.Db.OpenVotes.AnyAsync(v => v.Round == id && v.Member == member, stop))
        {
            return [new(RatingRules.ByName, "您已投票。每人只投一次。")];
        }

        act.Db.OpenVotes.Add(new() { Round = id, Member = member, Marks = marks });
        return [];
    }, stop);
}

/// <summary>The Office enters what a member showed by hand (登记举手表决); what a member voted on the own phone stays.</summary>
public sealed class EnterOpenVote(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, MemberId member, byte[] marks, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        if (OpenVoteActs.Obstacle(act.Round, marks, act.Round.State is RoundState.Open or RoundState.Closing) is { } obstacle)
        {
            return [obstacle];
        }

        if (!await act.Db.Roll.AnyAsync(r => r.Round == id && r.Member == member, stop))
        {
            return [new(RatingRules.ByName, "请选一位实到名单里的组成人员。", "Member")];
        }

        var old = await act.Db.OpenVotes.SingleOrDefaultAsync(v => v.Round == id && v.Member == member, stop);
        if (old is { IsByHand: false })
        {
            return [new(RatingRules.ByName, "该同志已在自己的手机上投票，不能代为登记。", "Member")];
        }

        if (old is null)
        {
            act.Db.OpenVotes.Add(new() { Round = id, Member = member, Marks = marks, IsByHand = true });
        }
        else
        {
            old.Marks = marks;
        }

        return [];
    }, stop);
}

/// <summary>A scrutineer has the votes by name counted (计票): no box and no code; both confirm the result afterwards as always.</summary>
public sealed class CountOpenVotes(RatingActing acting, IDbContextFactory<SupervisionDb> databases)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop)
    {
        var outcome = await acting.RunAsync(Permissions.WatchBoxes, id, CountAsync, stop);
        if (outcome.IsDone)
        {
            await CompactBoxes.RunAsync(databases, stop);
        }

        return outcome;
    }

    private static async Task<IReadOnlyList<Obstacle>> CountAsync(RoundAct act)
    {
        var round = act.Round;
        if (!round.Content.IsByName || !round.Scrutineers.Any(s => s.Person == act.Actor.Person))
        {
            return [new(RatingRules.ByName, round.Content.IsByName ? "只有本轮的监票人可以计票。" : "本轮不是记名投票。")];
        }

        if (round.ObstaclesToSeal(0, 0, act.Now) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var votes = await act.Db.OpenVotes.AsNoTracking().Where(v => v.Round == round.Id).Select(v => v.Marks).ToListAsync(act.Stop);
        var counts = await SlipCounts.ReadAsync(act.Db, round.Id, act.Stop);
        var parts = SealRound.Split(round, votes);
        act.Db.SealedMarks.AddRange(parts);
        round.Seal(
            (subject, slot) => parts.Where(p => p.Subject == subject && p.Slot == slot).Select(p => (byte)p.Mark),
            counts.Issued, counts.Cast, BoxSeal.Of(parts), act.Actor.Name, act.Now);
        act.Tell("记名票计票");
        return [];
    }
}

internal static class OpenVoteActs
{
    /// <summary>Why these marks cannot be taken; null when they can.</summary>
    public static Obstacle? Obstacle(RatingRound round, byte[] marks, bool isTime) =>
        !round.Content.IsByName ? new(RatingRules.ByName, "本轮是无记名投票，不能记名投。")
        : !isTime ? new(RatingRules.InOrder, round.State < RoundState.Open ? "测评还没有开放。" : $"本轮{round.StateWords}，不能再投。")
        : !round.Form.Fits(marks) || marks.Contains(Mark.Spoiled) ? new(RatingRules.ByName, "送来的内容与票面不符，没有投出，请重新选择。", "Marks")
        : null;
}

/// <summary>A member's vote in words.</summary>
/// <param name="Name">Who.</param>
/// <param name="Votes">One a subject.</param>
/// <param name="IsByHand">True when hands were shown.</param>
public sealed record NamedVote(string Name, IReadOnlyList<string> Votes, bool IsByHand);

/// <summary>An open vote as the member who votes sees it.</summary>
/// <param name="Round">The round, without results.</param>
/// <param name="IsOnRoll">True when counted as present.</param>
/// <param name="HasVoted">True when the own vote is there.</param>
public sealed record OpenVoteView(RatingRound Round, bool IsOnRoll, bool HasVoted);

/// <summary>Reads votes by name: the own while it is open, all of them after the announcement, and for members only (D-10.19).</summary>
public sealed class OpenVoteQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The round for a member to vote in; null when it is no open vote.</summary>
    public async Task<OpenVoteView?> FindOwnAsync(RatingRoundId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.DrawSlips, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.RatingRounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { Content.IsByName: true } round)
        {
            return null;
        }

        round.HideResults();
        var member = actor.Member ?? default;
        return new(round, await db.Roll.AnyAsync(r => r.Round == id && r.Member == member, stop), await db.OpenVotes.AnyAsync(v => v.Round == id && v.Member == member, stop));
    }

    /// <summary>Members whose vote is there, as the desk that enters shown hands needs it: no marks.</summary>
    public async Task<IReadOnlySet<MemberId>> VotedAsync(RatingRoundId id, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(await person.DemandAsync(Permissions.RunRatings, stop), stop);
        return (await db.OpenVotes.Where(v => v.Round == id).Select(v => v.Member).ToListAsync(stop)).ToHashSet();
    }

    /// <summary>Who voted how, in the order of the roll; empty for everybody but members, and before the announcement.</summary>
    public async Task<IReadOnlyList<NamedVote>> ListAsync(RatingRoundId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (actor.Member is null || await db.RatingRounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { State: RoundState.Announced, Content.IsByName: true } round)
        {
            return [];
        }

        var votes = await db.OpenVotes.AsNoTracking().Where(v => v.Round == id).ToListAsync(stop);
        var names = (await db.MembersOnAsync(round.AnnouncedAt!.Value.BeijingDate(), stop)).ToList();
        return [.. from member in names
                   join vote in votes on member.Member equals vote.Member
                   select new NamedVote(member.Name, [.. round.Subjects.Select(s => WordsOf(round, vote.Marks, s.Order))], vote.IsByHand)];
    }

    private static string WordsOf(RatingRound round, byte[] marks, int subject) => string.Join("；", Enumerable.Range(0, round.Content.Slots).Select(slot =>
        (round.Content.Slots > 1 ? round.Content.SlotName(slot) + " " : "") + marks[round.Form.Place(subject, slot)] switch
        {
            Mark.None => "未选",
            Mark.Abstained => "弃权",
            var grade => round.Content.Method.Grades[grade].Name,
        }));
}
