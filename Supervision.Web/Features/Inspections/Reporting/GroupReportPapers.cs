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
        IReadOnlyList<(string Title, PaperPart.Table? Table)> annexes =
        [
            ("条文检查情况表", Articles(facts)), ("实地检查情况", Visits(facts)), ("随机抽查情况", Samples(facts)), ("检查发现问题清单", Problems(facts)),
        ];
        var number = 0;
        foreach (var (title, table) in annexes.Where(a => a.Table is not null))
        {
            yield return new PaperPart.NewPage();
            yield return new PaperPart.Text([new(TextLevel.First, $"附件{++number}　{title}", "")]);
            yield return table!;
        }
    }

    private static PaperPart.Table Articles(DraftFacts facts)
    {
        var (findings, answers) = (facts.Findings.ToLookup(f => f.Item), facts.Answers.ToLookup(a => a.Item));
        return new(
            [("条文", 17), ("责任单位", 16), ("单位自查", 15), ("检查记录", 20), ("符合率", 15), ("主要事实", 27)],
            [.. facts.Table.Rows.Select(IReadOnlyList<string> (row) =>
            [
                row.Item.Article.Words,
                string.Join('、', facts.Inspection.BodiesOf(row.Item.Id).Select(facts.NameOf)),
                answers[row.Item.Id].Any() ? string.Join('；', answers[row.Item.Id].Select(a => $"{facts.NameOf(a.Body)}：{a.Grade.Word()}")) : "未报",
                row.Item.NotApplicable.Length > 0 ? $"不适用：{row.Item.NotApplicable}" : row.All.CountWords,
                row.Item.NotApplicable.Length > 0 ? "—" : row.All.RateWords,
                string.Join('；', InspectionReportDraft.Gravest(findings[row.Item.Id]).Take(MostFacts).Select(f => $"{f.Place}：{Short(f.Facts)}")),
            ])]);
    }

    private static PaperPart.Table? Visits(DraftFacts facts) => facts.Visits.Count == 0 ? null : new(
        [("日期", 26), ("组", 12), ("地点", 24), ("方式", 10), ("人员", 28)],
        [.. facts.Visits.Select(IReadOnlyList<string> (v) =>
            [v.Day.Full(), v.SubGroup > 0 ? LawInspection.SubGroupName(v.SubGroup) : "检查组", v.Place, v.IsAnnounced ? "明查" : "暗访", v.People])]);

    private static PaperPart.Table? Samples(DraftFacts facts) => facts.Samples.Count == 0 ? null : new(
        [("抽查", 22), ("名单", 10), ("抽取", 10), ("种子", 14), ("抽中的单位", 44)],
        [.. facts.Samples.Select(IReadOnlyList<string> (s) => [s.Name, $"{s.Units.Count}", $"{s.Size}", $"{s.Seed}", string.Join('、', s.Drawn.Select(u => u.Name))])]);

    private static PaperPart.Table? Problems(DraftFacts facts)
    {
        var numbers = facts.Table.Rows.ToDictionary(r => r.Item.Id, r => r.Item);
        var problems = facts.Findings.Where(f => f.Grade.IsProblem() && numbers.ContainsKey(f.Item)).OrderBy(f => numbers[f.Item].Line).ThenBy(f => f.Serial).ToList();
        return problems.Count == 0 ? null : new(
            [("编号", 9), ("条文", 17), ("单位", 15), ("地点", 16), ("情况", 29), ("符合情况", 14)],
            [.. problems.Select(IReadOnlyList<string> (f) =>
                [$"{f.Serial}", numbers[f.Item].Article.Words, facts.NameOf(f.Body), f.Place, f.Facts, f.Grade.Word() + (f.Severity is { } severity ? $"（{severity.Word()}）" : "")])]);
    }

    private const int MostFacts = 3;

    private const int LongestFact = 60;

    private static string Short(string facts)
    {
        var line = DocumentText.Line(facts).TrimEnd('。');
        return line.Length <= LongestFact ? line : line[..LongestFact] + "……";
    }
}
