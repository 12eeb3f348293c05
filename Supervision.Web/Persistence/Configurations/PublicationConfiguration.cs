using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Documents;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>
{
    // A block may be as long as a point of an opinion.
    private const int LongestText = 100_000;

    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.Ignore(p => p.Matter);
        publication.Ignore(p => p.IsPublic);
        publication.HasIndex(p => new { p.MatterKind, p.MatterId });
        publication.HasIndex(p => new { p.State, p.PublishedOn });
        publication.OwnsMany(p => p.Blocks, block =>
        {
            block.HasKey(b => b.Id);
            block.Ignore(b => b.PublicRuns);
            block.Ignore(b => b.PublicHeading);
            block.Ignore(b => b.PublicText);
            block.Property(b => b.Text).HasMaxLength(LongestText);
            block.OwnsMany(b => b.Blackouts, part => part.HasKey(w => w.Id));
        });
    }
}
