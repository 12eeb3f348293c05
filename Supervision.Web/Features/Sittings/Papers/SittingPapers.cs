using Supervision.Domain.Documents;
using Supervision.Domain.Sittings;
using Supervision.Web.Documents;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings.Papers;

/// <summary>What the papers of a sitting say (会议通知、签到表, screens 3.9).</summary>
/// <param name="Organ">Full name of the committee.</param>
/// <param name="Term">Number of the term.</param>
/// <param name="Sitting">The sitting.</param>
/// <param name="Members">Members in office on its first day.</param>
/// <param name="Reporters">Who reports, by agenda item.</param>
/// <param name="Today">Today.</param>
public sealed record SittingPapers(
    string Organ, int Term, Sitting Sitting, IReadOnlyList<MemberName> Members, IReadOnlyDictionary<AgendaItemId, string> Reporters, DateOnly Today)
{
    /// <summary>望溪县第十七届人民代表大会常务委员会第三十一次会议, as papers name it.</summary>
    public string FullName =>
        Organ.Replace("人民代表大会", $"第{ChineseNumber.Of(Term)}届人民代表大会", StringComparison.Ordinal) + Sitting.Name;

    public string NoticeTitle => $"关于召开{FullName}的通知";

    public string SignInTitle => $"{FullName}签到表";

    /// <summary>2026年11月27日（周五）9:00, or from a day to a day.</summary>
    public string When => $"{Sitting.FirstDay.Full()}（{Sitting.FirstDay.Weekday()}）{Sitting.StartTime:H:mm}"
        + (Sitting.LastDay == Sitting.FirstDay ? "" : $"，会期至{Sitting.LastDay.Full()}（{Sitting.LastDay.Weekday()}）");

    /// <summary>Paragraphs of the notice.</summary>
    public IReadOnlyList<DocumentParagraph> Notice =>
    [
        DocumentParagraph.Plain($"{(Sitting.CalledBy is null ? "" : "经主任会议决定，")}{FullName}定于{Sitting.FirstDay.Full()}召开{(Sitting.IsUrgent ? "（临时召集）" : "")}。现将有关事项通知如下："),
        new(TextLevel.First, "一、时间", ""), DocumentParagraph.Plain(When + "。"),
        new(TextLevel.First, "二、地点", ""), DocumentParagraph.Plain(Sitting.Place + "。"),
        new(TextLevel.First, Sitting.AgendaAdoptedOn is null ? "三、建议议程" : "三、议程", ""),
        .. Sitting.Agenda.Count == 0
            ? [DocumentParagraph.Plain("另行通知。")]
            : Sitting.Agenda.Select((item, i) => DocumentParagraph.Plain($"{i + 1}. {item.Title}{ReporterOf(item)}")),
        new(TextLevel.First, "四、有关要求", ""),
        DocumentParagraph.Plain("请常委会组成人员安排好工作，准时出席会议。因故不能出席的，应当在会前书面向常委会主任请假。"),
    ];

    /// <summary>The notice as a paper.</summary>
    public ListPaper NoticePaper => new(
        NoticeTitle, "",
        [new PaperPart.Addressee("常委会各组成人员、列席人员："), new PaperPart.Text(Notice)],
        new(Organ + "办公室", (Sitting.NoticedOn ?? Today).Full()));

    /// <summary>Rows of the sheet people sign: members in official order, then guests.</summary>
    public IReadOnlyList<IReadOnlyList<string>> SignInRows =>
    [
        .. Members.Select(IReadOnlyList<string> (m, i) => [$"{i + 1}", m.Name, SittingWords.Of(m.Position), "", ""]),
        .. Sitting.Guests.Select(IReadOnlyList<string> (g, i) => [$"{Members.Count + i + 1}", g.Name, $"列席 {g.Post}".Trim(), "", ""]),
    ];

    /// <summary>The sheet as a paper.</summary>
    public ListPaper SignInPaper => new(
        SignInTitle, $"{When}　{Sitting.Place}　应到 {Members.Count} 人",
        [new PaperPart.Table(SignInColumns, SignInRows, RowHeight: 26)]);

    /// <summary>Columns of the sheet with their widths in parts.</summary>
    public static IReadOnlyList<(string Head, int Width)> SignInColumns { get; } = [("序号", 8), ("姓名", 18), ("职务", 26), ("签到", 26), ("备注", 22)];

    private string ReporterOf(AgendaItem item) => Reporters.GetValueOrDefault(item.Id) is { Length: > 0 } who ? $"，报告人{who}" : "";
}
