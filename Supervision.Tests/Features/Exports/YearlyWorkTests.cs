using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Documents;
using Supervision.Web.Access;
using Supervision.Web.Features.Exports;

namespace Supervision.Tests.Features.Exports;

/// <summary>监督工作情况 for the report to the Congress (D-3.15), over the demo year.</summary>
public sealed class YearlyWorkTests
{
    [Fact]
    public async Task D_3_15_Given_the_demo_year_When_listed_Then_every_report_with_a_result_stands_with_it_and_nothing_that_is_not_done()
    {
        await using var app = await TestApp.StartAsync(false, ("Demo:Enabled", "true"));
        var year = await YearAsync(app);
        await using var office = await app.AsAsync(Role.Office);
        var view = await office.Get<YearlyWorkQueries>().ReadAsync(year, default);

        await using var db = await app.OpenAsync();
        var heard = (await db.SpecialReports.AsNoTracking().ToListAsync()).Where(r => r.Year == year && r.ReachedOn(Supervision.Domain.Reports.ReportState.Heard) is not null).ToList();
        var opinions = (await db.ReviewOpinions.AsNoTracking().Where(o => o.Report != null).ToListAsync()).ToDictionary(o => o.Report!.Value);
        var done = heard.Where(r => Supervision.Web.Common.ReportPath.Of(r, opinions.GetValueOrDefault(r.Id)).ResultOn is not null).ToList();
        Assert.NotEmpty(done);
        Assert.Contains(view.Items, i => i.Bodies == "望溪县人民政府");
        Assert.DoesNotContain(view.Items, i => i.Bodies.Split('、').Contains("县人民政府"));
        Assert.True(heard.Count > done.Count);
        Assert.Equal(heard.Count - done.Count, view.Pending);

        // The number is that of the plan's page, whatever the lines became; a rated one tells grade and votes (D-15.9).
        var plan = (await office.Get<Supervision.Web.Features.Plans.PlanQueries>().FindAsync(year, default))!;
        Assert.Contains($"已完成 {view.Items.Count} 项", plan.Answer, StringComparison.Ordinal);
        Assert.Equal(plan.Rows.Where(r => r.Chip == Supervision.Web.Common.ChipKind.Done).Select(r => r.Content.Title).Order(), view.Items.Select(i => i.Title).Order());
        Assert.Contains(view.Items, i => i.Kind is PlanItemKind.KeyWork or PlanItemKind.ResearchSurvey or PlanItemKind.LawInspection);
        Assert.DoesNotContain(view.Items, i => i.Result.Contains("形成中", StringComparison.Ordinal));
        Assert.All(done, r => Assert.Contains(view.Items, i => r.Title.StartsWith(i.Title, StringComparison.Ordinal)
            && (r.Tier != Supervision.Domain.Reports.ReportTier.Committee || i.Meeting.StartsWith("常委会第", StringComparison.Ordinal))));
        var numbers = opinions.Values.Where(o => o.DispatchedOn is not null).Select(o => o.Number!).ToList();
        Assert.All(numbers, n => Assert.Contains(view.Items, i => i.Result.Contains(n, StringComparison.Ordinal)));
        Assert.Equal(await db.PlanItems.CountAsync(i => i.Plan == db.AnnualPlans.Single(p => p.Year == year).Id), view.Planned);
    }

    [OfficeFact]
    public async Task Given_the_list_When_taken_along_as_word_Then_the_validator_finds_nothing_and_LibreOffice_prints_it()
    {
        await using var app = await TestApp.StartAsync(false, ("Demo:Enabled", "true"));
        var year = await YearAsync(app);
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);

        var answer = await visitor.Client.GetAsync($"/yearly/{year}.docx");
        var word = await answer.Content.ReadAsByteArrayAsync();

        Assert.StartsWith($"{year}年监督工作情况_", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        using (var file = WordprocessingDocument.Open(new MemoryStream(word), isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }

        using var office = new Office();
        var printed = await office.RenderAsync(word);
        var text = string.Concat(printed.Pages.SelectMany(p => p).Select(w => w.Text));
        Assert.Contains("监督工作情况", text, StringComparison.Ordinal);
        Assert.Contains("专项工作报告", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_list_When_opened_or_taken_along_as_a_table_Then_both_say_the_same()
    {
        await using var app = await TestApp.StartAsync(false, ("Demo:Enabled", "true"));
        var year = await YearAsync(app);
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);
        await using var office = await app.AsAsync(Role.Office);
        var view = await office.Get<YearlyWorkQueries>().ReadAsync(year, default);

        var page = await Visitor.TextAsync(await visitor.Client.GetAsync($"/yearly/{year}"));
        using var book = SpreadsheetDocument.Open(new MemoryStream(await visitor.Client.GetByteArrayAsync($"/yearly/{year}.xlsx")), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText;

        Assert.Contains(view.Answer, page, StringComparison.Ordinal);
        Assert.All(view.Items, i => Assert.Contains(i.Title, page, StringComparison.Ordinal));
        Assert.All(view.Items, i => Assert.Contains(i.Title, cells, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/yearly/1")]
    [InlineData("/yearly/9999")]
    public async Task Given_no_year_of_ours_When_opened_Then_there_is_nothing(string address)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Given_an_administrator_or_a_liaison_When_the_query_runs_Then_it_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await using var admin = await app.AsAsync(Role.SystemAdmin);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());

        await Assert.ThrowsAsync<AccessDeniedException>(() => admin.Get<YearlyWorkQueries>().ReadAsync(2026, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<YearlyWorkQueries>().ReadAsync(2026, default));
    }

    private static async Task<int> YearAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.AnnualPlans.Where(p => p.State == PlanState.Published).MaxAsync(p => p.Year);
    }
}
