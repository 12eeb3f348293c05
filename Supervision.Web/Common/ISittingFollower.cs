using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>A subject that reacts to what happens to a sitting, in the same transaction. Registered by each subject.</summary>
public interface ISittingFollower
{
    /// <summary>
    /// Changes the subject's own rows in the context; the caller saves them together with the sitting and then
    /// replans the deadlines of all matters on the agenda. Must not save itself. Runs once per event.
    /// </summary>
    /// <param name="db">The context of the act.</param>
    /// <param name="sitting">The sitting after the event, not yet saved.</param>
    /// <param name="what">What happened.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="stop">Cancels.</param>
    Task FollowAsync(SupervisionDb db, Sitting sitting, SittingEvent what, Actor actor, CancellationToken stop);
}
