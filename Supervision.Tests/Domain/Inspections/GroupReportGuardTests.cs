using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>Guards of the group's report and its hearing, each refused once by its sentence (D-6.7, D-6.9, D-6.10).</summary>
public sealed class GroupReportGuardTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly Meeting = new(2026, 4, 14);
    private static readonly DateOnly Later = new(2026, 5, 20);
    private static readonly GroupStanding Council = new(true, true, false, false, false);
    private static readonly ReportStanding Fine = new("ABCDEF0123", 0, false);

    [Fact]
    public void D_16_10_Given_field_work_and_no_plenary_When_the_report_is_signed_submitted_or_approved_Then_refused_with_the_sentence()
    {
        var inspection = InField();
        var leader = inspection.Leader!.Person;

        Assert.All(
            [inspection.ObstaclesToSign(Fine, leader), inspection.ObstaclesToSubmitReport(Fine, Council), inspection.ObstaclesToApproveReport(Decision(), Council)],
            refused => Assert.Equal("须先召开执法检查组全体会议", Assert.Single(refused).Message));
        Assert.Empty(inspection.ObstaclesToWriteReport());
    }

    [Fact]
    public void Given_a_report_When_signed_and_agreed_to_Then_only_by_the_leader_with_everything_confirmed_and_on_this_text()
    {
        var inspection = AfterPlenary();
        var leader = inspection.Leader!.Person;

        Assert.Equal("检查报告还没有起草。", Only(inspection.ObstaclesToSign(Fine with { Hash = "" }, leader)));
        Assert.Equal("检查报告由检查组组长签署。", Only(inspection.ObstaclesToSign(Fine, new(Guid.NewGuid()))));
        Assert.Equal("还有 2 条检查记录没有确认，请先核实、确认或者撤销。", Only(inspection.ObstaclesToSign(Fine with { Unconfirmed = 2 }, leader)));
        Assert.Equal("检查记录在报告起草以后又有变化，请重新生成，再签署。", Only(inspection.ObstaclesToSign(Fine with { IsStale = true }, leader)));
        Assert.Equal("组长还没有签署检查报告。", Only(inspection.ObstaclesToSubmitReport(Fine, Council)));
        inspection.Sign(Fine.Hash, "刘副主任", Later);
        Assert.Equal("组长签署以后报告又有改动，请组长重新签署。", Only(inspection.ObstaclesToSubmitReport(Fine with { Hash = "00" }, Council)));
        Assert.Equal("执法检查组组长应当由常委会主任或者副主任担任，请重新选择。", Only(inspection.ObstaclesToSubmitReport(Fine, Council with { IsCouncil = false })));
        inspection.SubmitReport();
        Assert.Equal("检查报告已经提请主任会议。", Only(inspection.ObstaclesToSubmitReport(Fine, Council)));
        Assert.Equal("主任会议还没有决定提请审议，或者决定还没有确认。", Only(inspection.ObstaclesToApproveReport(null, Council)));
        Assert.Equal("主任会议决定以后报告又有改动，请重新签署并提请主任会议。", Only(inspection.ObstaclesToApproveReport(Decision() with { IsOfThisText = false }, Council)));
        Assert.Empty(inspection.ObstaclesToApproveReport(Decision(), Council));
        inspection.ApproveReport(Decision());
        Assert.Equal("检查报告已经定稿，不能再改。", Only(inspection.ObstaclesToWriteReport()));
    }

    [Fact]
    public void Given_an_agreed_report_When_distributed_and_heard_Then_in_its_order_and_by_the_leader_alone()
    {
        var inspection = Agreed();
        var (leader, deputy) = (inspection.Leader!.Id, inspection.Members.Single(m => m.Place == GroupPlace.Deputy).Id);

        Assert.Equal("检查报告还没有印发组成人员，不能登记听取。", Only(inspection.ObstaclesToHear(leader, false)));
        Assert.Equal("还没有列入会议，请先选择听取报告的会议。", Only(inspection.ObstaclesToDistribute(27)));
        Assert.Equal("请选择还没有召开的会议。", Only(inspection.ObstaclesToSchedule(false)));
        inspection.Schedule(new(Guid.NewGuid()));
        inspection.Distribute([new(Guid.NewGuid())], new HashSet<MemberId>(), Guid.NewGuid(), Later);
        Assert.Equal("检查报告已经印发组成人员。", Only(inspection.ObstaclesToDistribute(27)));
        Assert.Equal("会议议程还没有经全体会议通过，不能登记听取。", Only(inspection.ObstaclesToHear(leader, false)));
        inspection.EnterAgenda();
        Assert.Equal("执法检查报告由检查组组长报告。", Only(inspection.ObstaclesToHear(deputy, deputyMay: false)));
        Assert.Empty(inspection.ObstaclesToHear(deputy, deputyMay: true));
        inspection.Hear(leader, Later);
        Assert.Equal("还没有发言要点；确实没有人发言的，请勾选“未发言”。", Only(inspection.ObstaclesToDeliberate(0, false)));
        Assert.Equal("已有 3 条发言要点，不能写“未发言”。", Only(inspection.ObstaclesToDeliberate(3, true)));
        inspection.Deliberate(false, Later);
        Assert.True(inspection.EnterOpinionStage(Later));
        Assert.Equal("审议意见还没有办结，主任会议也没有决定不形成审议意见，不能归档。", Only(inspection.ObstaclesToClose(false)));
        inspection.BeginFollowUp(Later);
        inspection.Close(Later);

        Assert.Equal(
            [InspectionState.ReportDrafted, InspectionState.ReportApproved, InspectionState.Heard, InspectionState.Deliberated, InspectionState.OpinionStage, InspectionState.FollowUp, InspectionState.Closed],
            inspection.Steps.Select(s => s.State).SkipWhile(s => s != InspectionState.ReportDrafted));
        Assert.Equal("组长刘副主任", inspection.Reporter);
    }

    [Fact]
    public void Given_an_earlier_inspection_When_followed_up_Then_only_one_of_the_same_law_that_was_finished()
    {
        var (earlier, now) = (AfterPlenary(), InField());

        Assert.Equal("请选择以前的一次检查。", Only(now.ObstaclesToFollow(now, true)));
        Assert.Equal("那次检查还没有查完，不能跟踪。", Only(earlier.ObstaclesToFollow(now, true)));
        Assert.Equal("跟踪检查与原检查应当是同一部法律。", Only(now.ObstaclesToFollow(earlier, false)));
        Assert.Empty(now.ObstaclesToFollow(earlier, true));
    }

    [Fact]
    public void Given_a_later_or_a_withdrawn_inspection_When_followed_up_Then_refused_because_nothing_follows_what_comes_after()
    {
        var (later, withdrawn) = (AfterPlenary(), AfterPlenary());
        withdrawn.Withdraw("机构改革", Later);
        LawInspection Of(int year, DateOnly? meeting)
        {
            var inspection = LawInspection.FromPlan(new(Guid.NewGuid()), 1, new(new(Guid.NewGuid()), year, "《食品安全法》执法检查", new(Guid.NewGuid()), null, null, []), Today);
            inspection.KeepScheme(new(new LawTextId(Guid.NewGuid()), "缘由", "", "", "", meeting, null, null, [], Today));
            return inspection;
        }

        Assert.Equal("那次检查晚于本次检查，请选择以前的一次检查。", Only(Of(2025, null).ObstaclesToFollow(later, true)));
        Assert.Equal("那次检查晚于本次检查，请选择以前的一次检查。", Only(Of(2026, Meeting.AddDays(-1)).ObstaclesToFollow(later, true)));
        Assert.Equal("那次检查已经撤回，不能跟踪。", Only(Of(2026, Meeting.AddDays(60)).ObstaclesToFollow(withdrawn, true)));
        Assert.Empty(Of(2026, Meeting.AddDays(60)).ObstaclesToFollow(later, true));
    }

    /// <summary>In the field, with three articles, two bodies, leader, deputy and member.</summary>
    internal static LawInspection InField()
    {
        List<SupervisedBodyId> bodies = [new(Guid.NewGuid()), new(Guid.NewGuid())];
        var inspection = LawInspection.FromPlan(new(Guid.NewGuid()), 5, new(new(Guid.NewGuid()), 2026, "《食品安全法》执法检查", new(Guid.NewGuid()), null, null, bodies), Today);
        inspection.KeepScheme(new(new LawTextId(Guid.NewGuid()), "缘由", "", "", "", Meeting, Meeting.AddDays(3), Meeting.AddDays(24), bodies, Today));
        foreach (var (name, place) in new[] { ("刘副主任", GroupPlace.Leader), ("周建平", GroupPlace.Deputy), ("黄委员", GroupPlace.Member) })
        {
            inspection.Join(new(Guid.NewGuid()), new(new(Guid.NewGuid()), name, "", place), Today);
        }

        inspection.Choose([.. Enumerable.Range(0, 3).Select(i => new ArticleChoice(10 + i, new(33 + i, 0), $"摘要{i}", "第四章"))], Today);
        foreach (var item in inspection.Items)
        {
            inspection.Write(item.Id, new("看台账", bodies, CheckMethods.Papers, "", 0), Today);
        }

        inspection.ApproveScheme(Decision());
        inspection.Notice(Today);
        Hold(inspection, InspectionMeetingKind.Mobilisation, Meeting);
        inspection.BeginField(Meeting);
        return inspection;
    }

    private static LawInspection AfterPlenary()
    {
        var inspection = InField();
        Hold(inspection, InspectionMeetingKind.Plenary, Later);
        return inspection;
    }

    private static LawInspection Agreed()
    {
        var inspection = AfterPlenary();
        inspection.Sign(Fine.Hash, "刘副主任", Later);
        inspection.SubmitReport();
        inspection.ApproveReport(Decision());
        return inspection;
    }

    private static void Hold(LawInspection inspection, InspectionMeetingKind kind, DateOnly day)
    {
        InspectionMeetingId id = new(Guid.NewGuid());
        inspection.Meet(id, new(
            kind, day, "三楼会议室", inspection.Leader!.Id, [.. inspection.Members.Select(m => m.Id)],
            inspection.Bodies.ToDictionary(b => b.Body, _ => ""), true, ""), new(null, "工委"));
        inspection.Confirm(id, "刘副主任", day);
    }

    private static SchemeDecision Decision() => new(new CouncilDecisionId(Guid.NewGuid()), "第三次主任会议", Today, true, true);

    private static string Only(IReadOnlyList<Supervision.Domain.Rules.Obstacle> obstacles) => Assert.Single(obstacles).Message;
}
