using Supervision.Domain.Opinions;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>Every version of an opinion, whole: the compiled draft and each text that was edited out of it (D-15.12).</summary>
internal sealed class BundleVersions(SupervisionDb db, ReviewOpinion opinion)
{
    /// <summary>One row for each point of each version; what a version took out stands in it once more, as 删除.</summary>
    public async Task<string> TextAsync(Dictionary<SupervisedBodyId, string> names, CancellationToken stop)
    {
        var id = opinion.Id;
        var changes = await db.PointChanges.AsNoTracking().Where(c => c.Opinion == id).ToListAsync(stop);
        var byVersion = changes.ToLookup(c => c.Version);
        var versions = new OpinionVersions(changes);
        return BundleTexts.Table(
            ["版本", "时间", "人", "事项", "部分", "序号", "标题", "正文", "主办", "本版变动"],
            from line in versions.Lines.OrderBy(l => l.Number)
            from row in RowsOf(versions.At(line.Number), [.. byVersion[line.Number]])
            select new[]
            {
                $"{line.Number}", line.At.Clock(), line.Actor, line.Act, OpinionWords.Of(row.Point.Part), $"{row.Point.Order}", row.Point.Heading, row.Point.Text,
                LastOf(changes, row.Point.Id, line.Number)?.MainBody is { } body ? names.GetValueOrDefault(body, "") : "", row.Fate,
            });
    }

    private static IEnumerable<(VersionPoint Point, string Fate)> RowsOf(IReadOnlyList<VersionPoint> points, List<PointChange> changed) =>
    [
        .. points.Select(p => (p, changed.Exists(c => c.Point == p.Id) ? "有" : "")),
        .. changed.Where(c => c.IsGone).Select(c => (new VersionPoint(c.Point, c.Part, c.Order, c.Heading, c.Text), "删除")),
    ];

    private static PointChange? LastOf(List<PointChange> changes, Guid point, int version) =>
        changes.Where(c => c.Point == point && c.Version <= version).MaxBy(c => c.Version);
}
