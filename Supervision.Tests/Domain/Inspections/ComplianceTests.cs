using Supervision.Domain.Inspections;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>Compliance figures (D-6.12), with the numbers of the example.</summary>
public sealed class ComplianceTests
{
    [Fact]
    public void D_16_13_Given_8_3_1_and_2_that_could_not_tell_When_counted_Then_66_67_percent_two_apart_and_nothing_is_unchecked()
    {
        ComplianceFigures twelve = new(8, 3, 1, 2);

        Assert.Equal((66.67m, "66.67%", 12, 14, 2), (twelve.Rate, twelve.RateWords, twelve.Judged, twelve.Checks, twelve.CannotTell));
        Assert.Equal("符合 8、部分符合 3、不符合 1，无法判断 2 另列", twelve.CountWords);
        Assert.Equal((null, "未检查", "未检查"), (ComplianceFigures.None.Rate, ComplianceFigures.None.RateWords, ComplianceFigures.None.CountWords));
    }

    [Theory]
    [InlineData(0, 0, 3, 0, "0.00%")]
    [InlineData(3, 0, 0, 0, "100.00%")]
    [InlineData(0, 0, 0, 4, "无法判断")]
    [InlineData(1, 0, 2, 5, "33.33%")]
    [InlineData(1, 7, 0, 0, "12.50%")]
    public void Given_counts_When_put_into_words_Then_only_judged_checks_are_the_base(int compliant, int partly, int not, int unclear, string words) =>
        Assert.Equal(words, new ComplianceFigures(compliant, partly, not, unclear).RateWords);

    [Fact]
    public void Given_a_table_When_summed_Then_rows_columns_and_total_agree_and_the_coverage_line_is_honest()
    {
        var inspection = GroupReportGuardTests.InField();
        var (market, school) = (inspection.Bodies[0].Body, inspection.Bodies[1].Body);
        var items = inspection.Items;
        inspection.SetAside(items[2].Id, "本县没有批发市场");
        var table = ComplianceTable.Of(inspection,
        [
            new(items[0].Id, market, ComplianceGrade.Compliant, 8), new(items[0].Id, market, ComplianceGrade.Partly, 3),
            new(items[0].Id, school, ComplianceGrade.NotCompliant, 1), new(items[0].Id, school, ComplianceGrade.CannotTell, 2),
        ]);

        Assert.Equal(("66.67%", "72.73%", "0.00%"), (table.Rows[0].All.RateWords, table.Rows[0].Cells[market].RateWords, table.Rows[0].Cells[school].RateWords));
        Assert.Equal(table.Total, ComplianceFigures.Sum(table.Bodies.Select(table.Of)));
        Assert.Equal(["发现问题 4", "未检查", "不适用"], table.Rows.Select(r => r.Situation));
        Assert.Equal("应查 2 条：已查 1（发现问题 1，未发现问题 0），未查 1；不适用 1。", table.Coverage);
        Assert.Equal([ArticleSituation.Problems, ArticleSituation.Unchecked, ArticleSituation.Aside], table.Rows.Select(r => r.Kind));
        Assert.Equal("1/2", new ComplianceChapter("", table.Rows, table.Total).CoverageWords);
    }
}
