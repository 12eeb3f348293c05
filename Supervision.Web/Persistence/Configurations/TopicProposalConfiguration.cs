using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Plans;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class TopicProposalConfiguration : IEntityTypeConfiguration<TopicProposal>
{
    public void Configure(EntityTypeBuilder<TopicProposal> proposal) => proposal.HasIndex(p => p.Year);
}
