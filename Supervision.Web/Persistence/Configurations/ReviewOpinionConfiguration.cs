using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class ReviewOpinionConfiguration : IEntityTypeConfiguration<ReviewOpinion>
{
    public void Configure(EntityTypeBuilder<ReviewOpinion> opinion)
    {
        opinion.Ignore(o => o.Matter);
        opinion.Ignore(o => o.Heard);
        opinion.Ignore(o => o.Dossier);
        opinion.Ignore(o => o.Title);
        opinion.Ignore(o => o.Subject);
        opinion.Ignore(o => o.Term);
        opinion.Ignore(o => o.ReceivedOn);
        opinion.HasIndex(o => o.Report).IsUnique();
        opinion.HasIndex(o => o.Inspection).IsUnique();
        opinion.HasIndex(o => new { o.DossierYear, o.DossierSerial }).IsUnique();
        opinion.HasIndex(o => o.CompileWishedAt);
        opinion.HasOne<SpecialReport>().WithMany().HasForeignKey(o => o.Report).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<LawInspection>().WithMany().HasForeignKey(o => o.Inspection).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<SupervisedBody>().WithMany().HasForeignKey(o => o.MainOrgan).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<WorkCommittee>().WithMany().HasForeignKey(o => o.Committee).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<Person>().WithMany().HasForeignKey(o => o.LeadMember).OnDelete(DeleteBehavior.Restrict);
        opinion.OwnsMany(o => o.Points, Point);
        opinion.OwnsMany(o => o.Unused, sentence =>
        {
            sentence.HasKey(s => s.Id);
            sentence.Property(s => s.Sentence).HasMaxLength(ReviewOpinion.LongestText);
        });
        opinion.Ignore(o => o.PublishedOn);
        opinion.Ignore(o => o.Organs);
        opinion.OwnsMany(o => o.Dispatches, dispatch =>
        {
            dispatch.HasKey(d => d.Id);
            dispatch.Ignore(d => d.SentOn);
            dispatch.Ignore(d => d.IsClosed);
            dispatch.OwnsOne(d => d.Refusal);
        });
        opinion.OwnsMany(o => o.Steps, step => step.HasKey(s => s.Id));
    }

    private static void Point(OwnedNavigationBuilder<ReviewOpinion, OpinionPoint> point)
    {
        point.HasKey(p => p.Id);
        point.Ignore(p => p.Speakers);
        point.Ignore(p => p.Notes);
        point.Property(p => p.Text).HasMaxLength(ReviewOpinion.LongestText);
        point.Property(p => p.CompiledText).HasMaxLength(ReviewOpinion.LongestText);

        // Beside the point and not in rows of their own: a long hearing has thousands, and nobody asks for one alone.
        point.Property(p => p.Sources).HasConversion(
            new AsText<IReadOnlyList<PointSource>>(),
            new ValueComparer<IReadOnlyList<PointSource>>((a, b) => ReferenceEquals(a, b) || a!.SequenceEqual(b!), s => s.Count, s => s)).HasMaxLength(-1);
        point.Property(p => p.Findings).HasConversion(
            new AsText<IReadOnlyList<Guid>>(),
            new ValueComparer<IReadOnlyList<Guid>>((a, b) => ReferenceEquals(a, b) || a!.SequenceEqual(b!), s => s.Count, s => s)).HasMaxLength(-1);
        point.OwnsMany(p => p.Assisting, body => body.HasKey(b => b.Id));
    }
}
