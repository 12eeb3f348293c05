using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class OpinionHandlingConfiguration : IEntityTypeConfiguration<OpinionHandling>
{
    public void Configure(EntityTypeBuilder<OpinionHandling> handling)
    {
        foreach (var derived in new[]
                 {
                     nameof(OpinionHandling.Refused), nameof(OpinionHandling.AcceptedOn), nameof(OpinionHandling.IsSettled),
                     nameof(OpinionHandling.NewestReport), nameof(OpinionHandling.CommentNow), nameof(OpinionHandling.IsAnswerable),
                     nameof(OpinionHandling.Granted), nameof(OpinionHandling.Waiting), nameof(OpinionHandling.AwaitsDecision),
                 })
        {
            handling.Ignore(derived);
        }

        handling.HasIndex(h => new { h.Opinion, h.Organ }).IsUnique();
        handling.HasOne<ReviewOpinion>().WithMany().HasForeignKey(h => h.Opinion).OnDelete(DeleteBehavior.Restrict);
        handling.HasOne<SupervisedBody>().WithMany().HasForeignKey(h => h.Organ).OnDelete(DeleteBehavior.Restrict);
        handling.OwnsMany(h => h.Answers, answer =>
        {
            answer.HasKey(a => a.Id);
            answer.Ignore(a => a.IsOpen);
            answer.OwnsMany(a => a.Files, file => file.HasKey(f => f.Id));
        });
        handling.OwnsMany(h => h.Papers, paper =>
        {
            paper.HasKey(p => p.Id);
            paper.Ignore(p => p.On);
            paper.Ignore(p => p.DaysLate);
            paper.Ignore(p => p.Hash);
            paper.OwnsMany(p => p.Rows, row => row.HasKey(r => r.Id));
        });
        handling.OwnsMany(h => h.Comments, comment => comment.HasKey(c => c.Id));
        handling.OwnsMany(h => h.Extensions, extension =>
        {
            extension.HasKey(e => e.Id);
            extension.Ignore(e => e.Hash);
        });
        handling.OwnsMany(h => h.Outcomes, outcome =>
        {
            outcome.HasKey(o => o.Id);
            outcome.Ignore(o => o.Ends);
        });
    }
}
