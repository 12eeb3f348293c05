using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>One act on the handling of one organ, with all it needs.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Opinion">The opinion.</param>
/// <param name="Handling">The organ's handling; new when nobody has acted yet.</param>
/// <param name="Basis">Rules, calendar, today.</param>
internal sealed record HandlingWork(SupervisionDb Db, Actor Actor, ReviewOpinion Opinion, OpinionHandling Handling, LoadedBasis Basis)
{
    public Editor By { get; } = new(Actor.Name, Db.Clock.GetUtcNow());

    public IReadOnlyList<AskedPoint> Asked => Opinion.AskedOf(Handling.Organ);

    /// <summary>The clock as the handling stands now.</summary>
    public HandlingClock Clock => new(Opinion, Handling.Organ, Handling, Basis.Rules, Basis.Calculator);

    public HandInFacts FactsOf(HandlingPaperKind kind) => new(Asked, Clock.Plan is not null, Clock.Comment?.Day, Clock.Of(kind)?.Day, Basis.Today);

    public ExtensionFacts ExtensionFacts => HandlingFacts.Of(Clock, Basis);

    public void Tell(string sentence) => Db.Tell(Opinion.Matter, sentence);

    /// <summary>The short name of a body, e.g. 县人民政府.</summary>
    public string NameOf(SupervisedBodyId body) => Db.SupervisedBodies.Where(b => b.Id == body).Select(b => b.ShortName).Single();
}

/// <summary>Facts that acts and pages ask for alike.</summary>
internal static class HandlingFacts
{
    public static ExtensionFacts Of(HandlingClock clock, LoadedBasis basis) => new(
        clock.Report?.Day ?? basis.Today, basis.Rules.InForce(HandlingRules.Extensions, clock.Received ?? basis.Today).Count,
        basis.Rules.InForce(HandlingRules.ExtensionMonths, clock.Received ?? basis.Today).Count, basis.Today);
}

/// <summary>Runs acts on a handling: the right, the own body or committee, the guard, the opinion's state, history and deadlines, in one transaction.</summary>
public sealed class HandlingActs(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private const int Tries = 5;

    /// <summary>Runs an act for the organ that a body reports through. Two who act at once are one after the other: the guard is asked anew.</summary>
    /// <param name="permission">What is demanded.</param>
    /// <param name="id">The opinion.</param>
    /// <param name="body">The organ, or a body that answers through it.</param>
    /// <param name="act">Answers obstacles, or does it and answers none.</param>
    /// <param name="stop">Cancels.</param>
    internal async Task<Outcome> RunAsync(
        string permission, ReviewOpinionId id, SupervisedBodyId body, Func<HandlingWork, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(actor, permission, id, body, act, stop);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Somebody else acted on the same handling, or opened it first; the next try reads what was saved.
            }
            catch (DbUpdateConcurrencyException)
            {
                return Outcome.Refused(new Obstacle(OpinionRules.OneVersion, "他人正在办理同一件事，您的内容还没有保存，请再点一次。"));
            }
        }
    }

    private async Task<Outcome> TryAsync(
        Actor actor, string permission, ReviewOpinionId id, SupervisedBodyId body, Func<HandlingWork, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == id, stop);
        HandlingRights.Demand(actor, permission, opinion, body);
        if (opinion.ObstaclesToHandle(body) is { Count: > 0 } early)
        {
            return Outcome.Refused(early);
        }

        var all = await db.OpinionHandlings.Where(h => h.Opinion == id).ToListAsync(stop);
        var organ = opinion.OrganOf(body);
        var handling = all.Find(h => h.Organ == organ) ?? Opened(db, all, OpinionHandling.Open(id, organ, db.Clock.GetUtcNow()));
        var work = new HandlingWork(db, actor, opinion, handling, await db.LoadBasisAsync(stop));
        if (await act(work) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        opinion.Follow(all, work.By);
        await deadlines.SaveAsync(db, opinion.Matter, stop);
        return Outcome.Done;
    }

    private static OpinionHandling Opened(SupervisionDb db, List<OpinionHandling> all, OpinionHandling handling)
    {
        db.OpinionHandlings.Add(handling);
        all.Add(handling);
        return handling;
    }
}

/// <summary>“Own” rights on handlings (D-1.5): the body's own points and papers, the committee's own opinions.</summary>
internal static class HandlingRights
{
    /// <exception cref="AccessDeniedException">The right is held, but not for this body or opinion.</exception>
    public static void Demand(Actor actor, string permission, ReviewOpinion opinion, SupervisedBodyId body)
    {
        if (!IsOwn(actor, permission, opinion, body))
        {
            throw new AccessDeniedException($"Refused: {permission} on a handling of others.");
        }
    }

    public static bool May(Actor actor, string permission, ReviewOpinion opinion, SupervisedBodyId body) =>
        actor.May(permission) && IsOwn(actor, permission, opinion, body);

    private static bool IsOwn(Actor actor, string permission, ReviewOpinion opinion, SupervisedBodyId body) => actor.IsSystem || permission switch
    {
        Permissions.HandInHandling => actor.IsOffice || actor.ActsFor(body),
        Permissions.CommentOnHandling or Permissions.CheckPublications => actor.Heads(opinion.Committee),
        Permissions.VerifyHandling => actor.Serves(opinion.Committee) || actor.Heads(opinion.Committee),
        _ => true,
    };
}
