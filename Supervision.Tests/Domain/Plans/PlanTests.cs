using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Tests.Domain.Plans;

/// <summary>D-4: course, checks, statutory list, duties.</summary>
public sealed class PlanTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);
    private static readonly PlanLimits Limits = new();
    private static readonly WorkCommitteeId Lead = new(Guid.NewGuid());
    private readonly AnnualPlan plan = Drafted();
    private int order;

    [Fact]
    public void Given_two_organs_for_the_appraisal_When_submitted_Then_blocked_D_16_7()
    {
        PlanItem[] items = [Item(PlanItemKind.Appraisal, "述职测评甲", "县财政局"), Item(PlanItemKind.Appraisal, "述职测评乙", "县教育局")];
        var obstacles = plan.ObstaclesToSubmit(AdoptionChecks.Of(plan, items, Limits));

        Assert.Contains("每年只对 1 家机关开展述职测评，现在选了 2 家。", Assert.Single(obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_one_line_with_two_organs_When_checked_Then_it_counts_as_two_D_4_5() =>
        Assert.Contains(AdoptionChecks.Of(plan, [Item(PlanItemKind.Appraisal, "述职测评", "县财政局", "县教育局")], Limits), c => c.IsBlock && c.Clause == PlanRules.Appraisals);

    [Fact]
    public void Given_one_organ_When_the_council_agrees_on_12_February_2026_Then_publication_is_due_on_24_February_D_16_7()
    {
        var checks = AdoptionChecks.Of(plan, [Item(PlanItemKind.Appraisal, "述职测评", "县财政局")], Limits);
        plan.Submit(checks, Today);
        plan.Adopt(new(new(Guid.NewGuid()), "2026年第二次主任会议", new(2026, 2, 12), true));

        var duty = Assert.Single(PlanDuties.Of(Facts(new(2026, 2, 1)) with { AdoptedOn = plan.AdoptedOn }, Book(), Calculator()));

        Assert.Equal(("plan.publish", "RM-03"), (duty.Kind, duty.ReminderCode));
        Assert.Equal(new DateOnly(2026, 2, 19), duty.Deadline.Raw);
        Assert.Equal(new DateOnly(2026, 2, 24), duty.Deadline.Day);
        Assert.Contains("春节", duty.Deadline.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_plan_set_up_in_October_When_duties_are_derived_Then_the_dates_of_D_4_6_hold()
    {
        var facts = Facts(new(2025, 10, 8)) with { Committees = new Dictionary<WorkCommitteeId, DateOnly?> { [Lead] = null } };
        var days = PlanDuties.Of(facts, Book(), Calculator()).ToDictionary(d => d.Kind, d => d.Deadline.Day, StringComparer.Ordinal);

        Assert.Equal(new DateOnly(2025, 11, 30), days["plan.topics"]);
        Assert.Equal(new DateOnly(2025, 12, 31), days["plan.draft"]);
        Assert.Equal(new DateOnly(2026, 1, 31), days["plan.adopt"]);
        Assert.False(days.ContainsKey("plan.publish"));
    }

    [Fact]
    public void Given_a_plan_imported_after_its_dates_When_duties_are_derived_Then_nobody_is_late_from_the_start() =>
        Assert.Empty(PlanDuties.Of(Facts(new(2026, 6, 1)) with { Committees = new Dictionary<WorkCommitteeId, DateOnly?> { [Lead] = null } }, Book(), Calculator()));

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void Given_so_many_inspections_When_checked_Then_warned_outside_four_to_six_D_4_5(int count, bool warned)
    {
        var items = Enumerable.Range(0, count).Select(i => Item(PlanItemKind.LawInspection, $"检查{i}")).ToList();
        var found = AdoptionChecks.Of(plan, items, Limits).Where(c => c.Clause == PlanRules.Inspections).ToList();

        Assert.Equal(warned, found.Count == 1);
        Assert.All(found, c => Assert.False(c.IsBlock));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Given_so_many_inquiries_When_checked_Then_exactly_one_is_meant_D_4_5(int count, bool warned) => Assert.Equal(warned, AdoptionChecks
        .Of(plan, [.. Enumerable.Range(0, count).Select(i => Item(PlanItemKind.SpecialInquiry, $"询问{i}"))], Limits).Any(c => c.Clause == PlanRules.Inquiries));

    [Fact]
    public void Given_a_line_without_lead_When_checked_Then_it_blocks_and_is_named_D_4_5()
    {
        var bare = PlanItem.Of(new(Guid.NewGuid()), plan.Id, 9, new(PlanItemKind.CommitteeReport, "养老服务") { Committees = [new("有关专门委员会", null)] });
        var check = AdoptionChecks.Of(plan, [Item(PlanItemKind.Other, "甲"), bare], Limits).Single(c => c.Clause == PlanRules.LeadCommittee);

        Assert.True(check.IsBlock);
        Assert.Equal("2 项中 1 项缺牵头的承办委。", check.Message);
        Assert.Equal([bare.Id], check.Items);
    }

    [Fact]
    public void Given_seven_items_at_one_sitting_When_checked_Then_warned_D_4_5()
    {
        var sitting = new SittingId(Guid.NewGuid());
        PlanItem At(int i) => Item(new PlanItemContent(PlanItemKind.CommitteeReport, $"报告{i}") { Sitting = sitting, Time = new(6, 6) });

        Assert.DoesNotContain(AdoptionChecks.Of(plan, [.. Enumerable.Range(0, 6).Select(At)], Limits), c => c.Message.Contains("一次会议", StringComparison.Ordinal));
        Assert.Contains(AdoptionChecks.Of(plan, [.. Enumerable.Range(0, 7).Select(At)], Limits), c => !c.IsBlock && c.Message.Contains("听取 7 项", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Given_a_body_that_reports_often_When_checked_Then_warned_above_four_D_4_5(int count, bool warned) => Assert.Equal(warned, AdoptionChecks
        .Of(plan, [.. Enumerable.Range(0, count).Select(i => Item(PlanItemKind.CommitteeReport, $"报告{i}", "县民政局"))], Limits)
        .Any(c => c.Message.StartsWith("县民政局全年报告", StringComparison.Ordinal)));

    [Fact]
    public void Given_an_open_statutory_topic_When_submitted_Then_blocked_until_linked_or_struck_D_4_3()
    {
        var fresh = AnnualPlan.Create(new(Guid.NewGuid()), 2026, Today);
        fresh.Draft(Today);
        var item = Item(PlanItemKind.Statutory, "2025年度决算");
        Assert.Equal(8, fresh.ObstaclesToSubmit(AdoptionChecks.Of(fresh, [item], Limits)).Count);

        fresh.Link("final-accounts", item.Id);
        Assert.NotEmpty(fresh.ObstaclesToStrike(" "));
        Strike(fresh, "final-accounts");
        Assert.Empty(fresh.ObstaclesToSubmit(AdoptionChecks.Of(fresh, [item], Limits)));

        fresh.Forget(item.Id);
        Assert.Single(fresh.ObstaclesToSubmit(AdoptionChecks.Of(fresh, [item], Limits)));
    }

    [Fact]
    public void Given_a_struck_topic_When_checked_Then_warned_with_the_article_and_the_line_that_may_be_it_D_4_3()
    {
        var fresh = AnnualPlan.Create(new(Guid.NewGuid()), 2026, Today);
        Assert.Contains("至少 4 个字", Assert.Single(fresh.ObstaclesToStrike("x")).Message, StringComparison.Ordinal);
        fresh.Strike("half-year", "另行安排听取");
        var item = Item(PlanItemKind.Statutory, "2026年上半年预算执行情况");

        var warning = Assert.Single(AdoptionChecks.Of(fresh, [item], Limits), c => c.Message.Contains("上半年计划、预算执行情况", StringComparison.Ordinal));

        Assert.False(warning.IsBlock);
        Assert.Contains("监督法第二十条", warning.Message, StringComparison.Ordinal);
        Assert.Contains($"第 {item.Order} 项名称相近", warning.Message, StringComparison.Ordinal);
        Assert.Equal([item.Id], warning.Items);
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    public void Given_the_audit_report_in_another_month_than_the_accounts_When_checked_Then_warned_D_4_3(int month, int warnings)
    {
        var fresh = AnnualPlan.Create(new(Guid.NewGuid()), 2026, Today);
        var (accounts, audit) = (Item(PlanItemKind.Statutory, "2025年度决算"), Item(PlanItemKind.Statutory, "审计工作报告"));
        accounts.Describe(accounts.Content with { Time = new(8, 8) });
        audit.Describe(audit.Content with { Time = new(month, month) });
        fresh.Link("final-accounts", accounts.Id);
        fresh.Link("audit", audit.Id);

        Assert.Equal(warnings, AdoptionChecks.Of(fresh, [accounts, audit], Limits).Count(c => c.Message.Contains("同时听取", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2022年区级财政决算草案和2023年上半年预算执行情况", "final-accounts", "half-year")]
    [InlineData("2022年度区级预算执行和财政收支审计及2021年度审计查出问题整改情况", "audit", "audit-rectification")]
    [InlineData("行政事业性国有资产管理情况专项报告、国有资产管理情况综合报告", "state-assets")]
    [InlineData("2023年备案审查工作情况", "filing-review")]
    [InlineData("2019年度环境状况", "environment")]
    [InlineData("城市更新工作情况")]
    public void Given_a_title_When_compared_with_the_statutory_list_Then_the_right_topics_are_proposed(string title, params string[] codes) =>
        Assert.Equal(codes.Order(StringComparer.Ordinal), StatutoryTopic.All.Where(t => t.Resembles(title)).Select(t => t.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2026-01-15", true)]
    [InlineData("2026-01-16", false)]
    public void Given_the_organs_have_until_15_January_When_checked_Then_warned_as_long_as_their_time_runs_D_4_6(string day, bool warned)
    {
        var items = new[] { Item(PlanItemKind.Other, "甲") };
        plan.Consult(1, Today, 10);
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(warned, AdoptionChecks.Of(plan, items, Limits, today).Any(c => !c.IsBlock && c.Message.Contains("征求意见到2026年1月15日才结束", StringComparison.Ordinal)));
        Assert.Equal(warned, plan.EarlyWarning(today) is not null);
    }

    [Fact]
    public void Given_an_organs_answer_When_it_is_entered_again_Then_the_later_one_stands_D_4_6()
    {
        var court = new SupervisedBodyId(Guid.NewGuid());
        Assert.Contains("发出征求意见以后", Assert.Single(plan.ObstaclesToAnswer(court, "同意", false, Today, Today)).Message, StringComparison.Ordinal);
        plan.Consult(1, Today, 10);

        plan.Answer(court, "建议增加一项", false, Today, Today);
        plan.Answer(court, "", true, Today.AddDays(1), Today.AddDays(1));

        var answer = Assert.Single(plan.Answers);
        Assert.Equal(("", Today.AddDays(1)), (answer.Text, answer.ReceivedOn));
    }

    [Theory]
    [InlineData("", false, 0, "Text")]
    [InlineData("有意见", true, 0, "Text")]
    [InlineData("有意见", false, 1, "ReceivedOn")]
    [InlineData("有意见", false, -1, "ReceivedOn")]
    public void Given_a_half_answer_of_an_organ_When_entered_Then_refused_at_its_field(string text, bool none, int days, string field)
    {
        plan.Consult(1, Today, 10);

        Assert.Equal(field, Assert.Single(plan.ObstaclesToAnswer(new SupervisedBodyId(Guid.NewGuid()), text, none, Today.AddDays(days), Today)).Field);
    }

    [Fact]
    public void Given_names_without_a_body_When_checked_Then_they_are_listed_before_adoption_D_4_4()
    {
        var known = new NamedBody("县人民政府", new(Guid.NewGuid()));
        var line = Item(new PlanItemContent(PlanItemKind.CommitteeReport, "司法公正") { Bodies = [known, new("县法院", null), new("县检察院", null)], Time = new(6, 6) });
        var other = Item(PlanItemKind.KeyWork, "老旧小区改造", "各有关部门");

        var check = AdoptionChecks.Of(plan, [line, other], Limits).Single(c => c.Message.Contains("没有对应到", StringComparison.Ordinal));

        Assert.False(check.IsBlock);
        Assert.StartsWith("2 个报告单位的名称没有对应到已有单位：县法院、县检察院。", check.Message, StringComparison.Ordinal);
        Assert.Equal([line.Id], check.Items);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Given_the_final_accounts_in_a_month_When_checked_Then_warned_outside_June_to_September_D_4_3(int month, bool warned)
    {
        var fresh = AnnualPlan.Create(new(Guid.NewGuid()), 2026, Today);
        fresh.Draft(Today);
        var item = Item(new PlanItemContent(PlanItemKind.Statutory, "2025年度决算") { Time = new(month, month) });
        fresh.Link("final-accounts", item.Id);

        Assert.Equal(warned, AdoptionChecks.Of(fresh, [item], Limits).Any(c => !c.IsBlock && c.Message.Contains("应当在 6—9月听取", StringComparison.Ordinal)));
    }

    [Fact]
    public void Given_no_confirmed_approval_When_adopted_Then_refused_D_4_6()
    {
        plan.Submit(AdoptionChecks.Of(plan, [Item(PlanItemKind.Other, "甲")], Limits), Today);

        Assert.Contains("还没有主任会议", plan.ObstaclesToAdopt(null)[0].Message, StringComparison.Ordinal);
        Assert.NotEmpty(plan.ObstaclesToAdopt(new(new(Guid.NewGuid()), "会议", Today, false)));
        Assert.Throws<RuleBrokenException>(() => plan.Publish(Today));
    }

    [Fact]
    public void Given_the_council_has_the_draft_When_edited_Then_refused_until_it_comes_back()
    {
        plan.Submit(AdoptionChecks.Of(plan, [Item(PlanItemKind.Other, "甲")], Limits), Today);
        Assert.NotEmpty(plan.ObstaclesToEdit());

        plan.Return();
        Assert.Empty(plan.ObstaclesToEdit());
    }

    [Fact]
    public void Given_the_year_is_not_over_When_closed_Then_refused_D_4_6()
    {
        plan.Submit(AdoptionChecks.Of(plan, [Item(PlanItemKind.Other, "甲")], Limits), Today);
        plan.Adopt(new(new(Guid.NewGuid()), "会议", Today, true));
        plan.Publish(Today);

        Assert.NotEmpty(plan.ObstaclesToClose(0, new(2026, 12, 31)));
        Assert.NotEmpty(plan.ObstaclesToClose(1, new(2027, 1, 1)));
        Assert.Empty(plan.ObstaclesToClose(0, new(2027, 1, 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("养老\u200B服务")]
    [InlineData("养老\u202E服务")]
    public void Given_a_bad_title_When_written_Then_refused_at_its_field(string title) =>
        Assert.Equal("Title", Assert.Single(new PlanItemContent(PlanItemKind.Other, title).Obstacles()).Field);

    [Fact]
    public void Given_a_title_of_201_characters_When_written_Then_the_limit_is_named() =>
        Assert.Equal("事项名称最多 200 个字，现在有 201 个字。", new PlanItemContent(PlanItemKind.Other, new string('字', 201)).Obstacles()[0].Message);

    [Fact]
    public void Given_a_proposal_without_source_When_handed_in_Then_refused_D_4_2() =>
        Assert.Contains(new TopicText(2026, "养老服务", null, PlanItemKind.CommitteeReport, "反映集中").Obstacles(), o => o.Field == "Source");

    [Fact]
    public void There_are_six_sources_and_two_further_origins_D_4_2() => Assert.Equal(8, PlanWords.Sources.Count);

    private static AnnualPlan Drafted()
    {
        var drafted = AnnualPlan.Create(new(Guid.NewGuid()), 2026, Today);
        drafted.Draft(Today);
        foreach (var topic in StatutoryTopic.All)
        {
            drafted.Strike(topic.Code, "本级无此事项");
        }

        return drafted;
    }

    private static void Strike(AnnualPlan target, string except)
    {
        foreach (var topic in StatutoryTopic.All.Where(t => t.Code != except))
        {
            target.Strike(topic.Code, "本级无此事项");
        }
    }

    private PlanItem Item(PlanItemKind kind, string title, params string[] bodies) =>
        Item(new(kind, title) { Bodies = [.. bodies.Select(b => new NamedBody(b, null))], Time = new(6, 6) });

    private PlanItem Item(PlanItemContent content) =>
        PlanItem.Of(new(Guid.NewGuid()), plan.Id, ++order, content with { Committees = [new("财经委", Lead)] });

    private PlanFacts Facts(DateOnly created) => new(plan.Id, 2026, created);

    private static RuleBook Book() => new(new[] { PlanRules.TopicsUntil, PlanRules.DraftUntil, PlanRules.AdoptUntil, PlanRules.PublishDays }
        .Select(r => RuleVersion.Shipped(r, new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero))));

    // Spring Festival 2026: 15 to 23 February.
    private static DeadlineCalculator Calculator() => new(
        new(Enumerable.Range(15, 9).Select(d => new CalendarDay(new(2026, 2, d), DayKind.Holiday, "春节", CalendarLayer.National, "通知"))), new());
}
