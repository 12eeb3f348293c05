using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>A finding as the report reads it.</summary>
public sealed record FindingLine(
    Guid Id, int Serial, ChecklistItemId Item, SupervisedBodyId Body, string Place, ComplianceGrade Grade, FindingSeverity? Severity, string Facts, string Proposal);

/// <summary>A body's own answer on an article.</summary>
public sealed record SelfLine(ChecklistItemId Item, SupervisedBodyId Body, SelfGrade Grade);

/// <summary>What a report is compiled from.</summary>
public sealed record DraftFacts(
    LawInspection Inspection, string Law, ComplianceTable Table, IReadOnlyList<FindingLine> Findings, IReadOnlyList<SelfLine> Answers,
    IReadOnlyList<FieldVisit> Visits, IReadOnlyList<SampleDraw> Samples, IReadOnlyDictionary<SupervisedBodyId, string> Names)
{
    public string NameOf(SupervisedBodyId body) => Names.GetValueOrDefault(body, "—");
}

/// <summary>Compiles the draft of the group's report from what was found (D-6.10). Pure; nothing is invented: each sentence counts or quotes findings.</summary>
public static class InspectionReportDraft
{
    /// <summary>Most problems quoted under one article; the annex lists all.</summary>
    public const int MostQuoted = 5;

    /// <summary>Most proposals.</summary>
    public const int MostProposals = 30;

    /// <summary>Longest quotation of a fact.</summary>
    private const int LongestQuote = 300;

    public static IReadOnlyList<DraftParagraph> Of(DraftFacts facts) =>
        [.. Overview(facts), .. Practice(facts), .. Problems(facts), .. Proposals(facts)];

    /// <summary>The main facts of an article in short, for the table of articles: the gravest problems first.</summary>
    public static IReadOnlyList<FindingLine> Gravest(IEnumerable<FindingLine> findings) =>
        [.. findings.Where(f => f.Grade.IsProblem()).OrderByDescending(f => f.Severity).ThenByDescending(f => f.Grade).ThenBy(f => f.Serial)];

    private static IEnumerable<DraftParagraph> Overview(DraftFacts facts)
    {
        var (inspection, table) = (facts.Inspection, facts.Table);
        List<GroupSentence> sentences = [Plain($"按照年度监督工作计划，县人大常委会执法检查组对《{facts.Law}》的实施情况进行了检查。")];
        if (inspection.Mobilisation is { } meeting)
        {
            sentences.Add(Plain($"{meeting.Day.Full()}召开动员会，被检查单位 {inspection.Bodies.Count} 个。"));
        }

        if (facts.Visits.Count > 0)
        {
            var unannounced = facts.Visits.Count(v => !v.IsAnnounced);
            sentences.Add(Plain($"{DaysOf(facts.Visits)}实地检查 {facts.Visits.Count} 次{(unannounced > 0 ? $"，其中暗访 {unannounced} 次" : "")}"
                + (facts.Samples.Count > 0 ? $"；随机抽查 {facts.Samples.Count} 次，抽取样本 {facts.Samples.Sum(s => s.Size)} 个。" : "。")));
        }

        sentences.Add(new(table.Coverage, []));
        sentences.Add(table.Total.Checks == 0 ? Plain("还没有检查记录。") : new(
            $"检查记录 {table.Total.Checks} 条：{table.Total.CountWords}；符合率 {table.Total.RateWords}。", [.. facts.Findings.Select(f => f.Id)]));
        yield return new(GroupPart.Overview, "overview", "", sentences);
    }

