using Microsoft.Extensions.Options;
using Supervision.Domain.Documents;
using Supervision.Domain.Inspections;
using Supervision.Web.App;
using Supervision.Web.Documents;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Reporting;

/// <summary>Puts the group's report together as the paper it will be: the text as written, tables and annexes from the compliance view (D-6.10).</summary>
public sealed class GroupReportPapers(IOptions<HouseOptions> house)
{
    public async Task<ListPaper> ComposeAsync(SupervisionDb db, LawInspection inspection, CancellationToken stop) =>
        Compose(await db.DraftFactsAsync(inspection, stop), await db.GroupReportAsync(inspection.Id, stop));

    /// <summary>The paper.</summary>
    public ListPaper Compose(DraftFacts facts, InspectionReport? report) => new(
        LawInspection.ReportTitleOf(facts.Law),
        facts.Inspection.Leader is { } leader ? $"{house.Value.Committee}执法检查组组长　{leader.Name}" : "",
        [
            .. Text(report),
            new PaperPart.Signed(house.Value.Committee + "执法检查组", (facts.Inspection.SignedOn ?? facts.Inspection.ReachedOn(InspectionState.GroupPlenaryHeld))?.Full() ?? "　　年　月　日"),
            .. Annexes(facts),
        ]);

    private static IEnumerable<PaperPart> Text(InspectionReport? report)
    {
        var number = 0;
        foreach (var part in (report?.Paragraphs ?? []).GroupBy(p => p.Part))
        {
            List<DocumentParagraph> paragraphs = [new(TextLevel.First, $"{ChineseNumeral.Of(++number)}、{part.Key.Word()}", "")];
            var order = 0;
            foreach (var paragraph in part)
            {
                paragraphs.AddRange(Lines(paragraph, paragraph.Heading.Length > 0 || part.Count() > 1 ? $"（{ChineseNumeral.Of(++order)}）" : ""));
            }

            yield return new PaperPart.Text(paragraphs);
        }
    }

    private static IEnumerable<DocumentParagraph> Lines(GroupParagraph paragraph, string number)
    {
        var lines = DocumentText.Paragraphs(paragraph.Text);
        var heading = number + (paragraph.Heading.Length > 0 ? DocumentText.Line(paragraph.Heading).TrimEnd('。') + "。" : "");
        return lines.Select((line, i) => i == 0 && heading.Length > 0 ? new DocumentParagraph(TextLevel.Second, heading, line) : DocumentParagraph.Plain(line));
    }

    private static IEnumerable<PaperPart> Annexes(DraftFacts facts)
    {
        IReadOnlyList<(string Title, IReadOnlyList<PaperPart> Parts)> annexes =
        [
            ("条文检查情况表", [.. Apart(facts), .. Whole(Articles(facts))]), ("实地检查情况", Whole(Visits(facts))), ("随机抽查情况", Whole(Samples(facts))),
            ("问卷调查情况", Asked(facts)), ("检查发现问题清单", Problems(facts)),
            ("与上次检查逐条对照", Compared(facts)),
        ];
        var number = 0;
        foreach (var (title, parts) in annexes.Where(a => a.Parts.Count > 0))
        {
            yield return new PaperPart.NewPage();
            yield return new PaperPart.Text([new(TextLevel.First, $"附件{++number}　{title}", "")]);
            foreach (var part in parts)
            {
                yield return part;
            }
        }
    }

    private static IReadOnlyList<PaperPart> Whole(PaperPart.Table? table) => table is null ? [] : [table];

    // Never in what is signed: the leader signs when nothing is open any more.
    private static IReadOnlyList<PaperPart> Apart(DraftFacts facts) =>
        facts.Unconfirmed == 0 ? [] : [new PaperPart.Text([DocumentParagraph.Plain($"另有 {facts.Unconfirmed} 条检查记录未确认，不计入。")])];

    // What was asked, how it was published, how many answered; the counts only where there are enough (D-6.9, D-6.10).
    private static IReadOnlyList<PaperPart> Asked(DraftFacts facts) => [.. facts.Asked.SelectMany(a => Asked(a, facts.Asked.Count > 1))];

    private static IEnumerable<PaperPart> Asked(AskedLine asked, bool isOneOfMany)
    {
        yield return new PaperPart.Text([new(TextLevel.Second, isOneOfMany ? asked.Questionnaire.Title + "。" : "", (isOneOfMany ? "" : $"“{asked.Questionnaire.Title}”，") + asked.How)]);
        yield return new PaperPart.Table(
            [("问题", 36), ("方式", 10), ("回答", 14), ("选项和份数", 40)],
            [.. asked.Questionnaire.Questions.Select(IReadOnlyList<string> (q) => [$"{q.Order}．{q.Text}", KindOf(q.Kind), .. Answers(asked, q)])]);
    }

    private static IReadOnlyList<string> Answers(AskedLine asked, Ask ask) => asked.Counts?.FirstOrDefault(c => c.Ask.Id == ask.Id) is not { } count ? ["—", "不分项列出"]
        : [$"{count.Answered} 份", ask.Kind == AskKind.Text ? "文字回答，另行整理" : string.Join('；', count.Choices.Select(c => $"{c.Choice} {c.Count}"))];

    private static string KindOf(AskKind kind) => kind switch { AskKind.Single => "单选", AskKind.Multiple => "多选", _ => "填空" };

