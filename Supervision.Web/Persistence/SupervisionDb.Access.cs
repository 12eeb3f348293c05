using Supervision.Web.Access;

namespace Supervision.Web.Persistence;

public abstract partial class SupervisionDb
{
    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();
}
