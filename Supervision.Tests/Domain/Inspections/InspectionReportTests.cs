using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>The draft of the report and what people write into it (D-6.10).</summary>
public sealed class InspectionReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_findings_When_compiled_Then_every_sentence_about_an_article_rests_on_its_findings_and_nothing_is_invented()
    {
        var facts = Facts();

        var draft = InspectionReportDraft.Of(facts);

        var problem = Assert.Single(draft, d => d.Part == GroupPart.Problems);
        Assert.Equal("第三十三条（摘要0）", problem.Heading);
        Assert.Equal("检查 3 次：符合 1、部分符合 1、不符合 1；符合率 33.33%。", problem.Sentences[0].Text);
        Assert.Equal(["农贸市场2（市场监管局）：地面积水（不符合，严重）。", "农贸市场1（市场监管局）：台账不全（部分符合，一般）。"], problem.Sentences.Skip(1).Select(s => s.Text));
        Assert.Equal(facts.Findings.Select(f => f.Id).Order(), problem.Sentences[0].Findings.Order());
        Assert.Equal(facts.Findings[2].Id, Assert.Single(problem.Sentences[1].Findings));
        Assert.Contains(draft.SelectMany(d => d.Sentences), s => s.Text == "第三十四条未检查。");
        Assert.Equal("更换台账（市场监管局）。", Assert.Single(Assert.Single(draft, d => d.Part == GroupPart.Proposals).Sentences).Text);
        Assert.DoesNotContain(draft, d => d.Part == GroupPart.Amendments);
    }

    [Fact]
    public void Given_edited_paragraphs_When_compiled_again_Then_they_stay_are_marked_when_findings_came_and_the_rest_is_replaced_once()
    {
        var facts = Facts();
        var report = InspectionReport.For(facts.Inspection.Id);
        report.Take(InspectionReportDraft.Of(facts), facts.Table.Print(), Now);
        var count = report.Paragraphs.Count;
        report.Take(InspectionReportDraft.Of(facts), facts.Table.Print(), Now);
        Assert.Equal(count, report.Paragraphs.Count);
        var problem = report.Paragraphs.Single(p => p.Part == GroupPart.Problems);
        var kept = problem.Sentences[1];

        report.Write(problem.Id, "第三十三条", $"{kept.Text}问题比较普遍。", new("周建平", Now));
        var added = report.Add(GroupPart.Amendments, "", "建议明确小作坊的责任。", new("周建平", Now));
        report.Take(InspectionReportDraft.Of(Facts(more: true)), "另外的数字", Now);

        problem = report.Find(problem.Id)!;
        Assert.Equal([kept.Text, "问题比较普遍。"], problem.Sentences.Select(s => s.Text));
        Assert.True(problem.IsOutdated);
        Assert.Equal((kept.Findings.Count, 0), (problem.Sentences[0].Findings.Count, problem.Sentences[1].Findings.Count));
        Assert.Equal("建议明确小作坊的责任。", report.Find(added)!.Text);
        Assert.Equal(count + 1, report.Paragraphs.Count);
    }

    [Fact]
    public void Given_nothing_or_too_much_When_a_paragraph_is_written_Then_refused_at_its_field()
    {
        var report = InspectionReport.For(new(Guid.NewGuid()));

        Assert.Equal(
            ["小标题最多 100 个字。", "请填写内容，最多 8000 个字。"], report.ObstaclesToWrite(null, new('题', 101), " ").Select(o => o.Message));
        Assert.Equal("这一段已经不在报告里，请刷新页面。", Assert.Single(report.ObstaclesToWrite(new(Guid.NewGuid()), "", "内容")).Message);
    }

    private static readonly LawInspection Inspection = GroupReportGuardTests.InField();

    private static readonly IReadOnlyList<Guid> Ids = [.. Enumerable.Range(0, 4).Select(_ => Guid.NewGuid())];

    private static DraftFacts Facts(bool more = false)
    {
        var (item, body) = (Inspection.Items[0].Id, Inspection.Bodies[0].Body);
        List<FindingLine> findings =
        [
            new(Ids[0], 1, item, body, "农贸市场", ComplianceGrade.Compliant, null, "证照齐全", ""),
            new(Ids[1], 2, item, body, "农贸市场1", ComplianceGrade.Partly, FindingSeverity.Ordinary, "台账不全。", "更换台账"),
            new(Ids[2], 3, item, body, "农贸市场2", ComplianceGrade.NotCompliant, FindingSeverity.Serious, "地面积水", "更换台账"),
        ];
        findings.AddRange(more ? [new(Ids[3], 4, item, body, "农贸市场3", ComplianceGrade.Partly, FindingSeverity.Considerable, "没有冷柜", "")] : []);
        var table = ComplianceTable.Of(Inspection, findings.GroupBy(f => f.Grade).Select(g => new GradeCount(item, body, g.Key, g.Count())));
        return new(Inspection, "食品安全法", table, findings, [], [], [], new Dictionary<SupervisedBodyId, string> { [body] = "市场监管局" });
    }
}
