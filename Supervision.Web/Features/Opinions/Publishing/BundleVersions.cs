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
        var all = await db.OpinionVersions.AsNoTracking().Where(v => v.Opinion == id).OrderBy(v => v.Number).ToListAsync(stop);
        var versions = new OpinionVersions(all);
        return BundleTexts.Table(
            ["版本", "时间", "人", "事项", "部分", "序号", "标题", "正文", "主办", "本版变动"],
            from version in all
            from row in RowsOf(versions.At(version.Number), version.Changes)
            select new[]
            {
                $"{version.Number}", version.At.Clock(), version.Actor, version.Act, OpinionWords.Of(row.Point.Part), $"{row.Point.Order}", row.Point.Heading, row.Point.Text,
                LastOf(all, row.Point.Id, version.Number)?.MainBody is { } body ? names.GetValueOrDefault(body, "") : "", row.Fate,
            });
    }

    private static IEnumerable<(VersionPoint Point, string Fate)> RowsOf(IReadOnlyList<VersionPoint> points, IReadOnlyList<PointChange> changed) =>
    [
        .. points.Select(p => (p, changed.Any(c => c.Point == p.Id) ? "有" : "")),
        .. changed.Where(c => c.IsGone).Select(c => (new VersionPoint(c.Point, c.Part, c.Order, c.Heading, c.Text), "删除")),
    ];

    private static PointChange? LastOf(List<OpinionVersion> versions, Guid point, int number) =>
        versions.Where(v => v.Number <= number).Select(v => v.Of(point)).LastOrDefault(c => c is not null);
}
