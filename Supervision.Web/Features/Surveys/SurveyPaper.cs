using System.Globalization;
using Supervision.Domain.Documents;
using Supervision.Domain.Surveys;
using Supervision.Web.Documents;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Surveys;

/// <summary>What the papers of a survey say (调研提纲、调研报告); how they look is the layout's. A template of its own, not an inspection's (D-6.11).</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Bodies">Names of bodies.</param>
/// <param name="Organ">Full name of the committee.</param>
/// <param name="Today">Today.</param>
public sealed record SurveyPaper(ResearchSurvey Survey, IReadOnlyDictionary<SupervisedBodyId, string> Bodies, string Organ, DateOnly Today)
{
    /// <summary>The report with situation, problems, proposals and a list of where the group was.</summary>
    public ListPaper Report => new(Survey.ReportTitle, Survey.Dossier.ToString(),
    [
        new PaperPart.Text([DocumentParagraph.Plain(Opening)]),
        Words("一、基本情况", Survey.Situation), Words("二、存在的问题", Survey.Problems),
        new PaperPart.Text([new(TextLevel.First, "三、意见建议", ""), .. Survey.Proposals.Select(p => DocumentParagraph.Plain($"{p.Order}. {p.Text}{For(p)}"))]),
        new PaperPart.Text([new(TextLevel.First, "附：调研情况", "")]),
        new PaperPart.Table(
            [("日期", 20), ("方式", 14), ("地点或者对象", 36), ("参加人员", 30)],
            [.. Survey.Visits.Select(IReadOnlyList<string> (v) => [v.Day.Full(), v.Way.Word(), v.Place, v.People])]),
    ], new(Organ + "专题调研组", (Survey.ReachedOn(SurveyState.Report) ?? Today).Full()));

    /// <summary>The outline: purpose, questions, ways, days, group.</summary>
    public ListPaper Outline => new($"{Survey.Title}调研提纲", Survey.Dossier.ToString(),
    [
        Words("一、调研目的", Survey.Purpose), Words("二、调研内容", Survey.Questions), Words("三、调研方式", Survey.Ways),
        Words("四、时间安排", $"{Days}{(Survey.ReportDue is { } due ? $"{due.Full()}前提交调研报告。" : "")}"),
        new PaperPart.Text([new(TextLevel.First, "五、调研组", "")]),
        new PaperPart.Table(
            [("职责", 20), ("姓名", 30), ("职务", 50)], [.. Survey.Surveyors.Select(IReadOnlyList<string> (s) => [s.IsLeader ? "组长" : "成员", s.Name, s.Post])]),
    ], new(Organ + "专题调研组", (Survey.ReachedOn(SurveyState.Outline) ?? Today).Full()));

    private string Opening
    {
        get
        {
            var visits = Survey.Visits;
            var when = visits.Count == 0 ? "" : visits[0].Day == visits[^1].Day ? $"{visits[0].Day.Full()}，" : $"{visits[0].Day.Full()}至{visits[^1].Day.Full()}，";
            return string.Create(CultureInfo.InvariantCulture, $"{when}由{Survey.Leader?.Post}{Survey.Leader?.Name}带队，{Organ}专题调研组围绕“{Survey.Title}”开展调研，走访座谈 {Survey.Visits.Count} 次。现将有关情况报告如下：");
        }
    }

    private string Days => Survey.FieldFrom is { } from ? Survey.FieldUntil is { } until && until != from ? $"{from.Full()}至{until.Full()}调研。" : $"{from.Full()}起调研。" : "";

    private string For(SurveyProposal proposal) => proposal.Body is { } body && Bodies.TryGetValue(body, out var name) ? $"（{name}）" : "";

    private static PaperPart.Text Words(string heading, string text) =>
        new([new(TextLevel.First, heading, ""), .. DocumentText.Paragraphs(text).Select(DocumentParagraph.Plain)]);
}

/// <summary>Names that papers and pages of surveys need.</summary>
internal static class SurveyNames
{
    /// <summary>Short names of all bodies, closed ones too.</summary>
    public static async Task<IReadOnlyDictionary<SupervisedBodyId, string>> BodyNamesAsync(this SupervisionDb db, CancellationToken stop) =>
        await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
}
