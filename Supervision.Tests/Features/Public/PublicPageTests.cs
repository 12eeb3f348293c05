using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Documents;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Public;

/// <summary>What the public reads (D-8.13, D-17.38): published things and nothing else, without account, without script.</summary>
public sealed class PublicPageTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Given_nothing_published_When_opened_Then_it_says_so()
    {
        await using var app = await TestApp.StartAsync();
        using var anybody = new Visitor(app);

        Assert.Contains("还没有公布的内容。", await Visitor.TextAsync(await anybody.Client.GetAsync("/public")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Client.GetAsync("/public/plan/2026")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Client.GetAsync($"/public/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task D_8_13_Given_publications_in_every_state_When_read_by_anybody_Then_only_published_text_without_its_blackouts_is_there()
    {
        await using var app = await TestApp.StartAsync();
        var papers = await AddAsync(app);
        using var anybody = new Visitor(app);

        var index = await Visitor.TextAsync(await anybody.Client.GetAsync("/public"));
        var paper = await anybody.Client.GetAsync($"/public/{papers[PublicationState.Published].Value}");
        var text = await Visitor.TextAsync(paper);

        Assert.Contains("关于《已公开》的审议意见", index, StringComparison.Ordinal);
        Assert.DoesNotContain("制作中", index, StringComparison.Ordinal);
        Assert.DoesNotContain("已送核", index, StringComparison.Ordinal);
        Assert.DoesNotContain("已撤下的题名", index, StringComparison.Ordinal);
        Assert.Contains("请县人民政府认真研究处理。", text, StringComparison.Ordinal);
        Assert.Contains("（涉及个人信息，不予公开）", text, StringComparison.Ordinal);
        Assert.DoesNotContain("张某某", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        foreach (var hidden in new[] { PublicationState.Draft, PublicationState.Checking, PublicationState.Checked })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.Client.GetAsync($"/public/{papers[hidden].Value}")).StatusCode);
        }
    }

    [Fact]
    public async Task D_17_38_Given_a_public_page_When_kept_by_a_proxy_Then_for_a_minute_at_most()
    {
        await using var app = await TestApp.StartAsync();
        var papers = await AddAsync(app);
        using var anybody = new Visitor(app);

        var answer = await anybody.Client.GetAsync($"/public/{papers[PublicationState.Published].Value}");

        Assert.InRange(answer.Headers.CacheControl!.MaxAge!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task D_17_38_Given_a_withdrawn_publication_When_opened_Then_the_dated_note_stands_in_its_place()
    {
        await using var app = await TestApp.StartAsync();
        var papers = await AddAsync(app);
        using var anybody = new Visitor(app);

        var page = await Visitor.TextAsync(await anybody.Client.GetAsync($"/public/{papers[PublicationState.Withdrawn].Value}"));
        var index = await Visitor.TextAsync(await anybody.Client.GetAsync("/public?year=2026"));

        Assert.Contains("2026年6月1日撤下", page, StringComparison.Ordinal);
        Assert.Contains("因数据有误撤下，更正后重新公布。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("请县人民政府认真研究处理。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("已撤下的题名", page, StringComparison.Ordinal);
        Assert.Contains("2026年6月1日撤下", index, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_public_pages_When_answered_Then_they_may_be_kept_for_a_minute_and_desk_pages_may_not()
    {
        await using var app = await TestApp.StartAsync();
        var papers = await AddAsync(app);
        using var anybody = new Visitor(app);
        using var clerk = await Visitor.SignedInAsync(app, "clerk", Role.Office);

        foreach (var address in new[] { "/public", $"/public/{papers[PublicationState.Published].Value}" })
        {
            var answer = await anybody.Client.GetAsync(address);
            Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        Assert.Equal("no-store", (await anybody.Client.GetAsync("/login")).Headers.CacheControl!.ToString());
        Assert.Equal("no-store", (await anybody.Client.GetAsync($"/public/{Guid.NewGuid()}")).Headers.CacheControl!.ToString());
        Assert.Equal("no-store", (await clerk.Client.GetAsync("/search")).Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Given_25_publications_When_paged_Then_none_is_lost_and_nonsense_shows_the_first_page()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = await app.OpenAsync())
        {
            db.AddRange(Enumerable.Range(1, 25).Select(i => Made($"第{i:00}件", PublicationState.Published)));
            await db.SaveChangesAsync();
        }

        using var anybody = new Visitor(app);
        var pages = new List<string>();
        foreach (var page in new[] { "1", "2" })
        {
            pages.Add(await Visitor.TextAsync(await anybody.Client.GetAsync($"/public?page={page}")));
        }

        Assert.Contains("第 1—20 条，共 25 条", pages[0], StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 25), i => Assert.Single(pages, p => p.Contains($"第{i:00}件", StringComparison.Ordinal)));
        Assert.Contains("第 1—20 条", await Visitor.TextAsync(await anybody.Client.GetAsync("/public?page=-3&year=%27")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_4_6_Given_the_demo_plan_When_read_by_anybody_Then_its_lines_are_there_without_remarks_and_a_draft_is_not()
    {
        await using var app = await TestApp.StartAsync(false, ("Demo:Enabled", "true"));
        using var anybody = new Visitor(app);
        await using var db = await app.OpenAsync();
        var plan = await db.AnnualPlans.AsNoTracking().FirstAsync(p => p.State == PlanState.Published);
        var items = await db.PlanItems.AsNoTracking().Where(i => i.Plan == plan.Id).ToListAsync();

        var page = await Visitor.TextAsync(await anybody.Client.GetAsync($"/public/plan/{plan.Year}"));

        Assert.All(items, i => Assert.Contains(i.Title, page, StringComparison.Ordinal));
        Assert.All(items.Where(i => i.Reason.Length > 4), i => Assert.DoesNotContain(i.Reason, page, StringComparison.Ordinal));
        foreach (var draft in await db.AnnualPlans.AsNoTracking().Where(p => p.State != PlanState.Published && p.State != PlanState.Closed).Select(p => p.Year).ToListAsync())
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.Client.GetAsync($"/public/plan/{draft}")).StatusCode);
        }
    }

    [Fact]
    public async Task D_4_7_Given_an_adjusted_plan_When_read_by_anybody_Then_both_versions_stand_word_for_word_with_what_was_changed_and_why()
    {
        await using var app = await TestApp.StartAsync();
        await AdjustedAsync(app);
        using var anybody = new Visitor(app);

        var newest = await Visitor.TextAsync(await anybody.Client.GetAsync("/public/plan/2026"));
        var first = await Visitor.TextAsync(await anybody.Client.GetAsync("/public/plan/2026?version=1"));
        var index = await Visitor.TextAsync(await anybody.Client.GetAsync("/public"));

        Assert.Contains("2026年度监督工作计划（第 2 版）", newest, StringComparison.Ordinal);
        Assert.Contains("时间：6月", newest, StringComparison.Ordinal);
        Assert.Contains("时间：9月", newest, StringComparison.Ordinal);
        Assert.Contains("因审计尚未完成", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("内部备注", newest + first, StringComparison.Ordinal);
        Assert.Contains("6月", first, StringComparison.Ordinal);
        Assert.DoesNotContain("9月", first, StringComparison.Ordinal);
        Assert.DoesNotContain("调整对照", first, StringComparison.Ordinal);
        Assert.Contains("/public/plan/2026?version=2", index, StringComparison.Ordinal);
        Assert.DoesNotContain("version=3", index, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Client.GetAsync("/public/plan/2026?version=3")).StatusCode);
    }

    private static async Task<Dictionary<PublicationState, PublicationId>> AddAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        var made = new[]
        {
            Made("关于《制作中》的审议意见", PublicationState.Draft), Made("关于《已送核》的审议意见", PublicationState.Checking), Made("关于《已核》的审议意见", PublicationState.Checked),
            Made("关于《已公开》的审议意见", PublicationState.Published), Made("关于《已撤下的题名》的审议意见", PublicationState.Withdrawn),
        };
        db.AddRange(made.AsEnumerable());
        await db.SaveChangesAsync();
        return made.ToDictionary(p => p.State, p => p.Id);
    }

    private static Publication Made(string title, PublicationState state)
    {
        var act = new PublicationAct("李文静", Now);
        var made = Publication.Make(
            new(MatterKind.Opinion, Guid.NewGuid()), PublicationKind.Opinion, new(title, "望人常审〔2026〕3号", "望溪县人民代表大会常务委员会"),
            [("一、总体评价", "张某某等群众反映的问题已经核实。"), ("", "请县人民政府认真研究处理。")], act);
        made.BlackOut(1, "张某某", SecrecyGround.PersonalInformation);
        Action[] steps = [made.Submit, () => made.Check(act), () => made.Publish(act), () => made.Withdraw("因数据有误撤下，更正后重新公布。", act)];
        foreach (var step in steps.Take((int)state))
        {
            step();
        }

        return made;
    }

    // Two published versions, and a third that is only being drafted.
    private static async Task AdjustedAsync(TestApp app)
    {
        var (today, line) = (new DateOnly(2026, 1, 20), new PlanItemId(Guid.NewGuid()));
        PlanVersionLine Line(string time) => new(line, 1, PlanItemKind.CommitteeReport, "养老服务工作情况的报告") { Time = time, Remarks = "内部备注" + time };
        var plan = AnnualPlan.Create(new(Guid.NewGuid()), 2026, today);
        plan.Draft(today);
        plan.Submit([], today);
        PlanDecision decision = new(new(Guid.NewGuid()), "2026年第一次主任会议", today, IsApproval: true);
        plan.Adopt(decision);
        plan.Publish(today);
        var first = PlanVersion.First(new(Guid.NewGuid()), plan, [Line("6月")]);
        var second = PlanVersion.Start(new(Guid.NewGuid()), plan, first, today);
        var item = PlanItem.Of(line, plan.Id, 1, new(PlanItemKind.CommitteeReport, "养老服务工作情况的报告") { Time = new(6, 6) });
        second.Enter(new(PlanChangeKind.Changed, line, new(item, HasBegun: false, IsDone: false), item.Content with { Time = new(9, 9) }, "因审计尚未完成"));
        second.Submit([], today);
        second.Adopt(decision, isOnThisText: true);
        second.Publish([Line("9月")], today);
        await using var db = await app.OpenAsync();
        db.AddRange(plan, item, first, second, PlanVersion.Start(new(Guid.NewGuid()), plan, second, today));
        await db.SaveChangesAsync();
    }
}
