using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Opinions;
using Supervision.Tests.Building;
using Supervision.Web.Jobs;

namespace Supervision.Tests.Screens;

/// <summary>The whole procedure as the office of a county lives it, from a plan that was really published to the receipt of the opinion.</summary>
[Trait("Kind", "Browser")]
public sealed class WholeProcedureTests
{
    private static readonly (string User, string Words)[] Speeches =
    [
        ("huangliping", "【评价】基层医疗服务能力有了提升，医共体建设进展平稳。"),
        ("m05", "【建议】统一县乡两级药品目录，方便群众就近取药。"),
        ("m06", "【建议】尽快统一药品目录，让群众在乡镇也能拿到药。"),
        ("m07", "【问题】乡镇卫生院招不来人，来了也留不住。"),
        ("m08", "【建议】制定乡镇卫生院人员补充和留用计划。"),
    ];

    [BrowserFact]
    public async Task Given_a_published_plan_When_the_office_takes_a_report_to_its_opinion_Then_every_step_works_on_the_screens_and_the_history_is_true()
    {
        await using var story = await AProcedure.StartAsync(1, 19);
        var (sitting, dossier) = await JanuaryAsync(story);
        await MarchAsync(story, sitting, dossier);
        var opinion = await SittingDayAsync(story, sitting, dossier);
        await AprilAsync(story, dossier, opinion);
        Assert.Empty(story.Browser.Complaints);
    }

    /// <summary>The plan is imported, adopted and published; a sitting is set; the report is put on it.</summary>
    private static async Task<(string Sitting, string Dossier)> JanuaryAsync(AProcedure story)
    {
        var office = await story.DeskAsync("liwenjing");
        var chair = await story.DeskAsync("chenguodong");
        await PlanSteps.ImportAsync(office, story);
        await PlanSteps.SubmitAsync(office);
        var sitting = await SittingSteps.PlanAsync(office, "2026-03-26");
        var council = await SittingSteps.DecideAsync(office, story, "纪要1号", "2026年度监督工作计划", "会期和议程草案");
        await SittingSteps.ConfirmAsync(chair, council);
        await PlanSteps.PublishAsync(office);
        await SittingSteps.CallAsync(office, sitting);
        var dossier = await ReportSteps.FindAsync(office);
        await ReportSteps.PrepareAsync(office, story);
        await LeaveAsync(office, chair);
        return (sitting, dossier);
    }

    /// <summary>Draft, comments, revised report with answers, distribution, notice.</summary>
    private static async Task MarchAsync(AProcedure story, string sitting, string dossier)
    {
        story.GoTo(3, 4);
        var liaison = await story.DeskAsync("luoxiaomei");
        var head = await story.DeskAsync("zhoujianping");
        var office = await story.DeskAsync("liwenjing");
        await ReportSteps.HandInAsync(liaison, "报告初稿");
        await ReportSteps.CommentAsync(head, dossier);
        await ReportSteps.AnswerAsync(liaison);
        await ReportSteps.HandInAsync(liaison, "报告正式稿");
        await ReportSteps.DistributeAsync(office, dossier);
        await SittingSteps.NoticeAsync(office, sitting);
        await LeaveAsync(liaison, head, office);
    }

    /// <summary>The sitting; the job compiles what five members wrote; the committee and the council member in charge check it.</summary>
    private static async Task<string> SittingDayAsync(AProcedure story, string sitting, string dossier)
    {
        story.GoTo(3, 26);
        var office = await story.DeskAsync("liwenjing");
        await SittingSteps.OpenAsync(office, sitting);
        await ReportSteps.HearAsync(office, dossier);
        foreach (var (user, words) in Speeches)
        {
            var phone = await story.PhoneAsync(user);
            await ReportSteps.SpeakAsync(phone, words);
            await LeaveAsync(phone);
        }

        await ReportSteps.DeliberateAsync(office, dossier);
        await SittingSteps.CloseAsync(office, sitting);
        Assert.True(await story.App.Services.GetRequiredService<JobRunner>().RunAsync("opinion-compiler", "测试", default));
        var address = $"/opinions/{(await story.OpinionAsync()).Id.Value}";
        var head = await story.DeskAsync("zhoujianping");
        await OpinionSteps.EditAsync(head, story, address);
        var lead = await story.DeskAsync("wangzhiyuan");
        await OpinionSteps.LeadAsync(lead, address);
        await LeaveAsync(office, head, lead);
        return address;
    }

