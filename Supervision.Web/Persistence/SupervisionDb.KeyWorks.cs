using Supervision.Domain.KeyWorks;

namespace Supervision.Web.Persistence;

/// <content>Key works, the dates of their years, questions to bodies.</content>
public abstract partial class SupervisionDb
{
    public DbSet<KeyWork> KeyWorks => Set<KeyWork>();

    public DbSet<KeyWorkCycle> KeyWorkCycles => Set<KeyWorkCycle>();

    public DbSet<KeyWorkQuestion> KeyWorkQuestions => Set<KeyWorkQuestion>();
}
