using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Plans.Versions;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Reads plans, their lines and the proposals, each as far as the reader may see it.</summary>
public sealed class PlanQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, PlanProgress progress)
{
    /// <summary>The years that have a plan, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.AnnualPlans.AsNoTracking().OrderByDescending(p => p.Year).Select(p => p.Year).ToListAsync(stop);
    }

    /// <summary>The plan of a year; null when there is none, or when it is a draft that the reader may not see.</summary>
    public async Task<PlanView?> FindAsync(int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadPublishedPlan, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.ViewAsync(actor, (nameof(FindAsync), year), () => ReadPlanAsync(db, actor, year, stop));
    }

    private async Task<PlanView?> ReadPlanAsync(SupervisionDb db, Actor actor, int year, CancellationToken stop)
    {
        var plan = await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year, stop);
        return plan is null || !(plan.IsPublished || actor.May(Permissions.ReadPlanDraft)) ? null : await ReadAsync(db, plan, actor, stop);
    }

    /// <summary>True when a plan of the year exists, whether or not the reader may see it.</summary>
    public async Task<bool> ExistsAsync(int year, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.AnnualPlans.AnyAsync(p => p.Year == year, stop);
    }

    /// <summary>What forms offer to choose from.</summary>
    public async Task<PlanChoices> ChoicesAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var today = db.Clock.Today();
        return await db.SharedAsync($"plan choices {today.DayNumber}", () => ReadChoicesAsync(db, today, stop));
    }

    private static async Task<PlanChoices> ReadChoicesAsync(SupervisionDb db, DateOnly today, CancellationToken stop)
    {
        var council = from m in db.Members.AsNoTracking()
                      join p in db.People on m.Person equals p.Id
                      where m.Position != MemberPosition.Ordinary && m.From <= today && (m.To == null || m.To > today)
                      orderby m.Order
                      select new { m.Id, p.Name };
        return new(
            [.. (await db.WorkCommittees.OrderBy(c => c.Order).Select(c => new { c.Id, c.Name }).ToListAsync(stop)).Select(c => new Choice(c.Id.Value, c.Name))],
            [.. (await db.SupervisedBodies.AsNoTracking().Where(b => b.To == null || b.To > today).OrderBy(b => b.Order).Select(b => new { b.Id, b.Name }).ToListAsync(stop)).Select(b => new Choice(b.Id.Value, b.Name))],
            [.. (await council.ToListAsync(stop)).Select(m => new Choice(m.Id.Value, m.Name))],
            [.. (await db.Sittings.AsNoTracking().Where(s => s.State != SittingState.Cancelled).OrderBy(s => s.FirstDay).Select(s => new { s.Id, s.Number, s.FirstDay }).ToListAsync(stop)).Select(s => new Choice(s.Id.Value, $"{Sitting.NameOf(s.Number)}（{s.FirstDay.Full()}）"))]);
    }

    /// <summary>Proposals of a year: the house sees all, a body those of its own (D-1.5).</summary>
    public async Task<IReadOnlyList<TopicRow>> TopicsAsync(int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadTopics, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var all = await db.TopicProposals.AsNoTracking().Where(p => p.Year == year).OrderByDescending(p => p.ProposedOn).ToListAsync(stop);
        return
        [
            .. from t in all
               where actor.May(Permissions.ReadPlanDraft) || (t.Body is { } body && actor.ActsFor(body))
               let edits = t.State == ProposalState.Open && (actor.IsOffice || (t.Committee is { } own && actor.Serves(own)))
               select new TopicRow(t.Id, t.Title, t.Source, t.Kind, t.Reason, t.ProposedBy, t.ProposedOn, t.State, t.StateWords, t.DeclineReason, edits),
        ];
    }

    /// <summary>Why topics of a year cannot be proposed now; null when they can.</summary>
    public async Task<string?> WhyNoTopicsAsync(int year, CancellationToken stop)
    {
        await person.DemandAsync(Permissions.ReadTopics, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var plan = await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year, stop);
        return ProposeTopic.ObstaclesTo(year, plan) is [var first, ..] ? first.Message : null;
    }

    private async Task<PlanView> ReadAsync(SupervisionDb db, AnnualPlan plan, Actor actor, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var items = await db.PlanItems.AsNoTracking().Where(i => i.Plan == plan.Id).OrderBy(i => i.Order).ToListAsync(stop);
        var finished = await progress.FinishedAsync(db, items, stop);
        var rows = await new PlanRowReader(db, plan, actor, basis).ReadAsync(items, finished, stop);
        var checks = plan.IsOpen ? AdoptionChecks.Of(plan, items, PlanLimits.Of(basis.Rules, basis.Today), basis.Today) : [];
        var decision = plan.State == PlanState.Submitted ? await db.PlanDecisionAsync(plan, stop) : null;
        return new(
            plan.Id, plan.Year, plan.Name, plan.State, plan.StateWords, plan.IsOpen, plan.IsPublished, plan.ImportedFrom,
            new(plan.ConsultUntil, plan.SubmittedOn, plan.AdoptedOn, plan.AdoptedAt, plan.PublishedOn),
            rows, StatutoryRows(plan, items), checks, StepsOf(plan, items, checks, decision, finished.Count, basis.Today),
            decision, await NextAsync(db, plan, basis, stop), basis.Today, actor.May(Permissions.EditPlan))
        {
            Consultation = actor.May(Permissions.ReadPlanDraft) ? await ConsultationAsync(db, plan, basis.Today, stop) : [],
            Early = plan.EarlyWarning(decision?.Day ?? basis.Today),
            Versions = await db.PlanVersions.CountAsync(v => v.Plan == plan.Id && v.State == PlanVersionState.Published, stop),
            Adjustment = actor.May(Permissions.ReadPlanDraft) && await db.NewestVersionAsync(plan.Id, stop) is { IsPublished: false } open
                ? $"第 {open.Number} 版{open.StateWords}" : "",
        };
    }

    private static async Task<IReadOnlyList<ConsultationRow>> ConsultationAsync(SupervisionDb db, AnnualPlan plan, DateOnly today, CancellationToken stop) =>
        plan.ConsultedOn is null ? [] :
        [
            .. from organ in await db.ConsultedOrgansAsync(today, stop)
               let answer = plan.Answers.FirstOrDefault(a => a.Body.Value == organ.Id)
               select new ConsultationRow(organ.Id, organ.Name, answer?.Text, answer?.ReceivedOn, answer?.ReceivedOn > plan.ConsultUntil),
        ];

    private static PlanSteps StepsOf(
        AnnualPlan plan, List<PlanItem> items, IReadOnlyList<PlanCheck> checks, PlanDecision? decision, int finished, DateOnly today) => new(
        plan.ObstaclesToDraft(), plan.ObstaclesToConsult(items.Count), plan.ObstaclesToSubmit(checks), plan.ObstaclesToReturn(),
        plan.ObstaclesToAdopt(decision), plan.ObstaclesToPublish(today), plan.ObstaclesToClose(items.Count - finished, today));

    private static IReadOnlyList<StatutoryRow> StatutoryRows(AnnualPlan plan, List<PlanItem> items) =>
    [
        .. from topic in StatutoryTopic.All
           let check = plan.Statutory.FirstOrDefault(c => c.Topic == topic.Code)
           where check is not null
           let line = items.FirstOrDefault(i => i.Id == check.Item)
           select new StatutoryRow(
               topic, check.Item, line is not null ? $"第 {line.Order} 项 {line.Title}" : check.StruckReason.Length > 0 ? $"不列入：{check.StruckReason}" : "",
               check.IsOpen, items.FirstOrDefault(i => topic.Resembles(i.Title))?.Id),
    ];

    private static async Task<DeadlineView?> NextAsync(SupervisionDb db, AnnualPlan plan, LoadedBasis basis, CancellationToken stop)
    {
        var open = await db.Obligations.AsNoTracking()
            .Where(o => o.MatterKind == MatterKind.Plan && o.MatterId == plan.Id.Value && o.State == ObligationState.Open).ToListAsync(stop);
        return open.OrderBy(o => o.Deadline.Day).FirstOrDefault() is { } next
            ? new(next.Act, next.Deadline.Day, basis.Calendar.Remaining(next.Deadline.Day, basis.Today), next.Deadline.Reason, next.IsLate(basis.Today))
            : null;
    }
}
