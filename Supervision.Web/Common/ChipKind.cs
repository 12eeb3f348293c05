namespace Supervision.Web.Common;

/// <summary>Kinds of state chips (screens 6.4).</summary>
public enum ChipKind
{
    /// <summary>未开始.</summary>
    Todo,

    /// <summary>进行中.</summary>
    Running,

    /// <summary>已完成、按期.</summary>
    Done,

    /// <summary>即将到期: three work days or less.</summary>
    Soon,

    /// <summary>逾期.</summary>
    Late,

    /// <summary>待审定.</summary>
    Waiting,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>不适用.</summary>
    None,
}
