namespace Supervision.Domain.Plans;

/// <summary>Id of an annual plan (年度监督工作计划).</summary>
public readonly record struct AnnualPlanId(Guid Value);

/// <summary>Id of a line of a plan (计划事项); the key under which its working object is made once (D-4.8).</summary>
public readonly record struct PlanItemId(Guid Value);

/// <summary>Id of a topic proposal (议题建议).</summary>
public readonly record struct TopicProposalId(Guid Value);

/// <summary>Id of a version of a published plan (计划版本).</summary>
public readonly record struct PlanVersionId(Guid Value);

/// <summary>Id of a follow-up (跟踪监督).</summary>
public readonly record struct FollowUpId(Guid Value);
