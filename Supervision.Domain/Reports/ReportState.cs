namespace Supervision.Domain.Reports;

/// <summary>Before whom a report is heard (听取层次, D-5.1).</summary>
public enum ReportTier
{
    /// <summary>常委会会议听取专项工作报告: the statutory form.</summary>
    Committee,

    /// <summary>主任会议听取专题报告.</summary>
    Council,

    /// <summary>专（工）委会听取专门汇报.</summary>
    WorkCommittee,
}

/// <summary>Where a report stands (D-5.4, D-5.11, D-5.12); each tier passes through its own of these, in this order.</summary>
public enum ReportState
{
    /// <summary>已立项.</summary>
    Planned,

    /// <summary>已列入会议: the sitting is set.</summary>
    Scheduled,

    /// <summary>已转交意见: the gathered opinions went to the organ.</summary>
    OpinionsSent,

    /// <summary>已收初稿.</summary>
    DraftReceived,

    /// <summary>已反馈修改意见.</summary>
    Commented,

    /// <summary>已收正式稿.</summary>
    RevisedReceived,

    /// <summary>已退回补充: sent back once because it does not answer the gathered opinions.</summary>
    Returned,

    /// <summary>已收材料: the papers of a report before the council are there (D-5.11).</summary>
    PapersReceived,

    /// <summary>已印发组成人员.</summary>
    Distributed,

    /// <summary>已列入议程: the plenary adopted it.</summary>
    OnAgenda,

    /// <summary>已听取.</summary>
    Heard,

    /// <summary>已审议.</summary>
    Deliberated,

    /// <summary>已测评.</summary>
    Rated,

    /// <summary>审议意见阶段: the sitting is closed.</summary>
    OpinionStage,

    /// <summary>已发主任会议意见 (D-5.11).</summary>
    RemarksSent,

    /// <summary>已收反馈: the body answered the council's remarks (D-5.11).</summary>
    AnswerReceived,

    /// <summary>已小结: the committee wrote down what came of the hearing (D-5.12).</summary>
    Noted,

    /// <summary>已归档.</summary>
    Closed,

    /// <summary>已延期: council decision.</summary>
    Postponed,

    /// <summary>已撤回: council decision.</summary>
    Withdrawn,

    /// <summary>已终止: its line was struck from the plan, or ended, by an adjustment (D-4.7).</summary>
    Ended,
}

/// <summary>What the Office asks the council to decide about a report (提请主任会议, D-5.4, D-5.5).</summary>
public enum ReportWish
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>延期.</summary>
    Postpone,

    /// <summary>撤回.</summary>
    Withdraw,

    /// <summary>不形成审议意见.</summary>
    NoOpinion,

    /// <summary>提请常委会会议听取: from the council's tier to the Committee's (D-5.11).</summary>
    Raise,

    /// <summary>交专门委员会审查 (D-5.7).</summary>
    Examine,
}

/// <summary>Chinese words of tiers and states; one word for one thing.</summary>
public static class ReportWords
{
    public static string Of(ReportTier tier) => tier switch
    {
        ReportTier.Committee => "常委会会议听取",
        ReportTier.Council => "主任会议听取",
        _ => "专（工）委会听取",
    };

    public static string Of(ReportState state) => state switch
    {
        ReportState.Planned => "已立项",
        ReportState.Scheduled => "已列入会议",
        ReportState.OpinionsSent => "已转交意见",
        ReportState.DraftReceived => "已收初稿",
        ReportState.Commented => "已反馈修改意见",
        ReportState.RevisedReceived => "已收正式稿",
        ReportState.Returned => "已退回补充",
        ReportState.PapersReceived => "已收材料",
        ReportState.Distributed => "已印发",
        ReportState.OnAgenda => "已列入议程",
        ReportState.Heard => "已听取",
        ReportState.Deliberated => "已审议",
        ReportState.Rated => "已测评",
        ReportState.OpinionStage => "审议意见阶段",
        ReportState.RemarksSent => "已发主任会议意见",
        ReportState.AnswerReceived => "已收反馈",
        ReportState.Noted => "已小结",
        ReportState.Closed => "已归档",
        ReportState.Postponed => "已延期",
        ReportState.Ended => "已终止",
        _ => "已撤回",
    };

    public static string Of(ReportWish wish) => wish switch
    {
        ReportWish.Postpone => "延期",
        ReportWish.Withdraw => "撤回",
        ReportWish.NoOpinion => "不形成审议意见",
        ReportWish.Raise => "提请常委会会议听取",
        ReportWish.Examine => "交专门委员会审查",
        _ => "",
    };

    public static string Of(OpinionAnswer answer) => answer switch
    {
        OpinionAnswer.Adopted => "采纳",
        OpinionAnswer.PartlyAdopted => "部分采纳",
        _ => "不采纳",
    };

    public static string Of(ReportVersionKind kind) => kind switch
    {
        ReportVersionKind.Draft => "报告初稿",
        ReportVersionKind.Revised => "报告正式稿",
        ReportVersionKind.Papers => "汇报材料",
        ReportVersionKind.Answer => "反馈情况报告",
        ReportVersionKind.ResolutionReport => "决议执行情况报告",
        _ => "会议期间更换",
    };

    public static string Of(DeliveryMode mode) => mode switch
    {
        DeliveryMode.Screen => "在线",
        DeliveryMode.Paper => "纸质件",
        _ => "在线和纸质件",
    };

    public static string Of(ReporterKind kind) => kind switch
    {
        ReporterKind.OrganLeader => "机关负责人",
        ReporterKind.DepartmentHead => "受委托的部门负责人",
        ReporterKind.DeputyHead => "副职负责人",
        _ => "有关负责人",
    };

    public static string Of(TourKind kind) => kind == TourKind.SiteTour ? "视察" : "专题调研";

    public static string Of(NotePart? part) => part switch
    {
        NotePart.Evaluation => "评价",
        NotePart.Problem => "问题",
        NotePart.Proposal => "建议",
        _ => "未标注",
    };
}
