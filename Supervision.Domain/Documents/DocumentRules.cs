using Supervision.Domain.Rules;

namespace Supervision.Domain.Documents;

/// <summary>What every official paper (公文) keeps to, and the two things an installation may set (D-15).</summary>
public static class DocumentRules
{
    public static readonly Clause NumberForm = new(
        "DOC-01",
        "发文字号由机关代字、年份、发文顺序号组成；年份用六角括号“〔〕”括入，顺序号不加“第”字、不编虚位。",
        "GB/T 9704—2012 第7.2.5条");

    public static readonly Clause FullPage = new(
        "DOC-02",
        "一般每面排22行，每行排28个字，并撑满版心。",
        "GB/T 9704—2012 第5.2.3条");

    public static readonly Clause OwnHead = new(
        "DOC-03",
        "审议意见使用专用版头；发文机关标志上边缘至版心上边缘为35毫米。",
        "GB/T 9704—2012 第7.2.4条；办法-专用版头"); // D-15.2

    public static readonly Clause EndPart = new(
        "DOC-04",
        "版记置于公文最后一面，末条分隔线与版心下边缘重合。",
        "GB/T 9704—2012 第7.4.1条");

    /// <summary>Pitch of a line in tenths of a point; 29 points and more leave room for 21 lines only.</summary>
    public static readonly Rule LinePitch = Rule.OfNumber(
        "doc.line_pt", "公文行距", FullPage, value: 280, least: 280, most: 289, unit: "磅") with
    { Places = 1 };

    /// <summary>Lines of the red head, separated by “/”; {机关} stands for the full name of the committee.</summary>
    public static readonly Rule OpinionHead = Rule.OfText(
        "doc.opinion_head", "审议意见版头", OwnHead, "{机关}/审议意见", most: 60);
}
