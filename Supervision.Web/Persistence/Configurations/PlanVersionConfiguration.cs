using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Supervision.Domain.Plans;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> version)
    {
        version.Ignore(v => v.Text);
        version.HasOne<AnnualPlan>().WithMany().HasForeignKey(v => v.Plan);
        version.HasIndex(v => new { v.Plan, v.Number }).IsUnique();
        version.OwnsMany(v => v.Lines, line =>
        {
            line.HasKey(l => l.Id);
            line.Ignore(l => l.Parts);
            line.Ignore(l => l.When);
        });
        version.OwnsMany(v => v.Changes, change => change.HasKey(c => c.Id));
    }
}

/// <summary>The wording of a line as one text: it is read as a whole and never searched, so it lies in one column.</summary>
internal sealed class PlanContentText() : ValueConverter<PlanItemContent, string>(
    content => JsonSerializer.Serialize(content, Json), text => JsonSerializer.Deserialize<PlanItemContent>(text, Json)!)
{
    /// <summary>The longest texts of a line together.</summary>
    public const int Longest = 20_000;

    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>Two wordings are the same when they say the same.</summary>
internal sealed class SamePlanContent() : ValueComparer<PlanItemContent>(
    (a, b) => (a == null ? null : a.Text) == (b == null ? null : b.Text),
    content => content.Text.GetHashCode(StringComparison.Ordinal),
    content => content);

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.Ignore(f => f.Matter);
        followUp.HasIndex(f => f.PlanItem).IsUnique();
        followUp.HasOne<SupervisedBody>().WithMany().HasForeignKey(f => f.Body).OnDelete(DeleteBehavior.Restrict);
        followUp.HasOne<WorkCommittee>().WithMany().HasForeignKey(f => f.Committee).OnDelete(DeleteBehavior.Restrict);
        followUp.OwnsMany(f => f.Reports, report => report.HasKey(r => r.Id));
    }
}

internal sealed class RuleProposalConfiguration : IEntityTypeConfiguration<RuleProposal>
{
    public void Configure(EntityTypeBuilder<RuleProposal> proposal)
    {
        proposal.Ignore(p => p.Matter);
        proposal.Ignore(p => p.Text);
        proposal.OwnsMany(p => p.Values, value => value.HasKey(v => v.Id));
    }
}
