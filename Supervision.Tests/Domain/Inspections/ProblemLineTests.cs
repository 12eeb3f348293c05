using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>Problems taken as one: fewer problems, the same figures (D-6.9, D-6.12).</summary>
public sealed class ProblemLineTests
{
    private static readonly LawInspection Inspection = GroupReportGuardTests.InField();

    private static readonly (ChecklistItemId First, ChecklistItemId Second) Items = (Inspection.Items[0].Id, Inspection.Items[1].Id);

    private static readonly SupervisedBodyId Body = Inspection.Bodies[0].Body;

    private static readonly MergedProblemId Merged = new(Guid.NewGuid());

    [Fact]
    public void D_6_12_Given_merged_problems_When_counted_Then_checks_and_rate_stay_and_only_the_problems_become_fewer()
    {
        var facts = Facts();

        var tally = new ProblemTally([new(Items.First, Body, Merged, 2), new(Items.Second, Body, Merged, 1)]);

        Assert.Equal((4, 5, "25.00%"), (facts.Table.Total.Problems, facts.Table.Total.Checks, facts.Table.Rows[0].All.RateWords));
        Assert.Equal((2, 2, 1), (tally.Of(facts.Table), tally.Of(facts.Table.Rows[0]), tally.Of(facts.Table.Rows[1])));
        Assert.Equal(("问题 4 条，归并后 2 个", "问题 3 条，归并后 2 个", ""), (tally.Words(facts.Table), tally.Words(facts.Table.Rows[0]), tally.Words(facts.Table.Rows[1])));
        Assert.Equal(facts.Problems.Count, tally.Of(facts.Table));
    }

    [Fact]
    public void D_6_10_Given_a_merged_problem_over_two_articles_When_the_report_is_drafted_Then_it_is_told_once_rests_on_all_its_findings_and_the_other_article_says_where()
    {
        var facts = Facts();

        var draft = InspectionReportDraft.Of(facts);

        var (first, second) = (draft.Single(d => d.Key == $"problem:{Items.First.Value}"), draft.Single(d => d.Key == $"problem:{Items.Second.Value}"));
        var told = Assert.Single(first.Sentences, s => s.Text == "两个市场台账不全（市场监管局，市场2、市场3、市场5；不符合，严重；检查记录 3 条）。");
        Assert.Equal(facts.Findings.Where(f => f.Merged is not null).Select(f => f.Id), told.Findings);
        Assert.Equal(["检查 1 次：符合 0、部分符合 0、不符合 1；符合率 0.00%。", $"另有 1 条归并在{Inspection.Items[0].Article.Words}的问题里。"], second.Sentences.Select(s => s.Text));
        Assert.Equal(facts.Findings[4].Id, Assert.Single(second.Sentences[1].Findings));
        Assert.Contains(draft[0].Sentences, s => s.Text == "发现问题 4 条，同一问题归并以后 2 个。");
        Assert.DoesNotContain(draft.SelectMany(d => d.Sentences), s => s.Text.Contains("台账缺页", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_report_When_problems_are_merged_or_an_answer_comes_Then_what_is_signed_is_another()
    {
        var (plain, merged) = (Facts(merged: false), Facts());
        var asked = plain with { Asked = [new(Questionnaire.Of(new(Guid.NewGuid()), Inspection.Id, "x"), 12, 0, null)] };

        Assert.NotEqual(plain.Print, merged.Print);
        Assert.NotEqual(plain.Print, asked.Print);
        Assert.Equal(plain.Table.Print(), plain.Print);
    }

    private static DraftFacts Facts(bool merged = true)
    {
        var into = merged ? (MergedProblemId?)Merged : null;
        List<FindingLine> findings =
        [
            Line(1, Items.First, ComplianceGrade.Compliant, null, "齐全"),
            Line(2, Items.First, ComplianceGrade.Partly, FindingSeverity.Ordinary, "台账缺页") with { Merged = into },
            Line(3, Items.First, ComplianceGrade.NotCompliant, FindingSeverity.Serious, "没有台账") with { Merged = into },
            Line(4, Items.First, ComplianceGrade.Partly, FindingSeverity.Ordinary, "没有冷柜"),
            Line(5, Items.Second, ComplianceGrade.NotCompliant, FindingSeverity.Ordinary, "票据没有留存") with { Merged = into },
        ];
        var counts = findings.GroupBy(f => (f.Item, f.Grade)).Select(g => new GradeCount(g.Key.Item, Body, g.Key.Grade, g.Count()));
        return new(Inspection, "食品安全法", ComplianceTable.Of(Inspection, counts), findings, [], [], [], new Dictionary<SupervisedBodyId, string> { [Body] = "市场监管局" })
        {
            Merges = merged ? [new(Merged, 1, "两个市场台账不全。")] : [],
        };
    }

    private static FindingLine Line(int serial, ChecklistItemId item, ComplianceGrade grade, FindingSeverity? severity, string facts) =>
        new(Guid.NewGuid(), serial, item, Body, $"市场{serial}", grade, severity, facts, "");
}
