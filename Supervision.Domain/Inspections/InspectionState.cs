using System.Collections.Frozen;

namespace Supervision.Domain.Inspections;

/// <summary>How far an inspection is (D-6.2). A step is never skipped.</summary>
public enum InspectionState
{
    /// <summary>立项.</summary>
    Planned,

    /// <summary>方案起草.</summary>
    Scheme,

    /// <summary>主任会议批准方案.</summary>
    SchemeApproved,

    /// <summary>已通知被检查单位.</summary>
    Noticed,

    /// <summary>自查: the first body handed in its report, or the meeting was held without any.</summary>
    SelfReports,

    /// <summary>动员会已召开.</summary>
    Mobilised,

    /// <summary>实地检查: the first visit was entered.</summary>
    Field,

    /// <summary>检查组全体会议已召开, after field work.</summary>
    GroupPlenaryHeld,

    /// <summary>检查报告已形成: drafted, and signed by the leader.</summary>
    ReportDrafted,

    /// <summary>主任会议决定提请审议.</summary>
    ReportApproved,

    /// <summary>常委会会议听取.</summary>
    Heard,

    /// <summary>已审议.</summary>
    Deliberated,

    /// <summary>形成审议意见: the sitting is closed.</summary>
    OpinionStage,

    /// <summary>跟踪: opinion and report went out together.</summary>
    FollowUp,

    /// <summary>归档.</summary>
    Closed,

    /// <summary>撤回: ended by an adjustment of the plan.</summary>
    Withdrawn,
}

/// <summary>What somebody is in the group (D-6.3).</summary>
public enum GroupPlace
{
    /// <summary>组长.</summary>
    Leader,

    /// <summary>副组长.</summary>
    Deputy,

    /// <summary>成员.</summary>
    Member,

    /// <summary>邀请的代表.</summary>
    InvitedDeputy,

    /// <summary>专家: advises, is no member.</summary>
    Adviser,
}

/// <summary>How an article is looked into (检查方式, D-6.5).</summary>
[Flags]
public enum CheckMethods
{
    None = 0,

    /// <summary>听取汇报.</summary>
    Hearing = 1,

    /// <summary>座谈.</summary>
    Talk = 2,

    /// <summary>实地.</summary>
    Site = 4,

    /// <summary>抽查.</summary>
    Sample = 8,

    /// <summary>问卷.</summary>
    Questionnaire = 16,

    /// <summary>第三方.</summary>
    ThirdParty = 32,

    /// <summary>查阅资料.</summary>
    Papers = 64,
}

/// <summary>Words of inspections.</summary>
public static class InspectionWords
{
    /// <summary>States as people read them.</summary>
    public static IReadOnlyDictionary<InspectionState, string> States { get; } = new Dictionary<InspectionState, string>
    {
        [InspectionState.Planned] = "立项",
        [InspectionState.Scheme] = "起草方案",
        [InspectionState.SchemeApproved] = "方案已批准",
        [InspectionState.Noticed] = "已通知单位",
        [InspectionState.SelfReports] = "单位自查",
        [InspectionState.Mobilised] = "动员会已召开",
        [InspectionState.Field] = "实地检查",
        [InspectionState.GroupPlenaryHeld] = "全体会议已召开",
        [InspectionState.ReportDrafted] = "检查报告已签署",
        [InspectionState.ReportApproved] = "检查报告待审议",
        [InspectionState.Heard] = "已听取",
        [InspectionState.Deliberated] = "已审议",
        [InspectionState.OpinionStage] = "审议意见",
        [InspectionState.FollowUp] = "跟踪督办",
        [InspectionState.Closed] = "归档",
        [InspectionState.Withdrawn] = "撤回",
    }.ToFrozenDictionary();

    /// <summary>Places in the group.</summary>
    public static IReadOnlyDictionary<GroupPlace, string> Places { get; } = new Dictionary<GroupPlace, string>
    {
        [GroupPlace.Leader] = "组长",
        [GroupPlace.Deputy] = "副组长",
        [GroupPlace.Member] = "成员",
        [GroupPlace.InvitedDeputy] = "邀请代表",
        [GroupPlace.Adviser] = "专家（不是成员）",
    }.ToFrozenDictionary();

    /// <summary>Methods in the order in which they are listed.</summary>
    public static IReadOnlyList<(CheckMethods Method, string Words)> Methods { get; } =
    [
        (CheckMethods.Hearing, "听取汇报"), (CheckMethods.Talk, "座谈"), (CheckMethods.Site, "实地"), (CheckMethods.Sample, "抽查"),
        (CheckMethods.Questionnaire, "问卷"), (CheckMethods.ThirdParty, "第三方"), (CheckMethods.Papers, "查阅资料"),
    ];

    public static string Word(this InspectionState state) => States[state];

    public static string Word(this GroupPlace place) => Places[place];

    /// <summary>实地、抽查.</summary>
    public static string Word(this CheckMethods methods) => string.Join('、', Methods.Where(m => methods.HasFlag(m.Method)).Select(m => m.Words));
}
