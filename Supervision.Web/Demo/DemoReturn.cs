namespace Supervision.Web.Demo;

/// <summary>A report of the demo that was sent back for completion, once (退回补充, D-5.14).</summary>
/// <param name="Lead">The lead council member.</param>
/// <param name="Reason">Why.</param>
/// <param name="Supplement">What the organ added.</param>
internal sealed record DemoReturn(string Lead, string Reason, string Supplement);
