using Supervision.Domain.Calendar;
using Supervision.Domain.Documents;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>A confirmed finding as the report reads it.</summary>
public sealed record FindingLine(
    Guid Id, int Serial, ChecklistItemId Item, SupervisedBodyId Body, string Place, ComplianceGrade Grade, FindingSeverity? Severity, string Facts, string Proposal)
{
    /// <summary>The problem it was taken into; null while it stands alone.</summary>
    public MergedProblemId? Merged { get; init; }
}

/// <summary>A body's own answer on an article.</summary>
public sealed record SelfLine(ChecklistItemId Item, SupervisedBodyId Body, SelfGrade Grade);

/// <summary>A questionnaire as the report notes it.</summary>
/// <param name="Questionnaire">The questionnaire.</param>
/// <param name="Sheets">How many sheets came back.</param>
/// <param name="Links">One-time links given out; 0 with a common link.</param>
/// <param name="Counts">Counts by question; null while there are too few to be broken down.</param>
public sealed record AskedLine(Questionnaire Questionnaire, int Sheets, int Links, IReadOnlyList<AskCount>? Counts)
{
    /// <summary>How it was published and answered: 2026年9月1日至9月10日，公开链接，任何人可以填写，不记名；收回 48 份.</summary>
    public string How => $"{Questionnaire.OpenedOn!.Value.Full()}{(Questionnaire.ClosedOn is { } end ? $"至{end.Full()}" : "起")}发放，"
        + (Questionnaire.IsOneTime ? $"一次性链接 {Links} 个，每个只能填写一次" : "公开链接和二维码，不限填写人") + $"；不记名，收回 {Sheets} 份。"
        + (Counts is null ? $"不足 {InspectionRules.LeastAnswersShown} 份，不分项列出。" : Questionnaire.IsOneTime ? "" : "结果只反映填写人的意见，不作推断。");
}

/// <summary>What a report is compiled from.</summary>
public sealed record DraftFacts(
    LawInspection Inspection, string Law, ComplianceTable Table, IReadOnlyList<FindingLine> Findings, IReadOnlyList<SelfLine> Answers,
    IReadOnlyList<FieldVisit> Visits, IReadOnlyList<SampleDraw> Samples, IReadOnlyDictionary<SupervisedBodyId, string> Names)
{
    /// <summary>Findings taken as one.</summary>
    public IReadOnlyList<MergedLine> Merges { get; init; } = [];

    /// <summary>Questionnaires that went out, with what came back.</summary>
    public IReadOnlyList<AskedLine> Asked { get; init; } = [];

    /// <summary>Of a follow-up inspection the comparison with the one it follows; null of any other.</summary>
    public InspectionComparison? Compared { get; init; }

    /// <summary>Findings that are not confirmed: they are in no figure and no list of the report (decision 0031).</summary>
    public int Unconfirmed { get; init; }

    /// <summary>Problems, merged ones as one, the gravest first.</summary>
    public IReadOnlyList<ProblemLine> Problems => ProblemLine.Of(Findings, Merges, item => Inspection.Find(item)?.Line ?? int.MaxValue);

    /// <summary>What the figures and the list of problems hang on, so that a report knows when they changed.</summary>
    public string Print => PrintOf(
        Table, Findings.Where(f => f.Merged is not null).Select(f => (f.Merged!.Value, f.Serial)), Asked.Where(a => a.Sheets > 0).Select(a => (a.Questionnaire.Id, a.Sheets)));

    /// <summary>The same from numbers alone.</summary>
    /// <param name="table">The compliance view.</param>
    /// <param name="sources">Findings that were taken into a problem with others.</param>
    /// <param name="sheets">Answered sheets by questionnaire.</param>
    public static string PrintOf(ComplianceTable table, IEnumerable<(MergedProblemId Merged, int Serial)> sources, IEnumerable<(QuestionnaireId Asked, int Count)> sheets)
    {
        var joined = sources.GroupBy(s => s.Merged).Select(g => string.Join('+', g.Select(s => s.Serial).Order())).Order(StringComparer.Ordinal);
        var asked = sheets.OrderBy(s => s.Asked.Value).Select(s => $"{s.Asked.Value}={s.Count}");
        return string.Join('|', joined.Concat(asked).Prepend(table.Print()));
    }

    public string NameOf(SupervisedBodyId body) => Names.GetValueOrDefault(body, "—");
}

/// <summary>Where a sentence comes from that rests on no single finding (D-6.10): the kind of record that it counts.</summary>
public enum SentenceSource
{
    /// <summary>A person wrote it.</summary>
    Person,

    /// <summary>年度监督工作计划.</summary>
    Plan,

    /// <summary>动员会.</summary>
    Meetings,

    /// <summary>实地检查和随机抽查.</summary>
    Field,

    /// <summary>问卷.</summary>
    Questionnaires,

    /// <summary>条文清单: what was to be looked into and was, or was not.</summary>
    Checklist,

    /// <summary>问题清单.</summary>
    Findings,
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

