using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Surveys;

/// <summary>A survey in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Survey">The survey, tracked.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Basis">Rules, calendar, today.</param>
/// <param name="Stop">Cancels.</param>
public sealed record SurveyAct(SupervisionDb Db, ResearchSurvey Survey, Actor Actor, LoadedBasis Basis, CancellationToken Stop)
{
    public DateOnly Today => Basis.Today;

    /// <summary>Further matters whose deadlines the act touched.</summary>
    public List<MatterRef> Touched { get; } = [];

    /// <summary>A sentence of its history.</summary>
    public void Tell(string sentence) => Db.Tell(Survey.Matter, sentence);
}

/// <summary>What every act on a survey has in common: the right of the own committee, the row, deadlines, one transaction.</summary>
public sealed class SurveyActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(SurveyRules.Order, "没有找到这次专题调研，请回到列表。");

    private static readonly Obstacle SomebodyElse = new(SurveyRules.Order, "他人刚刚修改了本次调研，请刷新页面后重新填写。");

    /// <summary>Runs an act of the committee that carries the survey out.</summary>
    public async Task<Outcome> OwnAsync(ResearchSurveyId id, Func<SurveyAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.RunSurveys, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.ResearchSurveys.SingleOrDefaultAsync(s => s.Id == id, stop) is not { } survey)
        {
            return Outcome.Refused(Unknown);
        }

        if (!actor.IsSystem && !actor.Serves(survey.Committee))
        {
            throw new AccessDeniedException("Not a survey of the person's committee.");
        }

        SurveyAct work = new(db, survey, actor, await db.LoadBasisAsync(stop), stop);
        return await act(work) is { Count: > 0 } obstacles ? Outcome.Refused(obstacles) : await SaveAsync(db, [survey.Matter, .. work.Touched], stop);
    }

    /// <summary>The same for acts that need no other rows.</summary>
    public Task<Outcome> OwnAsync(ResearchSurveyId id, Func<SurveyAct, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        OwnAsync(id, a => Task.FromResult(act(a)), stop);

    /// <summary>Saves with the deadlines of these matters.</summary>
    public async Task<Outcome> SaveAsync(SupervisionDb db, IReadOnlyList<MatterRef> matters, CancellationToken stop)
    {
        try
        {
            await deadlines.SaveAsync(db, matters, stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
    }

    /// <summary>Opens a context for reading.</summary>
    public async Task<(Actor Actor, SupervisionDb Db)> OpenAsync(string permission, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        return (actor, await databases.OpenAsync(actor, stop));
    }
}

/// <summary>Who may read which survey (D-1.5): the council, the Office and the own committee always, others of the house from its distribution,
/// guests when it went to their sitting.</summary>
internal static class SurveySight
{
    public static bool MayRead(Actor actor, WorkCommitteeId committee, bool isDistributed) =>
        actor.IsSystem || actor.IsOffice || actor.IsCouncil || actor.Serves(committee) || (isDistributed && (actor.IsMember || actor.Committees.Count > 0));

    public static async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, ResearchSurvey survey, CancellationToken stop) =>
        MayRead(actor, survey.Committee, survey.IsDistributed)
        || (survey is { Audience: SurveyAudience.Sitting, Sitting: { } sitting } && actor.Has(Role.GuestDeputy)
            && (await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == sitting, stop)).GuestOf(actor.Person) is not null);
}
