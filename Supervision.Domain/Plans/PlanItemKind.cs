namespace Supervision.Domain.Plans;

/// <summary>Forms of supervision a plan may list (监督形式, D-4.4).</summary>
public enum PlanItemKind
{
    /// <summary>常委会听取和审议专项工作报告.</summary>
    CommitteeReport,

    /// <summary>主任会议听取专题报告.</summary>
    CouncilReport,

    /// <summary>专（工）委会听取专门汇报.</summary>
    WorkCommitteeReport,

    /// <summary>执法检查.</summary>
    LawInspection,

    /// <summary>专题调研.</summary>
    ResearchSurvey,

    /// <summary>三问一评.</summary>
    KeyWork,

    /// <summary>专题询问.</summary>
    SpecialInquiry,

    /// <summary>任命人员述职测评.</summary>
    Appraisal,

    /// <summary>跟踪监督: opinions, resolutions and decisions of earlier years (D-4.9).</summary>
    FollowUp,

    /// <summary>视察.</summary>
    SiteTour,

    /// <summary>法定监督事项: plan, budget, final accounts, audit, debt, filing review.</summary>
    Statutory,

    /// <summary>其他: what a plan lists outside supervision, such as major matters (重大事项).</summary>
    Other,
}

/// <summary>Where a topic comes from: the six sources of 监督法第十二条 and two further origins (D-4.2).</summary>
public enum TopicSource
{
    /// <summary>执法检查中发现的突出问题.</summary>
    Inspection,

    /// <summary>代表建议、批评和意见集中反映的问题.</summary>
    DeputySuggestions,

    /// <summary>常委会组成人员提出的比较集中的问题.</summary>
    Members,

    /// <summary>专委会、工委在调查研究中发现的突出问题.</summary>
    Survey,

    /// <summary>人民来信来访集中反映的问题.</summary>
    Petitions,

    /// <summary>社会普遍关注的其他问题.</summary>
    Public,

    /// <summary>“一府一委两院”要求报告的事项.</summary>
    OrganRequest,

    /// <summary>法定每年听取的事项.</summary>
    Statutory,
}

/// <summary>The Chinese words of kinds and sources, in the order in which lists show them.</summary>
public static class PlanWords
{
    /// <summary>Kinds with their words.</summary>
    public static IReadOnlyDictionary<PlanItemKind, string> Kinds { get; } = new Dictionary<PlanItemKind, string>
    {
        [PlanItemKind.CommitteeReport] = "专项工作报告",
        [PlanItemKind.CouncilReport] = "主任会议听取专题报告",
        [PlanItemKind.WorkCommitteeReport] = "专（工）委会听取汇报",
        [PlanItemKind.Statutory] = "法定监督事项",
        [PlanItemKind.LawInspection] = "执法检查",
        [PlanItemKind.SpecialInquiry] = "专题询问",
        [PlanItemKind.KeyWork] = "三问一评",
        [PlanItemKind.Appraisal] = "任命人员述职测评",
        [PlanItemKind.ResearchSurvey] = "专题调研",
        [PlanItemKind.SiteTour] = "视察",
        [PlanItemKind.FollowUp] = "跟踪监督",
        [PlanItemKind.Other] = "其他",
    };

    /// <summary>Sources with their words.</summary>
    public static IReadOnlyDictionary<TopicSource, string> Sources { get; } = new Dictionary<TopicSource, string>
    {
        [TopicSource.Inspection] = "执法检查中发现的突出问题",
        [TopicSource.DeputySuggestions] = "代表建议集中反映的问题",
        [TopicSource.Members] = "组成人员提出的比较集中的问题",
        [TopicSource.Survey] = "调查研究中发现的突出问题",
        [TopicSource.Petitions] = "人民来信来访集中反映的问题",
        [TopicSource.Public] = "社会普遍关注的其他问题",
        [TopicSource.OrganRequest] = "“一府一委两院”要求报告的事项",
        [TopicSource.Statutory] = "法定每年听取的事项",
    };

    /// <summary>专项工作报告 for <see cref="PlanItemKind.CommitteeReport"/>, and so on.</summary>
    public static string Words(this PlanItemKind kind) => Kinds[kind];

    /// <summary>The source in words.</summary>
    public static string Words(this TopicSource source) => Sources[source];

    /// <summary>True when the Committee itself hears it at a sitting.</summary>
    public static bool IsHeardBySitting(this PlanItemKind kind) =>
        kind is PlanItemKind.CommitteeReport or PlanItemKind.Statutory or PlanItemKind.LawInspection or PlanItemKind.Appraisal;

    /// <summary>True when it is a report of a body, whoever hears it.</summary>
    public static bool IsReport(this PlanItemKind kind) =>
        kind is PlanItemKind.CommitteeReport or PlanItemKind.CouncilReport or PlanItemKind.WorkCommitteeReport or PlanItemKind.Statutory;
}
