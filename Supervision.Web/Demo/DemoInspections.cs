using System.Text;
using Supervision.Domain.Inspections;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Field;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Features.Inspections.Meetings;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Inspections.Schemes;
using Supervision.Web.Features.Inspections.SelfInspections;

namespace Supervision.Web.Demo;

/// <summary>Laws of the made-up county's library, whose words are those of the statutes, and the inspection of one of them.</summary>
internal sealed class DemoInspections(DemoStage stage, DemoCounty county, DemoMeetings meetings)
{
    private const string Office = "李文静";
    private const string Head = "周建平";

    private static readonly string[] Inspected = ["县人民政府", "县教育局", "县卫生健康局", "县市场监督管理局"];

    private static readonly (int Article, string Question, string Material, CheckMethods Methods, int Group, string[] Bodies)[] Articles =
    [
        (33, "生产经营场所的卫生条件和布局\n设备、设施是否与品种、数量相适应", "日常监督检查记录", CheckMethods.Site | CheckMethods.Sample, 1, ["县市场监督管理局"]),
        (34, "禁止生产经营的食品是否清理\n查处情况", "近两年查处案件清单", CheckMethods.Papers | CheckMethods.Sample, 1, ["县市场监督管理局"]),
        (35, "许可证是否齐全\n许可后的监督检查", "许可和检查台账", CheckMethods.Papers | CheckMethods.Sample, 1, ["县市场监督管理局"]),
        (36, "小作坊、食品摊贩的登记和管理", "小作坊名录", CheckMethods.Site | CheckMethods.Talk, 2, ["县市场监督管理局", "县人民政府"]),
        (45, "从业人员健康证明\n每年健康检查", "健康证明抽查表", CheckMethods.Papers | CheckMethods.Sample, 1, ["县市场监督管理局", "县卫生健康局"]),
        (47, "自查制度和自查报告", "企业自查报告", CheckMethods.Papers, 1, ["县市场监督管理局"]),
        (53, "进货查验和销售记录", "进货查验记录", CheckMethods.Papers | CheckMethods.Sample, 1, ["县市场监督管理局"]),
        (54, "贮存条件和过期食品的清理", "", CheckMethods.Site, 2, ["县市场监督管理局"]),
        (55, "餐饮单位的原料控制", "原料控制要求", CheckMethods.Site | CheckMethods.Talk, 2, ["县市场监督管理局"]),
        (56, "餐具清洗消毒和设施维护", "", CheckMethods.Site, 2, ["县市场监督管理局"]),
        (57, "食堂许可和从业人员健康证明\n进货查验和留样记录（抽近 7 天）\n供餐单位资质和每日查验\n主管部门的教育和日常管理", "学校食堂名录", CheckMethods.Site | CheckMethods.Papers, 2, ["县教育局", "县市场监督管理局"]),
        (64, "批发市场的检验设备和人员", "", CheckMethods.Site, 2, ["县市场监督管理局"]),
    ];

    private const string Unannounced = "县第三小学食堂";

    private static readonly (bool IsSecond, int Group, int Hour, string Place)[] Stops =
    [
        (false, 1, 9, "城关镇农贸市场"), (false, 1, 14, "望溪食品有限公司"), (false, 2, 9, Unannounced),
        (true, 1, 9, "城南菜市场"), (true, 2, 9, "城关镇中心幼儿园"), (true, 2, 14, DemoFindings.Shops),
    ];

    private static readonly Dictionary<string, string> Seen = new(StringComparer.Ordinal)
    {
        ["城关镇农贸市场"] = "察看摊位证照和进货台账，听取市场开办者汇报。",
        ["望溪食品有限公司"] = "察看生产车间，查阅健康证明和自查报告。",
        [Unannounced] = "未事先通知，察看留样和从业人员健康证明。",
        ["城南菜市场"] = "查阅进货票据和供货单位许可证。",
        ["城关镇中心幼儿园"] = "察看厨房，查阅进货查验和留样记录。",
        [DemoFindings.Shops] = "按抽取的样本逐户察看后厨、冷柜和公示。",
    };

    private static readonly (int Article, SelfGrade Grade, string Text, string Figures)[] OfTheMarket =
    [
        (33, SelfGrade.InPlace, "生产经营场所卫生条件日常检查全覆盖，发现的问题当场整改。", "日常检查 1240 家次"),
        (34, SelfGrade.Mostly, "开展过期食品清理，查处案件依法公示，个别案件卷宗不完整。", "查处案件 23 件"),
        (35, SelfGrade.InPlace, "许可全部网上办理，到期前提醒。", "许可 612 件"),
        (36, SelfGrade.Mostly, "小作坊登记基本完成，乡镇摊贩登记还在进行。", "小作坊 86 家，摊贩 240 个"),
        (45, SelfGrade.InPlace, "从业人员健康证明抽查合格。", "抽查 560 人"),
        (53, SelfGrade.Not, "两个农贸市场进货查验台账没有统一，部分摊位没有记录。", "摊位 310 个，有台账 255 个"),
        (54, SelfGrade.Mostly, "贮存条件检查中发现 4 户冷柜管理不规范，已责令改正。", "检查 180 户"),
        (56, SelfGrade.InPlace, "餐具抽检合格率逐年提高。", "抽检 96 批次"),
        (57, SelfGrade.Mostly, "学校食堂每学期检查两次，留样记录还要加强。", "检查 92 家次"),
        (64, SelfGrade.DoesNotApply, "县内没有食用农产品批发市场。", ""),
    ];

