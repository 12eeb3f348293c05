using System.Collections.Frozen;

namespace Supervision.Domain.Inspections;

/// <summary>How far what was found agrees with the article (符合情况, D-6.9).</summary>
public enum ComplianceGrade
{
    /// <summary>符合.</summary>
    Compliant,

    /// <summary>部分符合.</summary>
    Partly,

    /// <summary>不符合.</summary>
    NotCompliant,

    /// <summary>无法判断: stands apart in every figure (D-6.12).</summary>
    CannotTell,
}

/// <summary>How grave a problem is (严重程度, D-6.9).</summary>
public enum FindingSeverity
{
    /// <summary>一般.</summary>
    Ordinary,

    /// <summary>较重.</summary>
    Considerable,

    /// <summary>严重.</summary>
    Serious,
}

/// <summary>How far a finding is (D-6.9).</summary>
public enum FindingState
{
    /// <summary>草稿: as recorded in the field.</summary>
    Draft,

    /// <summary>核实.</summary>
    Verified,

    /// <summary>被检单位意见: the Office showed it to the body.</summary>
    BodyComment,

    /// <summary>确认, by two of the group.</summary>
    Confirmed,

    /// <summary>撤销: by the leader with a reason; stays visible.</summary>
    Withdrawn,
}

/// <summary>What supports a finding (佐证材料, D-6.9).</summary>
public enum EvidenceKind
{
    /// <summary>照片.</summary>
    Photo,

    /// <summary>文件.</summary>
    File,
}

/// <summary>Words of findings.</summary>
public static class FindingWords
{
    public static IReadOnlyDictionary<ComplianceGrade, string> Grades { get; } = new Dictionary<ComplianceGrade, string>
    {
        [ComplianceGrade.Compliant] = "符合",
        [ComplianceGrade.Partly] = "部分符合",
        [ComplianceGrade.NotCompliant] = "不符合",
        [ComplianceGrade.CannotTell] = "无法判断",
    }.ToFrozenDictionary();

    public static IReadOnlyDictionary<FindingSeverity, string> Severities { get; } = new Dictionary<FindingSeverity, string>
    {
        [FindingSeverity.Ordinary] = "一般",
        [FindingSeverity.Considerable] = "较重",
        [FindingSeverity.Serious] = "严重",
    }.ToFrozenDictionary();

    public static IReadOnlyDictionary<FindingState, string> States { get; } = new Dictionary<FindingState, string>
    {
        [FindingState.Draft] = "草稿",
        [FindingState.Verified] = "核实",
        [FindingState.BodyComment] = "被检单位意见",
        [FindingState.Confirmed] = "确认",
        [FindingState.Withdrawn] = "撤销",
    }.ToFrozenDictionary();

    public static string Word(this ComplianceGrade grade) => Grades[grade];

    public static string Word(this FindingSeverity severity) => Severities[severity];

    public static string Word(this FindingState state) => States[state];

    /// <summary>True of a problem: it has a severity and is shown to the body before it is confirmed.</summary>
    public static bool IsProblem(this ComplianceGrade grade) => grade is ComplianceGrade.Partly or ComplianceGrade.NotCompliant;
}
