using Supervision.Web.Documents;

namespace Supervision.Tests.Documents;

/// <summary>Dates, numbers and short names of a table stay on one line.</summary>
public sealed class ColumnWidthsTests
{
    private const double Half = 6;
    private const double Margins = 8;

    [Fact]
    public void Given_a_date_in_a_narrow_column_When_laid_out_Then_it_fits_and_the_whole_is_kept()
    {
        IReadOnlyList<(string, int)> columns = [("序号", 6), ("题名", 46), ("文件种类", 16), ("责任者", 18), ("日期", 14), ("备注", 22)];
        var long_ = string.Concat(Enumerable.Repeat("关于全县养老服务工作情况的报告", 3));

        var widths = ColumnWidths.Of(columns, [["1", long_, "报告征求意见稿", "望溪县人民政府", "2026年11月18日", "校验值 1A2B3C4D"]], 638, Half, Margins);

        Assert.Equal(638, widths.Sum(), 3);
        Assert.True(widths[4] >= 17 * Half + Margins, $"the date has {widths[4]}");
        Assert.True(widths[2] >= 14 * Half + Margins && widths[3] >= 14 * Half + Margins, $"names have {widths[2]} and {widths[3]}");
        Assert.True(widths[1] >= 12 * Half + Margins, $"the title has {widths[1]}");
    }

    [Fact]
    public void Given_columns_with_room_When_laid_out_Then_their_shares_stay()
    {
        var widths = ColumnWidths.Of([("姓名", 1), ("签到", 3)], [["黄丽萍", ""]], 400, Half, Margins);

        Assert.Equal([100, 300], widths);
    }
}
