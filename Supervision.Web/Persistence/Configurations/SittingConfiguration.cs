using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class PaperSeenConfiguration : IEntityTypeConfiguration<PaperSeen>
{
    public void Configure(EntityTypeBuilder<PaperSeen> seen)
    {
        seen.HasKey(s => new { s.Person, s.File });
        seen.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.File);
        seen.HasOne<Person>().WithMany().HasForeignKey(s => s.Person);
    }
}

internal sealed class SittingConfiguration : IEntityTypeConfiguration<Sitting>
{
    public void Configure(EntityTypeBuilder<Sitting> sitting)
    {
        sitting.Ignore(s => s.Agenda);
        sitting.Ignore(s => s.Matter);
        sitting.Ignore(s => s.Matters);
        sitting.Ignore(s => s.FirstDayEvent);
        sitting.HasOne<Term>().WithMany().HasForeignKey(s => s.Term);
        sitting.HasIndex(s => new { s.Term, s.Number }).IsUnique();
        sitting.OwnsMany(s => s.AllItems, item =>
        {
            item.HasKey(i => i.Id);
            item.Ignore(i => i.Matter);
            item.HasIndex(i => new { i.MatterKind, i.MatterId });
        });
        sitting.Navigation(s => s.AllItems).HasField("agenda");
        sitting.OwnsMany(s => s.Guests, guest => guest.HasKey(g => g.Id));
        sitting.OwnsMany(s => s.Moves, move => move.HasKey(m => m.Id));
    }
}

internal sealed class AttendanceConfiguration : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> attendance)
    {
        attendance.HasOne<Sitting>().WithMany().HasForeignKey(a => a.Sitting);
        attendance.HasOne<Member>().WithMany().HasForeignKey(a => a.Member);
        attendance.HasIndex(a => new { a.Sitting, a.Member, a.Day, a.Half }).IsUnique();
    }
}

internal sealed class LeaveRequestConfiguration : IEntityTypeConfiguration<LeaveRequest>
{
    public void Configure(EntityTypeBuilder<LeaveRequest> leave)
    {
        leave.HasOne<Sitting>().WithMany().HasForeignKey(l => l.Sitting);
        leave.HasOne<Member>().WithMany().HasForeignKey(l => l.Member);
    }
}

internal sealed class CouncilMeetingConfiguration : IEntityTypeConfiguration<CouncilMeeting>
{
    public void Configure(EntityTypeBuilder<CouncilMeeting> meeting)
    {
        meeting.Ignore(m => m.Matter);
        meeting.HasOne<Term>().WithMany().HasForeignKey(m => m.Term);
        meeting.HasIndex(m => new { m.Year, m.Number }).IsUnique();
        meeting.OwnsMany(m => m.Present, present => present.HasKey(p => p.Id));
        meeting.OwnsMany(m => m.Items, item =>
        {
            item.HasKey(i => i.Id);
            item.Ignore(i => i.Matter);
            item.HasIndex(i => new { i.MatterKind, i.MatterId });
            item.OwnsOne(i => i.Decision, decision => decision.ToTable("CouncilDecision").HasKey(d => d.Id));
        });
    }
}
