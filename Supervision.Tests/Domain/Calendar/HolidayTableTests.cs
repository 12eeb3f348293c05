using Supervision.Domain.Calendar;
using Supervision.Web.Features.Calendar;
using static Supervision.Tests.Domain.Calendar.Calendars;

namespace Supervision.Tests.Domain.Calendar;

/// <summary>Holiday tables: periods and days, checks, and the notice's own text.</summary>
public sealed class HolidayTableTests
{
    private const string Notice = """
        国务院办公厅关于2026年部分节假日安排的通知
        国办发明电〔2025〕7号
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
        """;

    [Fact]
    public async Task Given_the_shipped_tables_When_read_Then_exactly_the_days_of_D_13_9()
    {
        var shipped = await SeedCalendar.ShippedAsync(default);

        foreach (var (year, expected) in new[] { (2025, Year2025()), (2026, Year2026()) })
        {
            Assert.Equal(
                expected.Select(d => (d.Day, d.Kind)).Order(), shipped.Where(d => d.Day.Year == year).Select(d => (d.Day, d.Kind)).Order());
        }
    }

    [Fact]
    public async Task Given_the_text_of_the_notice_When_read_Then_the_same_days_as_the_table()
    {
        var read = NoticeText.Read(Notice, 2026);
        var shipped = (await SeedCalendar.ShippedAsync(default)).Where(d => d.Day.Year == 2026).Select(d => (d.Day, d.Kind, d.Name));

        Assert.Equal((2026, "国办发明电〔2025〕7号"), (read.Year, read.Number));
        Assert.Empty(read.Questions);
        Assert.Equal(shipped, HolidayTable.DaysOf(read.Periods, CalendarLayer.National, "x").Select(d => (d.Day, d.Kind, d.Name)));
    }

    [Theory]
    [InlineData("一、元旦：1月1日（周五）至3日（周六）放假，共3天。", "原文写的是“周五”")]
    [InlineData("一、元旦：1月1日至3日放假，共4天。", "原文写共4天，读出来是3天")]
    [InlineData("一、元旦：2月30日放假。", "“2月30日”不是日期")]
    [InlineData("一、元旦：照常。", "没有读出放假日期")]
    [InlineData("今年不放假", "没有从文字里读出节假日")]
    public void Given_a_text_that_does_not_fit_When_read_Then_a_question(string text, string question) =>
        Assert.Contains(NoticeText.Read(text, 2026).Questions, q => q.Contains(question, StringComparison.Ordinal));

    [Fact]
    public void Given_a_notice_that_begins_in_December_When_read_Then_the_year_before_is_kept()
    {
        var period = Assert.Single(NoticeText.Read("一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。", 2023).Periods);

        Assert.Equal((new DateOnly(2022, 12, 31), new DateOnly(2023, 1, 2)), (period.From, period.To));
        Assert.Empty(HolidayTable.ObstaclesToSave(2023, [period], CalendarLayer.National, "国办发明电〔2022〕16号"));
    }

    [Fact]
    public void Given_days_When_made_periods_and_back_Then_the_same_days() => Assert.Equal(
        Year2026().Where(d => d.Kind == DayKind.Holiday).Select(d => d.Day).Order(),
        HolidayTable.PeriodsOf(Year2026()).SelectMany(p => p.DaysOff()).Order());

    [Theory]
    [InlineData("2026-05-01", "2026-05-05", "2026-05-03", "列了两次")]
    [InlineData("2026-05-05", "2026-05-01", "", "早于第一天")]
    [InlineData("2025-05-01", "2025-05-01", "", "不在2026年")]
    [InlineData("2026-05-01", "2026-05-30", "", "最多 15 天")]
    public void Given_a_wrong_row_When_saved_Then_refused_at_its_row(string from, string to, string worked, string words)
    {
        var period = new HolidayPeriod("劳动节", Day(from), Day(to), worked.Length > 0 ? [Day(worked)] : []);
        var obstacle = HolidayTable.ObstaclesToSave(2026, [period], CalendarLayer.National, "通知")[0];

        Assert.Equal("Rows[0]", obstacle.Field);
        Assert.Contains(words, obstacle.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_make_up_day_in_the_week_When_checked_Then_a_warning() => Assert.Contains(
        "不是周末", Assert.Single(HolidayTable.WarningsOn([new("劳动节", Day("2026-05-01"), Day("2026-05-05"), [Day("2026-05-07")])])), StringComparison.Ordinal);

    [Fact]
    public void Given_a_local_day_When_both_layers_name_it_Then_the_local_one_wins()
    {
        var calendar = new WorkCalendar([.. Year2026(), new(Day("2026-07-15"), DayKind.Holiday, "州庆", CalendarLayer.Local, "州政府公告")]);

        Assert.False(calendar.IsWorkDay(Day("2026-07-15")));
        Assert.False(new WorkCalendar([new(Day("2027-07-15"), DayKind.Holiday, "州庆", CalendarLayer.Local, "")]).HasTable(2027));
    }
}
