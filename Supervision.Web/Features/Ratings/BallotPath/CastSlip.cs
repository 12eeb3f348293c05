using Supervision.Domain.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>What a slip can do now; what the page of a slip says (screens 4.3).</summary>
public enum SlipAnswer
{
    /// <summary>可以投.</summary>
    Open,

    /// <summary>已投票.</summary>
    Cast,

    /// <summary>测评未开放.</summary>
    NotYet,

    /// <summary>此票已使用.</summary>
    Used,

    /// <summary>投票已结束.</summary>
    Closed,

    /// <summary>票号无效.</summary>
    Unknown,

    /// <summary>这张票已作废.</summary>
    Revoked,

    /// <summary>票面填写有误: a form that is not of this round.</summary>
    WrongForm,
}

/// <summary>What stands on the ballot of a slip.</summary>
/// <param name="Answer">What the slip can do.</param>
/// <param name="Round">The round; null for an unknown slip.</param>
public sealed record SlipView(SlipAnswer Answer, RatingRound? Round);

/// <summary>Casts one slip (投票). Whoever holds the code may; who that is, nobody asks (D-10.8). Nothing here logs.</summary>
public sealed class CastSlip(IDbContextFactory<SupervisionDb> databases, SlipHashes hashes)
{
    /// <summary>What the page of this slip shows.</summary>
    public async Task<SlipView> FindAsync(SlipToken slip, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var hash = hashes.Of(slip);
        if (await db.Slips.AsNoTracking().SingleOrDefaultAsync(s => s.Hash == hash, stop) is not { } found)
        {
            return new(SlipAnswer.Unknown, null);
        }

        var round = await db.RatingRounds.AsNoTracking().SingleAsync(r => r.Id == found.Round, stop);
        return new(AnswerOf(found, round), round);
    }

    /// <summary>Title of a round that is open now, other than this one; null when there is none.</summary>
    public async Task<string?> OpenTitleAsync(RatingRoundId? but, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var open = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Open && r.Id != but)
            .Select(r => new { r.Title, r.Number }).FirstOrDefaultAsync(stop);
        return open is null ? null : open.Number > 1 ? $"{open.Title}（第 {open.Number} 次）" : open.Title;
    }

    /// <summary>Casts: the slip is marked used and the locked ballot is put in, in one transaction, on disk before this returns (D-10.9).</summary>
    /// <param name="slip">The code.</param>
    /// <param name="marks">One byte for each thing asked.</param>
    /// <param name="atStation">True at the keying station, which alone casts while the round is closing (D-10.10).</param>
    /// <param name="stop">Cancels before anything is done.</param>
    public async Task<SlipAnswer> RunAsync(SlipToken slip, byte[] marks, bool atStation, CancellationToken stop)
    {
        var view = await FindAsync(slip, stop);
        var isForStation = view.Answer == SlipAnswer.Closed && atStation && view.Round!.State == RoundState.Closing;
        if (view.Answer != SlipAnswer.Open && !isForStation)
        {
            return view.Answer;
        }

        if (!view.Round!.Form.Fits(marks))
        {
            return SlipAnswer.WrongForm;
        }

        var ballot = new Ballot { Round = view.Round.Id, Locked = BoxLock.Lock(view.Round.BoxKey, marks) };
        return await PutAsync(hashes.Of(slip), ballot, atStation ? RoundState.Closing : RoundState.Open, stop);
    }

    private async Task<SlipAnswer> PutAsync(byte[] hash, Ballot ballot, RoundState demanded, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Of several sends of one slip exactly one finds it still minted; closing waits for whoever came first.
        var taken = await db.Slips.Where(s => s.Hash == hash && s.State == SlipState.Minted)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SlipState.Used), stop);
        if (!await db.RatingRounds.AnyAsync(r => r.Id == ballot.Round && r.State == demanded, stop))
        {
            return SlipAnswer.Closed;
        }

        if (taken != 1)
        {
            return SlipAnswer.Used;
        }

        db.Ballots.Add(ballot);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return SlipAnswer.Cast;
    }

    private static SlipAnswer AnswerOf(Slip slip, RatingRound round) => (slip.State, round.State) switch
    {
        (SlipState.Revoked, _) => SlipAnswer.Revoked,
        (_, < RoundState.Open) => SlipAnswer.NotYet,
        (SlipState.Used, RoundState.Open) => SlipAnswer.Used,
        (SlipState.Minted, RoundState.Open) => SlipAnswer.Open,
        (SlipState.Used, RoundState.Closing) => SlipAnswer.Used,
        _ => SlipAnswer.Closed,
    };
}
