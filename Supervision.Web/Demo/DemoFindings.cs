using SkiaSharp;
using Supervision.Domain.Inspections;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Questionnaires;
using Supervision.Web.Features.Inspections.Referrals;

namespace Supervision.Web.Demo;

/// <summary>What two sub-groups found at the food law, with photos; shown to the bodies, commented on, partly confirmed.</summary>
internal sealed class DemoFindings(DemoStage stage, DemoCounty county)
{
    private const string Office = "李文静";
    private const string First = "黄丽萍";
    private const string Second = "侯志华";
    private const string Market = "县市场监督管理局";
    private const string School = "县教育局";

    /// <summary>The stop at which the sampled shops are seen; a finding there names the shop that was drawn.</summary>
    public const string Shops = "抽查的城关镇餐饮店";

    /// <summary>The article whose finding was recorded at the wrong place.</summary>
    private const int Mistaken = 55;

    private static readonly string[] SecondDay = ["城南菜市场", "城关镇中心幼儿园", Shops];

    private static readonly Line[] Lines =
    [
        new(First, 1, 33, Market, "城关镇农贸市场", ComplianceGrade.Compliant, null, "熟食区有防尘防蝇设施，地面硬化，排水畅通。", "", 1),
        new(First, 1, 35, Market, "城关镇农贸市场", ComplianceGrade.Partly, FindingSeverity.Ordinary, "抽查 12 个摊位，10 个有许可证，2 个许可证已经过期，正在换证。", "建立许可到期提醒。", 2),
        new(First, 1, 53, Market, "城关镇农贸市场", ComplianceGrade.NotCompliant, FindingSeverity.Considerable, "3 个干货摊位没有进货查验记录，也拿不出供货单位的合格证明。", "责令限期建立台账，纳入重点检查。", 2),
        new(First, 1, 53, Market, "城南菜市场", ComplianceGrade.NotCompliant, FindingSeverity.Considerable, "5 个摊位的进货票据不全，没有查验供货单位的许可证。", "责令限期建立台账，纳入重点检查。", 1),
        new(First, 1, 45, Market, "望溪食品有限公司", ComplianceGrade.Compliant, null, "从业人员 46 人，健康证明齐全，均在有效期内。", "", 0),
        new(First, 1, 47, Market, "望溪食品有限公司", ComplianceGrade.Partly, FindingSeverity.Ordinary, "有自查制度，第三季度自查报告没有上报。", "按规定报送自查报告。", 0),
        new(First, 1, 34, Market, "望溪食品有限公司", ComplianceGrade.CannotTell, null, "近两年没有查处案件的材料，企业说没有发生，待查档案。", "", 0),
        new(Second, 2, 57, School, "县第三小学食堂", ComplianceGrade.NotCompliant, FindingSeverity.Serious, "近 7 天的留样缺 2 天，留样柜没有温度记录。", "立即整改，教育局在全县学校食堂排查。", 2),
        new(Second, 2, 56, School, "县第三小学食堂", ComplianceGrade.Compliant, null, "餐具清洗消毒记录完整，设施运转正常。", "", 1, "学校自营的食堂，日常由县教育局管理。"),
        new(Second, 2, 57, School, "城关镇中心幼儿园", ComplianceGrade.Compliant, null, "许可证、健康证明、进货查验和留样记录齐全。", "", 1),
        new(Second, 2, 55, Market, Shops, ComplianceGrade.Partly, FindingSeverity.Ordinary, "后厨原料没有离墙离地存放，标签不清。", "当场指导改正，一月后回访。", 1),
        new(Second, 2, 54, Market, Shops, ComplianceGrade.NotCompliant, FindingSeverity.Considerable, "冷柜里有 4 袋过期半成品。", "依法查处，公布结果。", 1),
        new(Second, 2, 36, Market, Shops, ComplianceGrade.Compliant, null, "小作坊登记证在显著位置公示。", "", 0),
    ];

