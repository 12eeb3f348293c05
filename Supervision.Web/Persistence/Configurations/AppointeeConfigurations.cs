using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class AppointeeConfiguration : IEntityTypeConfiguration<Appointee>
{
    public void Configure(EntityTypeBuilder<Appointee> appointee)
    {
        appointee.Ignore(a => a.Matter);
        appointee.HasOne<Person>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
        appointee.HasIndex(a => a.Person).IsUnique();
        appointee.OwnsMany(a => a.Appointments, post =>
        {
            post.HasKey(p => p.Id);
            post.Ignore(p => p.CommitmentLines);
            post.Property(p => p.Commitments).HasMaxLength(-1);
            post.HasOne<SupervisedBody>().WithMany().HasForeignKey(p => p.Organ).OnDelete(DeleteBehavior.Restrict);
            post.HasOne<Sitting>().WithMany().HasForeignKey(p => p.Sitting).OnDelete(DeleteBehavior.Restrict);
        });
        appointee.Navigation(a => a.Appointments).HasField("appointments");
    }
}

internal sealed class LawExamConfiguration : IEntityTypeConfiguration<LawExam>
{
    public void Configure(EntityTypeBuilder<LawExam> exam)
    {
        exam.Ignore(e => e.Matter);
        exam.OwnsMany(e => e.Candidates, candidate =>
        {
            candidate.HasKey(c => c.Id);
            candidate.Ignore(c => c.IsMarked);
            candidate.HasIndex(c => c.Appointment);
        });
        exam.Navigation(e => e.Candidates).HasField("candidates");
    }
}

internal sealed class DutyReportConfiguration : IEntityTypeConfiguration<DutyReport>
{
    public void Configure(EntityTypeBuilder<DutyReport> report)
    {
        report.HasOne<Appointee>().WithMany().HasForeignKey(r => r.Appointee).OnDelete(DeleteBehavior.Restrict);
        report.HasIndex(r => new { r.Appointee, r.Year }).IsUnique();
        report.OwnsMany(r => r.Answers, answer => answer.HasKey(a => a.Id));
        report.Navigation(r => r.Answers).HasField("answers");
    }
}

internal sealed class AppraisalChoiceConfiguration : IEntityTypeConfiguration<AppraisalChoice>
{
    public void Configure(EntityTypeBuilder<AppraisalChoice> choice)
    {
        choice.HasOne<SupervisedBody>().WithMany().HasForeignKey(c => c.Organ).OnDelete(DeleteBehavior.Restrict);
        choice.HasIndex(c => c.Year);
    }
}

internal sealed class AppraisalConfiguration : IEntityTypeConfiguration<Appraisal>
{
    public void Configure(EntityTypeBuilder<Appraisal> appraisal)
    {
        appraisal.Ignore(a => a.Matter).Ignore(a => a.Link).Ignore(a => a.Appraised).Ignore(a => a.IsOver);
        appraisal.HasOne<AppraisalChoice>().WithMany().HasForeignKey(a => a.Choice).OnDelete(DeleteBehavior.Restrict);
        appraisal.HasOne<SupervisedBody>().WithMany().HasForeignKey(a => a.Organ).OnDelete(DeleteBehavior.Restrict);
        appraisal.HasOne<Sitting>().WithMany().HasForeignKey(a => a.Sitting).OnDelete(DeleteBehavior.Restrict);
        appraisal.HasIndex(a => a.Choice).IsUnique();
        appraisal.OwnsMany(a => a.Subjects, subject =>
        {
            subject.HasKey(s => s.Id);
            subject.Ignore(s => s.IsStruck);
        });
        appraisal.Navigation(a => a.Subjects).HasField("subjects");
        appraisal.OwnsMany(a => a.Papers, paper => paper.HasKey(p => p.Id));
        appraisal.Navigation(a => a.Papers).HasField("papers");
        appraisal.OwnsMany(a => a.Remarks, remark => remark.HasKey(r => r.Id));
        appraisal.Navigation(a => a.Remarks).HasField("remarks");
        appraisal.OwnsMany(a => a.Results, result => result.HasKey(r => r.Id));
        appraisal.Navigation(a => a.Results).HasField("results");
        appraisal.OwnsMany(a => a.Steps, step => step.HasKey(s => s.Id));
        appraisal.Navigation(a => a.Steps).HasField("steps");
    }
}
