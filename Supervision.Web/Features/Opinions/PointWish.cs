namespace Supervision.Web.Features.Opinions;

/// <summary>Names of what can be done to a point.</summary>
public enum PointActs
{
    /// <summary>上移.</summary>
    Up,

    /// <summary>下移.</summary>
    Down,

    /// <summary>合并.</summary>
    Merge,

    /// <summary>拆分.</summary>
    Split,

    /// <summary>删除.</summary>
    Delete,

    /// <summary>保留.</summary>
    Keep,

    /// <summary>主办、协办.</summary>
    Bodies,

    /// <summary>时限.</summary>
    Due,

    /// <summary>历史.</summary>
    History,

    /// <summary>标题, a place for the focus only.</summary>
    Heading,

    /// <summary>正文, a place for the focus only.</summary>
    Text,
}

/// <summary>What was asked for a point.</summary>
/// <param name="Act">The act.</param>
/// <param name="Other">The other point of a merge.</param>
/// <param name="At">The place of a split.</param>
/// <param name="Reason">Why it is deleted.</param>
/// <param name="Main">主办.</param>
/// <param name="Assisting">协办.</param>
/// <param name="Due">时限.</param>
public sealed record PointWish(
    PointActs Act, Guid Other = default, int At = 0, string Reason = "", SupervisedBodyId? Main = null,
    IReadOnlyList<SupervisedBodyId>? Assisting = null, DateOnly? Due = null);
