using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Years;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class YearClosingConfiguration : IEntityTypeConfiguration<YearClosing>
{
    public void Configure(EntityTypeBuilder<YearClosing> closing)
    {
        // Two who close at once: one gets through.
        closing.HasIndex(c => c.Year).IsUnique();
        closing.OwnsMany(c => c.Figures, figure => figure.HasKey(f => f.Id));
        closing.Navigation(c => c.Figures).HasField("figures");
        closing.OwnsMany(c => c.Corrections, correction => correction.HasKey(c => c.Id));
        closing.Navigation(c => c.Corrections).HasField("corrections");
    }
}
