using Supervision.Domain.Appointees;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Features.Appointees.Exams;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Tables;

namespace Supervision.Web.Demo;

/// <summary>Appraisals of the made-up county: one that is over, one on its way, and a question bank. All names are invented.</summary>
internal sealed class DemoAppraisals(DemoStage stage, DemoCounty county, DemoMeetings meetings, IServiceProvider services)
{
    private const string Office = "李文静";
    private const string Personnel = "柳叶";

    private static readonly object?[][] Bank =
    [
        ["题型", "部分", "题目", "选项A", "选项B", "选项C", "选项D", "答案", "依据"],
        ["单选题", "公共法律", "县级人大常委会会议至少多久举行一次", "每月", "每两个月", "每季度", "每半年", "B", "地方组织法第五十一条"],
        ["单选题", "公共法律", "地方各级人大每届任期几年", "三年", "四年", "五年", "六年", "C", "地方组织法第八条"],
        ["单选题", "公共法律", "常委会组成人员不得担任下列哪一类职务", "律师", "国家行政机关职务", "教师", "企业职工", "B", "地方组织法第四十七条"],
        ["单选题", "岗位法律", "常委会的决议由全体组成人员的多少通过", "三分之一以上", "过半数", "三分之二以上", "全体", "B", "地方组织法第五十一条"],
        ["单选题", "岗位法律", "对审议意见的研究处理情况应当向谁报告", "上级机关", "常委会", "代表小组", "新闻媒体", "B", "监督法"],
        ["多选题", "岗位法律", "下列属于常委会监督方式的有", "听取专项工作报告", "执法检查", "刑事侦查", "专题询问", "ABD", "监督法"],
        ["多选题", "公共法律", "下列人员由县级人大常委会任命的有", "县财政局局长", "县人民法院审判员", "乡长", "县人民检察院检察员", "ABD", "地方组织法第五十条"],
        ["多选题", "公共法律", "国家工作人员就职宣誓的形式有", "单独宣誓", "集体宣誓", "书面宣誓", "委托宣誓", "AB", "宪法第二十七条"],
        ["判断题", "公共法律", "国家工作人员就职时应当依照法律规定公开进行宪法宣誓", "", "", "", "", "正确", "宪法第二十七条"],
        ["判断题", "岗位法律", "述职测评的投票是无记名的", "", "", "", "", "正确", ""],
        ["判断题", "岗位法律", "常委会可以直接处理具体案件", "", "", "", "", "错误", "监督法"],
        ["判断题", "公共法律", "任前法律知识考试不合格的不能补考", "", "", "", "", "错误", ""],
    ];

    public async Task BankAsync(DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<ImportQuestions>(Personnel, async u => await u.RunAsync(new MemoryStream(SheetWriter.Csv(Bank)), false, default));
    }

    /// <summary>The council chose an organ for a year; the appraisal begins.</summary>
    /// <param name="year">The year it is of.</param>
    /// <param name="organ">Short name of the organ.</param>
    /// <param name="day">The day it is recorded.</param>
    /// <param name="decided">The day of the council's decision; the same day unless it was recorded later.</param>
    public async Task<AppraisalId> ChooseAsync(int year, string organ, DateOnly day, DateOnly? decided = null)
    {
        stage.GoTo(day, 16);
        var body = county.Bodies[organ].Id;
        await stage.DoAsync<ChooseAppraisalOrgan>(Office, u => u.RunAsync(year, body, decided ?? day, "主任会议纪要", default));
        var choice = await stage.AskAsync(db => db.AppraisalChoices.Where(c => c.Year == year && c.Organ == body).Select(c => c.Id).SingleAsync());
        return await stage.GetAsync<BeginAppraisal, AppraisalId>(Personnel, u => u.RunAsync(choice, default));
    }

    /// <summary>Puts the scheme for a sitting to the council meeting that calls it.</summary>
    public async Task PutSchemeAsync(AppraisalId id, SittingId sitting, CouncilMeetingId meeting)
    {
        await stage.DoAsync<KeepAppraisalScheme>(Personnel, u => u.RunAsync(
            id, new(sitting, "人事代表工委组成调研组，走访联系单位，召开座谈会，发放征求意见表。", [], new Dictionary<AppointmentId, string>()),
            Paper("述职测评工作方案", "一、对象和时间", "二、调研安排", "三、会议述职、评议和无记名测评"), default));
        await meetings.PutAsync(meeting, new(MatterKind.Appraisal, id.Value));
    }

