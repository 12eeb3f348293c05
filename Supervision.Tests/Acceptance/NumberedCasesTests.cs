using System.Reflection;
using System.Text.RegularExpressions;

namespace Supervision.Tests.Acceptance;

/// <summary>Every acceptance scenario (D-16) and edge case (D-17) is shown by a test that carries its number in its name, or waits for the
/// part of the product that it belongs to, which is said here.</summary>
public sealed partial class NumberedCasesTests
{
    private const int Scenarios = 44;
    private const int EdgeCases = 48;

    private const string Beyond = "special inquiry and discipline link (D-11)";

    /// <summary>What belongs to parts that are not there yet. A test with the number makes its line superfluous, and the line must go.</summary>
    private static readonly Dictionary<string, string> Later = new(StringComparer.Ordinal)
    {
        ["D-16.42"] = Beyond,
        ["D-16.43"] = Beyond,
    };

    private static HashSet<string> Shown { get; } =
    [
        .. from type in typeof(NumberedCasesTests).Assembly.GetTypes()
           from test in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           where test.GetCustomAttributes<FactAttribute>().Any()
           from Match number in Number().Matches(test.Name)
           select $"D-{number.Groups[1].Value}.{number.Groups[2].Value}",
    ];

    private static IEnumerable<string> All =>
        [.. Enumerable.Range(1, Scenarios).Select(n => $"D-16.{n}"), .. Enumerable.Range(1, EdgeCases).Select(n => $"D-17.{n}")];

    [Fact]
    public void Every_scenario_and_edge_case_is_shown_by_a_test_or_waits_for_its_part() =>
        Assert.Equal([], All.Except(Shown).Except(Later.Keys));

    [Fact]
    public void Nothing_waits_that_a_test_shows_already() => Assert.Equal([], Later.Keys.Intersect(Shown));

    [Fact]
    public void No_test_carries_a_number_that_does_not_exist() => Assert.Equal([], Shown.Except(All));

    [GeneratedRegex("D_(1[67])_([0-9]+)(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
