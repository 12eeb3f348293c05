using System.Collections.Immutable;

namespace Supervision.Domain.Ratings;

/// <summary>Walks from the best grade until the votes so far pass the threshold (D-10.20, D-10.21).</summary>
internal sealed class MajorityWalk(RatingMethod method, MajorityRule rule, Tally tally, int of)
{
    private readonly ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();

    public SubjectResult Judge()
    {
        var last = method.Grades.Length - 1;
        for (var grade = 0; grade < last; grade++)
        {
            var side = new Ratio(tally.UpTo(grade), 1).CompareTo(BoundOf(grade));
            if (side > 0 || (side == 0 && method.Tie == TieRule.Reach))
            {
                return End(grade, $"{Reached(grade, side == 0)}，评定为{method.Grades[grade].Name}");
            }

            if (side == 0 && method.Tie == TieRule.Revote)
            {
                lines.Add($"{Votes(grade)} = {Bound(grade)}，恰好{CountWords.Share(rule.Of(grade))}，按规则重新测评一次");
                return new(CountOutcome.VoteAgain, null, lines.ToImmutable());
            }

            lines.Add(side == 0 ? $"{Votes(grade)} = {Bound(grade)}，恰好{CountWords.Share(rule.Of(grade))}不算达到" : $"{Votes(grade)} < {Bound(grade)}");
        }

        return End(last, $"以上等次都没有达到，评定为{method.Grades[last].Name}");
    }

    private Ratio BoundOf(int grade) => rule.Of(grade) * new Ratio(of, 1);

    private string Bound(int grade) => $"{CountWords.Base(method.Denominator, of)}的{CountWords.Share(rule.Of(grade))} {CountWords.Number(BoundOf(grade))}";

    private string Votes(int grade) => $"{CountWords.Sum(method.Grades, Enumerable.Range(0, grade + 1))} {tally.UpTo(grade)} 票";

    private string Reached(int grade, bool exactly) =>
        exactly ? $"{Votes(grade)} = {Bound(grade)}，按规则恰好{CountWords.Share(rule.Of(grade))}算达到" : $"{Votes(grade)} > {Bound(grade)}";

    private SubjectResult End(int grade, string line)
    {
        lines.Add(line);
        return new(CountOutcome.Graded, grade, lines.ToImmutable());
    }
}
