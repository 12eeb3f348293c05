using Supervision.Domain.Documents;

namespace Supervision.Domain.Opinions;

/// <summary>A point as a version of the opinion has it.</summary>
/// <param name="Id">The point.</param>
/// <param name="Part">Its part.</param>
/// <param name="Order">Its place in the part.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">Its text.</param>
public sealed record VersionPoint(Guid Id, OpinionPart Part, int Order, string Heading, string Text);

/// <summary>One version in the list (版本).</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="At">When it was saved last.</param>
/// <param name="Actor">By whom.</param>
/// <param name="Act">What was done.</param>
/// <param name="Points">How many points it touched.</param>
public sealed record VersionLine(int Number, DateTimeOffset At, string Actor, string Act, int Points);

/// <summary>What became of a point between two versions.</summary>
/// <param name="Part">The part it stands in, or stood in.</param>
/// <param name="Place">Its place in the newer version; in the older one for a point taken out.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Heading">Its heading, run by run.</param>
/// <param name="Text">Its text, run by run.</param>
public sealed record PointComparison(OpinionPart Part, int Place, DiffKind Fate, IReadOnlyList<DiffRun> Heading, IReadOnlyList<DiffRun> Text)
{
    /// <summary>True when words differ.</summary>
    public bool IsChanged => Fate != DiffKind.Same || Heading.Concat(Text).Any(r => r.Kind != DiffKind.Same);
}

/// <summary>One version of one point, against the one before (要点的历史).</summary>
/// <param name="Version">The act.</param>
/// <param name="Change">The point as the act left it.</param>
/// <param name="Against">What that changed.</param>
public sealed record PointVersion(OpinionVersion Version, PointChange Change, PointComparison Against);

/// <summary>The versions of one opinion, and any two of them against each other (版本与比较).</summary>
public sealed class OpinionVersions(IEnumerable<OpinionVersion> versions)
{
    private readonly List<OpinionVersion> all = [.. versions.OrderBy(v => v.Number)];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<VersionLine> Lines => [.. all.Select(v => new VersionLine(v.Number, v.At, v.Actor, v.Act, v.Changes.Count)).Reverse()];

    /// <summary>The version the last compilation left; 0 when none is recorded.</summary>
    public int Compiled => all.Where(v => v.Act == OpinionVersion.Compiling).Select(v => v.Number).DefaultIfEmpty(0).Max();

    /// <summary>The points as a version has them, in order.</summary>
    public IReadOnlyList<VersionPoint> At(int version) =>
    [
        .. all.Where(v => v.Number <= version).SelectMany(v => v.Changes).GroupBy(c => c.Point).Select(p => p.Last()).Where(p => !p.IsGone)
            .OrderBy(p => p.Part).ThenBy(p => p.Order).Select(PointOf),
    ];

    /// <summary>The versions of one point, each against the one before, the newest first.</summary>
    public IReadOnlyList<PointVersion> Of(Guid point)
    {
        var own = (from v in all let change = v.Of(point) where change is not null select (Version: v, Change: change)).ToList();
        return [.. own.Select((o, i) => new PointVersion(
            o.Version, o.Change, Compare(i == 0 ? null : PointOf(own[i - 1].Change), o.Change.IsGone ? null : PointOf(o.Change), o.Change.Order))).Reverse()];
    }

    /// <summary>All points of both versions in the newer one's order; what was taken out stands where it stood.</summary>
    public static IReadOnlyList<PointComparison> Compare(IReadOnlyList<VersionPoint> older, IReadOnlyList<VersionPoint> newer)
    {
        var (before, after) = (older.ToDictionary(p => p.Id), newer.ToDictionary(p => p.Id));
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(id => (Older: before.GetValueOrDefault(id), Newer: after.GetValueOrDefault(id)))
                .Select(pair => Compare(pair.Older, pair.Newer, (pair.Newer ?? pair.Older)!.Order))
                .OrderBy(c => c.Part).ThenBy(c => c.Place).ThenBy(c => c.Fate == DiffKind.Removed ? 1 : 0),
        ];
    }

    private static VersionPoint PointOf(PointChange c) => new(c.Point, c.Part, c.Order, c.Heading, c.Text);

    private static PointComparison Compare(VersionPoint? older, VersionPoint? newer, int place) => new(
        (newer ?? older)?.Part ?? OpinionPart.Proposal, place,
        older is null ? DiffKind.Added : newer is null ? DiffKind.Removed : DiffKind.Same,
        TextDiff.Between(older?.Heading ?? "", newer?.Heading ?? ""), TextDiff.Between(older?.Text ?? "", newer?.Text ?? ""));
}
