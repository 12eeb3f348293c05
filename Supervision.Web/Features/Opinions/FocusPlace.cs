using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions;

/// <summary>Where the focus goes after an act, so that the keyboard goes on where the work is.</summary>
/// <param name="Point">The point.</param>
/// <param name="Place">Its button or field.</param>
/// <param name="Number">Counts the wishes; each is followed once.</param>
internal sealed record FocusPlace(Guid Point, PointActs Place, int Number)
{
    /// <summary>After an act on a point: the moved one, the merged one, the new half, or what follows a deleted one.</summary>
    public static FocusPlace? After(Guid point, PointWish wish, OpinionView before, OpinionView now, FocusPlace? last) => wish.Act switch
    {
        PointActs.Up or PointActs.Down => On(point, wish.Act, now, last),
        PointActs.Merge => On(wish.Other, PointActs.Text, now, last),
        PointActs.Split => OnNew(before, now, last),
        PointActs.Delete => On(Next(point, before), PointActs.Text, now, last),
        _ => null,
    };

    /// <summary>On the heading of the point that was not there before.</summary>
    public static FocusPlace? OnNew(OpinionView before, OpinionView now, FocusPlace? last) =>
        now.Points.FirstOrDefault(p => before.Points.All(b => b.Id != p.Id)) is { } added ? On(added.Id, PointActs.Heading, now, last) : null;

    /// <summary>On a point that was changed and stands again.</summary>
    public static FocusPlace? AfterUndo(UndoStep? step, OpinionView now, FocusPlace? last)
    {
        var touched = step?.Before.Points.FirstOrDefault(p => step.After.Find(p.Id)?.IsSame(p) != true);
        return touched is null ? null : On(touched.Id, PointActs.Text, now, last);
    }

    private static Guid Next(Guid point, OpinionView before)
    {
        var all = before.Points.ToList();
        var at = all.FindIndex(p => p.Id == point);
        return (all.ElementAtOrDefault(at + 1) ?? all.ElementAtOrDefault(at - 1))?.Id ?? default;
    }

    private static FocusPlace? On(Guid point, PointActs place, OpinionView now, FocusPlace? last) =>
        now.Points.Any(p => p.Id == point) ? new(point, place, (last?.Number ?? 0) + 1) : null;
}
