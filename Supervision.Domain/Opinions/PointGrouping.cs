namespace Supervision.Domain.Opinions;

/// <summary>Puts points that belong together side by side (归类, D-8.4): by label, else by likeness and body, in order of speech.</summary>
internal static class PointGrouping
{
    /// <summary>Heading of what guests said.</summary>
    private const string GuestHeading = "列席代表意见";

    /// <summary>All points in the order of the document; the points come in order of speech.</summary>
    public static IEnumerable<CompiledPoint> InOrder(IReadOnlyList<CompiledPoint> points)
    {
        var group = 0;
        foreach (var same in points.GroupBy(p => (p.Part, p.IsFromGuests)).OrderBy(g => g.Key.Part).ThenBy(g => g.Key.IsFromGuests))
        {
            var part = new PartOfPoints([.. same]);
            foreach (var cluster in part.Clusters())
            {
                var (heading, reason) = (part.Heading(cluster), part.Reason(cluster));
                foreach (var i in cluster.Members)
                {
                    yield return part[i] with
                    {
                        Group = group,
                        SuggestedHeading = same.Key.IsFromGuests ? GuestHeading : heading,
                        GroupReason = reason,
                    };
                }

                group++;
            }
        }
    }

    /// <summary>Points that stand together; their numbers are the order of speech.</summary>
    private sealed record Cluster(string? Label, IReadOnlyList<int> Members);

    private sealed class PartOfPoints(IReadOnlyList<CompiledPoint> points)
    {
        private readonly Likeness like = new([.. points.Select(p => p.Text)]);

        public CompiledPoint this[int index] => points[index];

        // Labels first; what has none follows by body. Within both, who was heard first comes first.
        public IEnumerable<Cluster> Clusters()
        {
            var all = Enumerable.Range(0, points.Count).ToList();
            var labelled = all.Where(i => points[i].Theme is not null).ToList();
            var loose = Components([.. all.Except(labelled)]).ConvertAll(c => new Cluster(LabelNear(c, labelled), c));
            var byLabel = labelled.Select(i => new Cluster(points[i].Theme, [i])).Concat(loose.Where(c => c.Label is not null))
                .GroupBy(c => c.Label, StringComparer.Ordinal)
                .Select(g => new Cluster(g.Key, Nearest([.. g.SelectMany(c => c.Members).Order()])));
            var byBody = loose.Where(c => c.Label is null).GroupBy(c => points[c.Members[0]].Body)
                .OrderBy(g => g.Min(c => c.Members[0])).SelectMany(g => g.OrderBy(c => c.Members[0]));
            return [.. byLabel.OrderBy(c => c.Members.Min()), .. byBody];
        }

        public string Heading(Cluster cluster) =>
            cluster.Label ?? (SharedBy(cluster) is [var shared, ..] ? shared : null) ?? NoteText.FirstClause(points[cluster.Members[0]].Text);

        public string? Reason(Cluster cluster) => cluster switch
        {
            { Members.Count: 1 } => null,
            { Label: { } label } => cluster.Members.All(i => points[i].Theme is not null)
                ? $"同一主题“{label}”" : $"同一主题“{label}”，或者与它相近",
            _ when SharedBy(cluster) is { Count: > 0 } shared => $"内容相近：都说到{string.Concat(shared.Select(s => $"“{s}”"))}",
            _ => "用词相近",
        };

        private string? LabelNear(IReadOnlyList<int> component, List<int> labelled)
        {
            if (labelled.Count == 0)
            {
                return null;
            }

            var asked = Marked(labelled);
            var near = component.SelectMany(i => like.Near(i, asked, SimilarTexts.Threshold)).Select(x => (points[x.Text].Theme, x.Like))
                .OrderByDescending(x => x.Like).ThenBy(x => x.Theme, StringComparer.Ordinal);
            return near.FirstOrDefault().Theme;
        }

        private IReadOnlyList<int> Nearest(List<int> members) => [.. Components(members).SelectMany(c => c)];

        // A reason is read at a glance: the first few points are enough to find one.
        private IReadOnlyList<string> SharedBy(Cluster cluster) => [.. cluster.Members.Take(6)
            .SelectMany((i, at) => cluster.Members.Take(6).Skip(at + 1).SelectMany(j => SimilarTexts.Shared(points[i].Text, points[j].Text)))
            .GroupBy(s => s, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.Length)
            .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).Take(2)];

        private List<IReadOnlyList<int>> Components(List<int> members) => like.Components(members, SimilarTexts.Threshold);

        private bool[] Marked(List<int> members)
        {
            var marked = new bool[points.Count];
            members.ForEach(m => marked[m] = true);
            return marked;
        }
    }
}
