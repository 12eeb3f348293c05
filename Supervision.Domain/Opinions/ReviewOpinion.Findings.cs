using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>What findings of an inspection say, made ready for a point.</summary>
/// <param name="Findings">The findings.</param>
/// <param name="Heading">A heading.</param>
/// <param name="Text">Their own words.</param>
/// <param name="Main">The body they are about.</param>
/// <param name="Assisting">Other bodies they are about.</param>
public sealed record FoundWords(IReadOnlyList<Guid> Findings, string Heading, string Text, SupervisedBodyId? Main, IReadOnlyList<SupervisedBodyId> Assisting);

/// <content>Points made from what an inspection found (由检查发现提出要点, D-6.10, D-8.1): filled in beforehand, with the way back.</content>
public sealed partial class ReviewOpinion
{
    /// <summary>Why no point can be made of these.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAdd(OpinionPart part, IReadOnlyList<Guid> findings) =>
        ObstaclesToEdit() is { Count: > 0 } closed ? closed
        : Inspection is null ? [new(OpinionRules.NothingLost, "只有执法检查报告的审议意见可以由检查发现提出要点。")]
        : findings.Count == 0 ? [new(OpinionRules.NothingLost, "请选择检查发现的问题。")]
        : Holding(part, findings) is { } point ? [new(OpinionRules.NothingLost, $"这个问题已经列入{NameOf(point)}。")] : [];

    /// <summary>Adds a point at the end of a part that says what was found; the editor goes on from there.</summary>
    public OpinionPoint Add(OpinionPart part, FoundWords found, Editor editor)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAdd(part, found.Findings));
        var point = Add(part, editor);
        point.Write(found.Heading.Length <= LongestHeading ? found.Heading : found.Heading[..LongestHeading], found.Text.Length <= LongestText ? found.Text : found.Text[..LongestText], editor);
        point.Charge(found.Main, found.Assisting, editor);
        point.RestOnFindings(found.Findings);
        return point;
    }

    /// <summary>The point of a part that rests on one of these; null when none does.</summary>
    public OpinionPoint? Holding(OpinionPart part, IReadOnlyList<Guid> findings) => Points.FirstOrDefault(p => p.Part == part && p.Findings.Any(findings.Contains));
}
