using Supervision.Web.Features.Ratings.Hall;

namespace Supervision.Tests.Features.Ratings;

/// <summary>How many rows stand on a page of the screen in the room (screens 4.9).</summary>
public sealed class HallFitTests
{
    private static readonly HallWords Majority = new(
        "县人民法院任命人员履职情况满意度测评结果",
        "发出 27，收回 27；计票基数 全体组成人员 30 人，过半数 16 票",
        "监票人 杨秀英、黎国平　2026年11月27日 10:56",
        ["满意", "基本满意", "不满意", "无效", "结果"], 4, 0);

    private static readonly HallWords Scored = Majority with
    {
        Foot = "发出 27，收回 27；平均 90 分以上满意，75 分以上基本满意",
        Columns = ["满意", "基本满意", "不满意", "无效", "得分", "结果"],
        Scores = 1,
    };

    [Fact]
    public void Given_up_to_nine_short_names_Then_one_page_holds_them_and_ten_take_two()
    {
        Assert.Equal([9], HallFit.Wide.Pages(Majority, Names(9, 3), 9));
        Assert.Equal([9], HallFit.Wide.Pages(Scored, Names(9, 3), 9));
        Assert.Equal([9, 1], HallFit.Wide.Pages(Majority, Names(10, 3), 9));
    }

    [Fact]
    public void Given_nine_names_of_twelve_letters_with_scores_Then_a_wide_screen_shows_them_at_once_and_a_narrow_one_in_turns()
    {
        Assert.Equal([9], HallFit.Wide.Pages(Scored, Names(9, 12), 9));
        var turns = HallFit.Narrow.Pages(Scored, Names(9, 12), 9);
        Assert.Equal(9, turns.Sum());
        Assert.InRange(turns.Count, 2, 3);
    }

    [Fact]
    public void Given_very_long_names_and_titles_Then_each_page_holds_at_least_one_and_nothing_is_left_out()
    {
        var pages = HallFit.Narrow.Pages(Scored with { Title = new('题', 100) }, Names(4, 100), 9);

        Assert.Equal([1, 1, 1, 1], pages);
    }

    private static string[] Names(int count, int letters) => [.. Enumerable.Repeat(new string('名', letters), count)];
}
