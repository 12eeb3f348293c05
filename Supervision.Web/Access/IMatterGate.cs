using Supervision.Web.Persistence;

namespace Supervision.Web.Access;

/// <summary>Answers whether somebody may read one matter and its files. One implementation per kind of matter.</summary>
public interface IMatterGate
{
    /// <summary>The kind it guards.</summary>
    MatterKind Kind { get; }

    /// <summary>True when the actor may read this matter; false also when it does not exist.</summary>
    Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop);

    /// <summary>Those of many matters that the actor may read. A gate that can ask the database once overrides this.</summary>
    async Task<IReadOnlySet<Guid>> ReadableAsync(SupervisionDb db, Actor actor, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        HashSet<Guid> readable = [];
        foreach (var id in ids)
        {
            if (await MayReadAsync(db, actor, id, stop))
            {
                readable.Add(id);
            }
        }

        return readable;
    }

    /// <summary>True when the actor may read one file of a matter that may be read; by default all of them.</summary>
    Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop) =>
        Task.FromResult(true);
}