    /// <summary>The council approves; number, dispatch, receipt; then both histories are read.</summary>
    private static async Task AprilAsync(AProcedure story, string dossier, string opinion)
    {
        story.GoTo(4, 2);
        var office = await story.DeskAsync("liwenjing");
        var chair = await story.DeskAsync("chenguodong");
        var liaison = await story.DeskAsync("luoxiaomei");
        await SittingSteps.ConfirmAsync(chair, await SittingSteps.DecideAsync(office, story, "纪要2号", "审议意见"));
        var number = await OpinionSteps.DispatchAsync(office, story, opinion);
        await OpinionSteps.ReceiveAsync(liaison, number);
        Assert.Equal(OpinionState.Received, (await story.OpinionAsync()).State);

        Assert.Equal("望人常审〔2026〕1号", number);
        await office.OpenDeskAsync(dossier);
        AProcedure.AssertTells(await AProcedure.HistoryAsync(office), ReportHistory);
        await office.OpenDeskAsync(opinion);
        AProcedure.AssertTells(await AProcedure.HistoryAsync(office), OpinionHistory);
        var report = office.Locator("#deadlines tr", new() { HasText = $"提交{number}研究处理情况报告" });
        await report.GetByText("怎么算的").ClickAsync();
        var words = await report.InnerTextAsync();
        Assert.Contains("签收：自4月2日起3个月，起算日不计入，末日7月2日。", words, StringComparison.Ordinal);
        Assert.Contains("规则“研究处理情况报告期限”第 1 版，3 个月", words, StringComparison.Ordinal);
        Assert.Contains("2026年7月2日 周四", words, StringComparison.Ordinal);
        Assert.EndsWith("县人民政府", words, StringComparison.Ordinal);
    }

    private static readonly IReadOnlyList<string> ReportHistory =
    [
        "1月19日 9:02李文静 2026年度监督工作计划第 10 项公布，立项",
        "1月19日 9:02李文静 确定报告机关：县人民政府",
        "1月19日 9:02李文静 列入第三十一次会议（2026年3月26日），计算会前期限",
        "1月19日 9:02李文静 把各方面意见 2 条转交县人民政府",
        "3月4日 9:03罗小梅 县人民政府送交报告初稿，征求工委意见（报告初稿.docx）",
        "3月4日 9:03周建平 填写修改意见 2 条",
        "3月4日 9:03周建平 反馈对报告初稿的修改意见 2 条",
        "3月4日 9:03罗小梅 填写意见答复，已答复 2 条，共 2 条",
        "3月4日 9:03罗小梅 县人民政府送交报告正式稿，逐条答复各方面意见（报告正式稿.docx）",
        "3月4日 9:03李文静 印发组成人员 31 人，其中纸质件 0 人，校验码 ",
        "3月26日 9:01李文静 列入常委会第三十一次会议议程，经全体会议通过",
        "3月26日 9:01李文静 确定报告人：何明远（县长）",
        "3月26日 9:01李文静 听取报告，报告人何明远（县长）",
        "3月26日 9:02黄丽萍 填写发言要点",
        "3月26日 9:03杨世明 填写发言要点",
        "3月26日 9:04黎国平 填写发言要点",
        "3月26日 9:05杨秀英 填写发言要点",
        "3月26日 9:06侯志华 填写发言要点",
        "3月26日 9:06李文静 审议报告，发言要点 5 条",
        "3月26日 9:06李文静 第三十一次会议闭会，进入审议意见阶段",
    ];

    private static readonly IReadOnlyList<string> OpinionHistory =
    [
        "3月26日 9:06李文静 第三十一次会议闭会，开始汇总审议发言",
        "3月26日 9:06定时任务 汇总 5 条发言，形成 5 条要点，0 句未采用",
        "3月26日 9:07周建平 合并两条为建议第 1 条",
        "3月26日 9:07周建平 确定建议第 1 条的承办单位",
        "3月26日 9:07周建平 确定建议第 2 条的承办单位",
        "3月26日 9:07周建平 修改主送、抄送",
        "3月26日 9:07周建平 工委主任核定审议意见，送分管领导",
        "3月26日 9:08王志远 分管领导核定审议意见，送主任会议",
        "4月2日 9:03李文静 提请2026年第二次主任会议讨论",
        "4月2日 9:03陈国栋 2026年第二次主任会议同意（纪要2号）",
        "4月2日 9:03李文静 登记主任会议同意",
        "4月2日 9:03李文静 编为望人常审〔2026〕1号",
        "4月2日 9:03李文静 印发望人常审〔2026〕1号，交县人民政府、县卫生健康局办理",
        "4月2日 9:03罗小梅 签收望人常审〔2026〕1号",
    ];

    private static async Task LeaveAsync(params IEnumerable<IPage> pages)
    {
        foreach (var page in pages)
        {
            await page.Context.CloseAsync();
        }
    }
}
