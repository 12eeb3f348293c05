using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Tests.Domain.Plans;

/// <summary>D-4.7: an adjustment, line by line with its reasons; D-4.9: follow-ups.</summary>
public sealed class PlanVersionTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private readonly AnnualPlan plan = Published();
    private readonly PlanVersion draft;
    private readonly PlanItem item;

    public PlanVersionTests()
    {
        draft = PlanVersion.Start(new(Guid.NewGuid()), plan, First(), Today);
        item = Line("养老服务", 1);
    }

    [Fact]
    public void Given_a_line_that_has_begun_When_struck_Then_refused_and_ended_instead_D_4_7()
    {
        var struck = draft.ObstaclesToEnter(Entry(PlanChangeKind.Struck, hasBegun: true));

        Assert.Equal(PlanRules.BegunIsEnded, Assert.Single(struck).Clause);
        Assert.Empty(draft.ObstaclesToEnter(Entry(PlanChangeKind.Ended, hasBegun: true)));
        Assert.Equal(PlanRules.BegunIsEnded, Assert.Single(draft.ObstaclesToEnter(Entry(PlanChangeKind.Ended, hasBegun: false))).Clause);
        Assert.Empty(draft.ObstaclesToEnter(Entry(PlanChangeKind.Struck, hasBegun: false)));
    }

    [Theory]
    [InlineData(PlanChangeKind.Changed)]
    [InlineData(PlanChangeKind.Struck)]
    [InlineData(PlanChangeKind.Ended)]
    public void Given_a_line_that_is_done_When_adjusted_Then_refused(PlanChangeKind kind) => Assert.Contains(
        draft.ObstaclesToEnter(Entry(kind, hasBegun: true, isDone: true)), o => o.Message.Contains("已经完成", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Given_no_reason_When_entered_Then_refused_at_its_field_D_4_7(string reason) =>
        Assert.Equal("ChangeReason", Assert.Single(draft.ObstaclesToEnter(Entry(PlanChangeKind.Struck, reason: reason))).Field);

    [Fact]
    public void Given_a_reason_of_501_characters_When_entered_Then_refused() =>
        Assert.Contains("500", Assert.Single(draft.ObstaclesToEnter(Entry(PlanChangeKind.Struck, reason: new('理', 501)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_the_same_wording_When_changed_Then_refused() =>
        Assert.Equal("内容没有变化。", Assert.Single(draft.ObstaclesToEnter(Entry(PlanChangeKind.Changed, content: item.Content))).Message);

    [Fact]
    public void Given_a_line_with_its_dossier_When_its_form_changes_Then_refused()
    {
        item.Begin(new(MatterKind.Report, Guid.NewGuid()), "/d/2026-ZX-01");

        Assert.Equal("Kind", Assert.Single(draft.ObstaclesToEnter(Entry(PlanChangeKind.Changed, content: item.Content with { Kind = PlanItemKind.LawInspection }))).Field);
    }

    [Fact]
    public void Given_a_draft_under_way_When_another_is_begun_Then_refused() =>
        Assert.Contains("不能同时起草另一版", Assert.Single(PlanVersion.ObstaclesToStart(plan, draft)).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_nothing_entered_When_put_to_the_council_Then_refused() => Assert.Single(draft.ObstaclesToSubmit([]));

    [Fact]
    public void Given_a_decision_on_another_wording_When_adopted_Then_refused_D_8_15()
    {
        draft.Enter(Entry(PlanChangeKind.Struck));
        draft.Submit([], Today);
        var agreed = new PlanDecision(new(Guid.NewGuid()), "2026年第十三次主任会议", Today, true);

        Assert.Single(draft.ObstaclesToAdopt(agreed, isOnThisText: false));
        Assert.Single(draft.ObstaclesToAdopt(agreed with { IsApproval = false }, isOnThisText: true));
        Assert.Empty(draft.ObstaclesToAdopt(agreed, isOnThisText: true));
    }

    [Fact]
    public void Given_two_versions_When_compared_Then_added_changed_struck_and_ended_with_reasons_D_4_7()
    {
        var (a, b, c, d) = (Text("甲", 1), Text("乙", 2), Text("丙", 3), Text("丁", 4));
        var reasons = new[] { (b.Item, "推后"), (c.Item, "机构改革"), (d.Item, "新增任务") }.ToLookup(x => x.Item1, x => x.Item2);

        var found = PlanComparison.Of([a, b, c], [a with { Ended = "上级已办" }, b with { Time = "12月" }, d], reasons);

        Assert.Equal(
            [(PlanChangeKind.Ended, "甲", ""), (PlanChangeKind.Changed, "乙", "推后"), (PlanChangeKind.Struck, "丙", "机构改革"), (PlanChangeKind.Added, "丁", "新增任务")],
            found.Select(f => (f.Kind, f.Line.Title, f.Reason)));
        Assert.Equal(new PlanPartChange("时间", "10月", "12月"), Assert.Single(found[1].Parts));
    }

    [Fact]
    public void Given_changes_When_checked_Then_struck_and_ended_lines_do_not_count_D_4_5()
    {
        var other = Line("乡村振兴", 2);
        draft.Enter(Entry(PlanChangeKind.Struck));
        draft.Enter(new(PlanChangeKind.Ended, other.Id, new(other, true, false), null, "上级已办"));
        draft.Enter(new(PlanChangeKind.Added, new(Guid.NewGuid()), null, new(PlanItemKind.LawInspection, "统计法"), "新增"));

        Assert.Equal(["统计法"], PlanChange.Preview([item, other], draft.Changes, plan.Id).Select(i => i.Title));
        Assert.Equal(["乡村振兴", "统计法"], PlanChange.After([item, other], draft.Changes, plan.Id).Select(i => i.Title));
    }

    [Fact]
    public void Given_any_number_of_inspections_When_checked_Then_never_blocked_D_17_45() => Assert.DoesNotContain(
        AdoptionChecks.Of(plan, [.. Enumerable.Range(1, 12).Select(i => Line($"检查{i}", i, PlanItemKind.LawInspection))], new()),
        c => c.IsBlock && c.Clause == PlanRules.Inspections);

    [Fact]
    public void Given_two_sittings_in_one_month_When_lines_are_planned_Then_each_keeps_its_sitting_D_17_20()
    {
        var (first, second) = (new SittingId(Guid.NewGuid()), new SittingId(Guid.NewGuid()));
        PlanItem At(string title, SittingId sitting) => PlanItem.Of(new(Guid.NewGuid()), plan.Id, 1, new(PlanItemKind.CommitteeReport, title) { Time = new(6, 6), Sitting = sitting });
        var lines = Enumerable.Range(0, 6).Select(i => At($"一{i}", first)).Concat(Enumerable.Range(0, 6).Select(i => At($"二{i}", second))).ToList();

        Assert.DoesNotContain(AdoptionChecks.Of(plan, lines, new()), c => c.Clause == PlanRules.Load);
        Assert.Contains(AdoptionChecks.Of(plan, [.. lines, At("一次多", first)], new()), c => c.Clause == PlanRules.Load);
    }

    [Fact]
    public void Given_a_follow_up_When_reported_returned_and_reported_again_Then_closed_with_a_finding_D_4_9()
    {
        var body = new SupervisedBodyId(Guid.NewGuid());
        var line = PlanItem.Of(new(Guid.NewGuid()), plan.Id, 3, new(PlanItemKind.FollowUp, "教育决议执行情况")
        {
            Committees = [new("教科文卫委", new(Guid.NewGuid()))],
            Bodies = [new("县教育局", body)],
            Instrument = "关于促进教育高质量发展的决议（2024年6月）",
            ReportBy = new(2026, 9, 30),
        });
        var followUp = FollowUp.FromPlan(new(Guid.NewGuid()), plan, line);
        var duty = Assert.Single(followUp.Duties());
        Assert.Equal((new DateOnly(2026, 9, 30), null), (duty.Deadline.Day, duty.MetOn));
        Assert.Contains("还没有收到", Assert.Single(followUp.ObstaclesToClose("好")).Message, StringComparison.Ordinal);

        followUp.Report(Report());
        Assert.Single(followUp.ObstaclesToReport());
        followUp.Return("缺数据");
        Assert.Null(Assert.Single(followUp.Duties()).MetOn);
        followUp.Report(Report());
        followUp.Close("已落实", Today);

        Assert.Equal((FollowUpState.Closed, 2, "缺数据"), (followUp.State, followUp.Reports.Count, followUp.Reports[0].ReturnReason));
        Assert.NotNull(Assert.Single(followUp.Duties()).MetOn);
    }

    private static FollowUpReport Report() => new(Guid.NewGuid(), "报告.docx", new('a', 64), new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero), "罗小梅", false, 0);

    private PlanEntry Entry(PlanChangeKind kind, bool hasBegun = false, bool isDone = false, PlanItemContent? content = null, string reason = "机构改革") =>
        new(kind, item.Id, new(item, hasBegun, isDone), content ?? (kind == PlanChangeKind.Changed ? item.Content with { KeyPoints = "新的重点" } : null), reason);

    private PlanItem Line(string title, int order, PlanItemKind kind = PlanItemKind.CommitteeReport) => PlanItem.Of(
        new(Guid.NewGuid()), plan.Id, order, new(kind, title) { Committees = [new("财经委", new(Guid.NewGuid()))], Time = new(10, 10) });

    private static PlanVersionLine Text(string title, int order) => new(new(Guid.NewGuid()), order, PlanItemKind.CommitteeReport, title) { Time = "10月" };

    private PlanVersion First() => PlanVersion.First(new(Guid.NewGuid()), plan, []);

    private static AnnualPlan Published()
    {
        var made = AnnualPlan.Create(new(Guid.NewGuid()), 2026, new(2026, 1, 5));
        made.Draft(new(2026, 1, 5));
        foreach (var topic in StatutoryTopic.All)
        {
            made.Strike(topic.Code, "本级无此事项");
        }

        made.Submit([], new(2026, 1, 6));
        made.Adopt(new(new(Guid.NewGuid()), "2026年第一次主任会议", new(2026, 1, 8), true));
        made.Publish(new(2026, 1, 9));
        return made;
    }
}