    private static IEnumerable<DraftParagraph> Overview(DraftFacts facts)
    {
        var (inspection, table) = (facts.Inspection, facts.Table);
        List<GroupSentence> sentences = [Plain($"按照年度监督工作计划，县人大常委会执法检查组对《{facts.Law}》的实施情况进行了检查。", SentenceSource.Plan)];
        if (inspection.Mobilisation is { } meeting)
        {
            sentences.Add(Plain($"{meeting.Day.Full()}召开动员会，被检查单位 {inspection.Bodies.Count} 个。", SentenceSource.Meetings));
        }

        if (facts.Visits.Count > 0)
        {
            var unannounced = facts.Visits.Count(v => !v.IsAnnounced);
            sentences.Add(Plain($"{DaysOf(facts.Visits)}实地检查 {facts.Visits.Count} 次{(unannounced > 0 ? $"，其中暗访 {unannounced} 次" : "")}"
                + (facts.Samples.Count > 0 ? $"；随机抽查 {facts.Samples.Count} 次，抽取样本 {facts.Samples.Sum(s => s.Size)} 个。" : "。"), SentenceSource.Field));
        }

        sentences.AddRange(facts.Asked.Where(a => a.Sheets > 0).Select(a => Plain($"开展“{a.Questionnaire.Title}”，收回 {a.Sheets} 份。", SentenceSource.Questionnaires)));
        sentences.Add(Plain(table.Coverage, SentenceSource.Checklist));
        sentences.Add(table.Total.Checks == 0 ? Plain("还没有确认的检查记录。", SentenceSource.Findings) : new(
            $"检查记录 {table.Total.Checks} 条：{table.Total.CountWords}；符合率 {table.Total.RateWords}。", [.. facts.Findings.Select(f => f.Id)]));
        if (facts.Problems is var problems && problems.Any(p => p.IsMerged))
        {
            sentences.Add(new($"发现问题 {table.Total.Problems} 条，同一问题归并以后 {problems.Count} 个。", [.. problems.SelectMany(p => p.Sources).Select(f => f.Id)]));
        }

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
            sentences.AddRange(chapter.Rows.Where(r => r.IsUnchecked).Select(r => Plain($"{r.Item.Article.Words}未检查。", SentenceSource.Checklist)));
            yield return new(GroupPart.Practice, $"practice:{chapter.Name}", chapter.Name, sentences);
        }
    }

    private static IEnumerable<DraftParagraph> Problems(DraftFacts facts)
    {
        var (byItem, listed) = (facts.Findings.ToLookup(f => f.Item), facts.Problems.ToLookup(p => p.Item));
        foreach (var row in facts.Table.Rows.Where(r => r.All.Problems > 0))
        {
            var gravest = listed[row.Item.Id].ToList();
            List<GroupSentence> sentences = [new(
                $"检查 {row.All.Checks} 次：{row.All.CountWords}；符合率 {row.All.RateWords}。", [.. byItem[row.Item.Id].Select(f => f.Id)])];
            sentences.AddRange(gravest.Take(MostQuoted).Select(p => new GroupSentence(Sentence(facts, p), [.. p.Sources.Select(f => f.Id)])));
            if (gravest.Count > MostQuoted)
            {
                sentences.Add(new($"其余 {gravest.Count - MostQuoted} 个见附件问题清单。", [.. gravest.Skip(MostQuoted).SelectMany(p => p.Sources).Select(f => f.Id)]));
            }

            sentences.AddRange(Elsewhere(facts, row.Item.Id));
            yield return new(GroupPart.Problems, $"problem:{row.Item.Id.Value}", HeadingOf(row.Item), sentences);
        }
    }

    private static string HeadingOf(ChecklistItem item) => item.Gist.Length > 0 ? $"{item.Article.Words}（{item.Gist}）" : item.Article.Words;

    private static string Sentence(DraftFacts facts, ProblemLine problem) => problem.IsMerged
        ? $"{Quote(problem.Text)}（{string.Join('、', problem.Bodies.Select(facts.NameOf))}，{problem.Places}；{problem.GradeWords}；检查记录 {problem.Sources.Count} 条）。"
        : $"{problem.Places}（{facts.NameOf(problem.Bodies[0])}）：{Quote(problem.Text)}（{problem.GradeWords}）。";

    // A problem over several articles is told once; under the others stands where.
    private static IEnumerable<GroupSentence> Elsewhere(DraftFacts facts, ChecklistItemId item) => facts.Problems.Where(p => p.Item != item && p.Sources.Any(s => s.Item == item))
        .Select(p => (Problem: p, Own: p.Sources.Where(s => s.Item == item).ToList()))
        .Select(x => new GroupSentence($"另有 {x.Own.Count} 条归并在{facts.Inspection.Find(x.Problem.Item)!.Article.Words}的问题里。", [.. x.Own.Select(f => f.Id)]));

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

    // Shortened at the end of a sentence; the whole stands in the annex.
    private static string Quote(string facts)
    {
        var line = DocumentText.Line(facts).TrimEnd('。');
        var quoted = WholeClause.Within(line, LongestQuote);
        return quoted.Length == line.Length ? quoted : quoted + "，详见附件问题清单";
    }

    private static GroupSentence Plain(string text, SentenceSource source) => new(text, [], source);
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
