using Supervision.Domain.Surveys;
using Supervision.Web.Features.Opinions.Publishing;
using Supervision.Web.Features.Surveys;

namespace Supervision.Web.Demo;

/// <summary>Two research surveys of the made-up county: one of the plan, closed; one that a committee began itself, in the field.</summary>
internal sealed class DemoSurveys(DemoStage stage, DemoCounty county)
{
    private const string Office = "李文静";
    private const string Justice = "洪波";
    private const string Head = "周建平";

    private readonly ResearchSurveyId school = new(Guid.CreateVersion7());

    /// <summary>The survey of the plan, from outline to what came of it.</summary>
    public async Task OutlineAsync(DateOnly day)
    {
        stage.GoTo(day, 9);
        await stage.DoAsync<KeepSurveyOutline>(Justice, async u => await u.RunAsync(
            await PlannedAsync(), new(
                "了解群众身边不正之风和腐败问题整治的成效和难点，为主任会议讨论提供参考。", "惠民资金发放中的突出问题\n村级事务公开和监督\n问题线索的受理和反馈",
                "走访乡镇、座谈、个别访谈、查阅台账", day.AddDays(5), day.AddDays(12), day.AddDays(24), []), county["田茂林"].Id, [county["冉启文"].Id, county[Justice].Id], default));
    }

    public async Task VillagesAsync(DateOnly first)
    {
        stage.GoTo(first, 17);
        await stage.DoAsync<RecordSurveyVisit>(Justice, async u => await u.RunAsync(
            await PlannedAsync(), new(new(Guid.CreateVersion7()), SurveyWay.Visit, first, "城关镇、河坝镇惠民资金发放点", "田茂林、冉启文、洪波", "查看四个村的发放台账。两个村公示不到位，群众不清楚补贴的标准。"), default));
    }

    public async Task TalkAsync(DateOnly second)
    {
        stage.GoTo(second, 17);
        await stage.DoAsync<RecordSurveyVisit>(Justice, async u => await u.RunAsync(
            await PlannedAsync(), new(new(Guid.CreateVersion7()), SurveyWay.Talk, second, "县监委、县民政局、县农业农村局座谈", "田茂林、洪波", "部门之间资金数据没有打通，核对主要靠人工；问题线索办结以后向反映人反馈不够。"), default));
    }

    public async Task ReportAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        var (supervisory, government) = (county.Bodies["县监委"].Id, county.Bodies["县人民政府"].Id);
        await stage.DoAsync<WriteSurveyReport>(Justice, async u => await u.RunAsync(await PlannedAsync(), new(
            "今年以来，县监委和有关部门集中整治惠民资金、村级事务等领域的突出问题，建立了线索移送和通报制度，群众反映的问题办理速度明显加快。",
            "一是部分村的补贴公示不及时、不完整。\n二是部门之间资金数据没有打通，重复核对多。\n三是问题线索办结以后，向反映人反馈不够。",
            [new("建立惠民资金发放数据的统一核对平台，年内先覆盖城乡低保和耕地补贴。", government), new("规范村级公示的内容和时间，由乡镇每季度抽查。", government), new("问题线索办结后十五日内向实名反映人反馈。", supervisory)]), default));
    }

    public async Task DistributeAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<DistributeSurvey>(Justice, async u => await u.RunAsync(await PlannedAsync(), new(SurveyAudience.Council, null, null), day, default));
    }

    public async Task CloseAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<CloseSurvey>(Justice, async u => await u.RunAsync(await PlannedAsync(), "主任会议听取了调研情况，三条建议转县人民政府、县监委研究，县人民政府已把数据核对平台列入数字政府建设计划。", default));
    }

    /// <summary>The report goes to the public by itself.</summary>
    public async Task PublishAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<MakeSurveyPublication>(Office, async u => await u.RunAsync(await PlannedAsync(), default));
        var survey = (await PlannedAsync()).Value;
        var copy = await stage.AskAsync(db => db.Publications.Where(p => p.MatterId == survey).Select(p => p.Id).SingleAsync());
        await stage.DoAsync<SubmitPublication>(Office, u => u.RunAsync(copy, default));
        stage.GoTo(day, 15);
        await stage.DoAsync<CheckPublication>(Justice, u => u.RunAsync(copy, default));
        await stage.DoAsync<PublishCopy>(Office, u => u.RunAsync(copy, default));
    }

    /// <summary>Begun by the committee beside the plan, linked with the inspection of the food law, in the field.</summary>
    public async Task BeginAsync(DateOnly day, DateOnly due)
    {
        stage.GoTo(day, 9);
        await stage.DoAsync<BeginSurvey>(Head, u => u.RunAsync(school, "校园食品安全管理情况", county.Committees["教科文卫工委"].Id, default));
        await stage.DoAsync<KeepSurveyOutline>(Head, u => u.RunAsync(
            school, new(
                "围绕食品安全法第五十七条，弄清学校食堂和校外供餐的管理现状，供执法检查参考。", "食堂承包和自营的比例\n家长参与监督的办法\n校外供餐单位的资质和查验", "走访学校、家长座谈、查阅台账",
                day.AddDays(3), due.AddDays(-3), due, []), county["黄丽萍"].Id, [county["杨世明"].Id, county["苏晓"].Id], default));
        await stage.DoAsync<LinkSurvey>(Head, async u => await u.RunAsync(
            school, await stage.AskAsync(db => db.LawInspections.Where(i => i.Title.Contains("食品安全法")).OrderByDescending(i => i.Year).Select(i => i.Id).FirstAsync()), default));
    }

    public async Task SchoolsAsync(DateOnly day)
    {
        stage.GoTo(day, 17);
        await stage.DoAsync<RecordSurveyVisit>(Head, u => u.RunAsync(school, new(
            new(Guid.CreateVersion7()), SurveyWay.Visit, day, "县第二小学、城关中学食堂", "黄丽萍、杨世明、苏晓", "两所学校食堂均为自营，留样和陪餐记录齐全；家长开放日每学期一次，家长希望增加。"), default));
        stage.Pass(20);
        await stage.DoAsync<RecordSurveyVisit>(Head, u => u.RunAsync(school, new(
            new(Guid.CreateVersion7()), SurveyWay.Talk, day, "城关镇家长代表座谈会", "黄丽萍、苏晓", "十二位家长参加，反映最多的是校外供餐的来源不清楚。"), default));
    }

    private Task<ResearchSurveyId> PlannedAsync() => stage.AskAsync(db => db.ResearchSurveys.Where(s => s.Title.Contains("不正之风")).Select(s => s.Id).SingleAsync());
}
