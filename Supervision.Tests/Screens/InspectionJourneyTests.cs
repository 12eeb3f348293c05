using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Inspections;
using Supervision.Tests.Features.Ratings;
using Supervision.Tests.Features.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Demo;
using Supervision.Web.Features.Inspections.Meetings;
using Supervision.Web.Features.Inspections.Schemes;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Jobs;
using static Microsoft.Playwright.Assertions;
using static Supervision.Tests.Screens.InspectionSteps;

namespace Supervision.Tests.Screens;

/// <summary>
/// One inspection from the line of the plan to the inspection that follows it up (D-6, 监督法第三十一条至第三十七条): the committee's head, the leader,
/// two sub-groups on phones, one of them without a network for a while, two bodies, the office and members who vote. What is no part of an
/// inspection (meetings of the council, the sitting itself, the checking of the opinion's text) happens beside the screens; it has its own journeys.
/// </summary>
[Trait("Kind", "Browser")]
public sealed class InspectionJourneyTests
{
    private const int Voters = 16;

    [BrowserFact]
    public async Task Given_a_line_of_the_plan_When_everybody_does_their_part_Then_it_goes_from_scheme_to_rating_publication_and_follow_up()
    {
        await using var story = await AProcedure.StartAsync(6, 1);
        await story.LiaisonAsync("商联络", "market", story.County.Bodies["县市场监督管理局"]);
        var made = await AnInspection.BegunAsync(story.App, story.County);
        await SchemeAsync(story, made);
        await MobiliseAsync(story, made);
        await FieldAsync(story, made);
        await VerifyAsync(story, made);
        await ReportAsync(story, made);
        await HearAsync(story, made);
        var opinion = await HandleAsync(story, made);
        await RateAsync(story, opinion);
        await PublishAsync(story, opinion);
        await FollowUpAsync(story, made);
        Assert.DoesNotContain(story.Browser.Complaints, c => !c.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));
    }

    /// <summary>June: scheme, group, articles, council, notice; then the bodies answer.</summary>
    private static async Task SchemeAsync(AProcedure story, AnInspection made)
    {
        var head = await story.DeskAsync("zhoujianping");
        await InspectionSteps.SchemeAsync(head, made, "2026-07-14", "2026-08-07");
        await GroupAsync(head, made);
        await ArticlesAsync(head, made);
        await head.OpenDeskAsync(Address(made));
        await head.PushAsync("提请主任会议");
        await head.PushAsync("提请");
        await head.SeeAsync("方案已经提请主任会议。");
        await made.CouncilAsync();
        await head.PushAsync("登记主任会议批准");
        await head.SeeAsync("已登记主任会议批准方案。");
        await head.PushAsync("登记已通知");
        await head.SeeAsync("已登记通知");
        foreach (var (user, body) in new[] { ("market", made.Market), (await story.UserOfAsync("谷雨"), made.School) })
        {
            var unit = await story.PhoneAsync(user);
            await AnswerAsync(unit, made, body.Id.Value, $"{body.ShortName}的自查");
            await LeaveAsync(unit);
        }

        await LeaveAsync(head);
        Assert.Equal(InspectionState.SelfReports, (await made.ReadAsync()).State);
    }

    /// <summary>14 July. Before the meeting a phone records nothing.</summary>
    private static async Task MobiliseAsync(AProcedure story, AnInspection made)
    {
        story.GoTo(7, 14);
        var (head, leader) = (await story.DeskAsync("zhoujianping"), await story.DeskAsync(await story.UserOfAsync("刘慧敏")));
        await leader.GotoAsync($"/m/insp/{made.Id.Value}/new");
        await leader.SeeAsync("须先召开动员会，才能记录检查发现的问题。");
        await MeetAsync(head, leader, made, mobilises: true);
        await LeaveAsync(head, leader);
    }

    /// <summary>20 July: two sub-groups on one article, the second without a network; its page is opened anew without one.</summary>
    private static async Task FieldAsync(AProcedure story, AnInspection made)
    {
        story.GoTo(7, 20);
        var (first, second) = (await story.ScriptPhoneAsync(await story.UserOfAsync("刘慧敏")), await story.ScriptPhoneAsync("huangliping"));
        var form = $"/m/insp/{made.Id.Value}/new";
        foreach (var phone in new[] { first, second })
        {
            await phone.GotoAsync("/m/insp");
            await phone.GetByRole(AriaRole.Link, new() { NameRegex = HallSteps.Words("食品安全法") }).ClickAsync();
            await phone.GetByRole(AriaRole.Link, new() { Name = "记一条问题" }).ClickAsync();
            await phone.Locator("form[data-ready]").WaitForAsync();
        }

        var items = (await made.ReadAsync()).Items.ToDictionary(i => i.Number, i => i.Id);
        Written problem = new(items[34], "县市场监督管理局", "城关镇农贸市场", ComplianceGrade.NotCompliant, "离线时看到的情况", "现场.jpg");
        await Expect(second.Locator("[data-field-offline]")).ToContainTextAsync("离线可用");
        await second.Context.SetOfflineAsync(true);
        await second.GotoAsync(form);
        await Expect(second.Locator("[data-field-offline]")).ToContainTextAsync("没有连上网络，这是手机里存的页面");
        await WriteAsync(second, problem);
        await Expect(second.Locator("[data-field-state]")).ToContainTextAsync("待发送 1 · 被退回 0 · 已发送 0");
        await Expect(second.Locator("[data-field-state]")).ToContainTextAsync("现在没有网络，联网以后自动发送。");
        await WriteAsync(first, problem with { Facts = "第一组看到的情况", Photo = "摊位.jpg" });
        await Expect(first.Locator("[data-field-state]")).ToContainTextAsync("待发送 0 · 被退回 0 · 已发送 1");
        await WriteAsync(second, new(items[57], "县教育局", "县第三小学食堂", ComplianceGrade.Compliant, "留样记录齐全", null));
        await Expect(second.Locator("[data-field-state]")).ToContainTextAsync("待发送 2 · 被退回 0 · 已发送 0");
        Assert.Equal(["第一组看到的情况"], (await FindingsAsync(story, made)).Select(f => f.Facts));
        await second.Context.SetOfflineAsync(false);
        await Expect(second.Locator("[data-field-state]")).ToContainTextAsync("待发送 0 · 被退回 0 · 已发送 2", new() { Timeout = BrowserSteps.Patience });
        await second.ReloadAsync();
        await Expect(second.Locator("[data-field-state]")).ToContainTextAsync("待发送 0 · 被退回 0 · 已发送 2");

        var found = await FindingsAsync(story, made);
        Assert.Equal([("第一组看到的情况", 1, 1), ("离线时看到的情况", 2, 1), ("留样记录齐全", 2, 0)], found.Select(f => (f.Facts, f.SubGroup, f.EvidenceCount)));
        Assert.Equal((found[0].Item, 2), (found[1].Item, await EvidenceAsync(story)));
        await second.GotoAsync($"/m/insp/{made.Id.Value}");
        await Expect(second.Locator(".thumbs img").First).ToBeVisibleAsync();
        Assert.True(await second.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await OnEachAsync(first, made, [found[0].Id], "核实");
        await OnEachAsync(second, made, [found[1].Id, found[2].Id], "核实");
        await LeaveAsync(first, second);
    }

    /// <summary>The office shows the bodies what was found, the market answers, two members of the group confirm.</summary>
    private static async Task VerifyAsync(AProcedure story, AnInspection made)
    {
        var office = await story.DeskAsync("liwenjing");
        await office.OpenDeskAsync($"{Address(made)}/findings");
        await office.GetByRole(AriaRole.Button, new() { NameRegex = HallSteps.Words("^送 \\d 条给被检查单位核对$") }).ClickAsync();
        await office.PushAsync("送核对");
        await office.SeeAsync("条给被检查单位核对。");
        var market = await story.PhoneAsync("market");
        await CommentAsync(market, made, made.Market.Id.Value, 2);
        var found = await FindingsAsync(story, made);
        if (found[2].State == FindingState.BodyComment)
        {
            var school = await story.PhoneAsync(await story.UserOfAsync("谷雨"));
            await CommentAsync(school, made, made.School.Id.Value, 1);
            await LeaveAsync(school);
        }

        foreach (var user in new[] { await story.UserOfAsync("刘慧敏"), "huangliping" })
        {
            var phone = await story.PhoneAsync(user);
            await OnEachAsync(phone, made, found.Select(f => f.Id), "确认这条记录");
            await LeaveAsync(phone);
        }

        await LeaveAsync(office, market);
        Assert.All(await FindingsAsync(story, made), f => Assert.Equal(FindingState.Confirmed, f.State));
    }

    /// <summary>Plenary, draft by the job, the leader's signature, the council.</summary>
    private static async Task ReportAsync(AProcedure story, AnInspection made)
    {
        var (head, leader) = (await story.DeskAsync("zhoujianping"), await story.DeskAsync(await story.UserOfAsync("刘慧敏")));
        var report = $"{Address(made)}/report";
        await MeetAsync(head, leader, made, mobilises: false);
        await DoAsync(head, report, "生成初稿", "已交后台生成");
        Assert.True(await story.App.Services.GetRequiredService<JobRunner>().RunAsync("inspection-report", "测试", default));
        await DoAsync(leader, report, "签署检查报告", "检查报告已签署");
        await DoAsync(head, report, "提请主任会议", "检查报告已提请主任会议");
        await GroupReportTests.CouncilAsync(story.App, made);
        await DoAsync(head, report, "登记主任会议决定", "已登记主任会议决定");
        await head.GotoAsync($"{Address(made)}/compliance");
        await head.GetByRole(AriaRole.Link, new() { NameRegex = HallSteps.Words("第三十四条，县市场监督管理局：\\s*0.00%\\s*，符合 0、部分符合 0、不符合 2") }).ClickAsync();
        await Expect(head.Locator("main")).ToContainTextAsync("城关镇农贸市场", new() { Timeout = BrowserSteps.Patience });
        await LeaveAsync(head, leader);
    }

    /// <summary>The sitting of August: distributed, a member speaks on the phone, heard, deliberated, opinion dispatched.</summary>
    private static async Task HearAsync(AProcedure story, AnInspection made)
    {
        var hearing = $"{Address(made)}/hearing";
        var office = await story.DeskAsync("liwenjing");
        var sitting = await GroupReportTests.SittingAsync(story.App, made);
        await office.OpenDeskAsync(hearing);
        await office.GetByLabel("听取报告的会议").SelectOptionAsync(sitting.Value.ToString());
        await PressAsync(office, "列入会议", "已列入会议");
        await office.GetByRole(AriaRole.Button, new() { Name = "印发组成人员", Exact = true }).ClickAsync();
        await PressAsync(office, "印发", "检查报告已印发组成人员");
        await LeaveAsync(office);

        await GroupReportTests.EventAsync(story.App, sitting, SittingEvent.AgendaAdopted);
        var phone = await story.PhoneAsync("huangliping");
        await phone.GotoAsync($"/m/notes/{made.Id.Value}");
        await phone.GetByLabel("发言要点").FillAsync("【建议】加强食品小作坊监管。");
        await phone.GetByRole(AriaRole.Button, new() { Name = "保存发言" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Status)).ToContainTextAsync("发言已保存", new() { Timeout = BrowserSteps.Patience });
        office = await story.DeskAsync("liwenjing");
        await DoAsync(office, hearing, "登记听取", "已登记听取");
        await PressAsync(office, "登记审议", "已登记审议");
        Assert.Equal(InspectionState.Deliberated, (await made.ReadAsync()).State);
        await GroupReportTests.EventAsync(story.App, sitting, SittingEvent.Closed);
        await LeaveAsync(office, phone);
    }

    /// <summary>Opinion and report go out together; the government and the market handle it; the committee comments.</summary>
    private static async Task<ReviewOpinion> HandleAsync(AProcedure story, AnInspection made)
    {
        Assert.True(await story.App.Services.GetRequiredService<JobRunner>().RunAsync("opinion-compiler", "测试", default));
        await ApproveAsync(story, made);
        var (office, government, market) = (await story.DeskAsync("liwenjing"), await story.DeskAsync("luoxiaomei"), await story.DeskAsync("market"));
        var number = await HandlingSteps.DispatchAsync(office, story, $"/opinions/{(await story.OpinionAsync()).Id.Value}");
        Assert.Equal(InspectionState.FollowUp, (await made.ReadAsync()).State);
        await OpinionSteps.ReceiveAsync(government, number);
        await OpinionSteps.ReceiveAsync(market, number);
        var opinion = await story.OpinionAsync();
        Assert.NotNull(opinion.Attachment);
        await HandlingSteps.HandInAsync(government, opinion, HandlingPaperKind.Plan);
        await HandlingSteps.AnswerAsync(market, opinion, story.Today);
        await HandlingSteps.HandInAsync(government, opinion, HandlingPaperKind.Draft);
        var head = await story.DeskAsync("zhoujianping");
        await HandlingSteps.CommentAsync(head, opinion, "请写明小作坊的登记数");
        await HandlingSteps.HandInAsync(government, opinion, HandlingPaperKind.Report);
        await LeaveAsync(office, government, market, head);
        return opinion;
    }

    /// <summary>The handling is rated by secret ballot: two members on phones, the others through the same path; the grade accepts the report.</summary>
    private static async Task RateAsync(AProcedure story, ReviewOpinion opinion)
    {
        var clerk = new Actor(story.County["李文静"].Id, "李文静", new HashSet<Role> { Role.Office });
        var first = new[] { "陈国栋", "王志远", "刘慧敏", "何建军" }.Select(n => story.County.Members.Single(m => m.Person == story.County[n].Id)).ToList();
        var county = ACounty.Of(story.App, story.County.Term, [.. first, .. story.County.Members.Where(m => m.Position == MemberPosition.Ordinary)], clerk);
        var sitting = await county.PlanAsync(new(2026, 10, 29));
        var round = await ARound.ApprovedAsync(
            story.App, county, new("审议意见研究处理情况满意度测评", sitting, SlipWay.Screen, false), "审议意见研究处理情况满意度测评",
            [new(0, "县人民政府关于食品安全法执法检查审议意见的研究处理情况报告", "", opinion.Matter) { Body = story.Government.Id }], meetingNumber: 9);
        await round.CountAsync(Voters);
        await round.TakeCodesAsync();
        await round.OpenAsync();
        foreach (var user in new[] { await story.UserOfAsync("刘慧敏"), "huangliping" })
        {
            var phone = await story.PhoneAsync(user);
            await phone.DrawAsync();
            await HallSteps.PressAsync(phone, "开始填写");
            await phone.GetByText("满意", new() { Exact = true }).ClickAsync();
            await HallSteps.PressAsync(phone, "去核对");
            await phone.CastAsync();
            await LeaveAsync(phone);
        }

        foreach (var member in Enumerable.Range(1, Voters).Where(n => n is not (3 or 5)))
        {
            Assert.Equal(Supervision.Web.Features.Ratings.BallotPath.SlipAnswer.Cast, await round.CastAsync(await round.DrawAsync(member), 0));
        }

        await round.CloseAsync();
        await round.SealAsync();
        foreach (var which in new[] { 0, 1 })
        {
            await round.DoneAsync<ConfirmRound>(round.Scrutineer(which), u => u.RunAsync(round.Id, DemoAccounts.Password, default));
        }

        await round.AnnounceAsync();
        var result = Assert.Single((await round.ReadAsync()).Results);
        Assert.Equal((Voters, 0), (result.Overall.Collected, result.Result.Grade));
        Assert.Equal(OpinionState.Accepted, (await story.OpinionAsync()).State);
    }

    /// <summary>Report, opinion and handling report are checked, published, and read by somebody who is not signed in.</summary>
    private static async Task PublishAsync(AProcedure story, ReviewOpinion opinion)
    {
        var (office, head) = (await story.DeskAsync("liwenjing"), await story.DeskAsync("zhoujianping"));
        await HandlingSteps.PublishAsync(office, head, opinion, "执法检查报告");
        var citizen = await story.Browser.PhoneAsync(story.App);
        await citizen.GotoAsync("/public");
        await Expect(citizen.Locator("main")).ToContainTextAsync("关于检查《中华人民共和国食品安全法》实施情况的报告");
        await Expect(citizen.Locator("main")).ToContainTextAsync("关于《检查〈中华人民共和国食品安全法〉实施情况的报告》的审议意见");
        await Expect(citizen.Locator("main")).ToContainTextAsync("审议意见研究处理情况的报告");
        await LeaveAsync(office, head, citizen);
    }

    /// <summary>November: the law is inspected again where it was found wanting, and laid beside the first inspection article by article.</summary>
    private static async Task FollowUpAsync(AProcedure story, AnInspection made)
    {
        story.GoTo(11, 2);
        var again = await made.AgainAsync("《食品安全法》跟踪检查");
        await AgainInFieldAsync(story, again);
        var phone = await story.ScriptPhoneAsync("huangliping");
        await phone.GotoAsync($"/m/insp/{again.Id.Value}/new");
        await phone.Locator("form[data-ready]").WaitForAsync();
        var item = (await again.ReadAsync()).Items.Single(i => i.Number == 34).Id;
        await WriteAsync(phone, new(item, "县市场监督管理局", "城关镇农贸市场", ComplianceGrade.Compliant, "台账已经补齐", null));
        await Expect(phone.Locator("[data-field-state]")).ToContainTextAsync("待发送 0 · 被退回 0 · 已发送 1");

        // Only what two of the group confirmed is compared (decision 0031).
        var written = (await FindingsAsync(story, again)).Select(f => f.Id).ToList();
        var other = await story.PhoneAsync(await story.UserOfAsync("刘慧敏"));
        await OnEachAsync(phone, again, written, "核实");
        await OnEachAsync(phone, again, written, "确认这条记录");
        await OnEachAsync(other, again, written, "确认这条记录");
        await LeaveAsync(other);

        var head = await story.DeskAsync("zhoujianping");
        await head.OpenDeskAsync($"{Address(again)}/compare");
        await head.Locator("#earlier").SelectOptionAsync(made.Id.Value.ToString());
        await head.PushAsync("登记跟踪检查");
        await head.SeeAsync("已登记为跟踪检查。");
        await head.SeeAsync("逐条对照：提高 1 条，降低 0 条，持平 0 条，无法比较 1 条。");
        await Expect(head.Locator("tr", new() { HasText = "第三十四条" })).ToContainTextAsync("提高 100.00 个百分点");
        await Expect(head.Locator("tr", new() { HasText = "第五十七条" })).ToContainTextAsync("不在清单");
        await LeaveAsync(phone, head);
    }

    // Scheme to mobilisation once more, on one article; the screens for it were shown above.
    private static async Task AgainInFieldAsync(AProcedure story, AnInspection again)
    {
        DateOnly day = new(2026, 11, 2);
        await using var head = await again.HeadAsync();
        AnInspection.Done(await head.Get<KeepInspectionScheme>().RunAsync(again.Id, again.Scheme() with { MobilisationDay = day, FieldFrom = day, FieldUntil = day.AddDays(9), Bodies = [again.Market.Id] }, default));
        AnInspection.Done(await head.Get<JoinInspectionGroup>().RunAsync(again.Id, again.People[1].Id, GroupPlace.Leader, default));
        AnInspection.Done(await head.Get<JoinInspectionGroup>().RunAsync(again.Id, again.People[2].Id, GroupPlace.Member, default));
        await again.ListAsync(head, (34, again.Market));
        AnInspection.Done(await head.Get<SubmitInspectionScheme>().RunAsync(again.Id, default));
        await again.CouncilAsync();
        AnInspection.Done(await head.Get<ApproveInspectionScheme>().RunAsync(again.Id, default));
        AnInspection.Done(await head.Get<NoticeInspection>().RunAsync(again.Id, day, default));
        AnInspection.Done(await head.Get<RecordInspectionMeeting>().RunAsync(again.Id, SelfInspectionTests.Meeting((await again.ReadAsync()).Members, again.Market) with { Day = day }, default));
        await using var leader = await SelfInspectionTests.ActAsync(story.App, again, 1);
        AnInspection.Done(await leader.Get<ConfirmInspectionMeeting>().RunAsync(again.Id, (await again.ReadAsync()).Meetings.Single().Id, default));
    }

    // Charged, checked and agreed to: the opinion's own journey.
    private static async Task ApproveAsync(AProcedure story, AnInspection made)
    {
        await using var db = await story.App.OpenAsync();
        var opinion = await db.ReviewOpinions.SingleAsync();
        var (day, by) = (new DateOnly(2026, 8, 28), AnOpinion.By(new(2026, 8, 28)));
        foreach (var point in opinion.Points.Where(p => p.Part == OpinionPart.Proposal).ToList())
        {
            opinion.Charge(point.Id, made.Market.Id, [], by);
        }

        opinion.Check(by);
        opinion.Lead(by);
        opinion.Approve(AnOpinion.Decision(opinion, day), by);
        await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(AProcedure story, AnInspection made)
    {
        await using var db = await story.App.OpenAsync();
        return await db.Findings.AsNoTracking().Where(f => f.Inspection == made.Id).OrderBy(f => f.Serial).ToListAsync();
    }

    private static async Task<int> EvidenceAsync(AProcedure story)
    {
        await using var db = await story.App.OpenAsync();
        return await db.FindingEvidence.CountAsync();
    }

    private static async Task LeaveAsync(params IEnumerable<IPage> pages)
    {
        foreach (var page in pages)
        {
            await page.Context.CloseAsync();
        }
    }
}
