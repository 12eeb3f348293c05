using Supervision.Domain.Plans;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>Takes topics for a year's plan that arise in another subject, such as a committee's hearing (D-5.12). Registered by the plans.</summary>
public interface ITopicIntake
{
    /// <summary>
    /// Adds a proposal to the context, or answers why it cannot be taken; the same id again changes nothing. The caller saves and then
    /// replans the plan's deadlines. Must not save itself.
    /// </summary>
    /// <returns>The plan's matter when the proposal was taken.</returns>
    Task<Outcome<MatterRef>> TakeAsync(SupervisionDb db, TopicProposalId id, TopicText text, Proposer by, CancellationToken stop);

    /// <summary>Years whose plan takes proposals now, the newest first.</summary>
    Task<IReadOnlyList<int>> YearsAsync(SupervisionDb db, CancellationToken stop);
}