    /// <summary>Recorded in the field on the day of the itinerary, at its visit, and verified.</summary>
    public async Task RecordAsync(DateOnly day, bool isSecond)
    {
        stage.GoTo(day, 18);
        var inspection = await FindAsync();
        var visits = await stage.AskAsync(db => db.FieldVisits.AsNoTracking().Where(v => v.Inspection == inspection.Id).ToDictionaryAsync(v => v.Place, v => v.Id));
        Queue<string> shops = new((await stage.AskAsync(db => db.SampleDraws.AsNoTracking().SingleAsync(d => d.Inspection == inspection.Id))).Drawn.Select(u => u.Name));
        foreach (var (line, number) in Lines.Select((l, i) => (l, i)).Where(l => SecondDay.Contains(l.l.Place) == isSecond))
        {
            stage.Pass(6);
            FindingId id = new(Guid.CreateVersion7());
            FindingEntry entry = new(
                inspection.Items.Single(i => i.Number == line.Article).Id, [], county.Bodies[line.Body].Id, day, line.Group,
                line.Place == Shops ? shops.Dequeue() : line.Place, line.Grade, line.Severity, line.Facts, line.Proposal)
            {
                Visit = visits[line.Place],
                BodyReason = line.BodyReason,
            };
            await stage.DoAsync<RecordFinding>(line.Who, u => u.RunAsync(id, inspection.Id, entry, default));
            for (var photo = 0; photo < line.Photos; photo++)
            {
                using var content = new MemoryStream(Picture(number * 3 + photo));
                await stage.DoAsync<AddFindingPhoto>(line.Who, u => u.RunAsync(new(Guid.CreateVersion7()), id, $"现场{photo + 1}.jpg", content, default));
            }

            // The last one is still a draft.
            if (number < Lines.Length - 1)
            {
                await stage.DoAsync<VerifyFinding>(line.Who, u => u.RunAsync(id, default));
            }
        }
    }

    /// <summary>The Office shows the problems; one was recorded at the wrong body and is withdrawn.</summary>
    public async Task ShowAsync(DateOnly day)
    {
        stage.GoTo(day, 9);
        var inspection = await FindAsync();
        var wrong = (await FindingsAsync(inspection)).Single(f => f.Item == inspection.Items.Single(i => i.Number == Mistaken).Id);
        await stage.DoAsync<WithdrawFinding>("刘慧敏", u => u.RunAsync(wrong.Id, "地点登记有误，重新记录。", default));
        await stage.DoAsync<ShowVerifiedFindings>(Office, u => u.RunAsync(inspection.Id, default));
        await stage.DoAsync<ReferCase>("周建平", u => u.RunAsync(
            new(Guid.CreateVersion7()), inspection.Id, new(day, "县信访局", "群众来信反映城南菜市场夜间销售来源不明的肉类。", "群众来信", null), default));
    }

    /// <summary>A questionnaire to parents of the schools, over one common link.</summary>
    public async Task AskAsync(DateOnly day)
    {
        stage.GoTo(day, 9);
        var inspection = await FindAsync();
        QuestionnaireId id = new(Guid.CreateVersion7());
        await stage.DoAsync<WriteQuestionnaire>("周建平", u => u.RunAsync(inspection.Id, id, "学校食堂食品安全问卷", "请您根据了解的情况填写。", false,
        [
            new("您是", AskKind.Single, ["家长", "教师", "其他"]), new("您对学校食堂的食品安全满意吗", AskKind.Single, ["满意", "基本满意", "不满意", "不了解"]),
            new("您最关心哪些方面", AskKind.Multiple, ["食材来源", "留样和清洗", "从业人员健康", "价格"]), new("您的建议", AskKind.Text, []),
        ], default));
        await stage.DoAsync<OpenQuestionnaire>("周建平", u => u.RunAsync(inspection.Id, id, true, default));
        var code = await stage.AskAsync(db => db.Questionnaires.Where(q => q.Id == id).Select(q => q.Code).SingleAsync());
        for (var n = 0; n < 48; n++)
        {
            await stage.AnswerAsync(code, order => order switch
            {
                1 => [n % 4 == 3 ? "教师" : "家长"],
                2 => [n % 6 == 5 ? "不满意" : n % 3 == 0 ? "基本满意" : "满意"],
                3 => n % 2 == 0 ? ["食材来源", "留样和清洗"] : ["食材来源"],
                _ => n % 8 == 0 ? ["希望公开每周食谱和进货来源。"] : [],
            });
        }
    }

