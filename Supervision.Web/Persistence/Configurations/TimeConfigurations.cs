using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDayRow>
{
    public void Configure(EntityTypeBuilder<CalendarDayRow> day) => day.HasIndex(d => new { d.Day, d.Layer }).IsUnique();
}

internal sealed class RuleVersionConfiguration : IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<RuleVersion> version)
    {
        version.Ignore(v => v.Count);
        version.Ignore(v => v.IsOn);
        version.Ignore(v => v.Link);
        version.HasIndex(v => new { v.Key, v.Number }).IsUnique();
    }
}

internal sealed class ObligationConfiguration : IEntityTypeConfiguration<Obligation>
{
    public void Configure(EntityTypeBuilder<Obligation> obligation)
    {
        obligation.Ignore(o => o.Matter);
        obligation.ComplexProperty(o => o.OwedBy);
        obligation.ComplexProperty(o => o.OwedTo);
        obligation.OwnsOne(o => o.Deadline, deadline =>
        {
            deadline.OwnsOne(d => d.Start);
            deadline.HasIndex(d => d.Day);
        });
        obligation.Navigation(o => o.Deadline).IsRequired();
        obligation.OwnsMany(o => o.Revisions, revision => revision.HasKey(r => r.Id));
        obligation.HasIndex(o => new { o.MatterKind, o.MatterId, o.Kind, o.Slot }).IsUnique();
        obligation.HasIndex(o => new { o.State, o.MetOn });
        obligation.HasIndex(o => o.Kind);
    }
}

internal sealed class BodyNoticeConfiguration : IEntityTypeConfiguration<BodyNotice>
{
    public void Configure(EntityTypeBuilder<BodyNotice> notice)
    {
        notice.HasOne<SupervisedBody>().WithMany().HasForeignKey(n => n.Body).OnDelete(DeleteBehavior.Restrict);
        notice.HasIndex(n => n.Body);
    }
}
