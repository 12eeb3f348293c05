using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class PointChangeConfiguration : IEntityTypeConfiguration<PointChange>
{
    public void Configure(EntityTypeBuilder<PointChange> change)
    {
        change.HasIndex(c => new { c.Opinion, c.Version });
        change.Property(c => c.Text).HasMaxLength(ReviewOpinion.LongestText);
        change.HasOne<ReviewOpinion>().WithMany().HasForeignKey(c => c.Opinion).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PointDraftConfiguration : IEntityTypeConfiguration<PointDraft>
{
    public void Configure(EntityTypeBuilder<PointDraft> draft)
    {
        draft.HasIndex(d => new { d.Opinion, d.Person, d.Point }).IsUnique();
        draft.Property(d => d.Heading).HasMaxLength(PointDraft.LongestText);
        draft.Property(d => d.Text).HasMaxLength(PointDraft.LongestText);
        draft.Property(d => d.BaseText).HasMaxLength(ReviewOpinion.LongestText);
        draft.HasOne<ReviewOpinion>().WithMany().HasForeignKey(d => d.Opinion).OnDelete(DeleteBehavior.Cascade);
    }
}
