namespace Supervision.Domain.Plans;

/// <summary>Id of a plan item.</summary>
public readonly record struct PlanItemId(Guid Value);
