namespace Supervision.Domain.Plans.Import;

/// <summary>The words that published plans use for forms of supervision (监督形式的各种写法).</summary>
public static class KindWords
{
    private static readonly Dictionary<PlanItemKind, string[]> Words = new()
    {
        [PlanItemKind.CommitteeReport] =
            ["专项工作报告", "工作报告", "听取和审议专项工作报告", "听取审议专项工作报告", "专项报告", "常委会听取专项工作报告", "常委会听取和审议专项工作报告"],
        [PlanItemKind.CouncilReport] = ["主任会议听取专题报告", "主任会议听取专项工作报告", "主任会议听取汇报", "专题报告", "主任会议议题"],
        [PlanItemKind.WorkCommitteeReport] =
            ["专（工）委会听取汇报", "专委会听取汇报", "工委听取汇报", "专门汇报", "专题汇报", "专委会和工委听取专门汇报", "专（工）委会听取专门汇报"],
        [PlanItemKind.LawInspection] = ["执法检查", "法律法规实施情况检查", "法律实施情况检查"],
        [PlanItemKind.ResearchSurvey] = ["专题调研", "调研", "调查研究"],
        [PlanItemKind.KeyWork] = ["三问一评", "一年三问", "工作监督三问一评", "重点工作"],
        [PlanItemKind.SpecialInquiry] = ["专题询问"],
        [PlanItemKind.Appraisal] = ["任命人员述职测评", "述职测评", "述职评议", "任命人员述职评议", "履职评议", "履职情况满意度测评", "述职"],
        [PlanItemKind.FollowUp] =
            ["跟踪监督", "跟踪问效", "跟踪检查", "审议意见处理结果", "审议意见研究处理情况", "审议意见落实情况", "决议决定执行情况", "决议执行情况"],
        [PlanItemKind.SiteTour] = ["视察", "集体视察", "专项视察", "代表视察", "组织视察"],
        [PlanItemKind.Statutory] =
            ["法定监督事项", "计划预算监督", "预算监督", "计划和预算监督", "财政经济监督", "财经监督", "国有资产监督", "审计监督", "规范性文件备案审查", "备案审查", "预算决算"],
        [PlanItemKind.Other] = ["其他", "其它", "重大事项", "重大事项决定", "讨论决定重大事项", "人事任免", "立法", "代表工作", "自身建设"],
    };

    private static readonly Dictionary<string, PlanItemKind> ByWord = Words
        .SelectMany(w => w.Value.Select(v => (Key: PlanText.Key(v), Kind: w.Key)))
        .ToDictionary(p => p.Key, p => p.Kind, StringComparer.Ordinal);

    /// <summary>The kind a word means, or null when there is no such form of supervision.</summary>
    public static PlanItemKind? Read(string word) => ByWord.TryGetValue(PlanText.Key(word), out var kind) ? kind : null;

    /// <summary>The problem to show for a word that means nothing.</summary>
    public static string Problem(string word) => word.Length == 0
        ? "监督形式是空的，请填写。"
        : $"没有“{(word.Length > 30 ? word[..30] + "…" : word)}”这种监督形式，请改为：{string.Join("、", PlanWords.Kinds.Values)}。";
}
