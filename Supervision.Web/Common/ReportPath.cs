using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>How far a report has come, without texts, files and points: what lists ask of many reports at once.</summary>
/// <param name="Id">The report.</param>
/// <param name="PlanItem">The line of the plan it comes from.</param>
/// <param name="Tier">Who hears it.</param>
/// <param name="State">Its state.</param>
/// <param name="Sitting">The sitting that hears or heard it.</param>
/// <param name="MeetingName">The meeting of a lighter tier; empty while it is open.</param>
/// <param name="RemarksSentOn">When the council's remarks went out.</param>
/// <param name="AnswerDue">By when the unit answers them; null when no answer is asked.</param>
public sealed record ReportPath(
    SpecialReportId Id, PlanItemId? PlanItem, ReportTier Tier, ReportState State, SittingId? Sitting, string MeetingName, DateOnly? RemarksSentOn, DateOnly? AnswerDue)
{
    /// <summary>The steps to the states that lists ask for.</summary>
    public IReadOnlyList<ReportStep> Steps { get; init; } = [];

    /// <summary>The newest opinion on it; null when there is none.</summary>
    public OpinionPath? Opinion { get; init; }

    /// <summary>The path of a report that was read whole.</summary>
    /// <param name="report">The report.</param>
    /// <param name="opinion">The newest opinion on it; null when there is none.</param>
    public static ReportPath Of(SpecialReport report, ReviewOpinion? opinion) => new(
        report.Id, report.PlanItem, report.Tier, report.State, report.Sitting, report.MeetingName, report.Remarks?.SentOn, report.Remarks?.AnswerDue)
    {
        Steps = report.Steps,
        Opinion = opinion is null ? null : OpinionPath.Of(opinion),
    };

    /// <inheritdoc cref="SpecialReport.ReachedOn(ReportState)"/>
    public DateOnly? ReachedOn(ReportState state) => SpecialReport.ReachedOn(Steps, state);

    /// <summary>When what the plan promised was done: not with the hearing, but with what came of it (D-3.15, D-4.6); null while it is open.</summary>
    /// <remarks>The opinion was issued, or the council decided that there is none; the council's remarks were answered, or ask for no answer;
    /// the committee wrote its notes. What the body does with an issued opinion is the opinion's own course.</remarks>
    public DateOnly? ResultOn => Tier switch
    {
        ReportTier.Committee => Opinion?.ResultOn ?? ReachedOn(ReportState.Closed),
        ReportTier.Council => ReachedOn(ReportState.AnswerReceived)
            ?? (RemarksSentOn is { } sent && AnswerDue is null ? sent : ReachedOn(ReportState.Closed)),
        _ => ReachedOn(ReportState.Noted) ?? ReachedOn(ReportState.Closed),
    };
}

/// <summary>How far an opinion has come, without its points.</summary>
/// <param name="Report">The report it is about; null of one on an inspection's report.</param>
/// <param name="Inspection">The inspection it is about; null of one on a special work report.</param>
/// <param name="Serial">Serial of its dossier.</param>
/// <param name="Number">Its document number.</param>
/// <param name="State">Its state.</param>
/// <param name="DispatchedOn">When it was issued.</param>
public sealed record OpinionPath(SpecialReportId? Report, LawInspectionId? Inspection, int Serial, string? Number, OpinionState State, DateOnly? DispatchedOn)
{
    internal IReadOnlyList<DateTimeOffset> None { get; init; } = [];

    /// <summary>The path of an opinion that was read whole.</summary>
    public static OpinionPath Of(ReviewOpinion opinion) => new(opinion.Report, opinion.Inspection, opinion.DossierSerial, opinion.Number, opinion.State, opinion.DispatchedOn)
    {
        None = [.. opinion.Steps.Where(s => s.To == OpinionState.NoOpinion).Select(s => s.At)],
    };

    /// <summary>When it was issued, or decided that none is; null while neither.</summary>
    public DateOnly? ResultOn => DispatchedOn ?? NoneOn;

    /// <summary>When the council decided that none is issued.</summary>
    public DateOnly? NoneOn => None.Count == 0 ? null : None.Min().BeijingDate();
}

/// <summary>Reads <see cref="ReportPath"/>s.</summary>
public static class ReportPaths
{
    private static readonly ReportState[] Asked = [ReportState.Heard, ReportState.Noted, ReportState.AnswerReceived, ReportState.Closed];

    /// <summary>The paths of the reports that a query names.</summary>
    public static async Task<IReadOnlyList<ReportPath>> PathsAsync(this SupervisionDb db, IQueryable<SpecialReport> reports, CancellationToken stop)
    {
        var found = await reports.AsNoTracking().Select(r => new ReportPath(
            r.Id, r.PlanItem, r.Tier, r.State, r.Sitting, r.MeetingName, (DateOnly?)r.Remarks!.SentOn, r.Remarks!.AnswerDue)
        {
            Steps = r.Steps.Where(s => Asked.Contains(s.To)).OrderBy(s => s.Order).ToList(),
        }).ToListAsync(stop);
        var ids = found.Select(r => r.Id).ToList();
        var opinions = (await db.PathsAsync(db.ReviewOpinions.Where(o => o.Report != null && ids.Contains(o.Report.Value)), stop)).ToLookup(o => o.Report!.Value);
        return [.. found.Select(r => r with { Opinion = opinions[r.Id].MaxBy(o => o.Serial) })];
    }

    /// <summary>The paths of the opinions that a query names.</summary>
    public static async Task<IReadOnlyList<OpinionPath>> PathsAsync(this SupervisionDb db, IQueryable<ReviewOpinion> opinions, CancellationToken stop) =>
        await opinions.AsNoTracking().Select(o => new OpinionPath(o.Report, o.Inspection, o.DossierSerial, o.Number, o.State, o.DispatchedOn)
        {
            None = o.Steps.Where(s => s.To == OpinionState.NoOpinion).Select(s => s.At).ToList(),
        }).ToListAsync(stop);
}
