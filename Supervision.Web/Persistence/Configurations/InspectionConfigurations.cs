using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Inspections;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class LawTextConfiguration : IEntityTypeConfiguration<LawText>
{
    public void Configure(EntityTypeBuilder<LawText> law)
    {
        law.Ignore(l => l.ShortTitle).Ignore(l => l.Name).Ignore(l => l.Link);
        law.HasIndex(l => new { l.Law, l.VersionDate });
    }
}

internal sealed class LawProvisionConfiguration : IEntityTypeConfiguration<LawProvision>
{
    public void Configure(EntityTypeBuilder<LawProvision> line)
    {
        line.Ignore(l => l.Article).Ignore(l => l.Line);
        line.Property(l => l.Text).HasMaxLength(-1);
        line.Property(l => l.Raw).HasMaxLength(-1);
        line.HasOne<LawText>().WithMany().HasForeignKey(l => l.Law).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.Law, l.Order }).IsUnique();
    }
}