    private static PaperPart.Table Articles(DraftFacts facts)
    {
        var (problems, answers) = (facts.Problems, facts.Answers.ToLookup(a => a.Item));
        return new(
            [("条文", 20), ("责任单位", 18), ("单位自查", 18), ("检查记录", 18), ("符合率", 20), ("主要事实", 27)],
            [.. facts.Table.Rows.Select(IReadOnlyList<string> (row) =>
            [
                row.Item.Article.Words,
                string.Join('、', facts.Inspection.BodiesOf(row.Item.Id).Select(facts.NameOf)) + Elsewhere(facts, row.Item.Id),
                SelfAnswers(facts, row.Item.Id, [.. answers[row.Item.Id]]),
                row.Item.NotApplicable.Length > 0 ? $"不适用：{row.Item.NotApplicable}" : row.All.CountWords,
                row.Item.NotApplicable.Length > 0 ? "—" : row.All.RateWords,
                string.Join('；', problems.Where(p => p.Sources.Any(s => s.Item == row.Item.Id)).Take(MostFacts).Select(p => $"{p.Places}：{WholeClause.Within(p.Text, LongestFact)}")),
            ])]);
    }

    // The figures of the article hold what was found at other bodies, too; the paper says so.
    private static string Elsewhere(DraftFacts facts, ChecklistItemId item) =>
        facts.Inspection.BodiesOf(item) is { Count: > 0 } owners
        && facts.Findings.Where(f => f.Item == item && !owners.Contains(f.Body)).Select(f => facts.NameOf(f.Body)).Distinct().ToList() is { Count: > 0 } others
            ? $"（另有记录在{string.Join('、', others)}）" : "";

    // Each body that answers for the article, also one that handed in nothing (D-6.8); a single one is named beside it.
    private static string SelfAnswers(DraftFacts facts, ChecklistItemId item, IReadOnlyList<SelfLine> answers) => facts.Inspection.BodiesOf(item) is var owners
        ? string.Join('；', owners.Select(b => $"{(owners.Count > 1 ? facts.NameOf(b) + "：" : "")}{answers.FirstOrDefault(a => a.Body == b)?.Grade.Word() ?? "未报"}")) : "";

    private static PaperPart.Table? Visits(DraftFacts facts) => facts.Visits.Count == 0 ? null : new(
        [("日期", 29), ("组", 12), ("地点", 23), ("方式", 10), ("人员", 26)],
        [.. facts.Visits.Select(IReadOnlyList<string> (v) =>
            [v.Day.Full(), v.SubGroup > 0 ? LawInspection.SubGroupName(v.SubGroup) : "检查组", v.Place, v.IsAnnounced ? "明查" : "暗访", v.People])]);

    private static IReadOnlyList<PaperPart> Compared(DraftFacts facts) => facts.Compared is not { Rows.Count: > 0 } both ? [] :
    [
        new PaperPart.Text([DocumentParagraph.Plain(both.Answer), DocumentParagraph.Plain(both.Laws)]),
        new PaperPart.Table(
            [("条文", 24), ("上次", 26), ("本次", 26), ("变化", 24)],
            [.. both.Rows.Select(IReadOnlyList<string> (r) => [r.Article + (r.Formerly.Length > 0 ? $"（{r.Formerly}）" : ""), ComparedArticle.WordsOf(r.Before), ComparedArticle.WordsOf(r.Now), r.Change])]),
    ];

    private static PaperPart.Table? Samples(DraftFacts facts) => facts.Samples.Count == 0 ? null : new(
        [("抽查", 20), ("名单", 9), ("抽取", 9), ("种子", 19), ("抽中的单位", 43)],
        [.. facts.Samples.Select(IReadOnlyList<string> (s) => [s.Name, $"{s.Units.Count}", $"{s.Size}", $"{s.Seed}", string.Join('、', s.Drawn.Select(u => u.Name))])]);

    private static IReadOnlyList<PaperPart> Problems(DraftFacts facts)
    {
        var items = facts.Table.Rows.ToDictionary(r => r.Item.Id, r => r.Item);
        var problems = facts.Problems.Where(p => items.ContainsKey(p.Item)).OrderBy(p => items[p.Item].Line).ThenBy(p => p.Sources[0].Serial).ToList();
        if (problems.Count == 0)
        {
            return [];
        }

        var table = new PaperPart.Table(
            [("编号", 15), ("条文", 17), ("单位", 15), ("地点", 15), ("情况", 25), ("符合情况", 13)],
            [.. problems.Select(IReadOnlyList<string> (p) => [NumberOf(p), ArticlesOf(p, items), string.Join('、', p.Bodies.Select(facts.NameOf)), p.Places, p.Text, p.Grade.Word() + (p.Severity is { } severity ? $"（{severity.Word()}）" : "")])]);
        return problems.Exists(p => p.IsMerged)
            ? [new PaperPart.Text([DocumentParagraph.Plain($"发现问题 {problems.Sum(p => p.Sources.Count)} 条，同一问题归并以后 {problems.Count} 个；归并的注明来源记录的编号。")]), table] : [table];
    }

    private static string NumberOf(ProblemLine problem) => problem.IsMerged ? $"{problem.Number}（来源{string.Join('、', problem.Sources.Select(s => s.Serial))}）" : problem.Number;

    private static string ArticlesOf(ProblemLine problem, Dictionary<ChecklistItemId, ChecklistItem> items) =>
        string.Join('、', problem.Sources.Select(s => s.Item).Distinct().Where(items.ContainsKey).Select(i => items[i]).OrderBy(i => i.Line).Select(i => i.Article.Words));

    private const int MostFacts = 3;

    private const int LongestFact = 60;
}
