using Supervision.Domain.Appointees;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Appointees.Appraisals;

/// <summary>Chinese words of appraisals.</summary>
internal static class AppraisalWords
{
    /// <summary>The steps of the stage bar, with the state that ends each and the part of the page it opens.</summary>
    private static readonly IReadOnlyList<(string Name, AppraisalState End, string Anchor)> Stages =
    [
        ("确定机关", AppraisalState.Decided, "facts"), ("方案", AppraisalState.SchemeApproved, "facts"), ("公告", AppraisalState.Announced, "facts"),
        ("调研", AppraisalState.Survey, "papers"), ("述职报告", AppraisalState.StatementReceived, "subjects"), ("会议述职", AppraisalState.Heard, "subjects"),
        ("评议", AppraisalState.Comment, "remarks"), ("测评", AppraisalState.ResultAnnounced, "rounds"), ("反馈", AppraisalState.FeedbackSent, "subjects"),
        ("整改", AppraisalState.RectificationReport, "subjects"), ("办结", AppraisalState.Closed, "facts"),
    ];

    public static string Of(AppraisalState state) => state switch
    {
        AppraisalState.Decided => "已确定机关",
        AppraisalState.SchemeApproved => "方案已批准",
        AppraisalState.Announced => "已公告",
        AppraisalState.Survey => "正在调研",
        AppraisalState.StatementReceived => "述职报告交齐",
        AppraisalState.Heard => "已述职",
        AppraisalState.Comment => "已评议",
        AppraisalState.Rated => "已测评",
        AppraisalState.ResultAnnounced => "结果已公布",
        AppraisalState.FeedbackSent => "已反馈",
        AppraisalState.RectificationPlan => "正在整改",
        AppraisalState.RectificationReport => "整改报告交齐",
        AppraisalState.Closed => "已办结",
        _ => "已撤销",
    };

    public static ChipKind Chip(AppraisalState state) => state switch
    {
        AppraisalState.Closed => ChipKind.Done,
        AppraisalState.Revoked => ChipKind.None,
        AppraisalState.Decided => ChipKind.Todo,
        _ => ChipKind.Running,
    };

    public static string Of(AppraisalPaperKind kind) => kind switch
    {
        AppraisalPaperKind.Scheme => "方案",
        AppraisalPaperKind.SurveyReport => "调研报告",
        AppraisalPaperKind.Interview => "谈话、座谈、问卷材料",
        AppraisalPaperKind.Statement => "述职报告",
        AppraisalPaperKind.Feedback => "反馈意见",
        AppraisalPaperKind.Plan => "整改方案",
        AppraisalPaperKind.Notice => "结果通报",
        _ => "整改报告",
    };

    public static string Of(AppraisalMeasure measure) => measure switch
    {
        AppraisalMeasure.Talk => "约谈",
        AppraisalMeasure.Adjust => "建议调整",
        AppraisalMeasure.Dismissal => "依法提出撤职案",
        _ => "其他",
    };

    /// <summary>The stages with their days; what nobody was asked for is 不适用.</summary>
    public static IReadOnlyList<StageRow> StagesOf(Appraisal appraisal)
    {
        List<StageRow> rows = [];
        var isRunningFound = appraisal.IsOver;
        foreach (var (name, end, anchor) in Stages)
        {
            var day = appraisal.ReachedOn(end);
            var isSkipped = end == AppraisalState.RectificationReport && appraisal.State >= AppraisalState.FeedbackSent && appraisal.Appraised.All(s => !s.MustRectify);
            var state = day is not null ? StageState.Done : isSkipped || appraisal.IsOver ? StageState.None : isRunningFound ? StageState.Todo : StageState.Running;
            isRunningFound |= state == StageState.Running;
            rows.Add(new(name, state, day?.Full() ?? "—", anchor));
        }

        return rows;
    }

    /// <summary>What comes next, in one sentence.</summary>
    public static string Next(Appraisal appraisal, bool hasRound) => appraisal.State switch
    {
        AppraisalState.Decided => appraisal.Subjects.Count == 0 ? "请拟订方案：选择会议，核对测评对象。" : "方案已拟订，等主任会议批准；批准以后登记。",
        AppraisalState.SchemeApproved => "请公告，并登记公告日期。",
        AppraisalState.Announced or AppraisalState.Survey => Waiting(appraisal),
        AppraisalState.StatementReceived => $"请在会议上听取述职，还有 {appraisal.Appraised.Count(s => s.HeardOn is null)} 人。",
        AppraisalState.Heard => "请记录提问和评议。",
        AppraisalState.Comment => hasRound ? "测评结果公布以后，登记结果。" : "请办理无记名测评。",
        AppraisalState.Rated or AppraisalState.ResultAnnounced =>
            $"请发出反馈意见，还有 {appraisal.Appraised.Count(s => appraisal.Paper(AppraisalPaperKind.Feedback, s.Order) is null)} 人。",
        AppraisalState.Closed => "已经办结。",
        AppraisalState.Revoked => "主任会议已经撤销。",
        _ => appraisal.ObstaclesToClose() is [var first, ..] ? first.Message : "材料已经齐全，可以办结。",
    };

    private static string Waiting(Appraisal appraisal)
    {
        var missing = appraisal.Appraised.Where(s => appraisal.Paper(AppraisalPaperKind.Statement, s.Order) is null).Select(s => s.Name).ToList();
        string?[] words =
        [
            appraisal.Paper(AppraisalPaperKind.SurveyReport) is null ? "调研报告" : null,
            missing.Count > 0 ? $"{string.Join("、", missing)}的述职报告" : null,
        ];
        return $"还缺{string.Join("，", words.OfType<string>())}。";
    }
}
