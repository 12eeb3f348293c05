using Supervision.Domain.Opinions;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Opinions;

/// <summary>One act that can be taken back.</summary>
/// <param name="Act">What it was, e.g. 合并.</param>
/// <param name="Before">How everything stood before it.</param>
/// <param name="After">How it stood after it.</param>
public sealed record UndoStep(string Act, OpinionMemory Before, OpinionMemory After);

/// <summary>What one person did to the points in one open page, the last on top. It ends with the page.</summary>
public sealed class OpinionUndo
{
    private const int Most = 20;

    private readonly Dictionary<ReviewOpinionId, LinkedList<UndoStep>> steps = [];

    /// <summary>The act that would be taken back; null when there is none.</summary>
    public UndoStep? Top(ReviewOpinionId id) => steps.GetValueOrDefault(id)?.Last?.Value;

    internal void Push(ReviewOpinionId id, UndoStep step)
    {
        if (!steps.TryGetValue(id, out var own))
        {
            steps[id] = own = [];
        }

        own.AddLast(step);
        if (own.Count > Most)
        {
            own.RemoveFirst();
        }
    }

    internal void Pop(ReviewOpinionId id) => steps.GetValueOrDefault(id)?.RemoveLast();
}

/// <summary>Takes back the last merge, split, move, addition or deletion of this page (撤销).</summary>
public sealed class UndoPointAct(OpinionActs acts, OpinionUndo undo)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var step = undo.Top(id);
        var outcome = await acts.RunAsync(Permissions.EditOpinions, id, new(
            o => step is null ? [new(OpinionRules.OneVersion, "没有可以撤销的操作。")] : o.ObstaclesToUndo(step.Before, step.After),
            (o, by) => o.Undo(step!.Before, step.After, by), _ => $"撤销{step!.Act}", "撤销" + step?.Act), stop);
        if (step is not null)
        {
            // What cannot be taken back once cannot be taken back later either.
            undo.Pop(id);
        }

        return outcome;
    }
}
