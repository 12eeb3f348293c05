using System.Collections.Frozen;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Accounts;

/// <summary>Permissions in Chinese words; a test asserts that none is missing.</summary>
internal static class PermissionWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Permissions.ReadTodo] = "查看我的待办",
        [Permissions.ReadPublishedPlan] = "查看已公布的年度计划",
        [Permissions.ReadPlanDraft] = "查看年度计划草案",
        [Permissions.ReadTopics] = "查看议题建议",
        [Permissions.ReadSittings] = "查看常委会会议和议程",
        [Permissions.ReadCouncil] = "查看主任会议",
        [Permissions.ReadOrganisation] = "查看人员、机构和单位",
        [Permissions.ReadReports] = "查看专项工作报告",
        [Permissions.ReadNotes] = "查看发言要点",
        [Permissions.ReadOpinionDrafts] = "查看审议意见草稿",
        [Permissions.ReadOpinions] = "查看已印发的审议意见",
        [Permissions.ReadCalendar] = "查看日历",
        [Permissions.ReadRules] = "查看规则",
        [Permissions.ReadHolidays] = "查看法定节假日",
        [Permissions.ReadReminders] = "查看提醒",
        [Permissions.ReadAllReminders] = "查看全部提醒",
        [Permissions.ReadAudit] = "查看审计日志（系统管理员不含变更内容）",
        [Permissions.ReadJobs] = "查看后台任务",
        [Permissions.ProposeTopics] = "提出议题建议",
        [Permissions.EditTopics] = "整理议题建议",
        [Permissions.DecideTopics] = "决定议题建议",
        [Permissions.EditPlan] = "编制年度计划",
        [Permissions.EditOwnPlanItems] = "修改本委员会的计划事项",
        [Permissions.ImportPlan] = "导入年度计划",
        [Permissions.AdoptPlan] = "登记年度计划的通过",
        [Permissions.PublishPlan] = "公布年度计划",
        [Permissions.EditOrganisation] = "维护人员、机构和单位",
        [Permissions.EditSittings] = "筹备常委会会议",
        [Permissions.RunSittings] = "主持会务",
        [Permissions.EnterAttendance] = "登记出席",
        [Permissions.CheckIn] = "本人签到",
        [Permissions.AskLeave] = "本人请假",
        [Permissions.DecideLeave] = "批准请假",
        [Permissions.EditCouncil] = "筹备主任会议、登记决定",
        [Permissions.ConfirmDecision] = "确认主任会议决定",
        [Permissions.RunReports] = "办理专项工作报告",
        [Permissions.HandInReports] = "报送报告",
        [Permissions.CommentOnReports] = "对报告初稿提出意见",
        [Permissions.ApproveComments] = "审定对报告初稿的意见",
        [Permissions.ReturnReports] = "退回报告补充",
        [Permissions.WriteOwnNotes] = "填写本人的发言要点",
        [Permissions.WriteNotesForOthers] = "代为录入发言要点",
        [Permissions.ReadMaterials] = "查阅会议材料",
        [Permissions.CompileOpinions] = "汇总发言",
        [Permissions.EditOpinions] = "编辑审议意见",
        [Permissions.CheckOpinions] = "审议意见核稿",
        [Permissions.LeadOpinions] = "审议意见审签（分管领导）",
        [Permissions.RegisterOpinionApproval] = "登记审议意见的审定",
        [Permissions.NumberOpinions] = "审议意见编号",
        [Permissions.DispatchOpinions] = "印发审议意见",
        [Permissions.ConfirmReceipt] = "签收审议意见",
        [Permissions.EnterRules] = "录入规则新版本",
        [Permissions.ApproveRules] = "批准规则新版本",
        [Permissions.EditHolidays] = "录入节假日安排",
        [Permissions.EditReminders] = "管理提醒",
        [Permissions.WatchJobs] = "管理后台任务",
        [Permissions.EditAccounts] = "管理账号和角色",
        [Permissions.UseUnitDesk] = "使用单位页面",
        [Permissions.UseMemberDesk] = "使用手机页面",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string permission) => Words[permission];
}
