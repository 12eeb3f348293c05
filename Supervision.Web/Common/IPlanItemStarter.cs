using Supervision.Domain.Plans;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>The working object that a line of the plan became.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Link">Address of its dossier, e.g. /d/2026-ZX-08.</param>
public sealed record StartedWork(MatterRef Matter, string Link);

/// <summary>A subject that makes working objects from lines of a published plan (D-4.8). Registered by each subject.</summary>
public interface IPlanItemStarter
{
    /// <summary>True when lines of this kind become working objects of this subject.</summary>
    bool Takes(PlanItemKind kind);

    /// <summary>
    /// Adds the working object of a line to the context, or finds the one that is there: the line's id is its key. The caller
    /// saves after each line, in one transaction with the publication, and then replans the deadlines. Must not save itself.
    /// </summary>
    Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop);

    /// <summary>Which of these working objects are over, for the plan board, with the day that their own steps tell; null where they tell none.</summary>
    Task<IReadOnlyDictionary<Guid, DateOnly?>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop);

    /// <summary>Which of these working objects have begun: their lines cannot be struck any more, only ended (D-4.7).</summary>
    Task<IReadOnlySet<Guid>> BegunAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop);

    /// <summary>The line was changed by an adjustment: its working object follows. Answers further matters to replan. Must not save itself.</summary>
    Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop);

    /// <summary>The line was struck or ended by an adjustment: its working object ends and stays (D-4.7). Must not save itself.</summary>
    Task EndAsync(SupervisionDb db, PlanItem item, PlanEnding ending, CancellationToken stop);
}

/// <summary>Why a line ends.</summary>
/// <param name="Words">E.g. 年度监督工作计划第 2 版删去：机构改革.</param>
/// <param name="Decision">The council's decision.</param>
public sealed record PlanEnding(string Words, Supervision.Domain.Sittings.CouncilDecisionId? Decision);
