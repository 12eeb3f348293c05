namespace Supervision.Web.Access;

/// <summary>Says which permissions a use case demands; any one of them is enough. A test compares it with what the use case does.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DemandsAttribute(params string[] permissions) : Attribute
{
    /// <summary>Names of <see cref="Access.Permissions"/>.</summary>
    public IReadOnlyList<string> Permissions { get; } = permissions;
}
