using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>A subject that has matters waiting for a decision of the council. Registered by each subject.</summary>
public interface ICouncilAgenda
{
    /// <summary>
    /// What waits now, each with the hash of its present text; the Office puts it to a meeting with one click, and the
    /// page of the meeting warns when the hash of what was put is no longer among these (D-8.15).
    /// </summary>
    Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop);
}
