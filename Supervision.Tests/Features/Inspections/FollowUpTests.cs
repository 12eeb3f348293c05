using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Compliance;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Inspections.Schemes;

namespace Supervision.Tests.Features.Inspections;

/// <summary>A follow-up inspection beside the one it follows (监督法第三十七条), and what leaves the house of both.</summary>
public sealed class FollowUpTests
{
    private const string New = "第三十四条 食用农产品批发市场应当每日公布抽检结果，并且向社会公开不合格批次的去向。";

    private const string Rewritten = "第三十三条 网络餐饮平台负责人每季度向县级人民政府当面述职。";

    [Fact]
    public async Task D_17_17_Given_an_amended_version_with_other_numbers_When_compared_Then_articles_are_tied_by_their_words_and_those_alone_are_listed()
    {
        await using var app = await TestApp.StartAsync();
        var made = await GroupReportTests.InFieldAsync(app);
        await GroupReportTests.FindAsync(app, made, 34, (ComplianceGrade.Compliant, 1), (ComplianceGrade.NotCompliant, 1));
        await GroupReportTests.FindAsync(app, made, 35, (ComplianceGrade.Compliant, 1), (ComplianceGrade.NotCompliant, 1));
        await using var head = await made.HeadAsync();
        await FieldTests.PlenaryAsync(app, made, head);
        var again = await made.AgainAsync("《食品安全法》跟踪检查");
        var newer = await AmendAsync(app);
        AnInspection.Done(await head.Get<KeepInspectionScheme>().RunAsync(again.Id, again.Scheme() with { Law = newer, MobilisationDay = new(2026, 9, 1), FieldFrom = new(2026, 9, 2), FieldUntil = new(2026, 9, 20) }, default));
        AnInspection.Done(await head.Get<ChooseArticles>().RunAsync(again.Id, await LinesAsync(app, newer, 34, 35, 36), default));
        await GroupReportTests.FindAsync(app, again, 35, (ComplianceGrade.Compliant, 3), (ComplianceGrade.NotCompliant, 1));
        await GroupReportTests.FindAsync(app, again, 36, (ComplianceGrade.Compliant, 3), (ComplianceGrade.NotCompliant, 3));

        Assert.Empty((await head.Get<ComplianceQueries>().CompareAsync(made.Id, default))!.Choices);
        AnInspection.Done(await head.Get<FollowUpInspection>().RunAsync(again.Id, made.Id, default));

        var both = (await head.Get<ComplianceQueries>().CompareAsync(again.Id, default))!.Compared!;
        Assert.Equal(
            [
                ("第三十五条", "原第三十四条", "提高 25.00 个百分点"), ("第三十六条", "原第三十五条", "符合率持平，不符合增加 2"), ("第五十八条", "原第五十七条", "无法比较"),
            ],
            both.Paired.Select(r => (r.Article, r.Formerly, r.Change)));
        Assert.Equal([("第三十四条", "上次的文本里没有对应的条文"), ("第三十三条", "本次的文本里没有对应的条文")], both.Alone.Select(r => (r.Article, r.Change)));
        Assert.EndsWith("提高 1 条，降低 0 条，持平 0 条，符合率持平而不符合增加 1 条，无法比较 1 条，没有对应的条文 2 条。", both.Answer, StringComparison.Ordinal);
        using var reader = await Visitor.SignedInAsync(app, "reader", Role.Office);
        var page = WebUtility.HtmlDecode(await reader.Client.GetStringAsync($"/inspections/{again.Id.Value}/compare"));
        Assert.Contains("上次按《食品安全法》（2021年4月29日文本）检查，本次按《食品安全法》（2026年1月1日文本）检查", page, StringComparison.Ordinal);
        Assert.Contains("第三十五条,原第三十四条,", await reader.Client.GetStringAsync($"/inspections/{again.Id.Value}/compare.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync($"/inspections/{made.Id.Value}/compare.csv")).StatusCode);
        var word = GroupReportTests.TextOf(await reader.Client.GetByteArrayAsync($"/inspections/{again.Id.Value}/report.docx"));
        Assert.Contains(both.Answer, word, StringComparison.Ordinal);
        Assert.Contains("第三十五条（原第三十四条）", word, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_6_12_Given_findings_elsewhere_and_unconfirmed_ones_When_the_view_is_exported_Then_totals_unchecked_cells_places_and_notes_are_in_it()
    {
        await using var app = await TestApp.StartAsync();
        var made = await GroupReportTests.InFieldAsync(app);
        await GroupReportTests.FindAsync(app, made, 34, (ComplianceGrade.Compliant, 2), (ComplianceGrade.Partly, 1));
        await GroupReportTests.FindAsync(app, made, 57, (ComplianceGrade.NotCompliant, 1));
        await using (var db = await app.OpenAsync())
        {
            var inspection = await made.ReadAsync();
            db.Add(Finding.Of(
                new(Guid.CreateVersion7()), inspection, 9, new(inspection.Items[0].Id, [], made.Market.Id, AnInspection.Meeting, 0, "城南", ComplianceGrade.Partly, FindingSeverity.Ordinary, "印象", ""), new(null, "甲", app.Clock.GetUtcNow())));
            await db.SaveChangesAsync();
        }

        await using var head = await made.HeadAsync();
        var view = (await head.Get<ComplianceQueries>().FindAsync(made.Id, default))!;
        var table = view.Export;

        Assert.Contains("另有 1 条未确认，不计入", table.Filters);
        string[] lines = [.. table.Rows.Select(r => string.Join('|', r.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture))))];
        var chapter = view.Table.Rows[1].Item.Chapter;
        Assert.Contains(lines, l => l.StartsWith($"条文|{chapter}|第三十三条|", StringComparison.Ordinal) && l.EndsWith("|县市场监督管理局||0|0|0|0|0|未检查|", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("|第五十七条|", StringComparison.Ordinal) && l.EndsWith("|县市场监督管理局||0|0|1|0|1|0.00%|不是本条的责任主体", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("|第五十七条|", StringComparison.Ordinal) && l.EndsWith("|县教育局||0|0|0|0|0|未检查|", StringComparison.Ordinal));
        Assert.Contains($"章|{chapter}|||全部单位||2|1|1|0|4|50.00%|已查/应查 2/4", lines);
        Assert.Contains("单位||||县市场监督管理局||2|1|1|0|4|50.00%|", lines);
        Assert.Contains("单位||||县教育局||0|0|0|0|0|未检查|", lines);
        Assert.Contains("合计||||全部单位||2|1|1|0|4|50.00%|", lines);
        Assert.Equal(view.Places.Count, lines.Count(l => l.StartsWith("地点|", StringComparison.Ordinal)));
    }

    private static async Task<LawTextId> AmendAsync(TestApp app)
    {
        await using var office = await app.AsAsync(Role.Office);
        return (await office.Get<ImportLaw>().RunAsync(Amended(), new("中华人民共和国食品安全法", "全国人民代表大会常务委员会", new(2026, 1, 1), true), default)).Value;
    }

    // Article 33 is another one, a new one stands after it, and all later ones move by one.
    private static string Amended()
    {
        List<string> lines = [];
        var number = 0;
        foreach (var line in LawLibraryTests.FoodSafety.Split('\n'))
        {
            var begins = line.StartsWith($"第{ChineseNumber.Of(number + 1)}条", StringComparison.Ordinal);
            number += begins ? 1 : 0;
            if (begins && number == 33)
            {
                lines.AddRange([Rewritten, "", New, ""]);
            }

            if (number != 33)
            {
                lines.Add(begins && number > 33 ? line.Replace($"第{ChineseNumber.Of(number)}条 ", $"第{ChineseNumber.Of(number + 1)}条 ", StringComparison.Ordinal) : line);
            }
        }

        Assert.Equal(154, number);
        return string.Join('\n', lines);
    }

    private static async Task<IReadOnlyList<int>> LinesAsync(TestApp app, LawTextId law, params int[] numbers)
    {
        await using var db = await app.OpenAsync();
        return [.. (await db.TreeAsync(law, default)).Articles.Where(a => numbers.Contains(a.Number.Number)).Select(a => a.Line.Order)];
    }
}
