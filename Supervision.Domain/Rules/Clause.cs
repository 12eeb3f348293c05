namespace Supervision.Domain.Rules;

/// <summary>One sentence of law or measure (条文) that the program enforces; its wording is fixed.</summary>
/// <param name="Code">Stable name used in tests and on the rules page, e.g. <c>RPT-02</c>; unique in the house.</param>
/// <param name="Text">The sentence as people read it, in Chinese.</param>
/// <param name="Source">Where it is written: instrument and article, or 本系统约定 for our own decision (OWN in domain.md).</param>
public sealed record Clause(string Code, string Text, string Source);
