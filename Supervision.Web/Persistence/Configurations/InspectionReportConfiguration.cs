using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Inspections;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class InspectionReportConfiguration : IEntityTypeConfiguration<InspectionReport>
{
    public void Configure(EntityTypeBuilder<InspectionReport> report)
    {
        report.Ignore(r => r.Words);
        report.Property(r => r.Print).HasMaxLength(-1);
        report.Property(r => r.Revision).IsConcurrencyToken();
        report.HasOne<LawInspection>().WithMany().HasForeignKey(r => r.Inspection).OnDelete(DeleteBehavior.Restrict);
        report.HasIndex(r => r.Inspection).IsUnique();
        report.HasIndex(r => r.WishedAt);
        report.OwnsMany(r => r.Paragraphs, paragraph =>
        {
            paragraph.HasKey(p => p.Id);
            paragraph.Ignore(p => p.IsEdited).Ignore(p => p.Text).Ignore(p => p.Findings);
            paragraph.Property(p => p.Key).HasMaxLength(-1);

            // Beside the paragraph: a sentence of the summary rests on thousands of findings, and nobody asks for one alone.
            paragraph.Property(p => p.Sentences).HasConversion(
                new AsText<IReadOnlyList<GroupSentence>>(),
                new ValueComparer<IReadOnlyList<GroupSentence>>((a, b) => ReferenceEquals(a, b), s => s.Count, s => s)).HasMaxLength(-1);
        });
        report.Navigation(r => r.Paragraphs).HasField("paragraphs");
    }
}
