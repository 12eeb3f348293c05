using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class OpinionVersionConfiguration : IEntityTypeConfiguration<OpinionVersion>
{
    public void Configure(EntityTypeBuilder<OpinionVersion> version)
    {
        version.HasIndex(v => new { v.Opinion, v.Number });

        // One row for a version: an act may change thousands of points, and they are always read together.
        version.Property(v => v.Changes).HasConversion(
            new PackedText<IReadOnlyList<PointChange>>(),
            new ValueComparer<IReadOnlyList<PointChange>>((a, b) => ReferenceEquals(a, b), c => c.Count, c => c));
        version.HasOne<ReviewOpinion>().WithMany().HasForeignKey(v => v.Opinion).OnDelete(DeleteBehavior.Cascade);
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
