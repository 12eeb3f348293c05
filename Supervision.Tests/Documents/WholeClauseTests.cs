using Supervision.Domain.Documents;

namespace Supervision.Tests.Documents;

/// <summary>Text shortened for official papers: whole clauses, closed brackets, no dots.</summary>
public sealed class WholeClauseTests
{
    [Theory]
    [InlineData("食品生产经营应当符合食品安全标准，并符合下列要求：", "食品生产经营应当符合食品安全标准")]
    [InlineData("禁止生产经营下列食品、食品添加剂、食品相关产品：", "禁止生产经营下列食品、食品添加剂、食品相关产品")]
    [InlineData("学校（含幼儿园，下同）的集中用餐单位，应当……", "学校（含幼儿园，下同）的集中用餐单位")]
    [InlineData("摘要0", "摘要0")]
    [InlineData("国家对食品生产经营实行许可制度（以下简称许可……", null)]
    public void Given_first_words_of_an_article_When_an_official_paper_names_it_Then_one_whole_clause_or_nothing(string text, string? clause) =>
        Assert.Equal(clause, WholeClause.First(text));

    [Theory]
    [InlineData("台账不全。", 60, "台账不全")]
    [InlineData("近七天的留样缺两天，留样柜没有温度记录。已经责令整改，一周后复查。", 22, "近七天的留样缺两天，留样柜没有温度记录")]
    [InlineData("近七天的留样缺两天，留样柜没有温度记录。", 12, "近七天的留样缺两天")]
    [InlineData("五个摊位（甲、乙，丙，丁，戊）的票据不全，没有查验许可证。", 16, "五个摊位（甲、乙，丙，丁，戊）的票据不全")]
    public void Given_a_long_fact_When_shortened_Then_it_ends_with_a_clause_and_closed_brackets(string text, int most, string kept) =>
        Assert.Equal(kept, WholeClause.Within(text, most));
}
