using Supervision.Domain.Documents;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Field;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Features.Inspections.Meetings;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Inspections.Schemes;
using Supervision.Web.Features.Inspections.SelfInspections;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Web.Demo;

/// <summary>The food law as it was inspected the year before: what this year's inspection is held against, article by article.</summary>
internal sealed class DemoLastYear(DemoStage stage, DemoCounty county, DemoMeetings meetings)
{
    private const string Office = "李文静";
    private const string Head = "周建平";
    private const string Leader = "刘慧敏";
    private const string Member = "黄丽萍";
    private const string Market = "县市场监督管理局";
    private const string School = "县教育局";

    private static readonly (int Article, string Body, string Question)[] Articles =
    [
        (33, Market, "生产经营场所的卫生条件"), (35, Market, "许可证是否齐全"), (45, Market, "从业人员健康证明"), (53, Market, "进货查验和销售记录"),
        (54, Market, "过期食品的清理"), (57, School, "食堂许可、查验和留样记录"),
    ];

    private static readonly (int Article, string Place, ComplianceGrade Grade, FindingSeverity? Severity, string Facts, string Proposal)[] Found =
    [
        (33, "城关镇农贸市场", ComplianceGrade.Partly, FindingSeverity.Ordinary, "熟食区没有防蝇设施，地面破损积水。", "年内改造熟食区。"),
        (35, "城关镇农贸市场", ComplianceGrade.Compliant, null, "抽查 10 个摊位，许可证齐全。", ""),
        (45, "望溪食品有限公司", ComplianceGrade.Compliant, null, "从业人员健康证明齐全。", ""),
        (53, "城关镇农贸市场", ComplianceGrade.Partly, FindingSeverity.Considerable, "5 个干货摊位进货查验记录不全。", "建立统一的进货台账。"),
        (53, "城南菜市场", ComplianceGrade.Partly, FindingSeverity.Considerable, "4 个摊位进货查验记录不全，票据没有留存。", "建立统一的进货台账。"),
        (57, "县第三小学食堂", ComplianceGrade.Compliant, null, "留样和温度记录齐全。", ""),
        (57, "城关镇中心幼儿园", ComplianceGrade.Partly, FindingSeverity.Ordinary, "进货查验记录缺 3 天。", "教育局组织一次排查。"),
    ];

    private static readonly IReadOnlyList<DemoSpeech> Spoken =
    [
        new("黎国平", "报告实事求是，抓住了群众关心的环节。农贸市场进货查验记录不全多年没有解决。建议建立统一的进货台账，一年内覆盖全县农贸市场。"),
        new("杨世明", "建议把学校食堂留样和进货查验纳入开学检查。"),
    ];

    /// <summary>The plan of that year as far as this system has it: the inspection with which its use began.</summary>
    public async Task PlanAsync(int year, DateOnly day)
    {
        AnnualPlanId plan = new(Guid.CreateVersion7());
        PlanItemId line = new(Guid.CreateVersion7());
        var committee = county.Committees["教科文卫工委"];
        stage.GoTo(day, 9);
        await stage.DoAsync<CreatePlan>(Office, u => u.RunAsync(plan, year, default));
        await stage.DoAsync<StartDrafting>(Office, u => u.RunAsync(plan, default));
        await stage.DoAsync<AddPlanItem>(Office, u => u.RunAsync(plan, line, new(PlanItemKind.LawInspection, "《中华人民共和国食品安全法》执法检查")
        {
            Source = TopicSource.Members,
            Bodies = [new(county.Bodies[Market].Name, county.Bodies[Market].Id)],
            Committees = [new(committee.Name, committee.Id)],
            LeadMember = county.Members.First(m => m.Person == county[Leader].Id).Id,
            Time = new(10, 10),
        }, default));
        foreach (var topic in StatutoryTopic.All)
        {
            await stage.DoAsync<StrikeStatutory>(Office, u => u.RunAsync(plan, topic.Code, "当年在本系统以外办理。", default));
        }

        await stage.DoAsync<SubmitPlan>(Office, u => u.RunAsync(plan, default));
        await meetings.CouncilAsync(day, meeting => meetings.PutAsync(meeting, new(MatterKind.Plan, plan.Value)));
        await stage.DoAsync<AdoptPlan>(Office, u => u.RunAsync(plan, default));
        await stage.DoAsync<PublishPlan>(Office, async u => await u.RunAsync(plan, null, default));
    }

