namespace Supervision.Web.Access;

/// <summary>A page for everybody that says the same to everybody: browsers and proxies may keep it for a while.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute
{
    /// <summary>How long it may be kept without asking: a withdrawal, or what is blacked out afterwards, shows everywhere after a minute at the
    /// latest. No longer, because what must not be public must not stay so in the store of a proxy; not shorter, because a page that many
    /// open in the same minute would otherwise be made anew for each of them.</summary>
    public const int Seconds = 60;
}
