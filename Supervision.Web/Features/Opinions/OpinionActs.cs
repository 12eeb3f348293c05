using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>One act on one opinion: what stands in the way, what is done, and the sentence of its history.</summary>
/// <param name="Obstacles">Why not; empty when it may be done.</param>
/// <param name="Do">Does it.</param>
/// <param name="Sentence">The history's sentence after the act; null writes none into the dossier.</param>
/// <param name="Name">What the version is called that the act leaves, e.g. 合并.</param>
/// <param name="CanUndo">True when the page offers to take it back.</param>
internal sealed record OpinionAct(
    Func<ReviewOpinion, IReadOnlyList<Obstacle>> Obstacles, Action<ReviewOpinion, Editor> Do, Func<ReviewOpinion, string?> Sentence,
    string Name = "调整", bool CanUndo = false);

/// <summary>Runs acts on an opinion: the right, the own committee, the guard, the history and the deadlines, in one transaction.</summary>
public sealed class OpinionActs(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines, OpinionUndo undo)
{
    private const int Tries = 4;

    /// <summary>Runs an act. Somebody else's change to other parts of the opinion is no obstacle: the guard is asked anew.</summary>
    internal async Task<Outcome> RunAsync(string permission, ReviewOpinionId id, OpinionAct act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(actor, permission, id, act, stop);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // The next try reads what the other saved.
            }
            catch (DbUpdateConcurrencyException)
            {
                return Outcome.Refused(new Obstacle(OpinionRules.OneVersion, "他人正在修改这份审议意见，您的修改还没有保存，请再点一次。", "Conflict"));
            }
        }
    }

    private async Task<Outcome> TryAsync(Actor actor, string permission, ReviewOpinionId id, OpinionAct act, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == id, stop);
        OpinionRights.Demand(actor, permission, opinion);
        if (act.Obstacles(opinion) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var before = opinion.Remember();
        Editor by = new(actor.Name, db.Clock.GetUtcNow());
        act.Do(opinion, by);
        await db.RecordAsync(opinion, before, act.Name, by, stop);
        if (act.Sentence(opinion) is { } sentence)
        {
            db.Tell(opinion.Matter, sentence);
        }

        await deadlines.SaveAsync(db, opinion.Matter, stop);
        if (act.CanUndo)
        {
            undo.Push(id, new(act.Name, before, opinion.Remember()));
        }

        return Outcome.Done;
    }
}

/// <summary>“Own” rights on opinions (D-1.5): the committee that carries it, the lead member, the body it went to.</summary>
internal static class OpinionRights
{
    /// <exception cref="AccessDeniedException">The right is held, but not for this opinion.</exception>
    public static void Demand(Actor actor, string permission, ReviewOpinion opinion)
    {
        if (!IsOwn(actor, permission, opinion))
        {
            throw new AccessDeniedException($"Refused: {permission} on an opinion of others.");
        }
    }

    public static bool May(Actor actor, string permission, ReviewOpinion opinion) =>
        actor.May(permission) && IsOwn(actor, permission, opinion);

    private static bool IsOwn(Actor actor, string permission, ReviewOpinion opinion) => actor.IsSystem || permission switch
    {
        Permissions.EditOpinions or Permissions.CompileOpinions => actor.Serves(opinion.Committee) || actor.Heads(opinion.Committee),
        Permissions.CheckOpinions => actor.Heads(opinion.Committee),
        Permissions.LeadOpinions => opinion.LeadMember is null || opinion.LeadMember == actor.Person,
        _ => true,
    };
}
