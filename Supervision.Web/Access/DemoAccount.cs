namespace Supervision.Web.Access;

/// <summary>An account of the demo year, shown on the sign-in page of a Development system and nowhere else.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Label">Who that is, e.g. 李文静 · 办公室.</param>
/// <param name="Password">Its password; demo accounts exist in Development only.</param>
public sealed record DemoAccount(string UserName, string Label, string Password);