    /// <summary>Scheme, group, checklist; agreed to and told to the bodies.</summary>
    public async Task BeginAsync(DateOnly day, DateOnly meeting)
    {
        stage.GoTo(day, 9);
        var (id, law) = (await FindAsync(), await stage.AskAsync(db => db.LawTexts.Where(l => l.Title.Contains("食品安全法")).Select(l => l.Id).SingleAsync()));
        await stage.DoAsync<KeepInspectionScheme>(Head, u => u.RunAsync(id, new(
            law, "食品安全投诉举报较多。", "动员会后两周实地检查。", "实地察看、查阅资料。", "", meeting, meeting.AddDays(2), meeting.AddDays(16),
            [county.Bodies[Market].Id, county.Bodies[School].Id], day), default));
        var lines = await stage.AskAsync(async db => (await db.TreeAsync(law, default)).Articles.ToDictionary(a => a.Number.Number, a => a.Line.Order));
        await stage.DoAsync<ChooseArticles>(Head, u => u.RunAsync(id, [.. Articles.Select(a => lines[a.Article])], default));
        var items = (await ReadAsync(id)).Items.ToDictionary(i => i.Number, i => i.Id);
        foreach (var (article, body, question) in Articles)
        {
            await stage.DoAsync<WriteChecklistItem>(Head, u => u.RunAsync(id, items[article], new(question, [county.Bodies[body].Id], CheckMethods.Site, "", 0), default));
        }

        foreach (var (name, place) in new[] { (Leader, GroupPlace.Leader), (Head, GroupPlace.Deputy), (Member, GroupPlace.Member), ("杨世明", GroupPlace.Member), ("黎国平", GroupPlace.Member) })
        {
            await stage.DoAsync<JoinInspectionGroup>(Head, u => u.RunAsync(id, county[name].Id, place, default));
        }

        await stage.DoAsync<SubmitInspectionScheme>(Head, u => u.RunAsync(id, default));
        await meetings.CouncilAsync(day, council => meetings.PutAsync(council, new(MatterKind.Inspection, id.Value)));
        await stage.DoAsync<ApproveInspectionScheme>(Head, u => u.RunAsync(id, default));
        await stage.DoAsync<NoticeInspection>(Head, u => u.RunAsync(id, day, default));
    }

    /// <summary>Both bodies report on their own articles; the market's paper is entered by the Office.</summary>
    public async Task SelfAsync(DateOnly day)
    {
        stage.GoTo(day, 15);
        var inspection = await ReadAsync(await FindAsync());
        foreach (var (who, body, words) in new[] { ("谷雨", School, "全县学校食堂 45 家，许可证和留样记录逐家核对。"), (Office, Market, "全年监督检查 1200 家次，立案 38 件；农贸市场台账还不统一。") })
        {
            var id = county.Bodies[body].Id;
            await stage.DoAsync<AnswerSelfInspection>(who, u => u.RunAsync(
                inspection.Id, id, inspection.ItemsOf(id).ToDictionary(i => i.Id, _ => new SelfEntry(SelfGrade.Mostly, words, "")), true, default));
        }
    }

    public Task MobiliseAsync(DateOnly day) => MeetAsync(InspectionMeetingKind.Mobilisation, day, true, "组长作动员讲话。");

    /// <summary>Seen in one day; the problems go to their bodies.</summary>
    public async Task FieldAsync(DateOnly day)
    {
        stage.GoTo(day, 16);
        var inspection = await ReadAsync(await FindAsync());
        await stage.DoAsync<RecordFieldVisit>(Head, u => u.RunAsync(
            inspection.Id, new(day, 0, "城关镇农贸市场、县第三小学食堂等 5 处", true, [.. inspection.Members.Select(m => m.Id)], "察看市场、企业和学校食堂。"), default));
        foreach (var (article, place, grade, severity, facts, proposal) in Found)
        {
            stage.Pass(3);
            FindingId finding = new(Guid.CreateVersion7());
            var item = inspection.Items.Single(i => i.Number == article).Id;
            await stage.DoAsync<RecordFinding>(Member, u => u.RunAsync(
                finding, inspection.Id, new(item, [], inspection.BodiesOf(item)[0], day, 0, place, grade, severity, facts, proposal), default));
            await stage.DoAsync<VerifyFinding>(Head, u => u.RunAsync(finding, default));
        }

        await stage.DoAsync<ShowVerifiedFindings>(Office, u => u.RunAsync(inspection.Id, default));
    }

    /// <summary>The days to comment are over: confirmed, merged, drafted; the whole group meets and the leader signs.</summary>
    public async Task ReportAsync(DateOnly day)
    {
        stage.GoTo(day, 9);
        var id = await FindAsync();
        var findings = await stage.AskAsync(db => db.Findings.AsNoTracking().Where(f => f.Inspection == id).OrderBy(f => f.Serial).ToListAsync());
        foreach (var finding in findings)
        {
            await stage.DoAsync<ConfirmFinding>(Head, u => u.RunAsync(finding.Id, default));
            await stage.DoAsync<ConfirmFinding>(Member, u => u.RunAsync(finding.Id, default));
        }

        await stage.DoAsync<MergeProblems>(Head, u => u.RunAsync(
            id, new(Guid.CreateVersion7()), [.. findings.Where(f => f.Facts.Contains("进货查验记录不全", StringComparison.Ordinal)).Select(f => f.Id)],
            "农贸市场进货查验制度落实不到位，两个市场共 9 个摊位记录不全。", default));
        await stage.DoAsync<CompileInspectionReport>(Head, u => u.RunAsync(id, default));
        await MeetAsync(InspectionMeetingKind.Plenary, day, false, "讨论通过检查报告。");
        await stage.DoAsync<SignInspectionReport>(Leader, u => u.RunAsync(id, default));
        await stage.DoAsync<SubmitInspectionReport>(Head, u => u.RunAsync(id, default));
    }

