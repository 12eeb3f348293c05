using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class SpecialReportConfiguration : IEntityTypeConfiguration<SpecialReport>
{
    public void Configure(EntityTypeBuilder<SpecialReport> report)
    {
        report.Ignore(r => r.Number);
        report.Ignore(r => r.Matter);
        report.Ignore(r => r.Newest);
        report.Ignore(r => r.Delivered);
        report.Property(r => r.Title).HasMaxLength(300);
        report.HasIndex(r => r.PlanItem).IsUnique();
        report.HasIndex(r => new { r.Year, r.Serial }).IsUnique();
        report.HasOne<Sitting>().WithMany().HasForeignKey(r => r.Sitting).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<SupervisedBody>().WithMany().HasForeignKey(r => r.Organ).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<SupervisedBody>().WithMany().HasForeignKey(r => r.Department).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<WorkCommittee>().WithMany().HasForeignKey(r => r.Committee).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.LeadMember).OnDelete(DeleteBehavior.Restrict);
        report.OwnsMany(r => r.Steps, step => step.HasKey(s => s.Id));
        report.OwnsMany(r => r.Opinions, opinion => opinion.HasKey(o => o.Id));
        report.OwnsMany(r => r.Versions, version => version.HasKey(v => v.Id));
        report.OwnsMany(r => r.Comments, comment => comment.HasKey(c => c.Id));
        report.OwnsMany(r => r.Deliveries, delivery => delivery.HasKey(d => d.Id));
        report.OwnsOne(r => r.Reporter);
    }
}
