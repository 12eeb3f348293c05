using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>Guards of a finding, each refused once by its sentence (D-6.4, D-6.9, D-6.14).</summary>
public sealed class FindingTests
{
    private static readonly DateOnly Meeting = new(2026, 4, 14);
    private static readonly DateOnly Today = new(2026, 4, 20);
    private static readonly SupervisedBodyId Body = new(Guid.NewGuid());
    private static readonly SupervisedBodyId Other = new(Guid.NewGuid());
    private static readonly PersonId LeaderPerson = new(Guid.NewGuid());

    [Fact]
    public void Given_no_mobilisation_or_an_earlier_day_When_recorded_Then_refused()
    {
        var early = Planned();
        var inspection = Mobilised();

        Assert.Equal("须先召开动员会，才能记录检查发现的问题。", Assert.Single(Finding.ObstaclesToRecord(Entry(early), early, Today)).Message);
        var before = Assert.Single(Finding.ObstaclesToRecord(Entry(inspection) with { Day = Meeting.AddDays(-1) }, inspection, Today));
        Assert.Equal(("动员会于2026年4月14日召开，请填写当天或者之后的检查日期。", InspectionRules.Mobilisation), (before.Message, before.Clause));
        Assert.Equal("检查日期不能晚于今天。", Assert.Single(Finding.ObstaclesToRecord(Entry(inspection) with { Day = Today.AddDays(1) }, inspection, Today)).Message);
        Assert.Empty(Finding.ObstaclesToRecord(Entry(inspection) with { Day = Meeting }, inspection, Today));
    }

    [Fact]
    public void Given_an_empty_form_When_recorded_Then_each_field_is_named()
    {
        var inspection = Mobilised();
        FindingEntry empty = new(new(Guid.NewGuid()), [], Other, Today, 9, " ", null, null, "", "");

        Assert.Equal(
            ["Item", "Body", "SubGroup", "Place", "Grade", "Facts"], Finding.ObstaclesToRecord(empty, inspection, Today).Select(o => o.Field));
        Assert.Equal("请选择严重程度。", Assert.Single(Finding.ObstaclesToRecord(Entry(inspection) with { Severity = null }, inspection, Today)).Message);
        inspection.SetAside(inspection.Items[1].Id, "本县没有");
        Assert.Equal("第三十四条已经登记为不适用。", Assert.Single(Finding.ObstaclesToRecord(Entry(inspection) with { Item = inspection.Items[1].Id }, inspection, Today)).Message);
    }

    [Fact]
    public void D_6_9_Given_a_body_that_does_not_answer_for_the_article_When_recorded_Then_a_reason_is_asked_for_and_kept_only_where_it_is_needed()
    {
        var inspection = Mobilised();
        inspection.Write(inspection.Items[0].Id, new("生产经营", [Other], CheckMethods.Site, "", 0), Today);
        var entry = Entry(inspection);

        var refused = Assert.Single(Finding.ObstaclesToRecord(entry, inspection, Today));
        Assert.Equal(("所选单位不是第三十三条的责任主体：请改选单位，或者写明记在这个单位的理由，最多 200 个字。", "BodyReason"), (refused.Message, refused.Field));
        Assert.Single(Finding.ObstaclesToRecord(entry with { BodyReason = new string('长', 201) }, inspection, Today));
        Assert.Empty(Finding.ObstaclesToRecord(entry with { BodyReason = "食堂由它管理" }, inspection, Today));
        FindingClerk clerk = new(LeaderPerson, "黎国平", DateTimeOffset.UnixEpoch);
        var finding = Finding.Of(new(Guid.NewGuid()), inspection, 1, entry with { BodyReason = " 食堂由它管理 " }, clerk);
        Assert.Equal("食堂由它管理", finding.BodyReason);
        inspection.Write(inspection.Items[0].Id, new("生产经营", [Other, Body], CheckMethods.Site, "", 0), Today);
        Assert.Empty(finding.ObstaclesToCorrect(entry, inspection, Today));
        finding.Correct(entry with { BodyReason = "多写的" }, inspection);
        Assert.Equal("", finding.BodyReason);
    }

