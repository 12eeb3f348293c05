namespace Supervision.Web.Common.Lists;

/// <summary>One entry of a filter.</summary>
/// <param name="Value">As it stands in the address.</param>
/// <param name="Text">As people read it.</param>
public sealed record FilterChoice(string Value, string Text)
{
    public static FilterChoice Of(Guid id, string text) => new(id.ToString(), text);
}
