using System.Collections.Immutable;

namespace Supervision.Domain.Ratings;

/// <summary>Walks from the best grade until the votes so far pass the threshold (D-10.20, D-10.21).</summary>
internal sealed class MajorityWalk(RatingMethod method, MajorityRule rule, Tally tally, int of)
{
    private readonly ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
    private readonly Ratio bound = rule.Threshold * new Ratio(of, 1);

    public SubjectResult Judge()
    {
        var last = method.Grades.Length - 1;
        for (var grade = 0; grade < last; grade++)
        {
            var side = new Ratio(tally.UpTo(grade), 1).CompareTo(bound);
            if (side > 0 || (side == 0 && method.Tie == TieRule.Reach))
            {
                return End(grade, $"{Reached(grade, side == 0)}，评定为{method.Grades[grade].Name}");
            }

            if (side == 0 && method.Tie == TieRule.Revote)
            {
                lines.Add($"{Votes(grade)} = {Bound}，恰好{CountWords.Share(rule.Threshold)}，按规则重新测评一次");
                return new(CountOutcome.VoteAgain, null, lines.ToImmutable());
            }

            lines.Add(side == 0 ? $"{Votes(grade)} = {Bound}，恰好{CountWords.Share(rule.Threshold)}不算达到" : $"{Votes(grade)} < {Bound}");
        }

        return End(last, $"以上等次都没有达到，评定为{method.Grades[last].Name}");
    }

    private string Bound => $"{CountWords.Base(method.Denominator, of)}的{CountWords.Share(rule.Threshold)} {CountWords.Number(bound)}";

    private string Votes(int grade) => $"{CountWords.Sum(method.Grades, Enumerable.Range(0, grade + 1))} {tally.UpTo(grade)} 票";

    private string Reached(int grade, bool exactly) =>
        exactly ? $"{Votes(grade)} = {Bound}，按规则恰好{CountWords.Share(rule.Threshold)}算达到" : $"{Votes(grade)} > {Bound}";

    private SubjectResult End(int grade, string line)
    {
        lines.Add(line);
        return new(CountOutcome.Graded, grade, lines.ToImmutable());
    }
}
