using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class OpinionNumberConfiguration : IEntityTypeConfiguration<OpinionNumber>
{
    public void Configure(EntityTypeBuilder<OpinionNumber> number)
    {
        number.Ignore(n => n.Words);
        number.HasIndex(n => new { n.Prefix, n.Year, n.Serial }).IsUnique();
        number.HasIndex(n => n.Opinion).IsUnique();
        number.HasOne<ReviewOpinion>().WithMany().HasForeignKey(n => n.Opinion).OnDelete(DeleteBehavior.Restrict);
    }
}