    /// <summary>The bodies answer, the group confirms what was heard.</summary>
    public async Task ConfirmAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        var inspection = await FindAsync();
        var findings = await FindingsAsync(inspection);
        foreach (var finding in findings.Where(f => f.State == FindingState.BodyComment && f.Place != "望溪食品有限公司"))
        {
            stage.Pass(4);
            var isSchool = finding.Body == county.Bodies[School].Id;
            await stage.DoAsync<CommentOnFinding>(isSchool ? "谷雨" : Office, u => u.RunAsync(
                finding.Id, finding.Body, isSchool ? "情况属实。当天已补齐留样和温度记录，并对全县 46 家学校食堂开展排查。" : "情况属实，已责令整改。", default));
        }

        foreach (var finding in (await FindingsAsync(inspection)).Where(f => f.CommentedOn is not null || (f.State == FindingState.Verified && f.Grade == ComplianceGrade.Compliant)))
        {
            stage.Pass(2);
            await stage.DoAsync<ConfirmFinding>("周建平", u => u.RunAsync(finding.Id, default));
            await stage.DoAsync<ConfirmFinding>(finding.SubGroup == 1 ? First : Second, u => u.RunAsync(finding.Id, default));
        }
    }

    /// <summary>The committee takes the same problem of two markets as one.</summary>
    public async Task MergeAsync(DateOnly day)
    {
        stage.GoTo(day, 16);
        var inspection = await FindAsync();
        var markets = (await FindingsAsync(inspection)).Where(f => f is { Grade: ComplianceGrade.NotCompliant, Place: "城关镇农贸市场" or "城南菜市场" }).Select(f => f.Id).ToList();
        await stage.DoAsync<MergeProblems>("周建平", u => u.RunAsync(
            inspection.Id, new(Guid.CreateVersion7()), markets, "农贸市场进货查验制度没有落实，两个市场共 8 个摊位没有查验记录或者票据不全。", default));
    }

    private Task<LawInspection> FindAsync() =>
        stage.AskAsync(db => db.LawInspections.AsNoTracking().Where(i => i.Title.Contains("食品安全法")).OrderByDescending(i => i.Year).FirstAsync());

    private Task<List<Finding>> FindingsAsync(LawInspection inspection) =>
        stage.AskAsync(db => db.Findings.AsNoTracking().Where(f => f.Inspection == inspection.Id).OrderBy(f => f.Serial).ToListAsync());

    // A made-up shelf with boxes: nobody's shop.
    private static byte[] Picture(int seed)
    {
        using var surface = SKSurface.Create(new SKImageInfo(800, 600));
        surface.Canvas.Clear(SKColor.FromHsl(seed * 47 % 360, 18, 82));
        using var wood = new SKPaint { Color = SKColor.FromHsl(30, 30, 45) };
        using var box = new SKPaint();
        for (var shelf = 0; shelf < 3; shelf++)
        {
            surface.Canvas.DrawRect(40, 180 + shelf * 180, 720, 14, wood);
            for (var i = 0; i < 7; i++)
            {
                var height = 60 + (seed * 31 + shelf * 17 + i * 29) % 70;
                box.Color = SKColor.FromHsl((seed * 61 + i * 41 + shelf * 83) % 360, 45, 58);
                surface.Canvas.DrawRect(60 + i * 100, 180 + shelf * 180 - height, 78, height, box);
            }
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    private sealed record Line(
        string Who, int Group, int Article, string Body, string Place, ComplianceGrade Grade, FindingSeverity? Severity, string Facts, string Proposal, int Photos,
        string BodyReason = "");
}
