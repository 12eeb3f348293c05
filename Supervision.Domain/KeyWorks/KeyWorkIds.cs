namespace Supervision.Domain.KeyWorks;

/// <summary>Id of a key work.</summary>
public readonly record struct KeyWorkId(Guid Value);

/// <summary>Id of a year's cycle.</summary>
public readonly record struct KeyWorkCycleId(Guid Value);

/// <summary>Id of a question to a body.</summary>
public readonly record struct KeyWorkQuestionId(Guid Value);
