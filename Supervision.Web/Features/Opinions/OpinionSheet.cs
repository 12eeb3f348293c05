using System.Linq.Expressions;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>A point as the paper says it.</summary>
/// <param name="Part">Its part.</param>
/// <param name="Order">Its place in the part.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">Its text.</param>
/// <param name="MainBody">主办单位.</param>
/// <param name="DueOn">Its own last day.</param>
/// <param name="Assisting">协办单位.</param>
public sealed record SheetPoint(
    OpinionPart Part, int Order, string Heading, string Text, SupervisedBodyId? MainBody, DateOnly? DueOn, IReadOnlyList<SupervisedBodyId> Assisting);

/// <summary>What the paper needs of an opinion, and nothing of what its points rest on: of a long hearing that is most of it.</summary>
public sealed record OpinionSheet
{
    private static readonly Expression<Func<ReviewOpinion, OpinionSheet>> Columns = o => new()
    {
        ReportTitle = o.ReportTitle,
        SittingName = o.SittingName,
        HeardOn = o.HeardOn,
        Inspection = o.Inspection,
        MainOrgan = o.MainOrgan,
        Committee = o.Committee,
        Copies = o.Copies,
        HasTerm = o.HasTerm,
        AnswerBy = o.AnswerBy,
        AnswerMonths = o.AnswerMonths,
        ApprovedOn = o.ApprovedOn,
        Number = o.Number,
        NumberPrefix = o.NumberPrefix,
        NumberSerial = o.NumberSerial,
        DispatchedOn = o.DispatchedOn,
        ReceivedOn = o.Dispatches.Where(d => d.IsMain).Select(d => d.ReceivedOn).FirstOrDefault(),
        File = o.File,
        Pdf = o.Pdf,
    };

    private static readonly Func<ReviewOpinion, OpinionSheet> Compiled = Columns.Compile();

    public required string ReportTitle { get; init; }

    public required string SittingName { get; init; }

    public required DateOnly HeardOn { get; init; }

    public required LawInspectionId? Inspection { get; init; }

    public required SupervisedBodyId? MainOrgan { get; init; }

    public required WorkCommitteeId Committee { get; init; }

    /// <summary>抄送, one recipient a line.</summary>
    public required string Copies { get; init; }

    public required bool HasTerm { get; init; }

    public required DateOnly? AnswerBy { get; init; }

    public required int? AnswerMonths { get; init; }

    public required DateOnly? ApprovedOn { get; init; }

    /// <summary>文号 in words; null before numbering.</summary>
    public required string? Number { get; init; }

    public required string? NumberPrefix { get; init; }

    public required int? NumberSerial { get; init; }

    public required DateOnly? DispatchedOn { get; init; }

    /// <summary>When the addressee signed for it; null before.</summary>
    public required DateOnly? ReceivedOn { get; init; }

    /// <summary>The Word file that was dispatched; null before.</summary>
    public required Guid? File { get; init; }

    /// <summary>The PDF that was dispatched; null before, and where none could be made.</summary>
    public required Guid? Pdf { get; init; }

    /// <summary>By part and order.</summary>
    public IReadOnlyList<SheetPoint> Points { get; private init; } = [];

    /// <summary>What the report is about.</summary>
    public string Subject => ReviewOpinion.SubjectOf(ReportTitle);

    /// <summary>关于《…》的审议意见.</summary>
    public string Title => ReviewOpinion.TitleOf(ReportTitle);

    /// <summary>The term in force.</summary>
    public OpinionTerm Term => OpinionTerm.Of(HasTerm, AnswerBy, AnswerMonths);

    /// <summary>The sheet of an opinion at hand.</summary>
    public static OpinionSheet Of(ReviewOpinion opinion) => Compiled(opinion) with
    {
        Points = [.. opinion.Points.Select(p => new SheetPoint(p.Part, p.Order, p.Heading, p.Text, p.MainBody, p.DueOn, [.. p.Assisting.Select(a => a.Body)]))],
    };

    /// <summary>The sheet of a stored opinion; null when there is none.</summary>
    public static async Task<OpinionSheet?> FindAsync(SupervisionDb db, ReviewOpinionId id, CancellationToken stop)
    {
        var wanted = db.ReviewOpinions.AsNoTracking().Where(o => o.Id == id);
        return await wanted.Select(Columns).SingleOrDefaultAsync(stop) is { } sheet ? sheet with { Points = await PointsAsync(wanted, stop) } : null;
    }

    private static async Task<IReadOnlyList<SheetPoint>> PointsAsync(IQueryable<ReviewOpinion> wanted, CancellationToken stop)
    {
        var points = await wanted.SelectMany(o => o.Points)
            .Select(p => new SheetPoint(p.Part, p.Order, p.Heading, p.Text, p.MainBody, p.DueOn, Array.Empty<SupervisedBodyId>())).ToListAsync(stop);
        var assisting = (await wanted.SelectMany(o => o.Points).SelectMany(p => p.Assisting, (p, a) => new { p.Part, p.Order, a.Body }).ToListAsync(stop))
            .ToLookup(a => (a.Part, a.Order), a => a.Body);
        return [.. points.OrderBy(p => p.Part).ThenBy(p => p.Order)
            .Select(p => assisting.Contains((p.Part, p.Order)) ? p with { Assisting = [.. assisting[(p.Part, p.Order)]] } : p)];
    }
}
