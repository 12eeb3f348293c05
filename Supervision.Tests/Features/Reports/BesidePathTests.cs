using Bunit;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Features.Reports;
using Supervision.Web.Features.Reports.Beside;
using Supervision.Web.Features.Reports.Desk;

namespace Supervision.Tests.Features.Reports;

/// <summary>Tours, examination, resolutions and statutory reports through their use cases: D-5.6, D-5.7, D-5.8, D-5.10.</summary>
public sealed class BesidePathTests
{
    [Fact]
    public async Task D_5_6_Given_a_tour_with_deputies_When_invited_with_one_click_Then_all_are_guests_once_and_the_report_goes_with_the_papers()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.RevisedReceived);
        var tour = Guid.NewGuid();
        TourEntry entry = new(TourKind.SiteTour, "视察养老机构", new(2026, 5, 28), "城南街道", [new("贺代表", null), new("钱代表", null)]);
        await bench.MustAsync<AddTour>(bench.Head, u => u.RunAsync(bench.Id, tour, entry, default));
        await bench.MustAsync<AddTour>(bench.Head, u => u.RunAsync(bench.Id, tour, entry, default));
        await bench.MustAsync<HandInTourReport>(bench.Head, u => u.RunAsync(bench.Id, tour, ReportBench.Pdf("视察报告"), default));
        await bench.LeadToAsync(ReportState.Distributed);

        Assert.Equal(2, (await bench.ViewAsync(bench.Office)).Beside.NotInvited);
        await bench.MustAsync<InviteTourDeputies>(bench.Office, u => u.RunAsync(bench.Id, default));
        await bench.MustAsync<InviteTourDeputies>(bench.Office, u => u.RunAsync(bench.Id, default));

        await using var db = await bench.App.OpenAsync();
        var guests = (await db.Sittings.AsNoTracking().SingleAsync()).Guests;
        Assert.Equal(["贺代表", "钱代表"], guests.Select(g => g.Name).Order(StringComparer.Ordinal));
        Assert.Equal(bench.County["贺代表"].Id, guests.Single(g => g.Name == "贺代表").Person);
        var file = await db.StoredFiles.SingleAsync(f => f.Purpose == ReportPurpose.Tour);
        Assert.True(await ReadsAsync(bench, bench.Member("黄丽萍"), file.Purpose));
        Assert.False(await ReadsAsync(bench, bench.Liaison, file.Purpose));
    }

    [Fact]
    public async Task D_5_7_Given_the_council_gave_it_to_a_special_committee_When_it_opines_Then_only_that_committee_may()
    {
        await using var bench = await ReportBench.StartAsync();
        var special = await SpecialAsync(bench);
        await bench.LeadToAsync(ReportState.OpinionsSent);
        await bench.AskAsync(ReportWish.Examine);
        await bench.MustAsync<ExamineReport>(bench.Office, u => u.RunAsync(bench.Id, special, new(2026, 6, 12), default));
        var examiner = new Actor(bench.County["尹法"].Id, "尹法", new HashSet<Role> { Role.WorkCommitteeHead }) { Committees = new HashSet<Guid> { special.Value } };

        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<GiveExamination>(bench.Head, u => u.RunAsync(bench.Id, "意见", default)));
        await bench.MustAsync<GiveExamination>(examiner, u => u.RunAsync(bench.Id, "建议补充债务数据。", default));

        var view = await bench.ViewAsync(bench.Office);
        Assert.Equal("财政经济委员会", view.Beside.Examiner);
        Assert.Equal(("按期", ReportState.OpinionsSent), (view.Deadline("report.examination")!.Result, view.Report.State));
    }

    [Fact]
    public async Task D_5_7_Given_no_decision_When_examination_is_registered_Then_refused()
    {
        await using var bench = await ReportBench.StartAsync();
        var special = await SpecialAsync(bench);

        Assert.Contains("由主任会议决定", Assert.Single((await bench.DoAsync<ExamineReport>(
            bench.Office, u => u.RunAsync(bench.Id, special, new(2026, 6, 12), default))).Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_5_10_Given_31_members_When_15_and_then_16_vote_for_it_Then_only_the_second_is_adopted_and_owed()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        ResolutionEntry entry = new("关于养老服务工作的决议", "加快建设。", new(2026, 6, 25), 15, 10, 6, 999, new(2026, 11, 30));
        await bench.MustAsync<EnterResolution>(bench.Office, u => u.RunAsync(bench.Id, entry, default));
        Assert.Null((await bench.ReadAsync()).Resolution);

        await bench.MustAsync<EnterResolution>(bench.Office, u => u.RunAsync(
            bench.Id, entry with { Title = "关于养老服务工作的决议（第二次表决）", For = 16, Against = 9 }, default));

        Assert.Equal((31, true), ((await bench.ReadAsync()).Resolution!.All, (await bench.ReadAsync()).Resolution!.IsAdopted));
        await bench.MustAsync<HandInResolutionReport>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf("执行情况"), default));
        Assert.NotEmpty((await bench.DoAsync<CloseResolution>(bench.Office, u => u.RunAsync(bench.Id, "", default))).Obstacles);
        await bench.MustAsync<CloseResolution>(bench.Office, u => u.RunAsync(bench.Id, "已经落实", default));
        Assert.Equal(ObligationState.Met, (await bench.ViewAsync(bench.Office)).Deadline("report.resolution")!.State);
    }

    [Fact]
    public async Task D_5_10_Given_a_vote_entered_wrongly_When_the_office_corrects_it_twice_by_the_same_form_Then_one_correction_stands_in_the_dossier()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        ResolutionEntry entry = new("关于养老服务工作的决议", "加快建设。", new(2026, 6, 25), 15, 10, 6, 0, new(2026, 11, 30));
        await bench.MustAsync<EnterResolution>(bench.Office, u => u.RunAsync(bench.Id, entry, default));
        var id = Assert.Single((await bench.ReadAsync()).Resolutions).Id;
        var wrong = (await bench.DoAsync<CorrectResolution>(bench.Office, u => u.RunAsync(bench.Id, id, entry with { For = 30 }, "抄错", default))).Obstacles;
        Assert.Contains(wrong, o => o.Field == "For" && o.Message.Contains("不能超过全体组成人员 31 人", StringComparison.Ordinal));

        for (var i = 0; i < 2; i++)
        {
            await bench.MustAsync<CorrectResolution>(bench.Office, u => u.RunAsync(bench.Id, id, entry with { For = 16, Against = 9 }, "赞成票抄错", default));
        }

        var resolution = (await bench.ReadAsync()).Resolution!;
        Assert.Equal((16, 15), (resolution.For, Assert.Single(resolution.Corrections).For));
        Assert.Equal(ObligationState.Open, (await bench.ViewAsync(bench.Office)).Deadline("report.resolution")!.State);
        await using var db = await bench.App.OpenAsync();
        Assert.Contains(
            "原登记2026年6月25日表决，赞成 15、反对 10、弃权 6，未通过；现更正为",
            (await db.AuditEntries.SingleAsync(e => e.Sentence.StartsWith("更正“"))).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_5_10_Given_the_form_of_a_correction_When_sent_without_a_reason_Then_it_is_asked_for_and_what_was_typed_stays()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        await bench.MustAsync<EnterResolution>(bench.Office, u => u.RunAsync(
            bench.Id, new("关于养老服务工作的决议", "加快建设。", new(2026, 6, 25), 15, 10, 6, 0, null), default));
        var view = await bench.ViewAsync(bench.Office);
        await using var office = await bench.App.AsAsync(bench.Office);
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(office.Scope.ServiceProvider);
        var form = page.Render<CorrectResolutionForm>(p => p.Add(x => x.View, view));
        Assert.Equal("15", form.Find("#rfor").GetAttribute("value"));
        await form.Find("#rfor").ChangeAsync(new() { Value = "16" });
        await form.Find("#ragainst").ChangeAsync(new() { Value = "9" });

        await form.Find("form").SubmitAsync();

        Assert.Contains("请填写更正的原因", Assert.Single(form.FindAll(".field-error")).TextContent, StringComparison.Ordinal);
        Assert.Equal("16", form.Find("#rfor").GetAttribute("value"));
        Assert.Empty(Assert.Single((await bench.ReadAsync()).Resolutions).Corrections);
        await form.Find("#rreason").InputAsync(new() { Value = "赞成票抄错" });
        await form.Find("form").SubmitAsync();
        Assert.True((await bench.ReadAsync()).Resolution!.IsAdopted);
    }

    [Fact]
    public async Task D_5_10_Given_members_recorded_as_present_When_a_vote_is_entered_Then_no_more_votes_than_they_and_only_on_a_day_of_the_sitting()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        await using (var db = await bench.App.OpenAsync())
        {
            db.AddRange(bench.County.Members.Take(20).Select(m => Attendance.Of(
                bench.Sitting.Id, new(m.Id, new(2026, 6, 25), HalfDay.Morning, AttendanceMark.Present, AttendanceSource.OfficeList), bench.App.Clock.GetUtcNow())));
            await db.SaveChangesAsync();
        }

        ResolutionEntry entry = new("关于养老服务工作的决议", "加快建设。", new(2026, 6, 25), 16, 5, 0, 0, null);
        async Task<string> RefusedAsync(ResolutionEntry wrong) => Assert.Single(
            (await bench.DoAsync<EnterResolution>(bench.Office, u => u.RunAsync(bench.Id, wrong, default))).Obstacles).Message;
        Assert.Contains("不能超过当日到会的 20 人", await RefusedAsync(entry), StringComparison.Ordinal);
        bench.GoTo(6, 30);
        Assert.Contains("常委会会议举行的一天", await RefusedAsync(entry with { VotedOn = new(2026, 6, 29), Against = 4 }), StringComparison.Ordinal);

        await bench.MustAsync<EnterResolution>(bench.Office, u => u.RunAsync(bench.Id, entry with { Against = 4 }, default));
        Assert.True((await bench.ReadAsync()).Resolution!.IsAdopted);
    }

    [Fact]
    public async Task D_5_10_Given_only_the_text_is_typed_When_sent_Then_the_votes_are_asked_for_and_nothing_is_stored_before_the_question_is_answered()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        var view = await bench.ViewAsync(bench.Office);
        await using var office = await bench.App.AsAsync(bench.Office);
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(office.Scope.ServiceProvider);
        var form = page.Render<ResolveForm>(p => p.Add(x => x.View, view));
        await form.Find("#rtext").InputAsync(new() { Value = "加快建设。" });

        await form.Find("form").SubmitAsync();
        Assert.Equal(3, form.FindAll(".field-error").Count);
        await form.Find("#rfor").ChangeAsync(new() { Value = "15" });
        await form.Find("#ragainst").ChangeAsync(new() { Value = "10" });
        await form.Find("#rabstain").ChangeAsync(new() { Value = "6" });
        await form.Find("form").SubmitAsync();
        Assert.Contains("赞成 15 票，没有超过全体组成人员 31 人的半数，决议未通过", form.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Empty((await bench.ReadAsync()).Resolutions);

        await form.Find("form").SubmitAsync();
        Assert.False(Assert.Single((await bench.ReadAsync()).Resolutions).IsAdopted);
    }

    [Fact]
    public async Task D_5_6_Given_deputies_entered_in_one_moment_When_read_again_Then_they_stand_in_the_order_entered()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        var names = Enumerable.Range(1, 20).Select(i => $"代表{i}").ToList();
        TourEntry entry = new(TourKind.Survey, "调研", new(2026, 5, 28), "城南", [.. names.Select(n => new TourGuest(n, null))]);

        await bench.MustAsync<AddTour>(bench.Head, u => u.RunAsync(bench.Id, Guid.NewGuid(), entry, default));

        Assert.Equal(names, Assert.Single((await bench.ReadAsync()).Tours).Deputies.Select(d => d.Name));
    }

    [Fact]
    public async Task D_1_5_Given_people_of_others_When_they_act_beside_the_way_Then_refused()
    {
        await using var bench = await ReportBench.StartAsync();
        TourEntry entry = new(TourKind.Survey, "调研", new(2026, 5, 28), "城南", []);

        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<AddTour>(bench.OtherHead, u => u.RunAsync(bench.Id, Guid.NewGuid(), entry, default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<AddTour>(bench.Office, u => u.RunAsync(bench.Id, Guid.NewGuid(), entry, default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<HandInTourReport>(bench.OtherHead, u => u.RunAsync(bench.Id, Guid.NewGuid(), ReportBench.Pdf(), default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<HandInResolutionReport>(bench.OtherLiaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default)));
    }

    [Fact]
    public async Task D_5_8_Given_an_audit_report_heard_When_its_rectification_is_heard_Then_the_deadline_of_the_first_is_met()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.MustAsync<ClassifyReport>(bench.Office, u => u.RunAsync(bench.Id, SpecialReport.AuditTopic, default));
        await bench.LeadToAsync(ReportState.Heard);
        Assert.Equal(new DateOnly(2026, 12, 25), (await bench.ViewAsync(bench.Office)).Deadline("report.rectification")!.Day);

        await bench.MustAsync<ArrangeRectification>(bench.Office, u => u.RunAsync(bench.Id, null, default));
        await bench.MustAsync<ArrangeRectification>(bench.Office, u => u.RunAsync(bench.Id, null, default));

        await using var db = await bench.App.OpenAsync();
        var follows = await db.SpecialReports.SingleAsync(r => r.Origin == bench.Id);
        Assert.Equal(follows.Number.ToString(), (await bench.ViewAsync(bench.Office)).Beside.Rectification!.Number);
        await HearQuicklyAsync(bench, follows.Id);
        Assert.Equal(ObligationState.Met, (await bench.ViewAsync(bench.Office)).Deadline("report.rectification")!.State);
    }

    [Fact]
    public async Task Given_a_topic_that_does_not_exist_or_another_tier_When_classified_Then_refused()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);

        Assert.False((await bench.DoAsync<ClassifyReport>(bench.Office, u => u.RunAsync(bench.Id, "nonsense", default))).IsDone);
        Assert.False((await bench.DoAsync<ClassifyReport>(bench.Office, u => u.RunAsync(bench.Id, "audit", default))).IsDone);
    }

    // The rectification report through the same use cases, as far as the hearing.
    private static async Task HearQuicklyAsync(ReportBench bench, SpecialReportId id)
    {
        await using (var db = await bench.App.OpenAsync())
        {
            var r = await db.SpecialReports.SingleAsync(x => x.Id == id);
            var act = new ReportAct(null, "测试", bench.App.Clock.GetUtcNow());
            var sitting = new HearingSitting(bench.Sitting.Id, "第三十二次会议", new(2026, 12, 20), new(2026, 12, 20), new(2026, 6, 25), false, true, false);
            r.Schedule(sitting, new(2026, 11, 30), false, act);
            r.SendOpinions([], true, act);
            r.ReceiveDraft(new(Guid.NewGuid(), "A1", "稿.pdf"), new(2026, 11, 30), false, act);
            r.Comment(true, true, act);
            r.ReceiveRevised(new(Guid.NewGuid(), "A2", "稿.pdf"), [], "", new(2026, 12, 10), false, act);
            var everybody = await bench.EverybodyAsync();
            r.Distribute(everybody, [.. everybody.Keys.Select(m => new ReportRecipient(m, "某"))], new(2026, 12, 13), act);
            r.EnterAgenda(act);
            r.Name("钱必清", "县长", ReporterKind.OrganLeader, BodyKind.Government, null);
            await db.SaveChangesAsync();
        }

        await bench.MustAsync<HearReport>(bench.Office, u => u.RunAsync(id, default));
    }

    private static async Task<bool> ReadsAsync(ReportBench bench, Actor actor, string purpose)
    {
        await using var db = await bench.App.OpenAsync();
        ReportGate gate = new();
        return await gate.MayReadAsync(db, actor, bench.Id.Value, default) && await gate.MayReadFileAsync(db, actor, bench.Id.Value, purpose, default);
    }

    private static async Task<WorkCommitteeId> SpecialAsync(ReportBench bench)
    {
        await using var db = await bench.App.OpenAsync();
        var committee = WorkCommittee.Named("财政经济委员会", "财经委", WorkCommitteeKind.Special, 20);
        db.Add(committee);
        await db.SaveChangesAsync();
        return committee.Id;
    }
}
