using Supervision.Domain.Documents;

namespace Supervision.Web.Persistence;

/// <content>What was made for the public.</content>
public abstract partial class SupervisionDb
{
    public DbSet<Publication> Publications => Set<Publication>();
}
