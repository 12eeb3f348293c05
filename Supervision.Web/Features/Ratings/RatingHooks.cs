using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Rounds that wait for the council's approval of subjects, options and rule (D-10.3).</summary>
internal sealed class RatingAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var waiting = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Prepared && !r.IsRehearsal).ToListAsync(stop);
        return [.. waiting.Select(r => new CouncilQuestion($"{r.Title}的对象和办法", CouncilPurpose.RatingApproval, r.Matter, HashOf(r))),
            .. await CorrectionAgenda.WaitingAsync(db, stop)];
    }

    // What the council agrees to: names, options, rule; a changed list is another question (D-8.15).
    private static string HashOf(RatingRound round) => TextHash.Of(string.Join('\n', round.Subjects.Select(s => $"{s.Order}\t{s.Name}\t{s.Post}"))
        + $"\n{RatingWords.Rule(round.Content)}\n{string.Join("、", round.Content.Method.Grades.Select(g => g.Name))}\n{round.Way}{(round.Content.IsByName ? "\n记名" : "")}{(round.Content.HasGroups ? $"\n{RatingWords.Groups(round.Content)}" : "")}");
}

/// <summary>Forgets the slips of a sitting's rounds when it closes: until then an old slip is told that voting is over, afterwards that there is
/// no such slip (D-10.11).</summary>
internal sealed class SlipForgetter : ISittingFollower
{
    public async Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Actor actor, CancellationToken stop)
    {
        if (what == SittingEvent.Closed)
        {
            var over = await db.RatingRounds.Where(r => r.Sitting == sitting.Id && (r.State == RoundState.Announced || r.State == RoundState.Void || r.State == RoundState.Cancelled))
                .Select(r => r.Id).ToListAsync(stop);
            db.Slips.RemoveRange(await db.Slips.Where(s => over.Contains(s.Round)).ToListAsync(stop));
        }
    }
}

/// <summary>Who may read a round's history and files: the house, and everybody once it is announced (D-1.5).</summary>
internal sealed class RatingGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Rating;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var round = new RatingRoundId(id);
        return actor.May(Permissions.ReadRatings)
            && await db.RatingRounds.AsNoTracking().Where(r => r.Id == round).Select(r => new { r.State, r.IsRehearsal, r.Content }).SingleOrDefaultAsync(stop) is { } found
            && MaySee(actor, found.State, found.IsRehearsal, found.Content.Kind);
    }

    /// <summary>The house sees every round. Bodies and appointees see it from its announcement on; of an appraisal they see only their
    /// own result, on their own pages (D-1.5, D-10.31).</summary>
    public static bool MaySee(Actor actor, RoundState state, bool isRehearsal, RatingKind kind) =>
        actor.IsOfTheHouse || (state == RoundState.Announced && !isRehearsal && (kind != RatingKind.Appraisal || actor.IsMember));
}
