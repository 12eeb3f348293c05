using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Plans.FollowUps;

namespace Supervision.Tests.Features.Plans;

/// <summary>Follow-ups of resolutions and decisions of earlier years (D-4.9): deadline, hand-in, closing, and whose they are.</summary>
public sealed class FollowUpTests
{
    private static readonly WorkCommittee Schools = WorkCommittee.Named("教科文卫工委", "教科文卫工委", WorkCommitteeKind.Working, 1);
    private static readonly SupervisedBody Education = SupervisedBody.Named("望溪县教育局", "县教育局", BodyKind.Department, new(2020, 1, 1), 1);
    private static readonly SupervisedBody Police = SupervisedBody.Named("望溪县公安局", "县公安局", BodyKind.Department, new(2020, 1, 1), 2);

    [Fact]
    public async Task Given_a_published_follow_up_When_the_body_reports_late_and_the_committee_closes_Then_the_duty_is_met_late_D_4_9()
    {
        await using var app = await HouseAsync();
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Education.Id.Value, "罗小梅");
        await using var staff = await app.AsAsync(Role.WorkCommitteeStaff, Schools.Id.Value);
        var id = await PublishedAsync(app);
        await using (var db = await app.OpenAsync())
        {
            var duty = await db.Obligations.SingleAsync(o => o.Kind == "followup.report");
            Assert.Equal((new DateOnly(2026, 6, 10), Party.Body(Education.Id.Value), ObligationState.Open), (duty.Deadline.Day, duty.OwedBy, duty.State));
            Assert.Contains("关于促进全县教育事业高质量发展的决议", duty.Deadline.Reason, StringComparison.Ordinal);
        }

        Assert.Contains("还没有收到", Assert.Single((await staff.Get<CloseFollowUp>().RunAsync(id, "已落实", default)).Obstacles).Message, StringComparison.Ordinal);
        app.Clock.SetUtcNow(new(2026, 6, 12, 1, 0, 0, TimeSpan.Zero));
        var form = Guid.NewGuid();
        Assert.True((await liaison.Get<ReportFollowUp>().RunAsync(id, new(form, "报告.pdf", Pdf()), default)).IsDone);
        Assert.True((await liaison.Get<ReportFollowUp>().RunAsync(id, new(form, "报告.pdf", Pdf()), default)).IsDone);
        Assert.False((await liaison.Get<ReportFollowUp>().RunAsync(id, new(Guid.NewGuid(), "又一份.pdf", Pdf()), default)).IsDone);
        Assert.True((await staff.Get<CloseFollowUp>().RunAsync(id, "学位增加 1200 个，已落实", default)).IsDone);
        Assert.False((await staff.Get<CloseFollowUp>().RunAsync(id, "再办结", default)).IsDone);

        await using var after = await app.OpenAsync();
        var closed = await after.FollowUps.SingleAsync();
        Assert.Equal((FollowUpState.Closed, 1, 2), (closed.State, closed.Reports.Count, closed.Reports[0].DaysLate));
        Assert.Equal(2, (await after.Obligations.SingleAsync(o => o.Kind == "followup.report")).DaysLate(new(2026, 7, 1)));
        Assert.Equal("已完成", (await staff.Get<PlanQueries>().FindAsync(2026, default))!.Rows[0].State);
    }

    [Fact]
    public async Task Given_another_body_or_committee_When_it_comes_Then_as_if_it_did_not_exist_or_refused_D_16_38()
    {
        await using var app = await HouseAsync();
        await using var police = await app.AsAsync(Role.BodyLiaison, Police.Id.Value);
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, Guid.NewGuid());
        await using var member = await app.AsAsync(Role.Member);
        var id = await PublishedAsync(app);

        Assert.Null(await police.Get<FollowUpQueries>().FindAsync(id, default));
        Assert.Contains("没有找到", Assert.Single((await police.Get<ReportFollowUp>().RunAsync(id, new(Guid.NewGuid(), "a.pdf", Pdf()), default)).Obstacles).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<CloseFollowUp>().RunAsync(id, "好", default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => member.Get<CloseFollowUp>().RunAsync(id, "好", default));
        Assert.NotNull(await member.Get<FollowUpQueries>().FindAsync(id, default));
    }

    [Theory]
    [InlineData("程序.pdf", "MZ\u0090\u0000 this is a program")]
    [InlineData("报告.docx", "")]
    public async Task Given_a_file_that_is_no_report_When_handed_in_Then_refused_and_nothing_kept(string name, string content)
    {
        await using var app = await HouseAsync();
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Education.Id.Value);
        var id = await PublishedAsync(app);

        Assert.False((await liaison.Get<ReportFollowUp>().RunAsync(id, new(Guid.NewGuid(), name, new MemoryStream(Encoding.Latin1.GetBytes(content))), default)).IsDone);

        await using var db = await app.OpenAsync();
        Assert.Equal((0, FollowUpState.Waiting), (await db.StoredFiles.CountAsync(), (await db.FollowUps.SingleAsync()).State));
    }

    [Fact]
    public async Task Given_a_report_day_on_a_line_that_is_no_follow_up_When_written_Then_refused()
    {
        await using var app = await HouseAsync();

        Assert.Equal("Instrument", Assert.Single(new PlanItemContent(PlanItemKind.CommitteeReport, "教育") { ReportBy = new(2026, 9, 30) }.Obstacles()).Field);
    }

    private static MemoryStream Pdf() => new(Encoding.Latin1.GetBytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"));

    private static async Task<TestApp> HouseAsync()
    {
        var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        db.AddRange(Schools, Education, Police);
        await db.SaveChangesAsync();
        return app;
    }

    private static async Task<FollowUpId> PublishedAsync(TestApp app)
    {
        await using var system = await app.AsAsync(Actor.System("测试"));
        var id = new AnnualPlanId(Guid.NewGuid());
        await system.Get<CreatePlan>().RunAsync(id, 2026, default);
        await system.Get<StartDrafting>().RunAsync(id, default);
        await system.Get<AddPlanItem>().RunAsync(id, new(Guid.NewGuid()), new(PlanItemKind.FollowUp, "教育决议执行情况")
        {
            Committees = [new(Schools.Name, Schools.Id)],
            Bodies = [new(Education.Name, Education.Id)],
            KeyPoints = "三年内增加学位",
            Instrument = "关于促进全县教育事业高质量发展的决议（2024年6月）",
            ReportBy = new(2026, 6, 10),
        }, default);
        await using var db = await app.OpenAsync();
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == id);
        plan.Submit([], new(2026, 6, 1));
        plan.Adopt(new(new(Guid.NewGuid()), "2026年第一次主任会议", new(2026, 6, 1), true));
        await db.SaveChangesAsync();
        Assert.Equal(1, (await system.Get<PublishPlan>().RunAsync(id, null, default)).Value);
        return (await db.FollowUps.SingleAsync()).Id;
    }
}
