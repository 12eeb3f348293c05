namespace Supervision.Web.Deadlines;

/// <summary>Where something can be seen.</summary>
/// <param name="Words">What it is called there.</param>
/// <param name="Address">The address; empty when there is none for who looks.</param>
public sealed record MatterLink(string Words, string Address);
