using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.Property(r => r.Fault).HasMaxLength(-1);
        run.HasIndex(r => new { r.Job, r.StartedAt });
    }
}

internal sealed class JobLockConfiguration : IEntityTypeConfiguration<JobLock>
{
    public void Configure(EntityTypeBuilder<JobLock> held) => held.Property(l => l.Id).HasMaxLength(60);
}

internal sealed class JobPauseConfiguration : IEntityTypeConfiguration<JobPause>
{
    public void Configure(EntityTypeBuilder<JobPause> pause) => pause.Property(p => p.Id).HasMaxLength(60);
}
