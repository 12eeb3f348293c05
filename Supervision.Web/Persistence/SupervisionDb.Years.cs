using Supervision.Domain.Years;

namespace Supervision.Web.Persistence;

/// <content>Closed years.</content>
public abstract partial class SupervisionDb
{
    public DbSet<YearClosing> YearClosings => Set<YearClosing>();
}
