using Supervision.Domain.Calendar;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>Guards of an inspection, each refused once by its sentence (D-6.3 to D-6.6).</summary>
public sealed class InspectionGuardTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly Meeting = new(2026, 4, 14);
    private static readonly SupervisedBodyId Body = new(Guid.NewGuid());
    private static readonly GroupStanding Council = new(true, true, false, false, false);
    private static readonly GroupStanding Ordinary = new(false, true, false, false, false);
    private static readonly LawTextId Law = new(Guid.NewGuid());

    [Fact]
    public void D_16_9_Given_an_ordinary_member_as_leader_When_joined_or_the_scheme_goes_to_the_council_Then_refused_with_the_sentence()
    {
        var inspection = Ready();

        var joined = Bare().ObstaclesToJoin(Entry("黄委员", GroupPlace.Leader), Ordinary);
        var submitted = inspection.ObstaclesToSubmit(Ordinary);

        Assert.Equal("执法检查组组长应当由常委会主任或者副主任担任，请重新选择。", Assert.Single(joined).Message);
        Assert.Equal((InspectionRules.Leader, "执法检查组组长应当由常委会主任或者副主任担任，请重新选择。"), (Assert.Single(submitted).Clause, submitted[0].Message));
        Assert.Empty(inspection.ObstaclesToSubmit(Council));
    }

    [Fact]
    public void Given_the_leader_left_office_When_the_next_step_is_wanted_Then_it_stops_until_a_new_one_is_set_and_both_stay_in_the_record()
    {
        var inspection = Approved();

        Assert.Equal(InspectionRules.Leader, Assert.Single(inspection.ObstaclesToNotice(Today, Today, Ordinary)).Clause);
        Assert.Equal("请写明离开检查组的理由，最多 200 个字。", Assert.Single(inspection.ObstaclesToLeave(inspection.Leader!.Id, "")).Message);
        inspection.Leave(inspection.Leader!.Id, "调离", Today);
        Assert.Null(inspection.Leader);
        inspection.Join(new(Guid.NewGuid()), Entry("王副主任", GroupPlace.Leader), Today);

        Assert.Empty(inspection.ObstaclesToNotice(Today, Today, Council));
        Assert.Equal(["刘副主任", "王副主任"], inspection.Members.Where(m => m.Place == GroupPlace.Leader).Select(m => m.Name));
        Assert.Equal(InspectionState.SchemeApproved, inspection.State);
    }

    [Fact]
    public void D_1_6_Given_somebody_of_an_inspected_body_When_joined_Then_refused_and_outsiders_only_as_invited_or_advisers()
    {
        var inspection = Bare();
        GroupStanding nobody = new(false, false, false, false, false);

        Assert.Equal("商信诚是被检查单位的工作人员，不能参加检查组。", Assert.Single(inspection.ObstaclesToJoin(Entry("商信诚", GroupPlace.Adviser), nobody with { ServesInspected = true })).Message);
        Assert.StartsWith("贺代表不是常委会组成人员", Assert.Single(inspection.ObstaclesToJoin(Entry("贺代表", GroupPlace.Member), nobody)).Message, StringComparison.Ordinal);
        Assert.Empty(inspection.ObstaclesToJoin(Entry("贺代表", GroupPlace.InvitedDeputy), nobody));
        Assert.NotEmpty(inspection.ObstaclesToJoin(Entry("苏晓", GroupPlace.Deputy), nobody with { ServesCommittee = true }));
    }

    [Fact]
    public void Given_no_article_or_one_without_question_or_body_When_submitted_Then_each_is_named()
    {
        var inspection = Bare();
        inspection.Join(new(Guid.NewGuid()), Entry("刘副主任", GroupPlace.Leader), Today);
        Assert.Equal("还没有列出条文。", Assert.Single(inspection.ObstaclesToSubmit(Council)).Message);

        inspection.Choose([Choice(10, 33), Choice(12, 34)], Today);
        inspection.Write(inspection.Items[0].Id, new("看许可", [Body], CheckMethods.Site, "", 0), Today);

        Assert.Equal(["第三十四条还没有检查要点。", "第三十四条还没有责任主体。"], inspection.ObstaclesToSubmit(Council).Select(o => o.Message));
        Assert.Equal("责任主体应当是被检查单位，请先把它列入方案。", Assert.Single(inspection.ObstaclesToWrite(inspection.Items[0].Id, new("问", [new(Guid.NewGuid())], CheckMethods.Site, "", 0))).Message);
    }

    [Fact]
    public void Given_an_approved_scheme_When_articles_are_changed_Then_refused_but_set_aside_with_a_reason()
    {
        var inspection = Approved();
        var item = inspection.Items[0].Id;

        Assert.NotEmpty(inspection.ObstaclesToChoose([Choice(99, 99)]));
        Assert.Equal("方案已经批准，条文不能移出，可以登记为不适用并写明理由。", Assert.Single(inspection.ObstaclesToTakeOff(item)).Message);
        Assert.NotEmpty(inspection.ObstaclesToWrite(item, new("另问", [Body], CheckMethods.Site, "", 0)));
        inspection.SetAside(item, "本县没有批发市场");
        Assert.Equal("本县没有批发市场", inspection.Find(item)!.NotApplicable);
    }

    [Fact]
    public void Given_a_changed_scheme_When_the_approval_is_taken_over_Then_refused_and_a_new_text_voids_the_old_approval()
    {
        var inspection = Ready();
        SchemeDecision decision = new(new(Guid.NewGuid()), "第三次主任会议", Today, true, true);

        Assert.Equal("主任会议还没有批准方案，或者决定还没有确认。", Assert.Single(inspection.ObstaclesToApprove(null, Council)).Message);
        Assert.StartsWith("主任会议批准以后方案又有改动", Assert.Single(inspection.ObstaclesToApprove(decision with { IsOfThisText = false }, Council)).Message, StringComparison.Ordinal);
        inspection.ApproveScheme(decision);
        inspection.KeepScheme(Scheme(Law));

        Assert.Equal((InspectionState.Scheme, null), (inspection.State, inspection.SchemeDecision));
        Assert.Equal(2, inspection.Items.Count);
        inspection.KeepScheme(Scheme(new(Guid.NewGuid())));
        Assert.Empty(inspection.Items);
    }

    [Fact]
    public void Given_field_work_or_a_stop_before_the_mobilisation_When_entered_Then_refused_with_the_day()
    {
        var inspection = Ready();
        inspection.Divide(2);

        Assert.Equal("动员会定于2026年4月14日，实地检查不能早于动员会。", Assert.Single(inspection.ObstaclesToScheme(Scheme(Law) with { FieldFrom = Meeting.AddDays(-1) }, Today)).Message);
        var stop = inspection.ObstaclesToAdd(new(1, Meeting.AddDays(-1), new(9, 0), new(8, 0), " ", ""));
        Assert.Equal(["动员会定于2026年4月14日，请填写当天或者之后的检查日期。", "结束时间应当晚于开始时间。", "请填写检查的地点，最多 200 个字。"], stop.Select(o => o.Message));
    }

    [Fact]
    public void Given_an_itinerary_When_looked_at_Then_double_stops_rest_days_sittings_and_other_inspections_are_told()
    {
        var inspection = Approved();
        inspection.Divide(2);
        var (leader, member) = (inspection.Leader!, inspection.Members[1]);
        inspection.Assign(leader.Id, 1, true);
        inspection.Assign(member.Id, 2, true);
        Assert.Equal(["第一组还没有行程。", "第二组还没有行程。"], inspection.ObstaclesToSendItinerary().Select(o => o.Message));
        inspection.Add(new InspectionStopId(Guid.NewGuid()), new(1, new(2026, 4, 20), new(9, 0), new(11, 0), "农贸市场", ""));
        inspection.Add(new InspectionStopId(Guid.NewGuid()), new(1, new(2026, 4, 20), new(10, 30), new(12, 0), "食品公司", ""));
        inspection.Add(new InspectionStopId(Guid.NewGuid()), new(2, new(2026, 4, 25), new(9, 0), new(11, 0), "幼儿园", ""));

        var told = ItineraryConflicts.Of(
            inspection,
            [new(null, new(2026, 4, 20), null, null, "常委会第三十一次会议"), new(member.Person, new(2026, 4, 25), new(10, 0), new(12, 0), "水污染防治法执法检查（水厂）")],
            new WorkCalendar([]));

        Assert.Empty(inspection.ObstaclesToSendItinerary());
        Assert.Contains("第一组在2026年4月20日同时安排了“农贸市场”和“食品公司”。", told);
        Assert.Contains("第二组2026年4月25日“幼儿园”是周六。", told);
        Assert.Contains("2026年4月20日有常委会第三十一次会议，与第一组“农贸市场”冲突。", told);
        Assert.Contains("黄委员在2026年4月25日另有水污染防治法执法检查（水厂），与第二组“幼儿园”冲突。", told);
    }

    [Fact]
    public void D_17_17_Given_an_amended_law_When_mapped_Then_every_article_needs_its_own_place_and_both_versions_are_named()
    {
        var inspection = Approved();
        LawTextId newer = new(Guid.NewGuid());
        var (first, second) = (inspection.Items[0].Id, inspection.Items[1].Id);

        Assert.Equal("第三十四条还没有对应的条文；新的文本里没有的，请先登记为不适用。", Assert.Single(inspection.ObstaclesToRemap(newer, Map((first, 20)))).Message);
        Assert.Equal("有两条都对应到第三十五条，请核对。", Assert.Single(inspection.ObstaclesToRemap(newer, Map((first, 20), (second, 20)))).Message);
        var places = Map((first, 20), (second, 22));
        Assert.Empty(inspection.ObstaclesToRemap(newer, places));
        inspection.Remap(newer, "《食品安全法》（2021年4月29日文本）", places);

        Assert.Equal((newer, "《食品安全法》（2021年4月29日文本）"), (inspection.Law, inspection.EarlierLaws));
        Assert.Equal(["看许可", "看记录"], inspection.Items.Select(i => i.Question));
        Assert.Equal([20, 22], inspection.Items.Select(i => i.Line));
    }

    private static Dictionary<ChecklistItemId, ArticleChoice> Map(params (ChecklistItemId Item, int Line)[] places) =>
        places.ToDictionary(p => p.Item, p => Choice(p.Line, p.Line + 15));

    private static LawInspection Bare()
    {
        var inspection = LawInspection.FromPlan(new(Guid.NewGuid()), 5, new(new(Guid.NewGuid()), 2026, "《食品安全法》执法检查", new(Guid.NewGuid()), null, null, [Body]), Today);
        inspection.KeepScheme(Scheme(Law));
        return inspection;
    }

    private static LawInspection Ready()
    {
        var inspection = Bare();
        inspection.Join(new(Guid.NewGuid()), Entry("刘副主任", GroupPlace.Leader), Today);
        inspection.Join(new(Guid.NewGuid()), Entry("黄委员", GroupPlace.Member), Today);
        inspection.Choose([Choice(10, 33), Choice(12, 34)], Today);
        inspection.Write(inspection.Items[0].Id, new("看许可", [Body], CheckMethods.Site, "", 0), Today);
        inspection.Write(inspection.Items[1].Id, new("看记录", [Body], CheckMethods.Papers, "", 0), Today);
        return inspection;
    }

    private static LawInspection Approved()
    {
        var inspection = Ready();
        inspection.Submit();
        inspection.ApproveScheme(new(new(Guid.NewGuid()), "第三次主任会议", Today, true, true));
        return inspection;
    }

    private static SchemeEntry Scheme(LawTextId law) => new(law, "缘由", "", "", "", Meeting, Meeting.AddDays(3), Meeting.AddDays(24), [Body], Today);

    private static GroupEntry Entry(string name, GroupPlace place) => new(new(Guid.NewGuid()), name, "", place);

    private static ArticleChoice Choice(int line, int number) => new(line, new(number, 0), "摘要", "第四章");
}
