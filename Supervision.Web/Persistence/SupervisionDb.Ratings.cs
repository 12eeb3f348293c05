using Supervision.Domain.Ratings;

namespace Supervision.Web.Persistence;

/// <content>Ratings: rounds, and the box that knows nobody.</content>
public abstract partial class SupervisionDb
{
    public DbSet<RatingTemplate> RatingTemplates => Set<RatingTemplate>();

    public DbSet<RatingRound> RatingRounds => Set<RatingRound>();

    public DbSet<Slip> Slips => Set<Slip>();

    public DbSet<Ballot> Ballots => Set<Ballot>();

    public DbSet<RollEntry> Roll => Set<RollEntry>();

    public DbSet<OpenVote> OpenVotes => Set<OpenVote>();

    public DbSet<SealedMark> SealedMarks => Set<SealedMark>();

    /// <summary>Rewrites the storage so that neither free pages nor the journal keep anything that was deleted (D-10.11). Outside a
    /// transaction.</summary>
    /// <returns>False when somebody was in the way; then it must be done again.</returns>
    public abstract Task<bool> CompactAsync(CancellationToken stop);
}
