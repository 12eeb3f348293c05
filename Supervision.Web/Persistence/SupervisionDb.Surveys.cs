using Supervision.Domain.Surveys;

namespace Supervision.Web.Persistence;

/// <content>Research surveys.</content>
public abstract partial class SupervisionDb
{
    public DbSet<ResearchSurvey> ResearchSurveys => Set<ResearchSurvey>();
}
