using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Web.Documents;

namespace Supervision.Tests.Documents;

/// <summary>Review opinions of an invented county.</summary>
internal static class AnOpinionPaper
{
    public const string Committee = "望溪县人民代表大会常务委员会";

    public static readonly OpinionPaper Paper = new()
    {
        Head = DocumentHead.From(DocumentRules.OpinionHead.Default, Committee),
        Prefix = "望人常审",
        Year = 2026,
        Number = new("望人常审", 2026, 11),
        Report = "县域医共体建设情况的报告",
        Addressee = "县人民政府",
        Committee = Committee,
        Sitting = "县第十七届人大常委会第三十次会议",
        HeardOn = new(2026, 10, 29),
        Heard = "县人民政府关于县域医共体建设情况的报告",
        Term = "收到本审议意见之日起3个月内",
        WorkCommittee = "县人大常委会教科文卫工作委员会",
        Day = new(2026, 11, 3),
        Copies = ["县委办公室", "县监察委员会", "县人民法院", "县人民检察院"],
        PrintingOrgan = "望溪县人大常委会办公室",
        PrintedOn = new(2026, 11, 4),
    };

    public static readonly OpinionSectionText Evaluation = OpinionSectionText.Of("组成人员认为，县域医共体建设取得成效。");

    public static readonly OpinionSectionText Problems = new(["运行机制还不统一。", "乡镇卫生院人员不足。"], IsNumbered: true);

    public static readonly OpinionPointText Point = new(
        "健全运行机制，压实牵头医院责任。",
        "明确县医共体总医院与成员单位的责任清单，落实人事、财务、药品统一管理，统一药品目录，年底前对落实情况开展一次考核，解决“两本账”问题。",
        "县卫生健康局",
        ["县人力资源和社会保障局", "县医疗保障局"],
        "2027年1月31日前");

    /// <summary>An opinion with as many points as asked for.</summary>
    public static ReviewOpinionDocument With(int points, OpinionPaper? paper = null) =>
        ReviewOpinionDocument.Compose(paper ?? Paper, Evaluation, Problems, [.. Enumerable.Repeat(Point, points)]);

    /// <summary>An opinion whose text is so many characters 国.</summary>
    public static ReviewOpinionDocument FullOf(int characters)
    {
        var opinion = With(points: 1);
        return opinion with { Body = [DocumentParagraph.Plain(new string('国', characters)), opinion.Body[^1]] };
    }

    public static byte[] Word(ReviewOpinionDocument content, DocumentStyle? style = null)
    {
        using var word = new MemoryStream();
        ReviewOpinionLayout.Write(content, style ?? DocumentStyle.Official, word);
        return word.ToArray();
    }
}
