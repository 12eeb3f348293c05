using Supervision.Web.Persistence;

namespace Supervision.Web.Deadlines;

/// <summary>Reads the facts of one kind of matter and says what is owed. One implementation per subject.</summary>
public interface IDutySource
{
    MatterKind Kind { get; }

    /// <summary>Duties of one matter, or of all matters of the kind when <paramref name="id"/> is null.</summary>
    Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop);
}