    public async Task ImportLawsAsync(DateOnly day)
    {
        stage.GoTo(day, 9);
        foreach (var name in new[] { "food-safety-2021", "elderly-2018", "work-safety-2021", "minors-2024", "water-pollution-2017" })
        {
            using var reader = new StreamReader(typeof(DemoInspections).Assembly.GetManifestResourceStream($"laws/{name}.md")!, Encoding.UTF8);
            var source = await reader.ReadToEndAsync();
            var reading = LawTextReader.Read(source);
            await stage.GetAsync<ImportLaw, LawTextId>(Office, u => u.RunAsync(source, new(reading.Title, reading.Organ, reading.VersionDate, false), default));
            stage.Pass(5);
        }
    }

    /// <summary>The committee drafts the scheme, lists the articles and forms the group.</summary>
    public async Task SchemeAsync(DateOnly day, DateOnly meeting, DateOnly from, DateOnly until)
    {
        stage.GoTo(day, 9);
        var (id, law) = (await FindAsync(), await stage.AskAsync(db => db.LawTexts.Where(l => l.Title.Contains("食品安全法")).Select(l => l.Id).SingleAsync()));
        await stage.DoAsync<KeepInspectionScheme>(Head, u => u.RunAsync(id, new(
            law, "食品安全关系群众身体健康，代表建议比较集中，近年投诉举报较多。", "动员会后用三周时间实地检查，随后召开检查组全体会议，形成检查报告。",
            "听取汇报、座谈、实地察看、随机抽查、查阅资料相结合，明查与暗访相结合。", "县融媒体中心随组报道，检查报告审议以后向社会公布。", meeting, from, until,
            [.. Inspected.Select(b => county.Bodies[b].Id)], day), default));
        var lines = await stage.AskAsync(async db => (await db.TreeAsync(law, default)).Articles.ToDictionary(a => a.Number.Number, a => a.Line.Order));
        await stage.DoAsync<ChooseArticles>(Head, u => u.RunAsync(id, [.. Articles.Select(a => lines[a.Article])], default));
        await stage.DoAsync<DivideInspectionGroup>(Head, u => u.RunAsync(id, 2, default));
        var items = await stage.AskAsync(async db => (await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id)).Items.ToDictionary(i => i.Number, i => i.Id));
        foreach (var (article, question, material, methods, group, bodies) in Articles)
        {
            stage.Pass(2);
            await stage.DoAsync<WriteChecklistItem>(Head, u => u.RunAsync(id, items[article], new(question, [.. bodies.Select(b => county.Bodies[b].Id)], methods, material, group), default));
        }

        foreach (var (name, place) in new[]
        {
            ("刘慧敏", GroupPlace.Leader), ("周建平", GroupPlace.Deputy), ("黄丽萍", GroupPlace.Member), ("杨世明", GroupPlace.Member), ("黎国平", GroupPlace.Member),
            ("侯志华", GroupPlace.Member), ("苏晓", GroupPlace.Member), ("贺代表", GroupPlace.InvitedDeputy),
        })
        {
            await stage.DoAsync<JoinInspectionGroup>(Head, u => u.RunAsync(id, county[name].Id, place, default));
        }

