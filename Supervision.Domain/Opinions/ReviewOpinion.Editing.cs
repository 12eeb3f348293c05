using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>What an editor typed into one point.</summary>
/// <param name="Point">The point.</param>
/// <param name="Revision">The revision the typing began with.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsChosen">True when the editor saw that somebody was faster and chose these words.</param>
public sealed record PointWords(Guid Point, int Revision, string Heading, string Text, bool IsChosen = false);

/// <content>The editor's acts (编辑): only while the draft stands; each leaves every sentence of every note in one place.</content>
public sealed partial class ReviewOpinion
{
    /// <summary>Longest text of one point, in characters.</summary>
    public const int LongestText = 20000;

    /// <summary>Longest heading, in characters.</summary>
    public const int LongestHeading = 100;

    private const int LongestReason = 500;

    /// <summary>Why nothing can be edited now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEdit() => State == OpinionState.Draft
        ? []
        : [new(OpinionRules.Path, State < OpinionState.Draft ? "发言还没有汇总，汇总后再编辑。" : "审议意见已经送核，退回后才能修改。")];

    /// <summary>Why these words cannot be taken.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWrite(PointWords words)
    {
        if (ObstaclesToEdit() is { Count: > 0 } closed)
        {
            return closed;
        }

        if (Find(words.Point) is not { } point)
        {
            return [Gone];
        }

        List<Obstacle> obstacles = [];
        if (point.Revision != words.Revision)
        {
            obstacles.Add(new(OpinionRules.OneVersion, $"{point.EditedBy ?? "他人"}刚刚改过这一条。您写的内容没有丢，请与现在的内容对照后选用。", "Conflict"));
        }

        obstacles.AddRange(Longer("标题", words.Heading, LongestHeading, nameof(PointWords.Heading)));
        obstacles.AddRange(Longer("正文", words.Text, LongestText, nameof(PointWords.Text)));
        return obstacles;
    }

