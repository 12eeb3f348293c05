using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>The term an editor chose (办理期限).</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Day">The day, when the text names one.</param>
/// <param name="Months">The months, when the text names them.</param>
public sealed record OpinionTerm(OpinionTermKind Kind, DateOnly? Day = null, int? Months = null)
{
    /// <summary>The term as an opinion keeps it: a day wins over months, and with neither the rule holds.</summary>
    public static OpinionTerm Of(bool isChosen, DateOnly? day, int? months) => !isChosen ? new(OpinionTermKind.None)
        : day is not null ? new(OpinionTermKind.OnDay, day)
        : months is not null ? new(OpinionTermKind.Months, Months: months)
        : new(OpinionTermKind.ByRule);
}

/// <summary>Kinds of terms.</summary>
public enum OpinionTermKind
{
    /// <summary>按规则: months of the rule after receipt.</summary>
    ByRule,

    /// <summary>签收后若干个月.</summary>
    Months,

    /// <summary>某日前: that day included, no shift (D-13.7).</summary>
    OnDay,

    /// <summary>Not yet chosen.</summary>
    None,
}

/// <content>Term, addressee and copies.</content>
public sealed partial class ReviewOpinion
{
    /// <summary>The term in force.</summary>
    public OpinionTerm Term => OpinionTerm.Of(HasTerm, AnswerBy, AnswerMonths);

    /// <summary>Why this term cannot be set.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSetTerm(OpinionTerm term)
    {
        List<Obstacle> obstacles = [.. ObstaclesToEdit()];
        if (term.Kind == OpinionTermKind.OnDay && (term.Day is not { } day || day <= SittingEnd || day > SittingEnd.AddYears(1)))
        {
            obstacles.Add(new(OpinionRules.TermStands, "请填写会议之后一年以内的日期，例如 2026年9月30日。", nameof(OpinionTerm.Day)));
        }

        if (term.Kind == OpinionTermKind.Months && term.Months is not (>= 1 and <= 12))
        {
            obstacles.Add(new(OpinionRules.TermStands, "请填写 1 到 12 个月。", nameof(OpinionTerm.Months)));
        }

        return obstacles;
    }

    /// <summary>Sets the term of the whole opinion; it wins over the rule (D-8.5).</summary>
    public void SetTerm(OpinionTerm term)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSetTerm(term));
        HasTerm = term.Kind != OpinionTermKind.None;
        AnswerBy = term.Kind == OpinionTermKind.OnDay ? term.Day : null;
        AnswerMonths = term.Kind == OpinionTermKind.Months ? term.Months : null;
    }

    /// <summary>Why this day cannot be the point's own last day.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSetDue(Guid id, DateOnly? day) => ObstaclesToTouch(id) is { Count: > 0 } obstacles ? obstacles
        : day is { } d && (d <= SittingEnd || d > SittingEnd.AddYears(1))
            ? [new(OpinionRules.TermStands, "时限请填写会议之后一年以内的日期。", nameof(OpinionPoint.DueOn))]
        : [];

    /// <summary>Sets or clears the point's own last day.</summary>
    public void SetDue(Guid id, DateOnly? day, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSetDue(id, day));
        Find(id)!.SetDue(day, editor);
    }

    /// <summary>Sets 主送 and 抄送.</summary>
    public void Address(SupervisedBodyId? mainOrgan, string copies)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEdit());
        MainOrgan = mainOrgan;
        var lines = copies.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Copies = string.Join('\n', lines.Select(l => l.Length <= 60 ? l : l[..60]).Take(20));
    }
}
