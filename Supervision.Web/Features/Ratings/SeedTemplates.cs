using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>The templates every database begins with, one for each kind of rating (D-10.1). Running it again adds only what is new.</summary>
internal static class SeedTemplates
{
    private static readonly GradeStep SecondVote = new(2, "再次进行满意度测评", 4, false);

    // Handlings, appraisals and key works owe what their own course asks after a grade (MatterOutcomes); steps here would ask for it twice.
    private static readonly IReadOnlyList<(string Name, RatingContent Content)> Shipped =
    [
        ("专项工作报告满意度测评", Overall(RatingKind.ReportRating) with { Steps = [new(2, "重新报告工作", 3, true), SecondVote] }),
        ("审议意见研究处理情况满意度测评", Overall(RatingKind.OpinionHandling)),
        ("任命人员履职情况满意度测评", Overall(RatingKind.Appraisal)),
        ("任命人员履职情况测评（四个等次）", Overall(RatingKind.Appraisal) with { Method = RatingMethod.Usual with { Grades = GradeScales.Four } }),
        ("三问一评满意度测评", Overall(RatingKind.KeyWork)),
        ("三问一评满意度测评（分组计分）", Overall(RatingKind.KeyWork) with
        {
            Method = RatingMethod.Usual with { Rule = new ScoreRule([90, 75]) },
            Groups = [new("常委会组成人员", 70), new("人大代表", 20), new("群众代表", 10)],
        }),
        ("专题询问满意度测评", Overall(RatingKind.InquiryRating) with { Steps = [new(2, "再次报告所询问问题的办理情况", 3, true), SecondVote] }),
        ("其他满意度测评", Overall(RatingKind.Other) with { Steps = [new(2, "报送整改情况报告", 3, true), SecondVote] }),
    ];

    public static async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().OpenAsync(Actor.System("系统初始化"), stop);
        var known = await db.RatingTemplates.Select(t => t.Name).ToListAsync(stop);
        var missing = Shipped.Where(s => !known.Contains(s.Name)).ToList();
        if (missing.Count > 0)
        {
            var now = db.Clock.GetUtcNow();
            db.RatingTemplates.AddRange(missing.Select(m => RatingTemplate.Of(new(Guid.CreateVersion7(now)), m.Name, 1, m.Content, "系统内置", now)));
            db.Tell(MatterRef.House, $"写入 {missing.Count} 个测评模板");
            await db.SaveChangesAsync(stop);
        }
    }

    private static RatingContent Overall(RatingKind kind) => new(kind, MarkForm.OverallOnly, [], RatingMethod.Usual, new());
}
