namespace Supervision.Domain.Dossiers;

/// <summary>What kind of matter something belongs to.</summary>
public enum MatterKind
{
    /// <summary>Annual plan (年度监督工作计划).</summary>
    Plan,

    /// <summary>Special work report (专项工作报告).</summary>
    Report,

    /// <summary>Review opinion (审议意见).</summary>
    Opinion,

    /// <summary>Sitting of the Committee (常委会会议).</summary>
    Sitting,

    /// <summary>Meeting of the council of chairpersons (主任会议).</summary>
    Council,

    /// <summary>Following up a resolution or decision of an earlier year (决议、决定的跟踪监督).</summary>
    FollowUp,

    /// <summary>A round of a rating (满意度测评).</summary>
    Rating,

    /// <summary>A change of rules put to the council (规则修改).</summary>
    RuleChange,

    /// <summary>The file of an appointee (任命人员档案).</summary>
    Appointee,

    /// <summary>A law exam before appointment (任前法律知识考试).</summary>
    LawExam,

    /// <summary>The appraisal of the appointees of an organ (任命人员述职测评).</summary>
    Appraisal,

    /// <summary>A key work under three questions, one evaluation (重点工作).</summary>
    KeyWork,

    /// <summary>The year of three questions, one evaluation: its dates and the choice of works (三问一评年度).</summary>
    KeyWorkCycle,

    /// <summary>A law-enforcement inspection (执法检查).</summary>
    Inspection,

    /// <summary>A research survey (专题调研).</summary>
    Survey,

    /// <summary>The organisation itself: persons, bodies, accounts, rules, calendar.</summary>
    House,
}

/// <summary>Points at one matter, so that files, obligations and history can belong to it without knowing its type.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Id">Its id.</param>
public readonly record struct MatterRef(MatterKind Kind, Guid Id)
{
    /// <summary>The house as a whole, for acts that belong to no single matter.</summary>
    public static readonly MatterRef House = new(MatterKind.House, Guid.Empty);
}
