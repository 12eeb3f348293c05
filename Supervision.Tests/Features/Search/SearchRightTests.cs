using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Search;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Search;

/// <summary>Whoever looks finds what they may read and nothing else (D-1.5, D-16.38).</summary>
public sealed class SearchRightTests
{
    [Fact]
    public async Task D_16_38_Given_another_body_When_its_liaison_looks_Then_nothing_of_the_matter_is_found()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.RevisedReceived);
        await AddOpinionAsync(bench);

        var own = await FindAsync(bench, bench.Liaison, "养老服务");
        var other = await FindAsync(bench, bench.OtherLiaison, "养老服务");

        Assert.Equal([SearchKind.Dossier], own.Groups.Where(g => g.Slice.Total > 0).Select(g => g.Kind));
        Assert.Equal($"/unit/reports/{bench.Id.Value}", own.Groups[0].Slice.Rows.Single().Link);
        Assert.Equal(0, other.Total);
        Assert.Equal((2, 0), (Count(await FindAsync(bench, bench.Liaison, "报告.pdf"), SearchKind.Document), (await FindAsync(bench, bench.OtherLiaison, "报告.pdf")).Total));
    }

    [Fact]
    public async Task D_1_5_Given_a_report_When_a_member_looks_Then_it_is_found_from_its_distribution_on_and_only_its_final_text()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.RevisedReceived);
        var member = bench.Member("黄丽萍");
        var before = await FindAsync(bench, member, "养老服务");
        await bench.LeadToAsync(ReportState.Distributed);
        var after = await FindAsync(bench, member, "养老服务");
        var files = await FindAsync(bench, member, "报告.pdf");

        Assert.Equal((0, 1), (before.Total, Count(after, SearchKind.Dossier)));
        Assert.Equal((1, 2), (Count(files, SearchKind.Document), Count(await FindAsync(bench, bench.Office, "报告.pdf"), SearchKind.Document)));
    }

    [Fact]
    public async Task D_1_5_Given_drafts_When_an_administrator_looks_Then_only_bodies_and_people_are_found()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);
        await AddOpinionAsync(bench);

        Assert.Equal(0, (await FindAsync(bench, bench.Admin, "养老服务")).Total);
        Assert.Equal(0, (await FindAsync(bench, bench.Admin, "药品目录")).Total);
        Assert.Equal(1, Count(await FindAsync(bench, bench.Admin, "县民政局"), SearchKind.Body));
        Assert.Equal(1, Count(await FindAsync(bench, bench.Admin, "李文静"), SearchKind.Person));
        Assert.Equal(1, Count(await FindAsync(bench, bench.Office, "统一药品目录"), SearchKind.Point));
        Assert.Equal(1, Count(await FindAsync(bench, bench.Member("黄丽萍"), "统一药品目录"), SearchKind.Point));
        Assert.Equal(0, (await FindAsync(bench, bench.Liaison, "统一药品目录")).Total);
    }

    [Fact]
    public async Task D_1_5_Given_the_head_of_a_body_When_looked_for_by_name_Then_found_with_the_post_and_led_to_the_body()
    {
        await using var bench = await ReportBench.StartAsync();
        var government = bench.County.Bodies["县人民政府"];

        var hit = (await FindAsync(bench, bench.Office, "何明远")).Groups.Single(g => g.Kind == SearchKind.Person).Slice.Rows.Single();

        Assert.Equal(("何明远", "县人民政府县长", $"/dossiers?unit={government.Id.Value}"), (hit.Title, hit.About, hit.Link));
        Assert.Equal(1, (await FindAsync(bench, bench.Liaison, "何明远")).Total);
        Assert.Equal(0, (await FindAsync(bench, bench.OtherLiaison, "何明远")).Total);
    }

    [Fact]
    public async Task Given_every_role_When_files_are_looked_for_Then_the_counts_are_those_of_the_gates()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);
        await AddFilesAsync(bench);
        await using var db = await bench.App.OpenAsync();
        var files = await db.StoredFiles.AsNoTracking().ToListAsync();
        await using var scope = bench.App.Services.CreateAsyncScope();
        var gates = scope.ServiceProvider.GetServices<IMatterGate>().ToDictionary(g => g.Kind);
        var guest = new Actor(new(Guid.NewGuid()), "代表", new HashSet<Role> { Role.GuestDeputy });
        foreach (var actor in new[] { bench.Office, bench.Liaison, bench.OtherLiaison, bench.Head, bench.OtherHead, bench.Lead, bench.Member("黄丽萍"), bench.Admin, guest })
        {
            var allowed = 0;
            foreach (var file in files)
            {
                var gate = gates[file.MatterKind];
                allowed += await gate.MayReadAsync(db, actor, file.MatterId, default) && await gate.MayReadFileAsync(db, actor, file.MatterId, file.Purpose, default) ? 1 : 0;
            }

            var sight = await SearchSight.OfAsync(db, actor, default);
            var counted = await sight.Of(db.SearchEntries, SearchKind.Document).CountAsync();
            Assert.True(allowed == counted, $"{actor.Name}: {allowed} by the gates, {counted} by the search");
        }

        Assert.True(files.Count > 14, "Every purpose is among them.");
    }

    [Fact]
    public async Task Given_nobody_with_a_right_When_the_query_runs_Then_it_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await using var appointee = await app.AsAsync(Role.Appointee);

        await Assert.ThrowsAsync<AccessDeniedException>(() => appointee.Get<SearchQueries>().FindAsync("预算", null, new(1, 25), default));
    }

    [Theory]
    [InlineData("\"'`;--")]
    [InlineData("* OR 1=1")]
    [InlineData("NEAR(养老 服务, 5)")]
    [InlineData("Title:养老")]
    [InlineData("养老^2")]
    [InlineData("%%__\\\\")]
    [InlineData("养老 AND 服务")]
    [InlineData("NOT 养老")]
    [InlineData("(养老")]
    [InlineData("养老) OR (1")]
    [InlineData("\"养老 服务\"")]
    [InlineData("养老*")]
    [InlineData("^养老")]
    [InlineData("养老服务 -公路")]
    [InlineData("{Title Words}: 养老")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u200B\u202E养老")]
    public async Task Given_quotes_and_operators_When_the_page_is_opened_Then_they_are_only_characters(string typed)
    {
        await using var bench = await ReportBench.StartAsync();
        using var visitor = await Visitor.SignedInAsync(bench.App, "clerk", Role.Office);

        var answer = await visitor.Client.GetAsync("/search?q=" + Uri.EscapeDataString(typed));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("没有找到", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_10_000_characters_or_one_When_looked_for_Then_a_sentence_answers()
    {
        await using var bench = await ReportBench.StartAsync();
        using var visitor = await Visitor.SignedInAsync(bench.App, "clerk", Role.Office);

        var endless = await visitor.Client.GetAsync("/search?q=" + Uri.EscapeDataString(new string('养', 10_000)));
        var one = await Visitor.TextAsync(await visitor.Client.GetAsync("/search?q=" + Uri.EscapeDataString("养")));

        Assert.Equal(HttpStatusCode.OK, endless.StatusCode);
        Assert.Contains("查找的内容有 10000 个字，最多 100 个字。", await Visitor.TextAsync(endless), StringComparison.Ordinal);
        Assert.Contains("请至少写 2 个字", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_hits_When_the_page_is_opened_Then_they_are_grouped_marked_and_lead_to_their_place()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);
        using var visitor = await Visitor.SignedInAsync(bench.App, "clerk", Role.Office);

        var page = await Visitor.TextAsync(await visitor.Client.GetAsync("/search?q=" + Uri.EscapeDataString("养老 报告")));
        var number = await Visitor.TextAsync(await visitor.Client.GetAsync("/search?q=2026-ZX-08"));
        var desk = await Visitor.TextAsync(await visitor.Client.GetAsync("/todo"));

        Assert.Contains("<mark>养老</mark>", page, StringComparison.Ordinal);
        Assert.Contains("<mark>报告</mark>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/d/2026-ZX-08\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/d/2026-ZX-08\"", number, StringComparison.Ordinal);
        Assert.Contains("action=\"/search\"", desk, StringComparison.Ordinal);
    }

    private static async Task<SearchView> FindAsync(ReportBench bench, Actor actor, string words)
    {
        await using var acting = await bench.App.AsAsync(actor);
        return await acting.Get<SearchQueries>().FindAsync(words, null, ListWindow.All, default);
    }

    private static int Count(SearchView view, SearchKind kind) => view.Groups.Single(g => g.Kind == kind).Slice.Total;

    // A draft with its points, and a file of a kind that only the house may read.
    private static async Task AddOpinionAsync(ReportBench bench)
    {
        await using var db = await bench.App.OpenAsync();
        var opinion = AnOpinion.Draft(AnOpinion.Collecting(3, bench.County.Bodies["县人民政府"].Id, bench.County.Committees["社会建设工委"].Id, bench.Office.Person, bench.Id));
        db.Add(opinion);
        db.Add(new StoredFile
        {
            Id = Guid.CreateVersion7(),
            Hash = "AB",
            Name = "审议意见.docx",
            Type = "docx",
            MatterKind = MatterKind.Opinion,
            MatterId = opinion.Id.Value,
            Purpose = "opinion",
            AddedByName = "李文静",
            AddedAt = bench.App.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
    }

    // A file of every purpose, at a report that may be read and at an opinion that was sent to the government.
    private static async Task AddFilesAsync(ReportBench bench)
    {
        await using var db = await bench.App.OpenAsync();
        var government = bench.County.Bodies["县人民政府"].Id;
        var sent = AnOpinion.Dispatched(new(2026, 7, 3), new(2026, 7, 3), AnOpinion.Collecting(4, government, bench.County.Committees["社会建设工委"].Id, bench.Office.Person, bench.Id), government);
        db.Add(sent);
        string[] ofReports = ["draft", "revised", "returned", "replacement", "entrustment", "papers", "answer", "remarks", "tour", "resolution"];
        string[] ofOpinions = ["opinion", $"handling:{government.Value:N}", $"handling:{Guid.NewGuid():N}", "other"];
        db.AddRange(ofReports.Select(p => FileOf(MatterKind.Report, bench.Id.Value, p)).Concat(ofOpinions.Select(p => FileOf(MatterKind.Opinion, sent.Id.Value, p))));
        await db.SaveChangesAsync();
    }

    private static StoredFile FileOf(MatterKind kind, Guid matter, string purpose) => new()
    {
        Id = Guid.CreateVersion7(),
        Hash = "AB",
        Name = purpose + ".pdf",
        Type = "pdf",
        MatterKind = kind,
        MatterId = matter,
        Purpose = purpose,
    };
}
