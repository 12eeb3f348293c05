using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Reminders;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.Ignore(r => r.Key);
        reminder.HasOne<Obligation>().WithMany().HasForeignKey(r => r.Obligation);
        reminder.HasOne<Person>().WithMany().HasForeignKey(r => r.Recipient);
        reminder.HasOne<OutgoingMessage>().WithMany().HasForeignKey(r => r.Message);

        // Sending twice is impossible (D-12.3).
        reminder.HasIndex(r => new { r.Obligation, r.DeadlineVersion, r.OffsetCode, r.Recipient, r.Channel }).IsUnique();
        reminder.HasIndex(r => new { r.Recipient, r.State });
        reminder.HasIndex(r => new { r.State, r.DueAt });
    }
}

internal sealed class OutgoingMessageConfiguration : IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<OutgoingMessage> message)
    {
        message.Ignore(m => m.IsTroubled);
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.Recipient);

        // One digest a person, channel and day (D-12.4).
        message.HasIndex(m => new { m.Recipient, m.Channel, m.Day, m.Slot }).IsUnique();
        message.HasIndex(m => new { m.State, m.NextAt });
    }
}

internal sealed class ReminderContactConfiguration : IEntityTypeConfiguration<ReminderContact>
{
    public void Configure(EntityTypeBuilder<ReminderContact> contact)
    {
        contact.Ignore(c => c.Choice);
        contact.HasKey(c => c.Person);
        contact.HasOne<Person>().WithOne().HasForeignKey<ReminderContact>(c => c.Person);
    }
}

internal sealed class ReminderPauseConfiguration : IEntityTypeConfiguration<ReminderPause>
{
    public void Configure(EntityTypeBuilder<ReminderPause> pause) => pause.HasIndex(p => p.Until);
}

internal sealed class ChannelMarkConfiguration : IEntityTypeConfiguration<ChannelMark>
{
    public void Configure(EntityTypeBuilder<ChannelMark> mark) => mark.Property(m => m.Id).HasMaxLength(40);
}

internal sealed class LateMarkConfiguration : IEntityTypeConfiguration<LateMark>
{
    public void Configure(EntityTypeBuilder<LateMark> mark)
    {
        mark.HasOne<Obligation>().WithMany().HasForeignKey(m => m.Obligation);

        // A step is written down once.
        mark.HasIndex(m => new { m.Obligation, m.DeadlineVersion, m.Code }).IsUnique();
    }
}
