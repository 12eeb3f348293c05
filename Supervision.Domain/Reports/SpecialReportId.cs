namespace Supervision.Domain.Reports;

/// <summary>Id of a special work report.</summary>
public readonly record struct SpecialReportId(Guid Value);
