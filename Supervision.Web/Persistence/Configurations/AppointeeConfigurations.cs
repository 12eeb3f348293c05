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
            post.Ignore(p => p.IsPending);
            post.Property(p => p.Commitments).HasMaxLength(-1);
            post.HasOne<SupervisedBody>().WithMany().HasForeignKey(p => p.Organ).OnDelete(DeleteBehavior.Restrict);
            post.HasOne<Sitting>().WithMany().HasForeignKey(p => p.Sitting).OnDelete(DeleteBehavior.Restrict);
        });
        appointee.Navigation(a => a.Appointments).HasField("appointments");
        appointee.OwnsMany(a => a.Dismissals, bill =>
        {
            bill.HasKey(b => b.Id);
            bill.Property(b => b.Reason).HasMaxLength(Appointee.LongestGround);
            bill.Property(b => b.Defence).HasMaxLength(Appointee.LongestGround);
        });
        appointee.Navigation(a => a.Dismissals).HasField("dismissals");
    }
}

internal sealed class LawExamConfiguration : IEntityTypeConfiguration<LawExam>
{
    public void Configure(EntityTypeBuilder<LawExam> exam)
    {
        exam.Ignore(e => e.Matter).Ignore(e => e.IsOnScreen).Ignore(e => e.StartsAt);
        exam.OwnsMany(e => e.Paper, question =>
        {
            question.HasKey(q => q.Id);
            question.Ignore(q => q.Choices);
        });
        exam.Navigation(e => e.Paper).HasField("paper");
        exam.OwnsMany(e => e.Candidates, candidate =>
        {
            candidate.HasKey(c => c.Id);
            candidate.Ignore(c => c.IsMarked);
            candidate.HasIndex(c => c.Appointment);
        });
        exam.Navigation(e => e.Candidates).HasField("candidates");
        exam.OwnsMany(e => e.Corrections, correction => correction.HasKey(c => c.Id));
        exam.Navigation(e => e.Corrections).HasField("corrections");
    }
}

internal sealed class ExamQuestionConfiguration : IEntityTypeConfiguration<ExamQuestion>
{
    public void Configure(EntityTypeBuilder<ExamQuestion> question) => question.Ignore(q => q.Choices);
}

internal sealed class ExamSittingConfiguration : IEntityTypeConfiguration<ExamSitting>
{
    public void Configure(EntityTypeBuilder<ExamSitting> sitting)
    {
        sitting.Ignore(s => s.IsRunning);
        sitting.HasOne<LawExam>().WithMany().HasForeignKey(s => s.Exam).OnDelete(DeleteBehavior.Restrict);

        // One sitting in one exam, whatever two tabs do at one moment.
        sitting.HasIndex(s => new { s.Exam, s.Appointment }).IsUnique();
        sitting.OwnsMany(s => s.Answers, answer => answer.HasKey(a => a.Id));
        sitting.Navigation(s => s.Answers).HasField("answers");
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
