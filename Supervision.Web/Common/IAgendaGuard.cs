using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>A subject that knows why an item written by hand cannot come on a sitting's agenda. Registered by each subject.</summary>
public interface IAgendaGuard
{
    /// <summary>Why an item with this title cannot come on the agenda; empty when it can.</summary>
    Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, string title, CancellationToken stop);

    /// <summary>Why the agenda of a sitting cannot be adopted as it stands; empty when it can.</summary>
    Task<IReadOnlyList<Obstacle>> ObstaclesToAdoptAsync(SupervisionDb db, Sitting sitting, CancellationToken stop);
}
