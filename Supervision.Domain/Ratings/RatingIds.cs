namespace Supervision.Domain.Ratings;

/// <summary>Id of a rating template version.</summary>
public readonly record struct RatingTemplateId(Guid Value);

/// <summary>Id of a rating round.</summary>
public readonly record struct RatingRoundId(Guid Value);
