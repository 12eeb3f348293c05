using System.Globalization;
using Supervision.Domain.Documents;
using Supervision.Domain.Inspections;
using Supervision.Web.Documents;

namespace Supervision.Web.Features.Inspections.Schemes;

/// <summary>What the papers of a scheme say (执法检查方案、通知, D-6.6); how they look is the layout's.</summary>
/// <param name="View">The inspection.</param>
/// <param name="Organ">Full name of the committee.</param>
public sealed record SchemePaper(InspectionView View, string Organ)
{
    private LawInspection Inspection => View.Inspection;

    private string LawName => View.Law is { } law ? $"《{law.Title}》" : "（未选择法律）";

    public string Title => $"{Inspection.Title}方案";

    /// <summary>The scheme: reason, basis, articles, group, days, bodies, ways, press.</summary>
    public ListPaper Scheme => new(Title, "",
    [
        Words("一、检查的缘由", Inspection.Reason),
        Words("二、法律依据", $"根据《中华人民共和国各级人民代表大会常务委员会监督法》，对{LawName}（{View.Law?.VersionDate.Year.ToString(CultureInfo.InvariantCulture) ?? "—"}年文本）的实施情况进行检查。{Tie}"),
        Words("三、检查的重点条文", $"共 {Inspection.Items.Count} 条。"),
        new PaperPart.Table([("条文", 14), ("摘要", 26), ("检查要点", 30), ("责任主体", 16), ("方式", 14)], ArticleRows),
        Words("四、检查组", ""),
        new PaperPart.Table([("职责", 18), ("姓名", 20), ("职务", 42), ("分组", 20)], GroupRows),
        Words("五、时间安排", $"动员会：{Day(Inspection.MobilisationDay)}。实地检查：{Day(Inspection.FieldFrom)}至{Day(Inspection.FieldUntil)}。\n{Inspection.Timetable}"),
        Words("六、被检查单位", string.Join('、', View.Bodies.Select(b => b.Name)) + "。" + string.Concat(Inspection.Bodies.Where(b => b.Superior.Length > 0).Select(b =>
            $"\n{View.NameOf(b.Body)}为垂直管理单位，检查报告和审议意见同时送其上级主管机关{b.Superior}。"))),
        Words("七、检查方式", Inspection.Ways),
        Words("八、宣传报道", Inspection.Press),
    ], new(Organ, (Inspection.ReachedOn(InspectionState.SchemeApproved) ?? View.Today).Full()));

    /// <summary>The notice to one body with the articles that it answers for.</summary>
    public ListPaper NoticeTo(BodyName body) => new($"关于对{LawName}实施情况进行执法检查的通知", "",
    [
        new PaperPart.Addressee($"{body.Name}："),
        new PaperPart.Text(
        [
            DocumentParagraph.Plain($"经主任会议批准，县人大常委会决定对{LawName}的实施情况进行执法检查。现将有关事项通知如下："),
            new(TextLevel.First, "一、动员会", ""), DocumentParagraph.Plain($"定于{Day(Inspection.MobilisationDay)}召开。"),
            new(TextLevel.First, "二、实地检查", ""), DocumentParagraph.Plain($"{Day(Inspection.FieldFrom)}至{Day(Inspection.FieldUntil)}。"),
            new(TextLevel.First, "三、涉及你单位的条文", ""),
        ]),
        new PaperPart.Table(
            [("条文", 16), ("检查要点", 52), ("需要的材料", 32)],
            [.. Inspection.Items.Where(i => Inspection.BodiesOf(i.Id).Contains(body.Id)).Select(IReadOnlyList<string> (i) => [i.Article.Words, i.Question, i.Material])]),
        .. CopyTo(body),
    ], new(Organ + "办公室", (Inspection.ReachedOn(InspectionState.Noticed) ?? View.Today).Full()));

    private IReadOnlyList<IReadOnlyList<string>> ArticleRows =>
        [.. Inspection.Items.Select(IReadOnlyList<string> (i) => [i.Article.Words, i.Gist, i.Question, View.NamesOf(i), i.Methods.Word()])];

    private IReadOnlyList<IReadOnlyList<string>> GroupRows =>
        [.. Inspection.Members.Where(m => m.IsThere).Select(IReadOnlyList<string> (m) =>
            [m.Place.Word(), m.Name, m.Post, m.SubGroup == 0 ? "" : LawInspection.SubGroupName(m.SubGroup) + (m.LeadsSubGroup ? "负责人" : "")])];

    private string Tie => Inspection.Tie switch
    {
        HigherTie.Joint => $"本次检查与{Inspection.HigherCommittee}联合进行，{Inspection.HigherDue!.Value.Full()}前向其书面报告。",
        HigherTie.Entrusted => $"本次检查受{Inspection.HigherCommittee}委托进行，{Inspection.HigherDue!.Value.Full()}前向其书面报告。",
        _ => "",
    };

    // The superior organ of a vertical unit knows of the inspection from the beginning (D-6.13).
    private IEnumerable<PaperPart> CopyTo(BodyName body) => Inspection.Bodies.FirstOrDefault(b => b.Body == body.Id) is { Superior.Length: > 0 } unit
        ? [new PaperPart.Text([DocumentParagraph.Plain($"抄送：{unit.Superior}")])] : [];

    private static string Day(DateOnly? day) => day?.Full() ?? "另行通知";

    private static PaperPart.Text Words(string heading, string text) =>
        new([new(TextLevel.First, heading, ""), .. DocumentText.Paragraphs(text).Select(DocumentParagraph.Plain)]);
}
