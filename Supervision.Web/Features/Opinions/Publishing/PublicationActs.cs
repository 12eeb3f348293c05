using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>One publication copy with the opinion it tells of; none behind the report of a survey.</summary>
internal sealed record PublicationWork(SupervisionDb Db, Publication Copy, ReviewOpinion? Opinion, PublicationAct Act, CancellationToken Stop)
{
    public void Tell(string sentence) => Db.Tell(Copy.Matter, $"{PublicationWords.Of(Copy.Kind, Opinion?.Inspection is not null)}公开稿{sentence}");
}

/// <summary>Runs acts on a publication copy, each with its right, history and deadlines in one transaction.</summary>
public sealed class PublicationActs(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    /// <param name="permission">What is demanded.</param>
    /// <param name="id">The copy.</param>
    /// <param name="act">Answers obstacles, or does it and answers none.</param>
    /// <param name="stop">Cancels.</param>
    internal async Task<Outcome> RunAsync(
        string permission, PublicationId id, Func<PublicationWork, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var copy = await db.Publications.SingleAsync(p => p.Id == id, stop);
        var opinion = await OpinionAsync(db, copy, actor, permission, stop);
        var work = new PublicationWork(db, copy, opinion, new(actor.Name, db.Clock.GetUtcNow()), stop);
        if (await act(work) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        try
        {
            await deadlines.SaveAsync(db, copy.Matter, stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(new Obstacle(OpinionRules.OneVersion, "他人刚刚处理过这份公开稿，请刷新页面。"));
        }
    }

    // The right is the matter's: of an opinion, or of a survey that stands by itself.
    private static async Task<ReviewOpinion?> OpinionAsync(SupervisionDb db, Publication copy, Actor actor, string permission, CancellationToken stop)
    {
        if (copy.MatterKind == MatterKind.Survey)
        {
            SurveyCopies.Demand(actor, permission, await db.ResearchSurveys.AsNoTracking().SingleAsync(s => s.Id == new ResearchSurveyId(copy.MatterId), stop));
            return null;
        }

        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == new ReviewOpinionId(copy.MatterId), stop);
        FollowUp.HandlingRights.Demand(actor, permission, opinion, opinion.MainOrgan ?? default);
        return opinion;
    }

    internal Task<Outcome> RunAsync(
        string permission, PublicationId id, Func<PublicationWork, IReadOnlyList<Obstacle>> obstacles, Action<PublicationWork> act, CancellationToken stop) =>
        RunAsync(permission, id, work =>
        {
            var refused = obstacles(work);
            if (refused.Count == 0)
            {
                act(work);
            }

            return Task.FromResult(refused);
        }, stop);
}

/// <summary>涂黑 a part of the copy, with its ground.</summary>
[Demands(Permissions.MakePublications)]
public sealed class BlackOut(PublicationActs acts)
{
    public Task<Outcome> RunAsync(PublicationId id, int block, string words, SecrecyGround ground, CancellationToken stop) => acts.RunAsync(
        Permissions.MakePublications, id, w => w.Copy.ObstaclesToBlackOut(block, words), w =>
        {
            w.Copy.BlackOut(block, words, ground);
            w.Tell($"第{block}段涂黑一处（{SecrecyGroundWords.Of(ground)}）");
        }, stop);

    /// <summary>The same words wherever else they still stand in the copy.</summary>
    public Task<Outcome> EverywhereAsync(PublicationId id, string words, SecrecyGround ground, CancellationToken stop) => acts.RunAsync(
        Permissions.MakePublications, id, w => w.Copy.ObstaclesInDraft(), w =>
        {
            var blocks = w.Copy.BlocksWith(words);
            foreach (var block in blocks)
            {
                w.Copy.BlackOut(block, words, ground);
            }

            w.Tell($"另有{blocks.Count}段涂黑同样的文字（{SecrecyGroundWords.Of(ground)}）");
        }, stop);
}

/// <summary>Takes a blacked-out part back.</summary>
[Demands(Permissions.MakePublications)]
public sealed class ShowBlackedOut(PublicationActs acts)
{
    public Task<Outcome> RunAsync(PublicationId id, int block, Guid part, CancellationToken stop) => acts.RunAsync(
        Permissions.MakePublications, id, w => w.Copy.ObstaclesInDraft(), w =>
        {
            w.Copy.Show(block, part);
            w.Tell($"第{block}段取消涂黑一处");
        }, stop);
}

/// <summary>送核 to the head of the work committee.</summary>
[Demands(Permissions.MakePublications)]
public sealed class SubmitPublication(PublicationActs acts)
{
    public Task<Outcome> RunAsync(PublicationId id, CancellationToken stop) => acts.RunAsync(
        Permissions.MakePublications, id, w => w.Copy.ObstaclesInDraft(), w =>
        {
            w.Copy.Submit();
            w.Tell("送工委负责人核");
        }, stop);
}

/// <summary>核定 (D-8.15).</summary>
[Demands(Permissions.CheckPublications)]
public sealed class CheckPublication(PublicationActs acts)
{
    public Task<Outcome> RunAsync(PublicationId id, CancellationToken stop) => acts.RunAsync(
        Permissions.CheckPublications, id, w => w.Copy.ObstaclesToCheck(), w =>
        {
            w.Copy.Check(w.Act);
            w.Tell("核定");
        }, stop);
}

/// <summary>退回修改.</summary>
[Demands(Permissions.CheckPublications)]
public sealed class ReturnPublication(PublicationActs acts)
{
    public Task<Outcome> RunAsync(PublicationId id, string reason, CancellationToken stop) => acts.RunAsync(
        Permissions.CheckPublications, id, w => w.Copy.ObstaclesToReturn(reason), w =>
        {
            w.Copy.Return(reason);
            w.Tell($"退回修改：{reason.Trim()}");
        }, stop);
}

/// <summary>公开: with both texts before the public the opinion counts as published (D-8.13).</summary>
[Demands(Permissions.MakePublications)]
public sealed class PublishCopy(PublicationActs acts)
{
    public Task<Outcome> RunAsync(PublicationId id, CancellationToken stop) => acts.RunAsync(Permissions.MakePublications, id, async w =>
    {
        if (w.Copy.ObstaclesToPublish() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var others = await w.Db.CopiesOfAsync(w.Copy.Matter, w.Stop);
        if (w.Copy.Kind == PublicationKind.HandlingReport && !others.Any(c => c is { Kind: PublicationKind.Opinion, State: PublicationState.Published }))
        {
            return [new(HandlingRules.ToThePublic, "请先公开审议意见，再公开研究处理情况报告。")];
        }

        w.Copy.Publish(w.Act);
        w.Tell($"公开（{w.Copy.PublishedOn!.Value.Full()}）");
        if (w.Copy.Kind == PublicationKind.HandlingReport && w.Opinion is { } opinion && opinion.ObstaclesToPublish().Count == 0)
        {
            opinion.Publish(new(w.Act.Name, w.Act.At));
        }

        return [];
    }, stop);
}

/// <summary>撤下: a dated note takes the text's place (D-17.38).</summary>
[Demands(Permissions.MakePublications)]
public sealed class WithdrawPublication(PublicationActs acts)
{
    public Task<Outcome> RunAsync(PublicationId id, string note, CancellationToken stop) => acts.RunAsync(
        Permissions.MakePublications, id, w => w.Copy.ObstaclesToWithdraw(note), w =>
        {
            w.Copy.Withdraw(note, w.Act);
            w.Tell($"撤下，代以说明：{note.Trim()}");
        }, stop);
}
