using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Inspections;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class ResearchSurveyConfiguration : IEntityTypeConfiguration<ResearchSurvey>
{
    public void Configure(EntityTypeBuilder<ResearchSurvey> survey)
    {
        survey.Ignore(s => s.Dossier).Ignore(s => s.Matter).Ignore(s => s.Link).Ignore(s => s.Leader).Ignore(s => s.IsOver).Ignore(s => s.IsDistributed).Ignore(s => s.ReportTitle);
        survey.HasOne<PlanItem>().WithMany().HasForeignKey(s => s.PlanItem).OnDelete(DeleteBehavior.Restrict);
        survey.HasOne<WorkCommittee>().WithMany().HasForeignKey(s => s.Committee).OnDelete(DeleteBehavior.Restrict);
        survey.HasOne<WorkCommittee>().WithMany().HasForeignKey(s => s.AudienceCommittee).OnDelete(DeleteBehavior.Restrict);
        survey.HasOne<Sitting>().WithMany().HasForeignKey(s => s.Sitting).OnDelete(DeleteBehavior.Restrict);
        survey.HasOne<LawInspection>().WithMany().HasForeignKey(s => s.Inspection).OnDelete(DeleteBehavior.Restrict);
        survey.HasOne<SpecialReport>().WithMany().HasForeignKey(s => s.Deliberated).OnDelete(DeleteBehavior.Restrict);
        survey.HasOne<SupervisedBody>().WithMany().HasForeignKey(s => s.WishOrgan).OnDelete(DeleteBehavior.Restrict);
        survey.HasIndex(s => s.PlanItem).IsUnique();
        survey.HasIndex(s => new { s.Year, s.Serial }).IsUnique();
        survey.OwnsMany(s => s.Surveyors, surveyor =>
        {
            surveyor.HasKey(p => p.Id);
            surveyor.HasOne<Person>().WithMany().HasForeignKey(p => p.Person).OnDelete(DeleteBehavior.Restrict);
        });
        survey.Navigation(s => s.Surveyors).HasField("surveyors");
        survey.OwnsMany(s => s.Visits, visit => visit.HasKey(v => v.Id));
        survey.Navigation(s => s.Visits).HasField("visits");
        survey.OwnsMany(s => s.Proposals, proposal =>
        {
            proposal.HasKey(p => p.Id);
            proposal.HasOne<SupervisedBody>().WithMany().HasForeignKey(p => p.Body).OnDelete(DeleteBehavior.Restrict);
        });
        survey.Navigation(s => s.Proposals).HasField("proposals");
        survey.OwnsMany(s => s.Steps, step => step.HasKey(t => t.Id));
        survey.Navigation(s => s.Steps).HasField("steps");
    }
}
