namespace Supervision.Domain.Ratings;

/// <summary>One group of voters and what it gave (D-10.29).</summary>
/// <param name="Name">常委会组成人员, 人大代表, 群众代表.</param>
/// <param name="Weight">Weight in per cent; all weights add to 100.</param>
/// <param name="Entitled">People entitled in the group.</param>
/// <param name="Score">Its score, unrounded.</param>
public sealed record GroupScore(string Name, decimal Weight, int Entitled, Ratio Score);

/// <summary>Groups of voters put together (D-10.29, D-10.38).</summary>
public static class GroupScores
{
    /// <summary>The least number of entitled people whose result may be seen alone (D-10.13); never lower.</summary>
    public const int LeastGroup = 10;

    /// <summary>The score of all groups by their weights.</summary>
    public static Ratio Together(IEnumerable<GroupScore> groups) => RatingCount.Weighed(groups.Select(g => (g.Score, g.Weight)));

    /// <summary>The groups whose score may be shown beside the total. One that is too small would follow from the total and the others,
    /// so then none is shown.</summary>
    public static IReadOnlyList<GroupScore> Shown(IReadOnlyList<GroupScore> groups, int leastGroup = LeastGroup) =>
        groups.Any(g => g.Entitled < Math.Max(leastGroup, LeastGroup)) ? [] : groups;
}
