using System.Net;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;

namespace Supervision.Tests.Features.Public;

/// <summary>Announced results before the public (D-10.31): by the rule of their kind, totals only.</summary>
public sealed class PublicRatingTests
{
    [Theory]
    [InlineData("专项工作报告满意度测评", null, true)]
    [InlineData("专项工作报告满意度测评", "false", false)]
    [InlineData("任命人员履职情况满意度测评", null, false)]
    public async Task D_10_31_Given_an_announced_result_When_somebody_without_an_account_looks_Then_its_kind_decides(string template, string? rule, bool shows)
    {
        await using var app = await ARound.AppAsync();
        if (rule is not null)
        {
            await ARound.SetRuleAsync(app, RatingRules.ReportsPublic, rule);
        }

        var round = await ARound.ApprovedAsync(app, 1, template: template);
        using var anybody = app.CreateClient();
        await round.CountAsync(20);
        await round.TakeCodesAsync();
        await round.OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"/public/rating/{round.Id.Value}")).StatusCode);
        await round.FinishAsync(20, member => [(byte)(member <= 17 ? 0 : 1)]);

        using var page = await anybody.GetAsync($"/public/rating/{round.Id.Value}");
        Assert.Equal(shows ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(shows, (await anybody.GetStringAsync("/public")).Contains($"/public/rating/{round.Id.Value}", StringComparison.Ordinal));
        if (shows)
        {
            var words = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
            Assert.Contains("应到 27 人，实到 20 人，发出 20 张，收回 20 张。", words, StringComparison.Ordinal);
            Assert.Contains("62.96%（17/27）", words, StringComparison.Ordinal);
            Assert.Contains("17 票 > 全体组成人员 27 人的半数 13.5", words, StringComparison.Ordinal);
            Assert.DoesNotContain("按实到人数计算", words, StringComparison.Ordinal);
        }
    }
}
