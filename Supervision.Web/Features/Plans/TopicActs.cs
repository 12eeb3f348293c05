using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Members, committees, the Office and bodies propose topics (D-4.2). A body proposes what it asks to report.</summary>
public sealed class ProposeTopic(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    public async Task<Outcome> RunAsync(TopicProposalId id, TopicText text, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ProposeTopics, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var proposer = await ProposerAsync(db, actor, stop);
        text = proposer.Body is null ? text : text with { Source = TopicSource.OrganRequest };
        var plan = await db.AnnualPlans.SingleOrDefaultAsync(p => p.Year == text.Year, stop);
        IReadOnlyList<Obstacle> obstacles = [.. text.Obstacles(), .. ObstaclesTo(text.Year, plan), .. await DoubleAsync(db, id, text, stop)];
        if (obstacles.Count > 0 || await db.TopicProposals.AnyAsync(p => p.Id == id, stop))
        {
            return Outcome.Refused(obstacles);
        }

        db.TopicProposals.Add(TopicProposal.Of(id, text, proposer, db.Clock.Today()));
        db.Tell(plan!.Matter, $"{proposer.Name}提出议题建议“{text.Title.Trim()}”");
        await deadlines.SaveAsync(db, plan.Matter, stop);
        return Outcome.Done;
    }

    internal static IReadOnlyList<Obstacle> ObstaclesTo(int year, AnnualPlan? plan) =>
        plan is null ? [new(PlanRules.OnePlan, $"{year}年度的计划还没有建立，议题不能提交；请联系办公室在“年度监督计划”里从议题征集开始。")] : plan.ObstaclesToEdit();

    internal static async Task<IReadOnlyList<Obstacle>> DoubleAsync(SupervisionDb db, TopicProposalId id, TopicText text, CancellationToken stop)
    {
        var titles = await db.TopicProposals.AsNoTracking().Where(p => p.Year == text.Year && p.Id != id && p.State != ProposalState.Declined)
            .Select(p => p.Title).ToListAsync(stop);
        return titles.Any(t => PlanText.Key(t) == PlanText.Key(text.Title))
            ? [new(PlanRules.Sources, "已经有同名的议题建议。", nameof(TopicText.Title))]
            : [];
    }

    private static async Task<Proposer> ProposerAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        if (actor.Bodies.Count > 0)
        {
            var body = new SupervisedBodyId(actor.Bodies.First());
            return new(actor.Person, await db.SupervisedBodies.Where(b => b.Id == body).Select(b => b.Name).SingleAsync(stop), null, body);
        }

        if (actor.Committees.Count > 0)
        {
            var committee = new WorkCommitteeId(actor.Committees.First());
            return new(actor.Person, await db.WorkCommittees.Where(c => c.Id == committee).Select(c => c.Name).SingleAsync(stop), committee);
        }

        return new(actor.Person, actor.Name);
    }
}

/// <summary>The Office, or the committee it came from, rewords a proposal while it is open (D-1.5).</summary>
public sealed class EditTopic(TopicActing acting)
{
    public Task<Outcome> RunAsync(TopicProposalId id, TopicText text, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditTopics, id, (act, topic) =>
        {
            if (!act.Actor.IsOffice && !act.Actor.IsSystem && !(topic.Committee is { } own && act.Actor.Serves(own)))
            {
                throw new AccessDeniedException("Refused: a proposal of somebody else.");
            }

            IReadOnlyList<Obstacle> obstacles = [.. topic.ObstaclesToDecide(), .. text.Obstacles()];
            if (obstacles.Count == 0)
            {
                topic.Reword(text);
                act.Tell($"修改议题建议“{topic.Title}”");
            }

            return Task.FromResult(obstacles);
        }, stop);
}

/// <summary>The council takes a proposal up: it becomes a line of the draft at once.</summary>
public sealed class AcceptTopic(TopicActing acting)
{
    public Task<Outcome> RunAsync(TopicProposalId id, CancellationToken stop) => acting.RunAsync(Permissions.DecideTopics, id, async (act, topic) =>
    {
        var content = new PlanItemContent(topic.Kind, topic.Title) { Source = topic.Source, Reason = topic.Reason };
        var line = new PlanItemId(topic.Id.Value);
        IReadOnlyList<Obstacle> obstacles =
        [
            .. topic.ObstaclesToDecide(), .. act.Plan.ObstaclesToEdit(),
            .. await act.Db.TitleObstaclesAsync(act.Plan.Id, line, content, act.Stop),
        ];
        if (obstacles.Count > 0)
        {
            return obstacles;
        }

        var last = await act.Db.PlanItems.Where(i => i.Plan == act.Plan.Id).MaxAsync(i => (int?)i.Order, act.Stop) ?? 0;
        act.Db.PlanItems.Add(PlanItem.Of(line, act.Plan.Id, last + 1, content with
        {
            Committees = await CommitteesAsync(act.Db, topic, act.Stop),
            Bodies = await BodiesAsync(act.Db, topic, act.Stop),
        }));
        topic.List(line);
        act.Tell($"采纳议题建议“{topic.Title}”，列入第 {last + 1} 项");
        return [];
    }, stop);

    private static async Task<IReadOnlyList<NamedCommittee>> CommitteesAsync(SupervisionDb db, TopicProposal topic, CancellationToken stop) =>
        topic.Committee is { } id ? [new(await db.WorkCommittees.Where(c => c.Id == id).Select(c => c.Name).SingleAsync(stop), id)] : [];

    private static async Task<IReadOnlyList<NamedBody>> BodiesAsync(SupervisionDb db, TopicProposal topic, CancellationToken stop) =>
        topic.Body is { } id ? [new(await db.SupervisedBodies.Where(b => b.Id == id).Select(b => b.Name).SingleAsync(stop), id)] : [];
}

/// <summary>The council does not take a proposal up, and says why.</summary>
public sealed class DeclineTopic(TopicActing acting)
{
    public Task<Outcome> RunAsync(TopicProposalId id, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.DecideTopics, id, (act, topic) =>
        {
            var obstacles = topic.ObstaclesToDecline(reason);
            if (obstacles.Count == 0)
            {
                topic.Decline(reason);
                act.Tell($"未采纳议题建议“{topic.Title}”：{reason.Trim()}");
            }

            return Task.FromResult(obstacles);
        }, stop);
}

/// <summary>What every act on a proposal has in common.</summary>
public sealed class TopicActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, PlanActing acting)
{
    public async Task<Outcome> RunAsync(
        string permission, TopicProposalId id, Func<PlanAct, TopicProposal, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var year = await db.TopicProposals.Where(p => p.Id == id).Select(p => (int?)p.Year).SingleOrDefaultAsync(stop);
        var plan = await db.AnnualPlans.Where(p => p.Year == year).Select(p => (AnnualPlanId?)p.Id).SingleOrDefaultAsync(stop);
        return plan is null
            ? Outcome.Refused(new Obstacle(PlanRules.Sources, "没有找到这条建议，请刷新页面。"))
            : await acting.RunAsync(permission, plan.Value, async a => await act(a, await a.Db.TopicProposals.SingleAsync(p => p.Id == id, a.Stop)), stop);
    }
}
