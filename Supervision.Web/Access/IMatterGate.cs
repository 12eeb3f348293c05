using Supervision.Web.Persistence;

namespace Supervision.Web.Access;

/// <summary>Answers whether somebody may read one matter and its files. One implementation per kind of matter.</summary>
public interface IMatterGate
{
    /// <summary>The kind it guards.</summary>
    MatterKind Kind { get; }

    /// <summary>True when the actor may read this matter; false also when it does not exist.</summary>
    Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop);

    /// <summary>True when the actor may read one file of a matter that may be read; by default all of them.</summary>
    Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop) =>
        Task.FromResult(true);
}
