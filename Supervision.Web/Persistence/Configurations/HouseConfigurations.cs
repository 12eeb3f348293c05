using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Web.Access;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.Property(e => e.Changes).HasMaxLength(-1);
        entry.HasIndex(e => new { e.MatterKind, e.MatterId });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.HasKey(h => h.Id);
        head.HasData(new AuditHead());
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file) => file.HasIndex(f => new { f.MatterKind, f.MatterId });
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account) => account.HasIndex(a => a.Person);
}
