namespace Supervision.Domain.Reports;

/// <summary>Id of a speech note.</summary>
public readonly record struct SpeechNoteId(Guid Value);
