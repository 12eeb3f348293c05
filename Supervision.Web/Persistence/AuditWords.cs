using Microsoft.EntityFrameworkCore.Metadata;
using Supervision.Domain.Appointees;
using Supervision.Domain.Documents;
using Supervision.Domain.Inspections;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reminders;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;
using Supervision.Domain.Years;
using Supervision.Web.Access;

namespace Supervision.Web.Persistence;

/// <summary>What the audit trail calls the rows of a table where no sentence was told: the words people know, never the name of a type.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(Account)] = "账号",
        [typeof(AnnualPlan)] = "年度计划",
        [typeof(Appointee)] = "任命人员",
        [typeof(Appraisal)] = "述职测评",
        [typeof(AppraisalChoice)] = "述职测评机关",
        [typeof(Attendance)] = "出席情况",
        [typeof(BodyNotice)] = "给单位的通知",
        [typeof(CalendarDayRow)] = "节假日安排",
        [typeof(CalendarFeed)] = "日历订阅",
        [typeof(ChannelMark)] = "提醒渠道",
        [typeof(CouncilMeeting)] = "主任会议",
        [typeof(DutyReport)] = "年度履职情况报告",
        [typeof(EndedSession)] = "登录状态",
        [typeof(ExamQuestion)] = "考试题库",
        [typeof(ExamSitting)] = "在线答题",
        [typeof(FieldVisit)] = "实地检查",
        [typeof(Finding)] = "检查发现的问题",
        [typeof(FindingEvidence)] = "佐证材料",
        [typeof(FollowUp)] = "决议、决定的跟踪监督",
        [typeof(JobPause)] = "任务暂停",
        [typeof(KeyWork)] = "重点工作",
        [typeof(KeyWorkCycle)] = "三问一评年度",
        [typeof(KeyWorkQuestion)] = "对重点工作的提问",
        [typeof(LateMark)] = "逾期标记",
        [typeof(LawExam)] = "任前法律考试",
        [typeof(LawInspection)] = "执法检查",
        [typeof(InspectionReport)] = "执法检查报告",
        [typeof(LawText)] = "法律文本",
        [typeof(LeaveRequest)] = "请假申请",
        [typeof(Member)] = "组成人员",
        [typeof(MergedProblem)] = "归并问题",
        [typeof(OpinionHandling)] = "研究处理情况",
        [typeof(OpinionNumber)] = "发文字号",
        [typeof(PaperSeen)] = "阅看情况",
        [typeof(Person)] = "人员",
        [typeof(PlanItem)] = "计划事项",
        [typeof(PlanVersion)] = "计划版本",
        [typeof(Publication)] = "公开稿",
        [typeof(RatingRound)] = "测评轮次",
        [typeof(RatingTemplate)] = "测评模板",
        [typeof(Questionnaire)] = "问卷",
        [typeof(Referral)] = "转办",
        [typeof(ReminderContact)] = "提醒方式",
        [typeof(ReminderPause)] = "提醒暂停",
        [typeof(ResearchSurvey)] = "专题调研",
        [typeof(ReviewOpinion)] = "审议意见",
        [typeof(RoleHolding)] = "角色",
        [typeof(RuleProposal)] = "规则修改",
        [typeof(RuleVersion)] = "规则版本",
        [typeof(SampleDraw)] = "随机抽查",
        [typeof(SelfInspectionReport)] = "自查报告",
        [typeof(Sitting)] = "常委会会议",
        [typeof(SpecialReport)] = "专项工作报告",
        [typeof(SpeechNote)] = "发言要点",
        [typeof(StoredFile)] = "文件",
        [typeof(SupervisedBody)] = "单位",
        [typeof(Term)] = "届次",
        [typeof(TopicProposal)] = "议题建议",
        [typeof(WorkCommittee)] = "专委会和工委",
        [typeof(YearClosing)] = "年度关账",
    };

    /// <summary>The words for a row; a part is called after what it is a part of.</summary>
    public static string Of(IReadOnlyEntityType type)
    {
        var whole = type;
        while (whole.FindOwnership() is { PrincipalEntityType: var owner })
        {
            whole = owner;
        }

        var words = Words.GetValueOrDefault(whole.ClrType, "其他记录");
        return whole == type ? words : words + "的内容";
    }

    /// <summary>True when the table has words of its own.</summary>
    public static bool Knows(Type type) => Words.ContainsKey(type);
}
