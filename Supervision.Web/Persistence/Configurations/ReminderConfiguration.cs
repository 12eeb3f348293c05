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

        // Sending twice is impossible (D-12.3).
        reminder.HasIndex(r => new { r.Obligation, r.DeadlineVersion, r.OffsetCode, r.Recipient, r.Channel }).IsUnique();
        reminder.HasIndex(r => new { r.Recipient, r.State });
        reminder.HasIndex(r => new { r.State, r.DueAt });
    }
}
