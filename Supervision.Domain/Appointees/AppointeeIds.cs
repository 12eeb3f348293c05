namespace Supervision.Domain.Appointees;

/// <summary>Id of the file of an appointee.</summary>
public readonly record struct AppointeeId(Guid Value);

/// <summary>Id of one post of an appointee.</summary>
public readonly record struct AppointmentId(Guid Value);

/// <summary>Id of a law exam.</summary>
public readonly record struct LawExamId(Guid Value);

/// <summary>Id of a yearly duty report.</summary>
public readonly record struct DutyReportId(Guid Value);

/// <summary>Id of the choice of an organ for the appraisal of a year.</summary>
public readonly record struct AppraisalChoiceId(Guid Value);

/// <summary>Id of an appraisal of the appointees of an organ.</summary>
public readonly record struct AppraisalId(Guid Value);

/// <summary>Id of a question of the law exam's question bank.</summary>
public readonly record struct ExamQuestionId(Guid Value);

/// <summary>Id of one candidate's sitting on screen.</summary>
public readonly record struct ExamSittingId(Guid Value);
