using Supervision.Domain.Plans;

namespace Supervision.Web.Persistence;

/// <content>Annual plans, their lines and versions, topic proposals, changes of rules.</content>
public abstract partial class SupervisionDb
{
    public DbSet<AnnualPlan> AnnualPlans => Set<AnnualPlan>();

    public DbSet<PlanItem> PlanItems => Set<PlanItem>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<RuleProposal> RuleProposals => Set<RuleProposal>();

    public DbSet<TopicProposal> TopicProposals => Set<TopicProposal>();
}
