using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>A sentence in no point, at one moment.</summary>
public sealed record UnusedState(Guid Id, SpokenSentence Spoken, string Reason, OpinionPart? Part);

/// <summary>Points and unused sentences of an opinion at one moment.</summary>
/// <param name="Points">The points, by part and order.</param>
/// <param name="Unused">The sentences in no point.</param>
public sealed record OpinionMemory(IReadOnlyList<PointState> Points, IReadOnlyList<UnusedState> Unused)
{
    private readonly Lazy<Dictionary<Guid, PointState>> byId = new(() => Points.ToDictionary(p => p.Id));

    /// <summary>The point of this id; null when there was none.</summary>
    public PointState? Find(Guid id) => byId.Value.GetValueOrDefault(id);
}

/// <content>Taking back a merge, split, move, addition or deletion (撤销).</content>
public sealed partial class ReviewOpinion
{
    /// <summary>How everything stands now.</summary>
    public OpinionMemory Remember() => new(
        [.. Points.Select(p => p.State())], [.. unused.Select(u => new UnusedState(u.Id, u.Spoken, u.Reason, u.Part))]);

    /// <summary>Why an act cannot be taken back: what it touched was changed since.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToUndo(OpinionMemory before, OpinionMemory after)
    {
        if (ObstaclesToEdit() is { Count: > 0 } closed)
        {
            return closed;
        }

        var now = Remember();
        var touched = Touched(before, after);
        var same = touched.All(id => Alike(now.Find(id), after.Find(id)))
            && after.Unused.Except(before.Unused).All(u => now.Unused.Contains(u));
        return same ? [] : [new(OpinionRules.OneVersion, "这一步涉及的要点后来又有修改，不能撤销。原来的文字在“版本与比较”里。")];
    }

    /// <summary>Takes an act back: what stood before it stands again, and what others changed elsewhere stays.</summary>
    public void Undo(OpinionMemory before, OpinionMemory after, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToUndo(before, after));
        foreach (var id in Touched(before, after))
        {
            TakeBack(before.Find(id), Find(id), by);
        }

        foreach (var point in points)
        {
            point.Order = before.Find(point.Id)?.Order ?? point.Order;
        }

        TakeBackUnused(before, after);
        Renumber();
    }

    private static bool Alike(PointState? now, PointState? then) => now is null ? then is null : then is not null && now.IsLike(then);

    private static List<Guid> Touched(OpinionMemory before, OpinionMemory after) =>
        [.. before.Points.Concat(after.Points).Select(p => p.Id).Distinct().Where(id => !Alike(before.Find(id), after.Find(id)))];

    private void TakeBack(PointState? before, OpinionPoint? now, Editor by)
    {
        if (before is null)
        {
            points.Remove(now!);
        }
        else if (now is null)
        {
            points.Add(OpinionPoint.Restored(before, by));
        }
        else
        {
            now.Restore(before, by);
        }
    }

    private void TakeBackUnused(OpinionMemory before, OpinionMemory after)
    {
        var added = after.Unused.Except(before.Unused).Select(u => u.Id).ToHashSet();
        unused.RemoveAll(u => added.Contains(u.Id));
        unused.AddRange(before.Unused.Except(after.Unused).Select(u => new UnusedSentence(u)));
    }
}
