using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>A point as one act left it (要点的一个版本).</summary>
/// <param name="Point">The point.</param>
/// <param name="Part">Its part.</param>
/// <param name="Order">Its place in the part.</param>
/// <param name="Heading">Its heading; of a point that was taken out, its last one.</param>
/// <param name="Text">Its text; of a point that was taken out, its last one.</param>
/// <param name="MainBody">主办单位.</param>
/// <param name="DueOn">Its own last day.</param>
/// <param name="IsGone">True when the act took the point out.</param>
public sealed record PointChange(
    Guid Point, OpinionPart Part, int Order, string Heading, string Text, SupervisedBodyId? MainBody, DateOnly? DueOn, bool IsGone);

/// <summary>One version of an opinion (版本): what one act changed, point by point. Versions are only added; typing that goes on
/// extends the last one.</summary>
public sealed class OpinionVersion
{
    /// <summary>The act of typing; what one person types at a stretch is one version.</summary>
    public const string Writing = "修改";

    /// <summary>The act of choosing words after somebody was faster.</summary>
    public const string Choosing = "对照后选用";

    /// <summary>The act of the compilation.</summary>
    public const string Compiling = "汇总";

    private static readonly TimeSpan Stretch = TimeSpan.FromMinutes(10);

    private OpinionVersion()
    {
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; }

    public ReviewOpinionId Opinion { get; private set; }

    /// <summary>Counted from 1 in each opinion; one act is one version, however many points it touched.</summary>
    public int Number { get; private set; }

    /// <summary>What was done, e.g. 合并.</summary>
    public string Act { get; private set; } = "";

    public string Actor { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The points it changed, as it left them.</summary>
    public IReadOnlyList<PointChange> Changes { get; private set; } = [];

    /// <summary>What an act changed; null when it changed no point.</summary>
    /// <param name="opinion">The opinion as the act left it.</param>
    /// <param name="number">The version's number.</param>
    /// <param name="act">What was done.</param>
    /// <param name="before">The points as they were.</param>
    /// <param name="by">Who did it.</param>
    public static OpinionVersion? Of(ReviewOpinion opinion, int number, string act, OpinionMemory before, Editor by)
    {
        var left = opinion.Points.Select(p => p.Id).ToHashSet();
        var changed = opinion.Points.Where(p => before.Find(p.Id)?.IsSame(p.State()) != true).Select(p =>
            new PointChange(p.Id, p.Part, p.Order, p.Heading, p.Text, p.MainBody, p.DueOn, IsGone: false));
        var gone = before.Points.Where(p => !left.Contains(p.Id)).Select(p =>
            new PointChange(p.Id, p.Part, p.Order, p.Heading, p.Text, p.MainBody, p.DueOn, IsGone: true));
        PointChange[] changes = [.. changed, .. gone];
        return changes is [] ? null : new()
        {
            Id = Guid.CreateVersion7(by.At),
            Opinion = opinion.Id,
            Number = number,
            Act = act,
            Actor = by.Name,
            At = by.At,
            Changes = changes,
        };
    }

    /// <summary>What it did to a point; null when it did not touch it.</summary>
    public PointChange? Of(Guid point) => Changes.FirstOrDefault(c => c.Point == point);

    /// <summary>Extends a version by what the same person typed right after it.</summary>
    /// <returns>False when the new words are a version of their own.</returns>
    public bool TryExtend(OpinionVersion next)
    {
        if ((Act, Actor) != (Writing, next.Actor) || next.Act != Writing || next.At - At > Stretch
            || Changes is not [{ IsGone: false } own] || next.Changes is not [{ } typed] || typed.Point != own.Point)
        {
            return false;
        }

        (Changes, At) = ([own with { Heading = typed.Heading, Text = typed.Text }], next.At);
        return true;
    }
}
