using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Inspections;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class FindingConfiguration : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> finding)
    {
        finding.Ignore(f => f.IsWithdrawn).Ignore(f => f.IsCommentLate).Ignore(f => f.Matter).Ignore(f => f.Link);
        finding.HasOne<LawInspection>().WithMany().HasForeignKey(f => f.Inspection).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<SupervisedBody>().WithMany().HasForeignKey(f => f.Body).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<FieldVisit>().WithMany().HasForeignKey(f => f.Visit).OnDelete(DeleteBehavior.Restrict);
        finding.HasIndex(f => new { f.Inspection, f.Serial }).IsUnique();

        finding.Property(f => f.BodyReason).HasMaxLength(Finding.LongestNote);

        // The figures of D-6.12 are counted by article, body and grade; the index holds all that they ask for.
        finding.HasIndex(f => new { f.Inspection, f.Item, f.Body, f.Grade, f.State });
        finding.HasIndex(f => new { f.Inspection, f.SubGroup, f.Serial });
        finding.HasIndex(f => new { f.Body, f.State });
        finding.HasOne<MergedProblem>().WithMany().HasForeignKey(f => f.Merged).OnDelete(DeleteBehavior.Restrict);
        finding.OwnsMany(f => f.More, article => article.HasKey(a => a.Id));
        finding.Navigation(f => f.More).HasField("more");
    }
}

internal sealed class MergedProblemConfiguration : IEntityTypeConfiguration<MergedProblem>
{
    public void Configure(EntityTypeBuilder<MergedProblem> problem)
    {
        problem.Ignore(p => p.Name);
        problem.Property(p => p.Text).HasMaxLength(MergedProblem.LongestText);
        problem.HasOne<LawInspection>().WithMany().HasForeignKey(p => p.Inspection).OnDelete(DeleteBehavior.Restrict);
        problem.HasIndex(p => new { p.Inspection, p.Serial }).IsUnique();
    }
}

internal sealed class FindingEvidenceConfiguration : IEntityTypeConfiguration<FindingEvidence>
{
    public void Configure(EntityTypeBuilder<FindingEvidence> evidence)
    {
        evidence.HasOne<Finding>().WithMany().HasForeignKey(e => e.Finding).OnDelete(DeleteBehavior.Restrict);
        evidence.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.File).OnDelete(DeleteBehavior.Restrict);
        evidence.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.Thumb).OnDelete(DeleteBehavior.Restrict);
        evidence.HasIndex(e => new { e.Finding, e.AddedAt });
        evidence.HasIndex(e => e.Inspection);
    }
}

internal sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> referral)
    {
        referral.Ignore(r => r.Number);
        referral.HasOne<LawInspection>().WithMany().HasForeignKey(r => r.Inspection).OnDelete(DeleteBehavior.Restrict);
        referral.HasOne<Finding>().WithMany().HasForeignKey(r => r.Finding).OnDelete(DeleteBehavior.Restrict);
        referral.HasIndex(r => new { r.Year, r.Serial }).IsUnique();
        referral.HasIndex(r => r.Inspection);
    }
}

internal sealed class QuestionnaireConfiguration : IEntityTypeConfiguration<Questionnaire>
{
    public void Configure(EntityTypeBuilder<Questionnaire> questionnaire)
    {
        questionnaire.HasOne<LawInspection>().WithMany().HasForeignKey(q => q.Inspection).OnDelete(DeleteBehavior.Restrict);
        questionnaire.HasIndex(q => q.Code).IsUnique();
        questionnaire.HasIndex(q => q.Inspection);
        questionnaire.OwnsMany(q => q.Questions, question =>
        {
            question.HasKey(x => x.Id);
            question.Ignore(x => x.Options);
        });
        questionnaire.Navigation(q => q.Questions).HasField("questions");
    }
}

internal sealed class QuestionnaireAnswerConfiguration : IEntityTypeConfiguration<QuestionnaireAnswer>
{
    public void Configure(EntityTypeBuilder<QuestionnaireAnswer> answer)
    {
        answer.Property(a => a.Content).HasMaxLength(-1);
        answer.HasOne<Questionnaire>().WithMany().HasForeignKey(a => a.Questionnaire).OnDelete(DeleteBehavior.Restrict);
        answer.HasIndex(a => a.Questionnaire);
    }
}

internal sealed class QuestionnaireLinkConfiguration : IEntityTypeConfiguration<QuestionnaireLink>
{
    public void Configure(EntityTypeBuilder<QuestionnaireLink> link)
    {
        link.HasOne<Questionnaire>().WithMany().HasForeignKey(l => l.Questionnaire).OnDelete(DeleteBehavior.Restrict);
        link.HasIndex(l => l.Hash).IsUnique();
        link.HasIndex(l => l.Questionnaire);
    }
}
