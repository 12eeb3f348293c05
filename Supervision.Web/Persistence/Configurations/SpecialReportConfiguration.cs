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
        report.Ignore(r => r.Resolution);
        report.Property(r => r.Title).HasMaxLength(300);
        report.HasIndex(r => r.PlanItem).IsUnique();
        report.HasIndex(r => new { r.Year, r.Serial }).IsUnique();
        report.HasOne<Sitting>().WithMany().HasForeignKey(r => r.Sitting).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<SupervisedBody>().WithMany().HasForeignKey(r => r.Organ).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<SupervisedBody>().WithMany().HasForeignKey(r => r.Department).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<WorkCommittee>().WithMany().HasForeignKey(r => r.Committee).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.LeadMember).OnDelete(DeleteBehavior.Restrict);
        report.OwnsMany(r => r.Bodies, body =>
        {
            body.HasKey(b => b.Id);
            body.HasOne<SupervisedBody>().WithMany().HasForeignKey(b => b.Body).OnDelete(DeleteBehavior.Restrict);
        });
        report.OwnsMany(r => r.Steps, step => step.HasKey(s => s.Id));
        report.OwnsMany(r => r.Opinions, opinion => opinion.HasKey(o => o.Id));
        report.OwnsMany(r => r.Versions, version => version.HasKey(v => v.Id));
        report.OwnsMany(r => r.Comments, comment => comment.HasKey(c => c.Id));
        report.OwnsMany(r => r.Deliveries, delivery => delivery.HasKey(d => d.Id));
        report.OwnsOne(r => r.Reporter);
        report.Property(r => r.Notes).HasMaxLength(SpecialReport.LongestRemarks);
        report.HasOne<CouncilMeeting>().WithMany().HasForeignKey(r => r.CouncilMeeting).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<SpecialReport>().WithMany().HasForeignKey(r => r.Origin).OnDelete(DeleteBehavior.Restrict);
        report.OwnsOne(r => r.Remarks, remarks => remarks.Property(m => m.Text).HasMaxLength(SpecialReport.LongestRemarks));
        report.OwnsOne(r => r.Examination, examination => examination.Property(e => e.Opinion).HasMaxLength(SpecialReport.LongestRemarks));
        report.OwnsMany(r => r.Tours, tour =>
        {
            tour.HasKey(t => t.Id);
            tour.OwnsMany(t => t.Deputies, deputy => deputy.HasKey(d => d.Id));
        });
        report.OwnsMany(r => r.Resolutions, resolution =>
        {
            resolution.HasKey(r => r.Id);
            resolution.Property(r => r.Text).HasMaxLength(SpecialReport.LongestRemarks);
        });
    }
}
