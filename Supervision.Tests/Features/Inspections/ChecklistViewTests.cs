using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Inspections.Findings;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Features.Inspections;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Library;

namespace Supervision.Tests.Features.Inspections;

/// <summary>What the pages of an inspection answer: was every article looked at, what did it show, what is owed (screens 3.4).</summary>
public sealed class ChecklistViewTests
{
    [Fact]
    public async Task D_6_12_Given_two_problems_on_an_article_When_the_checklist_is_read_Then_each_article_says_whether_it_was_looked_at_and_what_it_showed()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        var wrong = await field.ConfirmedAsync(ComplianceGrade.NotCompliant);
        await field.ConfirmedAsync();
        await field.VerifiedAsync();
        await using var member = await field.MemberAsync();
        await using var office = await app.AsAsync(Role.Office);

        var list = (await member.Get<ChecklistQueries>().ReadAsync(field.Id, default))!;

        var looked = (await field.EntryAsync()).Item;
        var row = list.Table.Rows.Single(r => r.Item.Id == looked);
        Assert.Equal(("发现问题 2", "0.00%", 1), (row.Situation, row.All.RateWords, list.Evidence[looked]));
        Assert.All(list.Table.Rows.Where(r => r.Item.Id != looked), r => Assert.Equal(ArticleSituation.Unchecked, r.Kind));
        Assert.StartsWith($"应查 {list.Table.Rows.Count} 条：已查 1（发现问题 1，未发现问题 0），未查 {list.Table.Rows.Count - 1}。另有 1 条未确认，不计入。", list.Answer, StringComparison.Ordinal);
        Assert.Equal((true, false), (list.MayRecord, (await office.Get<ChecklistQueries>().ReadAsync(field.Id, default))!.MayRecord));
        var findings = await office.Get<ChecklistQueries>().FindingsAsync(field.Id, looked, default);
        Assert.Equal([3, 2, 1], findings.Select(f => f.Serial));
        Assert.Equal("摊位.jpg", Assert.Single(findings.Single(f => f.Id == wrong).Photos).Name);
    }

    [Theory]
    [InlineData("Problems", null, false, 1)]
    [InlineData("Unchecked", null, false, -1)]
    [InlineData("7", null, false, 0)]
    [InlineData(null, "8", false, -2)]
    [InlineData(null, null, true, 1)]
    public async Task Given_a_filter_in_the_address_When_the_checklist_is_read_Then_only_such_articles_are_left(string? state, string? group, bool byBody, int left)
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await field.ConfirmedAsync();
        await using var office = await app.AsAsync(Role.Office);
        var list = (await office.Get<ChecklistQueries>().ReadAsync(field.Id, default))!;
        var all = list.Table.Rows.Count;

        var rows = new ChecklistFilter(null, state, group, byBody ? field.Made.Market.Id.Value.ToString() : null).Of(list);

        // −1: all but the one looked at; 0: what names no situation filters nothing; −2: nothing of a group that is not there.
        Assert.Equal(byBody ? list.View.Inspection.ItemsOf(field.Made.Market.Id).Count : left switch { -1 => all - 1, 0 => all, -2 => 0, _ => left }, rows.Count);
    }

    [Fact]
    public async Task D_6_4_Given_a_group_When_the_deadlines_are_shown_Then_the_meeting_is_one_line_with_the_number_of_people_and_the_act_has_its_place()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await using var office = await app.AsAsync(Role.Office);

        var view = (await office.Get<InspectionQueries>().FindAsync(field.Id, default))!;

        var meeting = Assert.Single(view.Deadlines, d => d.Kind == InspectionDuties.Mobilisation);
        Assert.Equal($"{view.Inspection.Members.Count(m => m.IsThere)} 人", meeting.OwedBy);
        Assert.Equal("/field", InspectionStages.Places(view.Inspection)[0].Address);
    }

    [Theory]
    [InlineData("报送自查报告逾期 3 天，提醒分管领导", true)]
    [InlineData("催办：报送自查报告（2 人）", true)]
    [InlineData("报送自查报告逾期（期限2026年11月11日，2026年11月12日起算逾期）", false)]
    [InlineData("第一组记录问题16号：第三十三条，城关镇，部分符合", false)]
    public void Given_a_sentence_of_the_history_When_read_Then_reminders_are_told_from_acts(string sentence, bool reminds) =>
        Assert.Equal(reminds, new HistoryRow(default, "定时任务", sentence).IsReminder);

    [Fact]
    public async Task Given_an_approved_scheme_When_no_field_work_was_done_Then_the_law_was_not_inspected_yet_and_afterwards_on_the_day_of_field_work()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await using var office = await app.AsAsync(Role.Office);
        var before = Assert.Single((await office.Get<LawYearQueries>().FindAsync(null, default)).Rows);
        await field.VerifiedAsync();

        var after = Assert.Single((await office.Get<LawYearQueries>().FindAsync(null, default)).Rows);

        Assert.Equal((null, "方案已批准，还没有实地检查"), (before.Last, before.LastWords));
        Assert.Equal(new DateOnly(2026, 7, 20), after.Last);
    }
}