    private static IEnumerable<DraftParagraph> Practice(DraftFacts facts)
    {
        var byItem = facts.Findings.ToLookup(f => f.Item);
        foreach (var chapter in facts.Table.Chapters.Where(c => c.All.Checks > 0))
        {
            List<GroupSentence> sentences = [new(
                $"应查 {chapter.Rows.Count(r => r.Item.NotApplicable.Length == 0)} 条，已查 {chapter.Rows.Count(r => r.All.Checks > 0)} 条，检查记录 {chapter.All.Checks} 条：{chapter.All.CountWords}；符合率 {chapter.All.RateWords}。",
                [.. chapter.Rows.SelectMany(r => byItem[r.Item.Id]).Select(f => f.Id)])];
            sentences.AddRange(chapter.Rows.Where(r => r.All is { Problems: 0, Compliant: > 0 }).Select(r => new GroupSentence(
                $"{r.Item.Article.Words}检查 {r.All.Checks} 次，没有发现问题。", [.. byItem[r.Item.Id].Select(f => f.Id)])));
            sentences.AddRange(chapter.Rows.Where(r => r.IsUnchecked).Select(r => Plain($"{r.Item.Article.Words}未检查。")));
            yield return new(GroupPart.Practice, $"practice:{chapter.Name}", chapter.Name, sentences);
        }
    }

    private static IEnumerable<DraftParagraph> Problems(DraftFacts facts)
    {
        var byItem = facts.Findings.ToLookup(f => f.Item);
        foreach (var row in facts.Table.Rows.Where(r => r.All.Problems > 0))
        {
            var gravest = Gravest(byItem[row.Item.Id]);
            List<GroupSentence> sentences = [new(
                $"检查 {row.All.Checks} 次：{row.All.CountWords}；符合率 {row.All.RateWords}。", [.. byItem[row.Item.Id].Select(f => f.Id)])];
            sentences.AddRange(gravest.Take(MostQuoted).Select(f => new GroupSentence(
                $"{f.Place}（{facts.NameOf(f.Body)}）：{Quote(f.Facts)}（{f.Grade.Word()}{(f.Severity is { } severity ? "，" + severity.Word() : "")}）。", [f.Id])));
            if (gravest.Count > MostQuoted)
            {
                sentences.Add(new($"其余 {gravest.Count - MostQuoted} 条见附件问题清单。", [.. gravest.Skip(MostQuoted).Select(f => f.Id)]));
            }

            yield return new(GroupPart.Problems, $"problem:{row.Item.Id.Value}", $"{row.Item.Article.Words}（{row.Item.Summary.TrimEnd('。', '：', '；', '，')}）", sentences);
        }
    }

    // Equal proposals are one, with how many findings ask for it.
    private static IEnumerable<DraftParagraph> Proposals(DraftFacts facts) =>
        facts.Findings.Where(f => f.Proposal.Length > 0).GroupBy(f => f.Proposal.Trim(), StringComparer.Ordinal)
            .OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count()).ThenBy(g => g.Min(f => f.Serial)).Take(MostProposals)
            .Select(g => new DraftParagraph(GroupPart.Proposals, $"proposal:{g.Key}", "",
            [
                new($"{g.Key.TrimEnd('。')}（{string.Join('、', g.Select(f => facts.NameOf(f.Body)).Distinct())}）。", [.. g.Select(f => f.Id)]),
            ]));

    private static string DaysOf(IReadOnlyList<FieldVisit> visits)
    {
        var (first, last) = (visits.Min(v => v.Day), visits.Max(v => v.Day));
        return first == last ? first.Full() : $"{first.Full()}至{last.Full()}";
    }

    private static string Quote(string facts)
    {
        var line = string.Join(' ', facts.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).TrimEnd('。');
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "……";
    }

    private static GroupSentence Plain(string text) => new(text, []);
}

/// <summary>Words of the report.</summary>
public static class GroupParts
{
    /// <summary>Headings of the parts as the paper has them.</summary>
    public static string Word(this GroupPart part) => part switch
    {
        GroupPart.Overview => "检查的总体情况",
        GroupPart.Practice => "法律的贯彻实施情况",
        GroupPart.Problems => "存在的主要问题",
        GroupPart.Proposals => "改进执法工作的建议",
        _ => "修改完善法律法规的建议",
    };
}
