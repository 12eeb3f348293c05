using System.Collections.Immutable;

namespace Supervision.Domain.Ratings;

/// <summary>Asks the conditions one after the other; the first that holds gives the grade (D-10.28).</summary>
internal sealed class ShareWalk(RatingMethod method, ShareRule rule, Tally tally, int of)
{
    public SubjectResult Judge()
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var condition in rule.Conditions)
        {
            var name = method.Grades[condition.Grade].Name;
            lines.AddRange(condition.Tests.Select(Line));
            if (condition.Tests.All(Holds))
            {
                lines.Add($"条件都符合，评定为{name}");
                return new(CountOutcome.Graded, condition.Grade, lines.ToImmutable());
            }

            lines.Add($"不符合{name}的条件");
        }

        lines.Add($"以上等次都没有达到，评定为{method.Grades[^1].Name}");
        return new(CountOutcome.Graded, method.Grades.Length - 1, lines.ToImmutable());
    }

    private int Votes(ShareTest test) => test.VotesOf.Sum(place => tally.Votes[place]);

    private Ratio Bound(ShareTest test) => test.IsCount ? test.Share : test.Share * new Ratio(of, 1);

    private bool Holds(ShareTest test)
    {
        var side = new Ratio(Votes(test), 1).CompareTo(Bound(test));
        return test.Comparison switch
        {
            Comparison.More => side > 0,
            Comparison.AtLeast => side >= 0,
            _ => side <= 0,
        };
    }

    private string Line(ShareTest test)
    {
        var side = new Ratio(Votes(test), 1).CompareTo(Bound(test)) switch { < 0 => "<", 0 => "=", _ => ">" };
        var bound = test.IsCount
            ? $"{CountWords.Number(test.Share)} 票"
            : $"{CountWords.Base(method.Denominator, of)}的 {CountWords.Share(test.Share)} {CountWords.Number(Bound(test))}";
        return $"{CountWords.Sum(method.Grades, test.VotesOf)} {Votes(test)} 票 {side} {bound}";
    }
}
