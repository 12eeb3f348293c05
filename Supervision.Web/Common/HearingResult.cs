using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;

namespace Supervision.Web.Common;

/// <summary>When what the plan promised was done: not with the hearing, but with what came of it (D-3.15, D-4.6).</summary>
/// <remarks>The opinion was issued, or the council decided that there is none; the council's remarks were answered, or ask for no answer;
/// the committee wrote its notes. What the body does with an issued opinion is the opinion's own course.</remarks>
public static class HearingResult
{
    /// <summary>The day of the result; null while it is open.</summary>
    /// <param name="report">The report.</param>
    /// <param name="opinion">The newest opinion on it; null when there is none.</param>
    public static DateOnly? ReachedOn(SpecialReport report, ReviewOpinion? opinion) => report.Tier switch
    {
        ReportTier.Committee => opinion?.DispatchedOn ?? opinion?.ReachedOn(OpinionState.NoOpinion) ?? report.ReachedOn(ReportState.Closed),
        ReportTier.Council => report.ReachedOn(ReportState.AnswerReceived)
            ?? (report.Remarks is { AnswerDue: null } remarks ? remarks.SentOn : report.ReachedOn(ReportState.Closed)),
        _ => report.ReachedOn(ReportState.Noted) ?? report.ReachedOn(ReportState.Closed),
    };
}
