using Supervision.Domain.Reports;

namespace Supervision.Web.Persistence;

/// <content>Special work reports and speech notes.</content>
public abstract partial class SupervisionDb
{
    public DbSet<SpecialReport> SpecialReports => Set<SpecialReport>();

    public DbSet<SpeechNote> SpeechNotes => Set<SpeechNote>();
}
