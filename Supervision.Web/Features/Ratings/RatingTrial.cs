using System.Collections.Immutable;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>Counts that somebody types to see what a rule makes of them.</summary>
/// <param name="Name">Who votes.</param>
/// <param name="Weight">Weight of the group in per cent; 0 where the members alone vote.</param>
/// <param name="Numbers">People and slips; 收回 is what the votes add up to.</param>
/// <param name="Tallies">Votes of what the grade rests on.</param>
internal sealed record TrialVotes(string Name, decimal Weight, RoundNumbers Numbers, ImmutableArray<Tally> Tallies);

/// <summary>Tries a rule out (试算, screens 4.4): the same pure functions that judge a real box, and nothing is kept.</summary>
internal static class RatingTrial
{
    /// <summary>What the votes rest on: the criteria where they alone are marked, otherwise the overall grade.</summary>
    public static IReadOnlyList<int> Slots(RatingContent content) =>
        content.Form == MarkForm.CriteriaOnly ? [.. Enumerable.Range(0, content.Criteria.Length)] : [content.Slots - 1];

    /// <summary>Who is asked: the members, and the other groups where they are put together.</summary>
    public static IReadOnlyList<VoterGroup> Voters(RatingContent content) => content.IsCombined ? content.Groups : [new(VoterGroup.Members, 0)];

    /// <summary>Why these counts cannot be: the sums of a real round would not agree either (D-10.15).</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<TrialVotes> votes) =>
    [
        .. from v in votes
           from words in new[]
           {
               v.Tallies.Any(t => t.Votes.Any(n => n < 0) || t.Invalid < 0 || t.Abstained < 0) ? $"{v.Name}：票数不能是负数。" : "",
               v.Numbers.Members < 1 || v.Numbers.Present < 0 || v.Numbers.Present > v.Numbers.Members ? $"{v.Name}：实到人数应当在 0 到 {Math.Max(0, v.Numbers.Members)} 之间。" : "",
               v.Numbers.Issued > v.Numbers.Present ? $"{v.Name}：发出的票不能多于实到人数。" : "",
               v.Tallies.Select(t => t.Collected).Distinct().Count() > 1 ? $"{v.Name}：各项内容的有效、无效、弃权相加应当一样多。" : "",
           }
           where words.Length > 0
           select words,
    ];

    /// <summary>The grade with its explanation.</summary>
    public static SubjectResult Judge(RatingContent content, IReadOnlyList<TrialVotes> votes)
    {
        if (!content.IsCombined)
        {
            return RatingCount.OfAll(content, votes[0].Numbers, Whole(content, votes[0].Tallies));
        }

        if (votes.FirstOrDefault(v => v.Numbers.Collected > v.Numbers.Issued) is { } over)
        {
            return RatingCount.OfAll(content, over.Numbers, Whole(content, over.Tallies));
        }

        var isSmall = votes.Any(v => v.Numbers.Members < Math.Max(GroupScores.LeastGroup, content.Ballot.LeastGroup));
        return GroupResult.Together(content, [.. votes.Select((v, i) => new GroupCount(v.Name, v.Weight, v.Numbers.Members, v.Tallies, RatingCount.OfAll(i == 0 ? content : OfGroup(content), v.Numbers, Whole(content, v.Tallies))))], isSmall);
    }

    // The overall grade stands behind the criteria, which no grade rests on.
    private static ImmutableArray<Tally> Whole(RatingContent content, ImmutableArray<Tally> tallies) =>
        content.Form == MarkForm.CriteriaOnly ? tallies : [tallies[^1]];

    private static RatingContent OfGroup(RatingContent content) =>
        content with { Method = content.Method with { Denominator = content.Method.Denominator == Denominator.AllMembers ? Denominator.Entitled : content.Method.Denominator } };
}
