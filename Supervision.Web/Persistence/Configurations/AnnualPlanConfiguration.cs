using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class AnnualPlanConfiguration : IEntityTypeConfiguration<AnnualPlan>
{
    public void Configure(EntityTypeBuilder<AnnualPlan> plan)
    {
        plan.Ignore(p => p.Matter);
        plan.HasIndex(p => p.Year).IsUnique();
        plan.OwnsMany(p => p.Answers, answer =>
        {
            answer.HasKey(a => a.Id);
            answer.HasOne<SupervisedBody>().WithMany().HasForeignKey(a => a.Body).OnDelete(DeleteBehavior.Restrict);
        });
        plan.OwnsMany(p => p.Statutory, check => check.HasKey(c => c.Id));
    }
}

internal sealed class AnnualPlanItemConfiguration : IEntityTypeConfiguration<PlanItem>
{
    public void Configure(EntityTypeBuilder<PlanItem> item)
    {
        item.Ignore(i => i.Work);
        item.Ignore(i => i.Time);
        item.Ignore(i => i.Content);
        item.Ignore(i => i.LeadCommittee);
        item.HasOne<AnnualPlan>().WithMany().HasForeignKey(i => i.Plan);
        item.HasOne<Member>().WithMany().HasForeignKey(i => i.LeadMember);
        item.HasOne<Sitting>().WithMany().HasForeignKey(i => i.Sitting);
        item.HasIndex(i => new { i.Plan, i.Kind, i.TitleKey }).IsUnique();
        item.OwnsMany(i => i.Committees, committee =>
        {
            committee.HasKey(c => c.Id);
            committee.HasOne<WorkCommittee>().WithMany().HasForeignKey(c => c.Committee);
        });
        item.OwnsMany(i => i.Bodies, body =>
        {
            body.HasKey(b => b.Id);
            body.HasOne<SupervisedBody>().WithMany().HasForeignKey(b => b.Body);
        });
    }
}
