using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;

namespace Supervision.Tests.Documents;

/// <summary>What a review opinion says (D-15.4, D-8.9).</summary>
public sealed class ReviewOpinionDocumentTests
{
    [Fact]
    public void Given_an_opinion_When_composed_Then_it_reads_as_D_15_4_orders_it() => Assert.Equal(
        [
            "望溪县人民代表大会常务委员会",
            "审议意见",
            "望人常审〔2026〕11号",
            "关于《县域医共体建设情况的报告》的审议意见",
            "县人民政府：",
            "2026年10月29日，县第十七届人大常委会第三十次会议听取和审议了县人民政府关于县域医共体建设情况的报告。现将审议意见印发给你们，请认真研究处理。",
            "一、总体评价",
            "组成人员认为，县域医共体建设取得成效。",
            "二、存在的主要问题",
            "（一）运行机制还不统一。",
            "（二）乡镇卫生院人员不足。",
            "三、意见建议",
            "（一）健全运行机制，压实牵头医院责任。明确县医共体总医院与成员单位的责任清单，落实人事、财务、药品统一管理，统一药品目录，年底前对落实情况开展一次考核，解决“两本账”问题。（主办单位：县卫生健康局；协办单位：县人力资源和社会保障局、县医疗保障局；办理时限：2027年1月31日前）",
            "请于收到本审议意见之日起3个月内，将研究处理情况由办事机构送县人大常委会教科文卫工作委员会征求意见后，向望溪县人民代表大会常务委员会提出书面报告。",
            "附件：关于县域医共体建设情况的执法检查报告",
            "望溪县人民代表大会常务委员会",
            "2026年11月3日",
            "（此件公开发布）",
            "抄送：县委办公室，县监察委员会，县人民法院，县人民检察院。",
            "望溪县人大常委会办公室　2026年11月4日印发",
        ],
        AnOpinionPaper.With(1, AnOpinionPaper.Paper with
        {
            Attachments = ["关于县域医共体建设情况的执法检查报告。"],
            Note = "此件公开发布",
        }).Lines);

    [Fact]
    public void Given_no_number_yet_When_composed_Then_there_is_room_for_it_D_8_6()
    {
        var draft = AnOpinionPaper.With(1, AnOpinionPaper.Paper with { Number = null, Day = null, PrintedOn = null, Copies = [] });
        Assert.Equal("望人常审〔2026〕　号", draft.Number);
        Assert.Equal("2026年　月　日", draft.Day);
        Assert.Null(draft.Copies);
        Assert.Equal("望溪县人大常委会办公室　2026年　月　日印发", draft.Lines[^1]);
    }

    [Fact]
    public void Given_a_part_without_text_When_composed_Then_it_is_left_out_and_the_rest_counted_anew()
    {
        var paper = ReviewOpinionDocument.Compose(
            AnOpinionPaper.Paper, OpinionSectionText.Of(" \n\u200B"), AnOpinionPaper.Problems, [AnOpinionPaper.Point]);
        Assert.Equal(["一、存在的主要问题", "二、意见建议"], Headings(paper));
    }

    [Fact]
    public void Given_a_point_without_body_or_heading_When_composed_Then_nothing_is_made_up()
    {
        var point = new OpinionPointText("", "第一段\r\n第二段", "", [], null);
        var paper = ReviewOpinionDocument.Compose(AnOpinionPaper.Paper, AnOpinionPaper.Evaluation, AnOpinionPaper.Problems, [point]);
        Assert.Equal(["（一）第一段", "第二段"], paper.Body.Select(p => p.ToString()).ToList()[^3..^1]);
    }

    [Fact]
    public void Given_a_report_with_title_marks_When_composed_Then_the_inner_ones_are_single()
    {
        var paper = AnOpinionPaper.With(1, AnOpinionPaper.Paper with { Report = "关于《水污染防治法》实施情况的报告" });
        Assert.Equal("关于《关于〈水污染防治法〉实施情况的报告》的审议意见", string.Concat(paper.Title));
    }

    private static IEnumerable<string> Headings(ReviewOpinionDocument paper) =>
        paper.Body.Where(p => p.Level == TextLevel.First).Select(p => p.Heading);
}
