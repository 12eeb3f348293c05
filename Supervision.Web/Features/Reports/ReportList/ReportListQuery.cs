using Supervision.Domain.Reports;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Reports.ReportList;

/// <summary>The list of reports as its address names it; what makes no sense counts as not named.</summary>
public sealed record ReportListQuery
{
    public string? Tier { get; init; }

    public string? Year { get; init; }

    public string? Unit { get; init; }

    public string? Committee { get; init; }

    public string? Meeting { get; init; }

    public string? State { get; init; }

    public string? Late { get; init; }

    public string? Sort { get; init; }

    public string? Page { get; init; }

    public string? Size { get; init; }

    /// <summary>Who hears the report; the Committee itself when not named.</summary>
    internal ReportTier TierChosen => Tier switch
    {
        "zrh" => ReportTier.Council,
        "zgw" => ReportTier.WorkCommittee,
        _ => ReportTier.Committee,
    };

    internal int? YearChosen => ListAddress.Number(Year);

    internal Guid? UnitChosen => ListAddress.Id(Unit);

    internal Guid? CommitteeChosen => ListAddress.Id(Committee);

    internal Guid? MeetingChosen => ListAddress.Id(Meeting);

    internal ReportState? StateChosen => ListAddress.Named<ReportState>(State);

    /// <summary>迟交: only reports with a text or a distribution that came late or is overdue.</summary>
    internal bool OnlyLate => Late == "yes";

    /// <summary>How a tier is named in an address.</summary>
    internal static string CodeOf(ReportTier tier) => tier switch
    {
        ReportTier.Council => "zrh",
        ReportTier.WorkCommittee => "zgw",
        _ => "cwh",
    };
}
