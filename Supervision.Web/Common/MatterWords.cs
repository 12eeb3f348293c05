namespace Supervision.Web.Common;

/// <summary>Kinds of matters in words.</summary>
public static class MatterWords
{
    public static string Words(this MatterKind kind) => kind switch
    {
        MatterKind.Plan => "年度监督计划",
        MatterKind.Report => "专项工作报告",
        MatterKind.Opinion => "审议意见",
        MatterKind.Sitting => "常委会会议",
        MatterKind.Council => "主任会议",
        MatterKind.FollowUp => "跟踪监督",
        MatterKind.Rating => "满意度测评",
        MatterKind.RuleChange => "规则修改",
        MatterKind.Appointee => "任命人员",
        MatterKind.LawExam => "任前法律知识考试",
        MatterKind.Appraisal => "述职测评",
        MatterKind.KeyWork => "重点工作",
        MatterKind.KeyWorkCycle => "三问一评年度",
        MatterKind.Inspection => "执法检查",
        MatterKind.Survey => "专题调研",
        _ => "机关事务",
    };
}
