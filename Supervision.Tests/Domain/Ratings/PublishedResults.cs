using System.Globalization;
using Supervision.Domain.Ratings;
using Supervision.Tests.Architecture;
using Supervision.Web.Tables;

namespace Supervision.Tests.Domain.Ratings;

/// <summary>Published results of two counties come out as they were published (satisfaction ratings of 镇海区 2022 and 沾益区 2019).</summary>
public sealed class PublishedResults
{
    private static readonly IReadOnlyList<Row> Rows = Read();

    public static TheoryData<string> Graded => [.. Rows.Where(r => r.Id.StartsWith("ZH-", StringComparison.Ordinal)).Select(r => r.Id)];

    public static TheoryData<string> Rated => [.. Rows.Where(r => r.Id.StartsWith("ZY-", StringComparison.Ordinal)).Select(r => r.Id)];

    [Fact]
    public void All_lines_with_votes_and_a_grade_or_a_rate_are_here() => Assert.Equal((8, 7), (Graded.Count, Rated.Count));

    [Theory]
    [MemberData(nameof(Graded))]
    public void Given_the_votes_of_Zhenhai_When_judged_by_all_members_Then_the_published_grade_stands(string id)
    {
        var row = Rows.Single(r => r.Id == id);
        var result = RatingCount.Of(RatingMethod.Usual with { Tie = TieRule.Reach }, row.Numbers, new([row.Good, row.Fair, row.Bad]));

        Assert.Equal(row.Outcome, GradeScales.Three[result.Grade!.Value].Name);
    }

    [Theory]
    [MemberData(nameof(Rated))]
    public void Given_the_votes_of_Zhanyi_When_divided_by_the_sheets_returned_Then_the_published_rates_stand(string id)
    {
        var row = Rows.Single(r => r.Id == id);

        Assert.Equal(row.Rates, new[] { row.Good, row.Fair, row.Bad }.Select(v => v == 0 ? "" : Percent(v, row.Numbers.Collected)));
        Assert.Equal(
            RatingCount.Rate(row.Good, row.Numbers.Collected),
            RatingCount.Of(RatingMethod.Usual with { Denominator = Denominator.Collected }, row.Numbers, new([row.Good, row.Fair, row.Bad])).Rate);
    }

    private static string Percent(int votes, int of) => RatingCount.Rate(votes, of)!.Value.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static IReadOnlyList<Row> Read()
    {
        using var file = File.OpenRead(Path.Combine(Source.Root, "Supervision.Tests", "Data", "ratings", "published-results.csv"));
        var sheet = SheetReader.Read(file).Sheet!;
        var head = sheet.Headings.Select((name, place) => (name, place)).ToDictionary(h => h.name, h => h.place, StringComparer.Ordinal);
        return
        [
            .. sheet.Rows.Where(r => r.Cells[0].StartsWith("ZH-", StringComparison.Ordinal) || r.Cells[0].StartsWith("ZY-", StringComparison.Ordinal))
                .Select(r => Row.Of(name => r.Cells[head[name]])),
        ];
    }

    /// <summary>One subject; what the publication leaves out counts as those present (all members, all sheets).</summary>
    private sealed record Row(string Id, RoundNumbers Numbers, int Good, int Fair, int Bad, string Outcome, IReadOnlyList<string> Rates)
    {
        public static Row Of(Func<string, string> cell)
        {
            int Count(string name, int otherwise) => cell(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
            var (good, fair, bad) = (Count("satisfied", 0), Count("basically_satisfied", 0), Count("dissatisfied", 0));
            var present = Count("present", Count("forms_returned", good + fair + bad));
            var numbers = new RoundNumbers(Count("full_membership", present), present, Count("forms_issued", present), Count("forms_returned", present));
            return new(cell("id"), numbers, good, fair, bad, cell("stated_outcome"),
                [cell("stated_satisfied_rate"), cell("stated_basic_rate"), cell("stated_dissatisfied_rate")]);
        }
    }
}
