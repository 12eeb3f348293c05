using System.Data.Common;
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

    /// <summary>票号无效; also a sheet printed in reserve that nobody was given.</summary>
    Unknown,

    /// <summary>这张票已作废.</summary>
    Revoked,

    /// <summary>票面填写有误: a form that is not of this round.</summary>
    WrongForm,

    /// <summary>没有投出: the disk is full or the store cannot be written; the slip stays good.</summary>
    NotStored,
}

/// <summary>What stands on the ballot of a slip.</summary>
/// <param name="Answer">What the slip can do.</param>
/// <param name="Face">The round and its first page; null for an unknown slip.</param>
public sealed record SlipView(SlipAnswer Answer, BallotFace? Face)
{
    /// <summary>The round; null for an unknown slip.</summary>
    public RatingRound? Round => Face?.Round;

    /// <summary>True for a slip that was drawn on a screen.</summary>
    public bool IsOnScreen { get; init; }
}

/// <summary>Casts one slip (投票). Whoever holds the code may; who that is, nobody asks (D-10.8). Of a failure its kind alone is logged.</summary>
public sealed class CastSlip(BallotBoxes boxes, BallotFaces faces, SlipHashes hashes, ILoggerFactory logs, TimeProvider clock)
{
    /// <summary>What the page of this slip shows.</summary>
    public async Task<SlipView> FindAsync(SlipToken slip, CancellationToken stop)
    {
        if (boxes.Find(hashes.Of(slip)) is not { } found)
        {
            return new(SlipAnswer.Unknown, null);
        }

        var face = await faces.OfAsync(found, stop);
        return new(IsInGrace(found, face.Round) ? SlipAnswer.Open : AnswerOf(found), face) { IsOnScreen = found.Channel == SlipChannel.Screen };
    }

    /// <summary>Finds the slip and casts it.</summary>
    /// <param name="slip">The code.</param>
    /// <param name="marks">One byte for each thing asked.</param>
    /// <param name="atStation">True at the keying station, which alone casts while the round is closing (D-10.10).</param>
    /// <param name="stop">Cancels before anything is done.</param>
    public async Task<SlipAnswer> RunAsync(SlipToken slip, byte[] marks, bool atStation, CancellationToken stop) =>
        await RunAsync(slip, await FindAsync(slip, stop), marks, atStation);

    /// <summary>Casts a slip that was found: it is marked used and the locked ballot is put in, in one transaction, on disk before this
    /// returns (D-10.9).</summary>
    public async Task<SlipAnswer> RunAsync(SlipToken slip, SlipView view, byte[] marks, bool atStation)
    {
        var isForStation = view.Answer == SlipAnswer.Closed && atStation && view.Round!.State == RoundState.Closing;
        if (view.Answer != SlipAnswer.Open && !isForStation)
        {
            return view.Answer;
        }

        if (!view.Round!.Form.Fits(marks))
        {
            return SlipAnswer.WrongForm;
        }

        var demanded = atStation || (view.IsOnScreen && view.Round.State == RoundState.Closing) ? RoundState.Closing : RoundState.Open;
        var ballot = new Ballot { Round = view.Round.Id, Locked = BoxLock.Lock(view.Round.BoxKey, marks) };
        try
        {
            return AnswerOf(await boxes.PutAsync(new(hashes.Of(slip), ballot, demanded)));
        }
        catch (DbException failure)
        {
            Access.BallotPath.NoteFailure(logs, failure);
            return SlipAnswer.NotStored;
        }
    }

    // Slips that were drawn on screen may be cast for some minutes after closing, where the rule gives them (D-10.3).
    private bool IsInGrace(FoundSlip slip, RatingRound round) =>
        slip is { State: SlipState.Minted, RoundState: RoundState.Closing, Channel: SlipChannel.Screen } && round.IsInGrace(clock.GetUtcNow());

    private static SlipAnswer AnswerOf(PutOutcome outcome) => outcome switch
    {
        PutOutcome.Put => SlipAnswer.Cast,
        PutOutcome.Used => SlipAnswer.Used,
        PutOutcome.NotDrawn => SlipAnswer.Unknown,
        _ => SlipAnswer.Closed,
    };

    private static SlipAnswer AnswerOf(FoundSlip slip) => (slip.State, slip.RoundState) switch
    {
        (SlipState.Minted, _) when slip.IsOnlyReserve => SlipAnswer.Unknown,
        (SlipState.Revoked, _) => SlipAnswer.Revoked,
        (_, < RoundState.Open) => SlipAnswer.NotYet,
        (SlipState.Used, RoundState.Open) => SlipAnswer.Used,
        (SlipState.Minted, RoundState.Open) => SlipAnswer.Open,
        (SlipState.Used, RoundState.Closing) => SlipAnswer.Used,
        _ => SlipAnswer.Closed,
    };
}