    [Fact]
    public void Given_what_does_not_comply_without_evidence_When_verified_Then_refused_and_a_compliant_one_needs_none()
    {
        var inspection = Mobilised();
        var finding = Made(inspection, ComplianceGrade.NotCompliant);
        Assert.Equal("不符合的至少要有一件佐证材料，请先添加照片或者文件。", Assert.Single(finding.ObstaclesToVerify()).Message);

        finding.CountEvidence();

        Assert.Empty(finding.ObstaclesToVerify());
        Assert.Empty(Made(inspection, ComplianceGrade.Compliant).ObstaclesToVerify());
    }

    [Fact]
    public void Given_a_problem_When_confirmed_Then_the_body_is_heard_before_and_two_do_it_one_of_them_of_the_sub_group()
    {
        var inspection = Mobilised();
        var finding = Made(inspection, ComplianceGrade.Partly);
        GroupHand own = Hand(2), foreign = Hand(1), third = Hand(1);
        Assert.Equal("核实以后才能确认。", Assert.Single(finding.ObstaclesToConfirm(own, Today)).Message);
        finding.Verify("黎国平", Today);
        Assert.Equal("部分符合、不符合的，先送被检查单位核对，再确认。", Assert.Single(finding.ObstaclesToConfirm(own, Today)).Message);
        finding.Show(Today, Today.AddDays(7));
        Assert.Equal("被检查单位可以反馈到2026年4月27日，收到意见或者过了这一天以后确认。", Assert.Single(finding.ObstaclesToConfirm(own, Today.AddDays(7))).Message);
        finding.CommentOn("情况属实", "商信诚", Today.AddDays(2));

        Assert.Equal("由检查组成员确认。", Assert.Single(finding.ObstaclesToConfirm(own with { Counts = false }, Today)).Message);
        Assert.Equal("由检查组成员确认。", Assert.Single(finding.ObstaclesToConfirm(null, Today)).Message);
        finding.Confirm(foreign, Today);
        Assert.Equal(FindingState.BodyComment, finding.State);
        Assert.Equal("你已经确认过，另一名成员确认以后生效。", Assert.Single(finding.ObstaclesToConfirm(foreign, Today)).Message);
        Assert.Equal("两名确认人中要有一名第二组的成员。", Assert.Single(finding.ObstaclesToConfirm(third, Today)).Message);
        Assert.Empty(finding.ObstaclesToConfirm(own, Today));
        finding.Confirm(own, Today);
        Assert.Equal((FindingState.Confirmed, Today), (finding.State, finding.ConfirmedOn));
        Assert.NotEmpty(finding.ObstaclesToAttach());
    }

    [Fact]
    public void Given_the_days_are_over_without_a_word_When_confirmed_Then_it_can_be()
    {
        var finding = Made(Mobilised(), ComplianceGrade.NotCompliant);
        finding.CountEvidence();
        finding.Verify("黎国平", Today);
        finding.Show(Today, Today.AddDays(7));

        Assert.NotEmpty(finding.ObstaclesToConfirm(Hand(2), Today.AddDays(7)));
        Assert.Empty(finding.ObstaclesToConfirm(Hand(2), Today.AddDays(8)));
        finding.CommentOn("迟到的意见", "商信诚", Today.AddDays(9));
        Assert.True(finding.IsCommentLate);
    }

