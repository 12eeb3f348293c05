using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Ratings;

/// <summary>Announces the confirmed result (公布结果, D-10.31): the matters rated take it into their course, and what follows from a grade becomes a
/// task (D-10.40).</summary>
public sealed class AnnounceRound(RatingActing acting, IEnumerable<IRatingFollower> followers, DeadlinePlanner deadlines)
{
    public Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        var others = await VoterGroups.OfAsync(act.Db, id, stop);
        if (act.Round.ObstaclesToAnnounceWith(others) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Round.AnnounceWith(others, act.Actor.Name, act.Now);
        act.Tell("公布测评结果");
        var told = await Followers.TellAsync(followers, act, act.Round.Results, isCorrection: false);
        await deadlines.SaveAsync(act.Db, told, stop);
        return [];
    }, stop);
}

/// <summary>Notes that a task from a grade, or the letter about a correction, is done (登记已办, D-10.40).</summary>
public sealed class NoteStepDone(RatingActing acting, DeadlinePlanner deadlines)
{
    public Task<Outcome> RunAsync(RatingRoundId id, string slot, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        if (RatingTasks.Of(act.Round).FirstOrDefault(t => t.Slot == slot && t.DoneOn is null) is not { } task)
        {
            return [new(RatingRules.InOrder, "这件事已经办过，或者不再需要办，请刷新页面。")];
        }

        act.Round.NoteDone(slot, act.Today, act.Actor.Name, act.Now, task.Act);
        act.Tell($"{task.Act}：已办");
        await deadlines.SaveAsync(act.Db, act.Round.Matter, stop);
        return [];
    }, stop);
}

/// <summary>Notes the envelope in which the scrutineers sealed the sheets (封存纸票, D-10.14).</summary>
public sealed class NoteEnvelope(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, string number, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, act =>
    {
        if (act.Round.ObstaclesToEnvelope(number) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Round.NoteEnvelope(number, act.Actor.Name, act.Now);
        act.Tell($"纸票封存，封存袋编号 {act.Round.Envelope}");
        return [];
    }, stop);
}

/// <summary>Tells the other subjects what a rating said of their matters.</summary>
internal static class Followers
{
    /// <summary>The matters to replan: the round and all that followed.</summary>
    public static async Task<IReadOnlyList<MatterRef>> TellAsync(IEnumerable<IRatingFollower> followers, RoundAct act, IEnumerable<SubjectCount> counts, bool isCorrection)
    {
        List<MatterRef> touched = [act.Round.Matter];
        foreach (var rating in act.Round.IsRehearsal ? [] : counts.Select(c => FactOf(act, c, isCorrection)).OfType<AnnouncedRating>())
        {
            foreach (var follower in followers)
            {
                touched.AddRange(await follower.FollowAsync(act.Db, rating, act.Actor, act.Stop));
            }
        }

        return touched;
    }

    private static AnnouncedRating? FactOf(RoundAct act, SubjectCount count, bool isCorrection) => act.Round.Subjects[count.Subject] is { Matter: { } matter } subject
        ? new(act.Round.Id.Value, matter, subject.Body, act.Today, RatingReading.Words(act.Round, count), count.Result.Grade, act.Round.Content.Method.Grades.Length, isCorrection)
        : null;
}
