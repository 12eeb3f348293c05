using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>Takes an announced vote into the course of its work (D-7.11), in the same transaction.</summary>
internal sealed class RatedKeyWork : IRatingFollower
{
    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnouncedRating rating, Actor actor, CancellationToken stop)
    {
        var id = new KeyWorkId(rating.Matter.Id);
        if (rating.Matter.Kind != MatterKind.KeyWork || await db.KeyWorks.SingleOrDefaultAsync(w => w.Id == id, stop) is not { } work)
        {
            return [];
        }

        // By setting, what was not handed in is graded by the rule and printed as such, never as votes (D-7.10).
        var rule = (await db.LoadBasisAsync(stop)).Rules.InForce(KeyWorkRules.MissingResult, new(work.Year, 1, 1));
        var isByRule = rule.Value == KeyWorkRules.AutoUnsatisfied && work.IsResultMissing;
        work.TakeRating(new(rating.Round), rating.Day, isByRule ? "不满意（未报送效果，按规则评定）" : rating.Words, isByRule ? rating.Grades - 1 : rating.Place, rating.Grades);
        db.Tell(work.Matter, $"{(rating.IsCorrection ? "测评结果更正" : "测评结果公布")}：{rating.Words}{(work.NeedsSecondVote ? "，须整改并再次测评" : work.NeedsMeasure ? "，由主任会议决定处理办法" : "")}");
        return [work.Matter];
    }
}

/// <summary>Hands in what is owed after the vote: improvement, rectification, second report (D-7.11).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class HandInAfterVote(KeyWorkActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(KeyWorkId id, string text, KeyWorkFile? file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, async act =>
        {
            if (act.Work.ObstaclesToHandInAfterVote(text) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var kind = act.Work.OwedAfterVote!.Value;
            var (receipt, refused) = await act.ReceiveAsync(files, file, kind.ToString().ToLowerInvariant(), KeyWorkDuties.AfterVote);
            if (receipt is null)
            {
                return refused;
            }

            act.Work.HandInAfterVote(text, receipt, act.Today);
            act.Tell($"报送{KeyWorkText.Of(kind)}{HandingIn.Words(receipt)}");
            return [];
        }, stop);
}

/// <summary>Records what the council chose after a second 不满意 (登记处理办法).</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class RecordKeyWorkMeasure(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, KeyWorkMeasureChosen measure, string note, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditKeyWorks, KeyWorkRights.Keeps, id, act =>
        {
            if (act.Work.ObstaclesToMeasure(note) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.Choose(measure, note);
            act.Tell($"主任会议决定：{KeyWorkText.Of(measure)}（{note.Trim()}）");
            return [];
        }, stop);
}

/// <summary>Closes a work when nothing is open any more (办结).</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class CloseKeyWork(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditKeyWorks, KeyWorkRights.Keeps, id, act =>
        {
            if (act.Work.ObstaclesToClose() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.Close(act.Today);
            act.Tell("办结");
            return [];
        }, stop);
}

/// <summary>A work goes on in the next year (结转下一年, D-7.12): a proposal there, linked to the old one.</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class CarryKeyWork(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditKeyWorks, KeyWorkRights.Keeps, id, async act =>
        {
            if (act.Work.ObstaclesToCarry() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var year = act.Work.Year + 1;
            await act.Db.CycleAsync(year, act.Stop);
            var next = act.Work.Carry(new(Guid.CreateVersion7()), await act.Db.NextNumberAsync(year, act.Stop), act.Measuring);
            act.Db.KeyWorks.Add(next);
            act.Tell($"结转到{year}年，列为第 {next.Number} 项建议");
            act.Db.Tell(next.Matter, $"由{act.Work.Year}年第 {act.Work.Number} 项结转，连续第 {next.YearInRow} 年");
            return [];
        }, stop);
}