    [Fact]
    public void Given_another_body_or_one_not_shown_When_it_comments_Then_refused()
    {
        var finding = Made(Mobilised(), ComplianceGrade.Partly);

        Assert.Equal("这个问题还没有送你单位核对。", Assert.Single(finding.ObstaclesToComment(Body, "无意见")).Message);
        finding.Verify("黎国平", Today);
        finding.Show(Today, Today);
        Assert.Equal("这个问题不是你单位的，不能反馈意见。", Assert.Single(finding.ObstaclesToComment(Other, "无意见")).Message);
        Assert.StartsWith("请填写核对意见", Assert.Single(finding.ObstaclesToComment(Body, " ")).Message, StringComparison.Ordinal);
        Assert.Empty(finding.ObstaclesToComment(Body, "无意见"));
    }

    [Fact]
    public void Given_a_finding_When_withdrawn_Then_only_by_the_leader_with_a_reason_and_it_stays()
    {
        var inspection = Mobilised();
        var finding = Made(inspection, ComplianceGrade.Partly);

        Assert.Equal("由检查组组长撤销。", Assert.Single(finding.ObstaclesToWithdraw(inspection, new(Guid.NewGuid()), "记错")).Message);
        Assert.Equal("请写明撤销的理由，最多 200 个字。", Assert.Single(finding.ObstaclesToWithdraw(inspection, LeaderPerson, " ")).Message);
        Assert.Empty(finding.ObstaclesToWithdraw(inspection, LeaderPerson, "记错了单位"));
        finding.Withdraw("记错了单位", "刘慧敏", Today);
        Assert.Equal((FindingState.Withdrawn, "记错了单位", "留样记录不完整"), (finding.State, finding.WithdrawReason, finding.Facts));
        Assert.NotEmpty(finding.ObstaclesToConfirm(Hand(2), Today));
    }

    private static GroupHand Hand(int subGroup) => new(new(Guid.NewGuid()), $"第{subGroup}组成员", subGroup, true);

    private static FindingEntry Entry(LawInspection inspection) => new(
        inspection.Items[0].Id, [inspection.Items[1].Id], Body, Today, 2, "县第三小学食堂", ComplianceGrade.Partly, FindingSeverity.Ordinary, "留样记录不完整", "完善留样");

    private static Finding Made(LawInspection inspection, ComplianceGrade grade) =>
        Finding.Of(new(Guid.NewGuid()), inspection, 1, Entry(inspection) with { Grade = grade }, new(LeaderPerson, "黎国平", DateTimeOffset.UnixEpoch));

    private static LawInspection Planned()
    {
        var inspection = LawInspection.FromPlan(
            new(Guid.NewGuid()), 1, new(new(Guid.NewGuid()), 2026, "食品安全法检查", new(Guid.NewGuid()), null, null, [Body]), new(2026, 3, 2));
        inspection.KeepScheme(new(new(Guid.NewGuid()), "", "", "", "", Meeting, Meeting.AddDays(1), Meeting.AddDays(20), [Body], new(2026, 3, 2)));
        inspection.Join(new(Guid.NewGuid()), new(LeaderPerson, "刘慧敏", "副主任", GroupPlace.Leader), new(2026, 3, 2));
        inspection.Choose([new(10, new(33, 0), "生产经营", "第四章"), new(12, new(34, 0), "禁止", "第四章")], new(2026, 3, 2));
        inspection.Divide(2);
        return inspection;
    }

    private static LawInspection Mobilised()
    {
        var inspection = Planned();
        inspection.ApproveScheme(new(new(Guid.NewGuid()), "第三次主任会议", new(2026, 3, 20), true, true));
        inspection.Notice(new(2026, 3, 25));
        InspectionMeetingId meeting = new(Guid.NewGuid());
        inspection.Meet(
            meeting, new(InspectionMeetingKind.Mobilisation, Meeting, "三楼会议室", inspection.Leader!.Id, [inspection.Leader.Id], new Dictionary<SupervisedBodyId, string> { [Body] = "" }, true, ""),
            new(new(Guid.NewGuid()), "周建平"));
        inspection.Confirm(meeting, "刘慧敏", Meeting);
        return inspection;
    }
}