    /// <summary>Puts the round to the same council meeting.</summary>
    public async Task<RatingRoundId> PutRoundAsync(AppraisalId id, SittingId sitting, CouncilMeetingId meeting)
    {
        var round = new RatingRoundId(Guid.CreateVersion7());
        var (appraisal, organ) = await stage.AskAsync(async db =>
        {
            var found = await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == id);
            return (found, await db.SupervisedBodies.Where(b => b.Id == found.Organ).Select(b => b.Name).SingleAsync());
        });
        await stage.DoAsync<SetUpRound>(Office, u => u.RunAsync(
            new(round, new($"{organ}任命人员履职情况满意度测评", sitting, SlipWay.Screen, false), "任命人员履职情况满意度测评",
                [.. appraisal.Appraised.Select((s, i) => new RatingSubject(i, s.Name, s.Post, appraisal.Matter))]), default));
        await meetings.PutAsync(meeting, new(MatterKind.Rating, round.Value));
        return round;
    }

    public async Task ApproveAsync(AppraisalId id, RatingRoundId? round)
    {
        await stage.DoAsync<ApproveAppraisalScheme>(Personnel, u => u.RunAsync(id, default));
        if (round is { } voted)
        {
            await stage.DoAsync<ApproveRound>(Office, u => u.RunAsync(voted, default));
        }
    }

    public async Task AnnounceAsync(AppraisalId id, DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<AnnounceAppraisal>(Personnel, u => u.RunAsync(id, day, "常委会网站、机关公告栏", default));
    }

    public async Task SurveyAsync(AppraisalId id, DateOnly day)
    {
        stage.GoTo(day, 10);
        await stage.DoAsync<AddSurveyPaper>(Personnel, u => u.RunAsync(id, true, Paper("座谈会记录", "参加座谈的同志反映，队伍建设有成效，立案渠道还可以更便民。"), default));
        await stage.DoAsync<AddSurveyPaper>(Personnel, u => u.RunAsync(id, false, Paper("述职测评调研报告", "一、履职的基本情况", "二、存在的问题", "三、意见和建议"), default));
    }

    /// <summary>All but some hand in their statements.</summary>
    public async Task StateAsync(AppraisalId id, DateOnly day, int left)
    {
        stage.GoTo(day, 11);
        foreach (var s in (await ReadAsync(id)).Appraised.SkipLast(left))
        {
            await stage.DoAsync<HandInAppraisalPaper>(s.Name, u => u.RunAsync(
                id, s.Order, AppraisalPaperKind.Statement, Paper($"{s.Name}述职报告", "履行职责的情况。", "存在的问题。", "今后的打算。"), default));
        }
    }

    /// <summary>Heard, questioned, rated in secret, the result taken over.</summary>
    public async Task HoldAsync(AppraisalId id, RatingRoundId round, DateOnly day)
    {
        stage.GoTo(day, 18);
        foreach (var s in (await ReadAsync(id)).Appraised)
        {
            await stage.DoAsync<HearAppraisal>(Personnel, u => u.RunAsync(id, s.Order, day, false, "", default));
        }

        await stage.DoAsync<NoteAppraisalRemark>(Personnel, u => u.RunAsync(id, new(1, "黄丽萍", true, "诉讼服务怎样更方便群众？", "年内在各乡镇设立巡回审判点。"), default));
        await stage.DoAsync<NoteAppraisalRemark>(Personnel, u => u.RunAsync(id, new(null, "刘慧敏", false, "总体履职尽责，建议进一步提高审判质效。", ""), default));
        await new DemoRating(stage, county, meetings, services).HoldAsync(round, (voter, subject) => (voter * 7 + subject * 3) % 11 < 8 - subject ? 0 : (voter + subject) % 9 == 0 ? 2 : 1);
        await stage.DoAsync<TakeAppraisalRound>(Personnel, u => u.RunAsync(id, default));
    }

    /// <summary>Letters to all; the first is asked to rectify.</summary>
    public async Task FeedbackAsync(AppraisalId id, DateOnly day)
    {
        stage.GoTo(day, 10);
        var appraisal = await ReadAsync(id);
        foreach (var s in appraisal.Appraised)
        {
            var rectify = s.Order == 1 || appraisal.ResultsOf(s.Order)[0].IsWorst;
            await stage.DoAsync<SendAppraisalFeedback>(Personnel, u => u.RunAsync(
                id, s.Order, rectify ? "个别案件审理期限偏长。\n请健全流程管理，提高审判质效。" : "请继续认真履行职责。", rectify, default));
        }
    }

    public async Task RectifyAsync(AppraisalId id, AppraisalPaperKind kind, DateOnly day)
    {
        stage.GoTo(day, 11);
        foreach (var s in (await ReadAsync(id)).Appraised.Where(s => s.MustRectify))
        {
            await stage.DoAsync<HandInAppraisalPaper>(s.Name, u => u.RunAsync(id, s.Order, kind, Paper($"{s.Name}{AppraisalWords.Of(kind)}", "整改措施和完成情况。"), default));
        }
    }

    /// <summary>Ends it when nothing is open any more.</summary>
    public async Task CloseAsync(AppraisalId id, DateOnly day)
    {
        stage.GoTo(day, 15);
        if ((await ReadAsync(id)).ObstaclesToClose().Count == 0)
        {
            await stage.DoAsync<CloseAppraisal>(Personnel, u => u.RunAsync(id, default));
        }
    }

    private Task<Appraisal> ReadAsync(AppraisalId id) => stage.AskAsync(db => db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == id));

    private static AppointeePaper Paper(string title, params IReadOnlyList<string> lines) => new($"{title}.docx", DemoWord.Write(title, [.. lines]));
}
