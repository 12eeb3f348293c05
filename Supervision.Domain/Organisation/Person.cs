namespace Supervision.Domain.Organisation;

/// <summary>Id of a person.</summary>
public readonly record struct PersonId(Guid Value);

/// <summary>A natural person: member, staff, liaison, head of a body. Roles are held apart, with dates (D-1.4).</summary>
public sealed class Person
{
    private Person()
    {
    }

    public PersonId Id { get; private set; }

    /// <summary>1 to 50 characters, any script, spaces inside kept (D-17.29).</summary>
    public string Name { get; private set; } = "";

    /// <summary>What tells people of one name apart: post or birth month (D-17.30).</summary>
    public string Note { get; private set; } = "";

    public string? Phone { get; private set; }

    public static Person Named(string name, string note = "", string? phone = null) =>
        Named(new(Guid.CreateVersion7()), name, note, phone);

    /// <summary>The same with an id made beforehand, so that a form posted twice makes one person.</summary>
    public static Person Named(PersonId id, string name, string note, string? phone) => new()
    {
        Id = id,
        Name = name,
        Note = note,
        Phone = phone,
    };

    public void Describe(string name, string note, string? phone) => (Name, Note, Phone) = (name, note, phone);
}