    public async Task ApproveAsync(DateOnly day)
    {
        var id = await FindAsync();
        await meetings.CouncilAsync(day, council => meetings.PutAsync(council, new(MatterKind.Inspection, id.Value)));
        await stage.DoAsync<ApproveInspectionReport>(Head, u => u.RunAsync(id, default));
    }

    public async Task ScheduleAsync(SittingId sitting, DateOnly day)
    {
        stage.GoTo(day, 16);
        var id = await FindAsync();
        await stage.DoAsync<ScheduleInspection>(Office, u => u.RunAsync(id, sitting, default));
    }

    public async Task DistributeAsync(DateOnly day)
    {
        stage.GoTo(day, 15);
        var id = await FindAsync();
        await stage.DoAsync<DistributeInspectionReport>(Office, u => u.RunAsync(id, new HashSet<MemberId>(), default));
    }

    /// <summary>The leader reports, two members speak.</summary>
    public async Task HearAsync()
    {
        var inspection = await ReadAsync(await FindAsync());
        await stage.DoAsync<HearInspection>(Office, u => u.RunAsync(inspection.Id, inspection.Leader!.Id, default));
        foreach (var speech in Spoken)
        {
            stage.Pass(5);
            var member = county.Members.First(m => m.Person == county[speech.Speaker].Id).Id;
            await stage.DoAsync<RecordNote>(Office, u => u.RunAsync(inspection.Matter, new(Guid.CreateVersion7()), member, "", new(speech.Text), default));
        }

        await stage.DoAsync<DeliberateInspection>(Office, u => u.RunAsync(inspection.Id, false, default));
    }

    /// <summary>The opinion takes up what the inspection found, with the way back to it.</summary>
    public async Task TakeUpAsync(ReviewOpinionId opinion, DateOnly day)
    {
        stage.GoTo(day, 9);
        var id = await FindAsync();
        var school = await stage.AskAsync(db => db.Findings.Where(f => f.Inspection == id && f.Place == "城关镇中心幼儿园").Select(f => f.Id).SingleAsync());
        await stage.DoAsync<AddPointFromFindings>(Head, u => u.RunAsync(opinion, OpinionPart.Proposal, school, default));
    }

    public async Task CloseAsync(DateOnly day)
    {
        stage.GoTo(day, 17);
        var id = await FindAsync();
        await stage.DoAsync<CloseInspection>(Office, u => u.RunAsync(id, default));
    }

    public async Task<ReviewOpinionId> OpinionAsync()
    {
        LawInspectionId? id = await FindAsync();
        return await stage.AskAsync(db => db.ReviewOpinions.Where(o => o.Inspection == id).Select(o => o.Id).SingleAsync());
    }

    /// <summary>This year's inspection follows up this one (监督法第三十七条).</summary>
    public async Task FollowAsync(DateOnly day)
    {
        stage.GoTo(day, 17);
        var earlier = await FindAsync();
        var now = await stage.AskAsync(db => db.LawInspections.OrderByDescending(i => i.Year).Select(i => i.Id).FirstAsync());
        await stage.DoAsync<FollowUpInspection>(Head, u => u.RunAsync(now, earlier, default));
    }

    private async Task MeetAsync(InspectionMeetingKind kind, DateOnly day, bool presented, string minutes)
    {
        stage.GoTo(day, 15);
        var inspection = await ReadAsync(await FindAsync());
        var bodies = kind == InspectionMeetingKind.Mobilisation ? inspection.Bodies.ToDictionary(b => b.Body, _ => "") : [];
        await stage.DoAsync<RecordInspectionMeeting>(Head, u => u.RunAsync(inspection.Id, new(
            kind, day, "县人大机关三楼会议室", inspection.Leader!.Id, [.. inspection.Members.Select(m => m.Id)], bodies, presented, minutes), default));
        var meeting = (await ReadAsync(inspection.Id)).Meetings.Single(m => !m.IsConfirmed).Id;
        await stage.DoAsync<ConfirmInspectionMeeting>(Leader, u => u.RunAsync(inspection.Id, meeting, default));
    }

    private Task<LawInspectionId> FindAsync() => stage.AskAsync(db => db.LawInspections.OrderBy(i => i.Year).Select(i => i.Id).FirstAsync());

    private Task<LawInspection> ReadAsync(LawInspectionId id) => stage.AskAsync(db => db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == id));
}
