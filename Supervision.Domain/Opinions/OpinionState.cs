namespace Supervision.Domain.Opinions;

/// <summary>Id of a review opinion.</summary>
public readonly record struct ReviewOpinionId(Guid Value);

/// <summary>Where a review opinion stands (D-8.2); Overdue is computed from its obligations and is no state.</summary>
public enum OpinionState
{
    /// <summary>收集发言.</summary>
    Collecting,

    /// <summary>汇总: the job is at work.</summary>
    Compiling,

    /// <summary>编辑: the draft stands.</summary>
    Draft,

    /// <summary>工委主任已核.</summary>
    CommitteeChecked,

    /// <summary>分管领导已核; the text may be put to the council.</summary>
    LeadChecked,

    /// <summary>主任会议已同意.</summary>
    CouncilApproved,

    /// <summary>已编号.</summary>
    Numbered,

    /// <summary>已印发.</summary>
    Dispatched,

    /// <summary>已签收: the main organ has it.</summary>
    Received,

    /// <summary>已报送研究处理方案.</summary>
    PlanSubmitted,

    /// <summary>研究处理中.</summary>
    Handling,

    /// <summary>报告草稿已送工委征求意见.</summary>
    DraftReportSubmitted,

    /// <summary>工委已反馈意见.</summary>
    Commented,

    /// <summary>已提交研究处理情况报告.</summary>
    ReportSubmitted,

    /// <summary>报告列入议程.</summary>
    OnAgenda,

    /// <summary>再次听取.</summary>
    HeardAgain,

    /// <summary>已测评.</summary>
    Rated,

    /// <summary>已接受.</summary>
    Accepted,

    /// <summary>已公开.</summary>
    Published,

    /// <summary>已归档.</summary>
    Closed,

    /// <summary>不满意.</summary>
    Unsatisfied,

    /// <summary>整改.</summary>
    Rectifying,

    /// <summary>再次报告.</summary>
    SecondReport,

    /// <summary>二次测评.</summary>
    SecondVote,

    /// <summary>不出具审议意见: the council decided to issue none.</summary>
    NoOpinion,

    /// <summary>作废: the number stays used.</summary>
    Withdrawn,
}

/// <summary>Chinese words of the states: what the opinion waits for; one word for one thing.</summary>
public static class OpinionStateWords
{
    public static string Of(OpinionState state) => state switch
    {
        OpinionState.Collecting => "收集发言",
        OpinionState.Compiling => "汇总",
        OpinionState.Draft => "编辑",
        OpinionState.CommitteeChecked => "分管领导核",
        OpinionState.LeadChecked => "主任会议审定",
        OpinionState.CouncilApproved => "待编号",
        OpinionState.Numbered => "待印发",
        OpinionState.Dispatched => "待签收",
        OpinionState.DraftReportSubmitted => "征求意见",
        OpinionState.ReportSubmitted => "主任会议处理",
        OpinionState.OnAgenda => "列入议程",
        OpinionState.HeardAgain => "已再次听取",
        OpinionState.Accepted => "已接受",
        OpinionState.Published => "已公开",
        OpinionState.Closed => "已归档",
        OpinionState.Unsatisfied => "不予接受",
        OpinionState.Rectifying => "整改",
        OpinionState.SecondReport => "再次报告",
        OpinionState.NoOpinion => "不出具",
        OpinionState.Withdrawn => "作废",
        _ => "研究处理",
    };
}

/// <summary>The part of the opinion a point stands in (D-15.4).</summary>
public enum OpinionPart
{
    /// <summary>一、总体评价.</summary>
    Evaluation,

    /// <summary>二、存在的主要问题.</summary>
    Problem,

    /// <summary>三、意见建议.</summary>
    Proposal,
}
