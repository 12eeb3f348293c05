namespace Supervision.Web.Persistence;

/// <content>Private calendar addresses.</content>
public abstract partial class SupervisionDb
{
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
}