    /// <summary>Writes heading and text of a point.</summary>
    public void Write(PointWords words, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWrite(words));
        Find(words.Point)!.Write(words.Heading, words.Text, editor);
    }

    /// <summary>Why a point cannot be moved, merged, split, charged or taken out.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTouch(params ReadOnlySpan<Guid> ids)
    {
        List<Obstacle> obstacles = [.. ObstaclesToEdit()];
        foreach (var id in ids)
        {
            if (Find(id) is null)
            {
                obstacles.Add(Gone);
            }
        }

        return obstacles;
    }

    /// <summary>One place up or down in its part; at the edge nothing happens.</summary>
    public void Move(Guid id, bool up)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTouch(id));
        var point = Find(id)!;
        var part = Points.Where(p => p.Part == point.Part).ToList();
        var at = part.IndexOf(point);
        var other = up ? at - 1 : at + 1;
        if (other >= 0 && other < part.Count)
        {
            (point.Order, part[other].Order) = (part[other].Order, point.Order);
            IsArranged = true;
        }
    }

    /// <summary>Why the two cannot become one.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMerge(Guid into, Guid from)
    {
        if (ObstaclesToTouch(into, from) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var (a, b) = (Find(into)!, Find(from)!);
        return a == b || a.Part != b.Part
            ? [new(OpinionRules.NothingLost, "只能合并同一部分里不同的两条。")]
            : [.. Longer("合并后的正文", Joined(a.Text, b.Text), LongestText, nameof(PointWords.Text))];
    }

    /// <summary>Makes two points one: texts one after the other, all sources together.</summary>
    public void Merge(Guid into, Guid from, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToMerge(into, from));
        var (a, b) = (Find(into)!, Find(from)!);
        var heading = a.Heading.Length > 0 ? a.Heading : b.Heading;
        a.Write(heading, SimilarTexts.Bare(a.Text) == SimilarTexts.Bare(b.Text) ? a.Text : Joined(a.Text, b.Text), editor);
        a.Rest(b.Release(_ => true));
        a.RestOnFindings(b.Findings);
        a.Charge(a.MainBody ?? b.MainBody, a.Assisting.Select(x => x.Body).Concat(b.Assisting.Select(x => x.Body)), editor);
        points.Remove(b);
        Renumber();
    }

    /// <summary>Why the point cannot be split there.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSplit(Guid id, int at) => ObstaclesToTouch(id) is { Count: > 0 } obstacles ? obstacles
        : at <= 0 || at >= Find(id)!.Text.Length || Find(id)!.Text[..at].Trim().Length == 0 || Find(id)!.Text[at..].Trim().Length == 0
            ? [new(OpinionRules.NothingLost, "请先把光标放在正文中要拆开的地方。")]
        : [];

    /// <summary>Splits a point's text; a source goes with the half that holds its words.</summary>
    public OpinionPoint Split(Guid id, int at, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSplit(id, at));
        var first = Find(id)!;
        var second = new OpinionPoint(first.Part, first.Order);
        foreach (var later in points.Where(p => p.Part == first.Part && p.Order > first.Order))
        {
            later.Order++;
        }

        second.Order = first.Order + 1;
        var (head, tail) = (first.Text[..at], first.Text[at..]);
        var (headBare, tailBare) = (SimilarTexts.Bare(head), SimilarTexts.Bare(tail));
        second.Rest(first.Release(s => !headBare.Contains(s.Key.Bare, StringComparison.Ordinal) && tailBare.Contains(s.Key.Bare, StringComparison.Ordinal)));
        second.RestOnFindings(first.Findings);
        first.Write(first.Heading, head, editor);
        second.Write("", tail, editor);
        second.Charge(first.MainBody, first.Assisting.Select(a => a.Body), editor);
        points.Add(second);
        return second;
    }

    /// <summary>Adds an empty point at the end of a part.</summary>
    public OpinionPoint Add(OpinionPart part, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEdit());
        var point = new OpinionPoint(part, points.Count(p => p.Part == part) + 1);
        point.Touch(editor);
        points.Add(point);
        return point;
    }

    /// <summary>Takes a point out; its sentences are listed 未采用 with the reason, which may be written later.</summary>
    public void Delete(Guid id, string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTouch(id));
        var point = Find(id)!;
        unused.AddRange(point.Sources.Where(s => !s.IsGone).Select(s => new UnusedSentence(s.Spoken, Cut(reason), point.Part)));
        points.Remove(point);
        Renumber();
    }

    /// <summary>Why a note cannot be set aside.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSetAside(Guid note, string reason)
    {
        List<Obstacle> obstacles = [.. ObstaclesToEdit()];
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            obstacles.Add(new(OpinionRules.ReasonGiven, "请写明不采用的理由，最多 500 个字。", "Reason"));
        }

        if (points.TrueForAll(p => p.Sources.All(s => s.Note != note)) && unused.TrueForAll(u => u.Note != note))
        {
            obstacles.Add(new(OpinionRules.NothingLost, "这条发言还没有汇总，请先重新汇总。"));
        }

        return obstacles;
    }

    /// <summary>Lists all sentences of a note as 未采用. A point made of nothing else and not edited goes with it.</summary>
    public void SetAside(Guid note, string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSetAside(note, reason));
        foreach (var known in unused.Where(u => u.Note == note))
        {
            known.Reason = reason.Trim();
        }

        foreach (var point in points.Where(p => p.Sources.Any(s => s.Note == note)).ToList())
        {
            unused.AddRange(point.Release(s => s.Note == note).Where(s => !s.IsGone).Select(s => new UnusedSentence(s.Spoken, reason, point.Part)));
            if (point is { Sources.Count: 0, IsEdited: false })
            {
                points.Remove(point);
            }
        }

        Renumber();
    }

    /// <summary>Takes the unused sentences of a note up again, as one point at the end of its part.</summary>
    public void TakeUp(Guid note, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEdit());
        foreach (var part in unused.Where(u => u.Note == note).GroupBy(u => u.Part ?? OpinionPart.Proposal).ToList())
        {
            var point = Add(part.Key, editor);
            point.Write("", string.Concat(part.Select(u => u.Sentence)), editor);
            point.Rest(part.Select(u => new PointSource(u.Spoken)));
        }

        unused.RemoveAll(u => u.Note == note);
    }

    /// <summary>主办 and 协办 of a point.</summary>
    public void Charge(Guid id, SupervisedBodyId? main, IEnumerable<SupervisedBodyId> others, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTouch(id));
        Find(id)!.Charge(main, others, editor);
    }

    /// <summary>The editor saw a 新增要点 and keeps it as it is.</summary>
    public void Keep(Guid id, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTouch(id));
        Find(id)!.Touch(editor);
    }

    /// <summary>The point, or null.</summary>
    public OpinionPoint? Find(Guid id) => points.Find(p => p.Id == id);

    private static Obstacle Gone => new(OpinionRules.OneVersion, "这一条已被他人合并或者删除。您写的内容没有丢，请复制后写入其他要点。", "Conflict");

    private static string Cut(string reason) => reason.Length <= LongestReason ? reason : reason[..LongestReason];

    private static string Joined(string a, string b) => a.Length == 0 || b.Length == 0 || "。！？；".Contains(a[^1], StringComparison.Ordinal) ? a + b : a + "。" + b;

    private static IEnumerable<Obstacle> Longer(string what, string text, int most, string field)
    {
        if (text.Length > most)
        {
            yield return new(OpinionRules.Lengths, $"{what}最多 {most} 个字，现在有 {text.Length} 个字。", field);
        }
    }
}
