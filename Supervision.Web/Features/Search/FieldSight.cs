using Supervision.Domain.Inspections;
using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Search;

/// <summary>Which inspections and surveys somebody may find (D-1.5): inspections the house, a body its own from the notice on;
/// surveys the desk, members from distribution on, guests those of their sitting.</summary>
/// <param name="ReadsInspections">True for the house.</param>
/// <param name="Inspections">Those of a body.</param>
/// <param name="Surveys">Those that whoever is not at the desk may find.</param>
/// <param name="HiddenSurveys">Those of other committees that were not distributed.</param>
internal sealed record FieldSight(bool ReadsInspections, List<Guid> Inspections, List<Guid> Surveys, List<Guid> HiddenSurveys)
{
    // Stored by name, so they are listed and not compared.
    private static readonly InspectionState[] NotTold = [InspectionState.Planned, InspectionState.Scheme, InspectionState.SchemeApproved, InspectionState.Withdrawn];

    public static async Task<FieldSight> OfAsync(SupervisionDb db, Actor actor, CancellationToken stop) => new(
        actor.May(Permissions.ReadInspections), await InspectionsAsync(db, actor, stop), await SurveysAsync(db, actor, stop), await HiddenAsync(db, actor, stop));

    private static async Task<List<Guid>> InspectionsAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var bodies = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        return bodies.Count == 0 || !actor.May(Permissions.AnswerInspections) ? [] : [.. (await db.LawInspections
            .Where(i => !NotTold.Contains(i.State) && i.Bodies.Any(b => bodies.Contains(b.Body))).Select(i => i.Id).ToListAsync(stop)).Select(i => i.Value)];
    }

    private static async Task<List<Guid>> SurveysAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        if (!actor.IsMember && !actor.Has(Role.GuestDeputy))
        {
            return [];
        }

        var (isMember, person) = (actor.IsMember, actor.Person);
        var sittings = isMember ? [] : await db.Sittings.Where(s => s.Guests.Any(g => g.Person == person)).Select(s => (SittingId?)s.Id).ToListAsync(stop);
        return [.. (await db.ResearchSurveys.Where(s => s.Audience != null && (isMember || (s.Audience == SurveyAudience.Sitting && sittings.Contains(s.Sitting))))
            .Select(s => s.Id).ToListAsync(stop)).Select(s => s.Value)];
    }

    private static async Task<List<Guid>> HiddenAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var committees = actor.Committees.Select(c => new WorkCommitteeId(c)).ToList();
        return actor.IsSystem || actor.IsOffice || actor.IsCouncil ? [] : [.. (await db.ResearchSurveys
            .Where(s => s.Audience == null && !committees.Contains(s.Committee)).Select(s => s.Id).ToListAsync(stop)).Select(s => s.Value)];
    }
}
