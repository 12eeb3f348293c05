using Supervision.Domain.Plans;
using Supervision.Domain.Surveys;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Begins a research survey from its line of a published plan (D-4.8); the line is its key.</summary>
internal sealed class SurveysFromPlan : IPlanItemStarter
{
    private static readonly SurveyState[] Over = [.. Enum.GetValues<SurveyState>().Where(s => s >= SurveyState.Closed)];

    public bool Takes(PlanItemKind kind) => kind == PlanItemKind.ResearchSurvey;

    public async Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        if (await db.ResearchSurveys.SingleOrDefaultAsync(s => s.PlanItem == item.Id, stop) is { } there)
        {
            return new(there.Matter, there.Link);
        }

        var serial = (await db.ResearchSurveys.Where(s => s.Year == plan.Year).MaxAsync(s => (int?)s.Serial, stop) ?? 0) + 1;
        var survey = ResearchSurvey.Begin(new(Guid.CreateVersion7()), serial, await PlannedAsync(db, plan, item, stop), db.Clock.Today());
        db.ResearchSurveys.Add(survey);
        return new(survey.Matter, survey.Link);
    }

    public async Task<IReadOnlyDictionary<Guid, DateOnly?>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new ResearchSurveyId(w)).ToList();
        var rows = await db.ResearchSurveys.Where(r => ids.Contains(r.Id) && Over.Contains(r.State))
            .Select(r => new { r.Id, Day = r.Steps.Where(s => Over.Contains(s.State)).Min(s => (DateOnly?)s.Day) }).ToListAsync(stop);
        return rows.ToDictionary(r => r.Id.Value, r => r.Day);
    }

    public Task<IReadOnlySet<Guid>> BegunAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop) =>
        WhereAsync(db, works, s => s > SurveyState.Planned, stop);

    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var survey = await OfAsync(db, item, stop);
        survey.Follow(await PlannedAsync(db, plan, item, stop));
        db.Tell(survey.Matter, $"年度计划调整：第 {item.Order} 项修改");
        return [];
    }

    public async Task EndAsync(SupervisionDb db, PlanItem item, PlanEnding ending, CancellationToken stop)
    {
        var survey = await OfAsync(db, item, stop);
        survey.Withdraw(ending.Words, db.Clock.Today());
        db.Tell(survey.Matter, $"撤回：{ending.Words}");
    }

    private static Task<ResearchSurvey> OfAsync(SupervisionDb db, PlanItem item, CancellationToken stop)
    {
        var id = new ResearchSurveyId(item.WorkId!.Value);
        return db.ResearchSurveys.SingleAsync(s => s.Id == id, stop);
    }

    private static async Task<PlannedSurvey> PlannedAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var lead = item.LeadMember;
        var person = lead is null ? null : await db.Members.AsNoTracking().Where(m => m.Id == lead).Select(m => (PersonId?)m.Person).SingleOrDefaultAsync(stop);
        return new(item.Id, plan.Year, item.Title, item.LeadCommittee!.Value, person, item.Sitting);
    }

    private static async Task<IReadOnlySet<Guid>> WhereAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, Func<SurveyState, bool> passes, CancellationToken stop)
    {
        var ids = works.Select(w => new ResearchSurveyId(w)).ToList();
        return (await db.ResearchSurveys.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.State }).ToListAsync(stop)).Where(s => passes(s.State)).Select(s => s.Id.Value).ToHashSet();
    }
}
