using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>A point as one act left it (要点的一个版本). Rows are only added; typing that goes on extends the last one.</summary>
public sealed class PointChange
{
    /// <summary>The act of typing; what one person types at a stretch is one version.</summary>
    public const string Writing = "修改";

    /// <summary>The act of choosing words after somebody was faster.</summary>
    public const string Choosing = "对照后选用";

    /// <summary>The act of the compilation.</summary>
    public const string Compiling = "汇总";

    private static readonly TimeSpan Stretch = TimeSpan.FromMinutes(10);

    private PointChange()
    {
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; }

    public ReviewOpinionId Opinion { get; private set; }

    /// <summary>Version of the opinion, from 1; one act is one version, however many points it touched.</summary>
    public int Version { get; private set; }

    public Guid Point { get; private set; }

    /// <summary>What was done, e.g. 合并.</summary>
    public string Act { get; private set; } = "";

    public OpinionPart Part { get; private set; }

    public int Order { get; private set; }

    public string Heading { get; private set; } = "";

    public string Text { get; private set; } = "";

    public SupervisedBodyId? MainBody { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>True when the act took the point out; heading and text are its last ones.</summary>
    public bool IsGone { get; private set; }

    public string Actor { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>What an act changed, point by point; empty when it changed none.</summary>
    public static IReadOnlyList<PointChange> Of(ReviewOpinionId opinion, int version, string act, (OpinionMemory Before, OpinionMemory After) step, Editor by)
    {
        var changed = step.After.Points.Where(p => step.Before.Find(p.Id)?.IsSame(p) != true).Select(p => From(p, isGone: false));
        var gone = step.Before.Points.Where(p => step.After.Find(p.Id) is null).Select(p => From(p, isGone: true));
        return [.. changed.Concat(gone)];

        PointChange From(PointState p, bool isGone) => new()
        {
            Id = Guid.CreateVersion7(by.At),
            Opinion = opinion,
            Version = version,
            Point = p.Id,
            Act = act,
            Part = p.Part,
            Order = p.Order,
            Heading = p.Heading,
            Text = p.Text,
            MainBody = p.MainBody,
            DueOn = p.DueOn,
            IsGone = isGone,
            Actor = by.Name,
            At = by.At,
        };
    }

    /// <summary>Extends a version by what the same person typed right after it.</summary>
    /// <returns>False when the new words are a version of their own.</returns>
    public bool TryExtend(PointChange next)
    {
        if ((Point, Act, Actor, IsGone) != (next.Point, Writing, next.Actor, false) || next.Act != Writing || next.At - At > Stretch)
        {
            return false;
        }

        (Heading, Text, At) = (next.Heading, next.Text, next.At);
        return true;
    }
}
