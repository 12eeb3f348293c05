using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Opens the box with both codes, rewrites it so that nothing links a mark to a slip, and counts (启封并封存, D-10.11).</summary>
public sealed class SealRound(
    RatingActing acting, CodeDesk desk, RingKeys ring, PaperStation station, UserManager<Account> accounts, IDbContextFactory<SupervisionDb> databases)
{
    /// <param name="id">The round.</param>
    /// <param name="firstCode">Code of the first scrutineer; the own password where the house does without codes.</param>
    /// <param name="secondCode">The same of the second.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(RatingRoundId id, string firstCode, string secondCode, CancellationToken stop)
    {
        var outcome = await acting.RunAsync(Permissions.WatchBoxes, id, act => SealAsync(act, firstCode, secondCode), stop);
        if (outcome.IsDone)
        {
            desk.Forget(id);
            ring.Forget(id);
            station.Forget(id);
            await CompactBoxes.RunAsync(databases, stop);
        }

        return outcome;
    }

    private async Task<IReadOnlyList<Obstacle>> SealAsync(RoundAct act, string firstCode, string secondCode)
    {
        var round = act.Round;
        if (!round.Scrutineers.Any(s => s.Person == act.Actor.Person))
        {
            return [new(RatingRules.TwoScrutineers, "只有本轮的监票人可以启封。")];
        }

        if (round.Content.IsByName)
        {
            return [new(RatingRules.ByName, "本轮记名投票，没有票箱，请直接计票。")];
        }

        var counts = await SlipCounts.ReadAsync(act.Db, round.Id, act.Stop);
        var keyed = round.KeyedOf(counts.CastOnPaper);
        if (round.ObstaclesToSeal(keyed, counts.Cast - keyed, act.Now) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (!round.Content.Ballot.HasTwoKeys)
        {
            return await SealByBothAsync(act, firstCode, secondCode);
        }

        if (desk.PauseLeft(round.Id) is { } left)
        {
            return [new(RatingRules.TwoKeys, $"启封码输错次数太多，请等 {(int)Math.Ceiling(left.TotalSeconds)} 秒再试。", "First")];
        }

        using var key = Unwrap(round, firstCode, secondCode);
        if (key is null)
        {
            var tries = desk.CountWrong(round.Id);
            return [new(RatingRules.TwoKeys, tries > 0 ? $"启封码不对，还可以再试 {tries} 次。" : "启封码不对。请等一分钟再试。", "First")];
        }

        return await RewriteAsync(act, key);
    }

    // Without codes both sign with their passwords, and the server opens the box (D-10.9a).
    private async Task<IReadOnlyList<Obstacle>> SealByBothAsync(RoundAct act, string first, string second)
    {
        if (await Signatures.MissingAsync(act, accounts, first, second) is { } missing)
        {
            return [missing];
        }

        using var key = ring.Find(act.Round.Id) is var (one, other) ? BoxKeys.Unwrap(act.Round.WrappedKey, one, other) : null;
        return key is null ? [new(RatingRules.VoidGrounds, "服务器上没有这个票箱的钥匙，不能启封。请按“票箱损坏”作废本轮，重新测评。")] : await RewriteAsync(act, key);
    }

    private static ECDiffieHellman? Unwrap(RatingRound round, string firstCode, string secondCode) =>
        OpeningCode.Parse(firstCode) is { } first && OpeningCode.Parse(secondCode) is { } second
            ? BoxKeys.Unwrap(round.WrappedKey, first, second) ?? BoxKeys.Unwrap(round.WrappedKey, second, first)
            : null;

    private static async Task<IReadOnlyList<Obstacle>> RewriteAsync(RoundAct act, ECDiffieHellman key)
    {
        var (db, id) = (act.Db, act.Round.Id);
        var ballots = await db.Ballots.AsNoTracking().Where(b => b.Round == id).Select(b => b.Locked).ToListAsync(act.Stop);
        var counts = await SlipCounts.ReadAsync(db, id, act.Stop);
        var marks = ballots.ConvertAll(b => BoxLock.Unlock(key, b));
        if (marks.Count != counts.Cast || marks.Exists(m => m is null || !act.Round.Form.Fits(m)))
        {
            return [new(RatingRules.VoidGrounds, "票箱里的票与投出的张数不符或者已经损坏，不能计票。请按“票箱损坏”作废本轮，重新测评。")];
        }

        var parts = Split(act.Round, marks!);
        await BoxRewriting.EmptyAsync(db, id, act.Stop);
        db.SealedMarks.AddRange(parts);
        act.Round.Seal(
            (subject, slot) => parts.Where(p => p.Subject == subject && p.Slot == slot).Select(p => (byte)p.Mark),
            counts.Issued, counts.Cast, BoxSeal.Of(parts), act.Actor.Name, act.Now);
        if (act.Round.State == RoundState.Void)
        {
            db.SealedMarks.RemoveRange(parts);
        }

        act.Tell(act.Round.State == RoundState.Void ? "收回多于发出，本轮作废" : "启封并封存票箱");
        return [];
    }

    // Every mark on its own under a new random key, in the order of the keys: neither order nor neighbour tells whose it was.
    internal static List<SealedMark> Split(RatingRound round, List<byte[]> ballots) =>
    [
        .. (from marks in ballots
            from subject in Enumerable.Range(0, round.Form.Subjects)
            from slot in Enumerable.Range(0, round.Form.Slots)
            select new SealedMark { Round = round.Id, Subject = subject, Slot = slot, Mark = marks[round.Form.Place(subject, slot)] })
            .OrderBy(m => m.Key.ToString("N"), StringComparer.Ordinal),
    ];
}
