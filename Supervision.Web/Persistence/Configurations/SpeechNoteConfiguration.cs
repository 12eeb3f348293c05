using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Inspections;
using Supervision.Domain.Reports;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class SpeechNoteConfiguration : IEntityTypeConfiguration<SpeechNote>
{
    public void Configure(EntityTypeBuilder<SpeechNote> note)
    {
        note.Ignore(n => n.IsByRecorder);
        note.Ignore(n => n.SpeakerKey);
        note.Ignore(n => n.Heard);
        note.Property(n => n.Text).HasMaxLength(-1);
        note.HasOne<SpecialReport>().WithMany().HasForeignKey(n => n.Report).OnDelete(DeleteBehavior.Restrict);
        note.HasOne<LawInspection>().WithMany().HasForeignKey(n => n.Inspection).OnDelete(DeleteBehavior.Restrict);
        note.HasIndex(n => n.Report);
        note.HasIndex(n => n.Inspection);
    }
}
