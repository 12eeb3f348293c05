using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Plans;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class KeyWorkConfiguration : IEntityTypeConfiguration<KeyWork>
{
    public void Configure(EntityTypeBuilder<KeyWork> work)
    {
        work.Ignore(w => w.Matter).Ignore(w => w.Dossier).Ignore(w => w.Link).Ignore(w => w.IsChosen).Ignore(w => w.IsOver).Ignore(w => w.Entry).Ignore(w => w.Plan)
            .Ignore(w => w.NeedsSecondVote).Ignore(w => w.NeedsMeasure).Ignore(w => w.HandedIn).Ignore(w => w.IsResultMissing).Ignore(w => w.OwedAfterVote).Ignore(w => w.EndPartly);
        work.HasOne<SupervisedBody>().WithMany().HasForeignKey(w => w.Owner).OnDelete(DeleteBehavior.Restrict);
        work.HasOne<WorkCommittee>().WithMany().HasForeignKey(w => w.Committee).OnDelete(DeleteBehavior.Restrict);
        work.HasOne<Person>().WithMany().HasForeignKey(w => w.LeadMember).OnDelete(DeleteBehavior.Restrict);
        work.HasOne<PlanItem>().WithMany().HasForeignKey(w => w.PlanItem).OnDelete(DeleteBehavior.Restrict);

        // The number is part of the address; two who add at once must not get the same.
        work.HasIndex(w => new { w.Year, w.Number }).IsUnique();
        Rows(work);
    }

    private static void Rows(EntityTypeBuilder<KeyWork> work)
    {
        work.OwnsMany(w => w.CoBodies, body =>
        {
            body.HasKey(b => b.Id);
            body.HasOne<SupervisedBody>().WithMany().HasForeignKey(b => b.Body).OnDelete(DeleteBehavior.Restrict);
        });
        work.Navigation(w => w.CoBodies).HasField("coBodies");
        work.OwnsMany(w => w.Steps, step => step.HasKey(s => s.Id));
        work.Navigation(w => w.Steps).HasField("steps");
        work.OwnsMany(w => w.Papers, paper => paper.HasKey(p => p.Id));
        work.Navigation(w => w.Papers).HasField("papers");
        work.OwnsMany(w => w.Plans, plan => plan.HasKey(p => p.Id));
        work.Navigation(w => w.Plans).HasField("plans");
        work.OwnsMany(w => w.Evidence, file => file.HasKey(f => f.Id));
        work.Navigation(w => w.Evidence).HasField("evidence");
        work.OwnsMany(w => w.MilestonesDone, done => done.HasKey(d => d.Id));
        work.Navigation(w => w.MilestonesDone).HasField("milestonesDone");
        work.OwnsMany(w => w.Checks, check => check.HasKey(c => c.Id));
        work.Navigation(w => w.Checks).HasField("checks");
        work.OwnsMany(w => w.Ratings, rating => rating.HasKey(r => r.Id));
        work.Navigation(w => w.Ratings).HasField("ratings");
    }
}

/// <summary>Plans and reports of key works lie as one text each: they are handed in, read and replaced whole.</summary>
internal static class KeyWorkTexts
{
    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<KeyWorkPlanEntry>().HaveConversion<AsText<KeyWorkPlanEntry>, SameText<KeyWorkPlanEntry>>().HaveMaxLength(-1);
        conventions.Properties<ProgressEntry>().HaveConversion<AsText<ProgressEntry>, SameText<ProgressEntry>>().HaveMaxLength(-1);
        conventions.Properties<ResultEntry>().HaveConversion<AsText<ResultEntry>, SameText<ResultEntry>>().HaveMaxLength(-1);
        conventions.Properties<KeyWorkPlan>().HaveConversion<AsText<KeyWorkPlan>, SameText<KeyWorkPlan>>().HaveMaxLength(-1);
        conventions.Properties<ProgressReport>().HaveConversion<AsText<ProgressReport>, SameText<ProgressReport>>().HaveMaxLength(-1);
        conventions.Properties<ResultReport>().HaveConversion<AsText<ResultReport>, SameText<ResultReport>>().HaveMaxLength(-1);
    }
}

internal sealed class KeyWorkCycleConfiguration : IEntityTypeConfiguration<KeyWorkCycle>
{
    public void Configure(EntityTypeBuilder<KeyWorkCycle> cycle)
    {
        cycle.Ignore(c => c.Matter);
        cycle.HasIndex(c => c.Year).IsUnique();
        cycle.OwnsMany(c => c.Moves, move => move.HasKey(m => m.Id));
        cycle.Navigation(c => c.Moves).HasField("moves");
    }
}

internal sealed class KeyWorkQuestionConfiguration : IEntityTypeConfiguration<KeyWorkQuestion>
{
    public void Configure(EntityTypeBuilder<KeyWorkQuestion> question)
    {
        question.Ignore(q => q.Matter).Ignore(q => q.StateWords).Ignore(q => q.Start);
        question.HasOne<KeyWork>().WithMany().HasForeignKey(q => q.Work).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<SupervisedBody>().WithMany().HasForeignKey(q => q.Body).OnDelete(DeleteBehavior.Restrict);
        question.HasIndex(q => q.Work);
    }
}
