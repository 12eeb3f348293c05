using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <content>Taking over a compilation (汇总, D-8.4).</content>
public sealed partial class ReviewOpinion
{
    /// <summary>Why the notes cannot be compiled now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCompile() => State is OpinionState.Collecting or OpinionState.Draft
        ? []
        : [new(OpinionRules.Path, State == OpinionState.NoOpinion ? "主任会议决定不出具审议意见，不再汇总。" : "审议意见已经送核，退回后才能重新汇总。")];

    /// <summary>Somebody wants the notes compiled; the job does it.</summary>
    public void WishCompilation(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCompile());
        CompileWishedAt ??= now;
    }

    /// <summary>Takes over what was compiled. Edited points stay; what nobody edited is replaced; what is new comes at the end.</summary>
    public void Take(OpinionCompilation compiled, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCompile());
        CompileWishedAt = null;
        HasNoNotes = compiled.Points.Count == 0 && compiled.Unused.Count == 0;
        if (HasNoNotes && State == OpinionState.Collecting)
        {
            return;
        }

        if (State == OpinionState.Collecting)
        {
            GoTo(OpinionState.Compiling, by);
            GoTo(OpinionState.Draft, by);
        }

        CompiledAt = by.At;
        MarkGone(compiled);
        var fresh = WithoutHeld(compiled);
        ReplaceUnedited(fresh);
        unused.RemoveAll(u => u.Part is null);
        AddUnused(compiled.Unused);
    }

    private void AddUnused(IReadOnlyList<LeftOut> left)
    {
        if (left.Count > 0)
        {
            var held = new SentenceTally(unused.Select(u => u.Key).Concat(points.SelectMany(p => p.Sources).Where(s => !s.IsGone).Select(s => s.Key)));
            unused.AddRange(left.Where(u => !held.Take(u.Sentence)).Select(u => new UnusedSentence(u.Sentence, u.Reason, null)));
        }
    }

    // Nothing that the editor placed, and nothing left out: a compilation meets nothing it must keep.
    private bool IsUntouched => unused.Count == 0 && !points.Exists(p => p.IsEdited);

    // A note may have been corrected after its words were used.
    private void MarkGone(OpinionCompilation compiled)
    {
        if (IsUntouched)
        {
            return;
        }

        var said = new SentenceTally(compiled.Points.SelectMany(p => p.Sources).Concat(compiled.Unused.Select(u => u.Sentence)));
        foreach (var point in points.Where(p => p.IsEdited))
        {
            point.LookAgain(said.Take);
        }

        unused.RemoveAll(u => u.Part is not null && !said.Take(u.Spoken));
    }

    // Sentences that the editor placed stay where they are; a sentence never stands in two places.
    private IReadOnlyList<CompiledPoint> WithoutHeld(OpinionCompilation compiled)
    {
        if (IsUntouched)
        {
            return compiled.Points;
        }

        var edited = points.Where(p => p.IsEdited).ToList();
        var held = new SentenceTally(edited.SelectMany(p => p.Sources).Where(s => !s.IsGone).Select(s => s.Key)
            .Concat(unused.Where(u => u.Part is not null).Select(u => u.Key)));
        List<CompiledPoint> fresh = [];
        foreach (var point in compiled.Points)
        {
            var left = point.Sources.Where(s => !held.Take(s)).ToList();
            if (left.Count == point.Sources.Count)
            {
                var same = edited.Find(e => e.Part == point.Part && IsSame(e, point));
                fresh.AddRange(Placed(point, same, left));
            }
            else if (left.Count > 0)
            {
                var same = edited.Find(e => e.Part == point.Part && IsSame(e, point));
                fresh.AddRange(Placed(point with { Text = TextOf(left) }, same, left));
            }
        }

        return fresh;
    }

    // The same words from another speaker join the point that was made of them.
    private static IEnumerable<CompiledPoint> Placed(CompiledPoint point, OpinionPoint? same, List<SpokenSentence> left)
    {
        if (same is null)
        {
            return [point with { Sources = left }];
        }

        same.Rest(left.Select(s => new PointSource(s)));
        return [];
    }

    private static bool IsSame(OpinionPoint edited, CompiledPoint point) =>
        edited.CompiledText.Length > 0 && SimilarTexts.Bare(edited.CompiledText) == SimilarTexts.Bare(point.Text);

    private static string TextOf(List<SpokenSentence> left) =>
        string.Concat(left.TakeWhile(s => s.Note == left[0].Note).Select(s => s.Sentence));

    private void ReplaceUnedited(IReadOnlyList<CompiledPoint> fresh)
    {
        var keepsOrder = IsArranged || points.Exists(p => p.IsEdited);
        var old = points.Where(p => !p.IsEdited).ToList();
        points.RemoveAll(p => !p.IsEdited);
        var matches = old.Count == 0 ? Enumerable.Repeat((OpinionPoint?)null, fresh.Count) : Matches(old, fresh);
        foreach (var (compiled, match) in fresh.Zip(matches))
        {
            var point = match ?? new OpinionPoint(compiled.Part, 0);
            point.IsNew = keepsOrder && (match is null || match.IsNew);
            point.Order = keepsOrder && match is not null && match.Part == compiled.Part ? match.Order : int.MaxValue;
            point.Compile(compiled);
            points.Add(point);
        }

        Renumber();
    }

    private static List<OpinionPoint?> Matches(List<OpinionPoint> old, IReadOnlyList<CompiledPoint> fresh)
    {
        var open = old.ToList();
        OpinionPoint? Claim(Predicate<OpinionPoint> fits)
        {
            var found = open.Find(fits);
            _ = found is not null && open.Remove(found);
            return found;
        }

        var exact = fresh.Select(f => Claim(o => o.Part == f.Part && SimilarTexts.Bare(o.CompiledText) == SimilarTexts.Bare(f.Text))).ToList();
        return [.. fresh.Zip(exact, (f, same) => same ?? Claim(o => o.Sources.Any(s => f.Sources.Any(x => x == s.Spoken))))];
    }

    private void Renumber()
    {
        foreach (var part in points.ToList().GroupBy(p => p.Part))
        {
            var order = 0;
            foreach (var point in part.OrderBy(p => p.Order).ToList())
            {
                point.Order = ++order;
            }
        }
    }
}

/// <summary>How often each sentence of each note occurs, so that a repeated one is not lost or doubled.</summary>
internal sealed class SentenceTally
{
    private readonly Dictionary<(Guid Note, string Bare), int> left = [];

    public SentenceTally(IEnumerable<SpokenSentence> sentences)
        : this(sentences.Select(KeyOf))
    {
    }

    public SentenceTally(IEnumerable<(Guid Note, string Bare)> keys)
    {
        foreach (var key in keys)
        {
            left[key] = left.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>True when one was left, which is now taken.</summary>
    public bool Take(SpokenSentence sentence)
    {
        if (left.Count == 0)
        {
            return false;
        }

        var key = KeyOf(sentence);
        var count = left.GetValueOrDefault(key);
        left[key] = Math.Max(0, count - 1);
        return count > 0;
    }

    private static (Guid Note, string Bare) KeyOf(SpokenSentence sentence) => (sentence.Note, SimilarTexts.Bare(sentence.Sentence));
}
