namespace Supervision.Domain.Ratings;

/// <summary>A group of voters that a template names (投票人组, D-10.29). The first group of a template are the members of the committee.</summary>
/// <param name="Name">常委会组成人员, 人大代表, 群众代表.</param>
/// <param name="Weight">Weight in per cent where the groups are put together; all add to 100. 0 for all: shown side by side.</param>
public sealed record VoterGroup(string Name, decimal Weight)
{
    /// <summary>The group that stands first (D-10.29).</summary>
    public const string Members = "常委会组成人员";

    /// <summary>True for the name of the group of members; 组成人员 is what the measures call them.</summary>
    public static bool IsOfMembers(string name) => name.EndsWith("组成人员", StringComparison.Ordinal);

    /// <summary>Most groups of a template.</summary>
    public const int Most = 4;

    /// <summary>Longest name.</summary>
    public const int LongestName = 20;

    /// <summary>Most people of a group.</summary>
    public const int MostPeople = 2_000;
}
