using Supervision.Domain.Inspections;

namespace Supervision.Web.Persistence;

/// <content>Laws and their inspections.</content>
public abstract partial class SupervisionDb
{
    public DbSet<LawText> LawTexts => Set<LawText>();

    public DbSet<LawProvision> LawProvisions => Set<LawProvision>();

    public DbSet<LawInspection> LawInspections => Set<LawInspection>();

    public DbSet<InspectionReport> InspectionReports => Set<InspectionReport>();

    public DbSet<FieldVisit> FieldVisits => Set<FieldVisit>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<MergedProblem> MergedProblems => Set<MergedProblem>();

    public DbSet<FindingEvidence> FindingEvidence => Set<FindingEvidence>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();

    public DbSet<QuestionnaireAnswer> QuestionnaireAnswers => Set<QuestionnaireAnswer>();

    public DbSet<QuestionnaireLink> QuestionnaireLinks => Set<QuestionnaireLink>();

    public DbSet<SampleDraw> SampleDraws => Set<SampleDraw>();

    public DbSet<SelfInspectionReport> SelfInspectionReports => Set<SelfInspectionReport>();
}
