namespace Supervision.Web.Access;

/// <summary>A page for everybody that says the same to everybody: browsers and proxies may keep it for a while.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute
{
    /// <summary>How long it may be kept: a withdrawal shows after so many seconds everywhere.</summary>
    public const int Seconds = 300;
}
