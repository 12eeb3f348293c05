using Supervision.Domain.Plans;

namespace Supervision.Web.Persistence;

/// <content>Annual plans, their lines, topic proposals.</content>
public abstract partial class SupervisionDb
{
    public DbSet<AnnualPlan> AnnualPlans => Set<AnnualPlan>();

    public DbSet<PlanItem> PlanItems => Set<PlanItem>();

    public DbSet<TopicProposal> TopicProposals => Set<TopicProposal>();
}
