using Supervision.Domain.Opinions;

namespace Supervision.Web.Persistence;

/// <content>Review opinions and the register of their numbers.</content>
public abstract partial class SupervisionDb
{
    public DbSet<ReviewOpinion> ReviewOpinions => Set<ReviewOpinion>();

    public DbSet<OpinionHandling> OpinionHandlings => Set<OpinionHandling>();

    public DbSet<OpinionNumber> OpinionNumbers => Set<OpinionNumber>();

    public DbSet<OpinionVersion> OpinionVersions => Set<OpinionVersion>();

    public DbSet<PointDraft> PointDrafts => Set<PointDraft>();
}