        await stage.DoAsync<SubmitInspectionScheme>(Head, u => u.RunAsync(id, default));
    }

    public async Task ApproveAsync(DateOnly day)
    {
        var id = await FindAsync();
        await meetings.CouncilAsync(day, meeting => meetings.PutAsync(meeting, new(MatterKind.Inspection, id.Value)));
        await stage.DoAsync<ApproveInspectionScheme>(Head, u => u.RunAsync(id, default));
    }

    /// <summary>Two sub-groups with their stops; the itinerary goes out.</summary>
    public async Task GroupAsync(DateOnly day, DateOnly from, DateOnly next)
    {
        stage.GoTo(day, 10);
        var id = await FindAsync();
        var members = await stage.AskAsync(async db => (await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id)).Members.ToDictionary(m => m.Name, m => m.Id));
        foreach (var (name, group, leads) in new[] { ("周建平", 1, true), ("黄丽萍", 1, false), ("杨世明", 1, false), ("黎国平", 2, true), ("侯志华", 2, false), ("苏晓", 2, false), ("贺代表", 2, false) })
        {
            await stage.DoAsync<AssignSubGroup>(Head, u => u.RunAsync(id, members[name], group, leads, default));
        }

        foreach (var (isSecond, group, hour, place) in Stops)
        {
            var start = new TimeOnly(hour, 0);
            await stage.DoAsync<AddInspectionStop>(Head, u => u.RunAsync(id, new(group, isSecond ? next : from, start, start.AddHours(2.5), place, ""), default));
        }

        await stage.DoAsync<SendItinerary>(Head, u => u.RunAsync(id, default));
    }

    public async Task NoticeAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        var id = await FindAsync();
        await stage.DoAsync<NoticeInspection>(Head, u => u.RunAsync(id, day, default));
    }

    /// <summary>One body handed in its report on its article.</summary>
    public async Task SelfAsync(DateOnly day)
    {
        stage.GoTo(day, 15);
        var (id, body) = (await FindAsync(), county.Bodies["县教育局"].Id);
        var items = await stage.AskAsync(async db => (await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id)).ItemsOf(body));
        await stage.DoAsync<AnswerSelfInspection>("谷雨", u => u.RunAsync(id, body, items.ToDictionary(
            i => i.Id, _ => new SelfEntry(SelfGrade.Mostly, "全县学校食堂 46 家全部取得许可证，从业人员持健康证明上岗；两所学校的留样记录不完整，已责令整改。", "食堂 46 家，从业人员 312 人")), true, default));
    }

    /// <summary>The market authority sent its report on paper, two articles are missing; the Office enters it.</summary>
    public async Task SelfOnPaperAsync(DateOnly day)
    {
        stage.GoTo(day, 16);
        var (id, body) = (await FindAsync(), county.Bodies["县市场监督管理局"].Id);
        var items = await stage.AskAsync(async db => (await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id)).ItemsOf(body).ToDictionary(i => i.Number, i => i.Id));
        await stage.DoAsync<AnswerSelfInspection>(Office, u => u.RunAsync(
            id, body, OfTheMarket.ToDictionary(a => items[a.Article], a => new SelfEntry(a.Grade, a.Text, a.Figures)), true, default));
    }

    /// <summary>The meeting is entered by the committee and confirmed by the leader.</summary>
    public async Task MobiliseAsync(DateOnly day)
    {
        stage.GoTo(day, 16);
        var id = await FindAsync();
        var members = await stage.AskAsync(async db => (await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id)).Members);
        var leader = members.Single(m => m.Place == GroupPlace.Leader).Id;
        await stage.DoAsync<RecordInspectionMeeting>(Head, u => u.RunAsync(id, new(
            InspectionMeetingKind.Mobilisation, day, "县人大机关三楼会议室", leader, [.. members.Select(m => m.Id)],
            Inspected.ToDictionary(b => county.Bodies[b].Id, b => b == "县市场监督管理局" ? "如实报告情况，边查边改，主动接受监督。" : ""), true, "组长作动员讲话，通报检查方案。"), default));
        var meeting = await stage.AskAsync(async db => (await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id)).Meetings[0].Id);
        await stage.DoAsync<ConfirmInspectionMeeting>("刘慧敏", u => u.RunAsync(id, meeting, default));
    }

    /// <summary>The sample that the second sub-group looks at on the second day.</summary>
    public async Task SampleAsync(DateOnly day)
    {
        stage.GoTo(day, 9);
        var id = await FindAsync();
        await stage.DoAsync<DrawSample>(Head, u => u.RunAsync(id, new("城关镇餐饮店", 2, [.. Enumerable.Range(1, 60).Select(n => $"城关镇餐饮店{n}号")], 6, null), default));
    }

    /// <summary>A visit for each stop of the day, one of them unannounced.</summary>
    public async Task FieldAsync(DateOnly day, bool isSecond)
    {
        stage.GoTo(day, 17);
        var id = await FindAsync();
        var members = await stage.AskAsync(async db => (await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id)).Members);
        foreach (var (_, group, _, place) in Stops.Where(s => s.IsSecond == isSecond))
        {
            await stage.DoAsync<RecordFieldVisit>(Head, u => u.RunAsync(
                id, new(day, group, place, place != Unannounced, [.. members.Where(m => m.SubGroup == group).Select(m => m.Id)], Seen[place]), default));
        }
    }

    /// <summary>The draft of the report is compiled from what was found so far; the committee adds what it proposes about the law itself.</summary>
    public async Task DraftAsync(DateOnly day)
    {
        stage.GoTo(day, 17);
        var id = await FindAsync();
        await stage.DoAsync<CompileInspectionReport>(Head, u => u.RunAsync(id, default));
        await stage.DoAsync<WriteReportParagraph>(Head, u => u.RunAsync(
            id, null, GroupPart.Amendments, "", "建议在修改法律时进一步明确食品小作坊、食品摊贩的登记办法和监管责任。", default));
    }

    private Task<LawInspectionId> FindAsync() =>
        stage.AskAsync(db => db.LawInspections.Where(i => i.Title.Contains("食品安全法")).OrderByDescending(i => i.Year).Select(i => i.Id).FirstAsync());
}
