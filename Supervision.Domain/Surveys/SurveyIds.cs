namespace Supervision.Domain.Surveys;

/// <summary>Id of a research survey.</summary>
public readonly record struct ResearchSurveyId(Guid Value);

/// <summary>Id of somebody's place in a survey's group.</summary>
public readonly record struct SurveyorId(Guid Value);

/// <summary>Id of a visit, talk or other look of a survey.</summary>
public readonly record struct SurveyVisitId(Guid Value);
