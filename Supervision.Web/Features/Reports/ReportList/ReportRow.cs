using Supervision.Domain.Reports;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Reports.ReportList;

/// <summary>A line of the list of special reports (screens 3.3).</summary>
/// <param name="Number">案卷号.</param>
/// <param name="Title">议题.</param>
/// <param name="Unit">报告单位; — while none is named.</param>
/// <param name="Committee">承办工委.</param>
/// <param name="Meeting">会议; — while none is set.</param>
/// <param name="MeetingDay">Its first day.</param>
/// <param name="State">状态.</param>
/// <param name="Dues">The deadlines the list shows.</param>
/// <param name="Opinion">审议意见, once there is one.</param>
public sealed record ReportRow(
    DossierNumber Number, string Title, string Unit, string Committee, string Meeting, DateOnly? MeetingDay, ReportState State,
    ReportDues Dues, ReportOpinion? Opinion)
{
    internal SpecialReportId Report { get; init; }

    public string StateWords => ReportWords.Of(State);

    public ChipKind StateChip => State switch
    {
        ReportState.Planned => ChipKind.Todo,
        ReportState.Closed => ChipKind.Done,
        ReportState.Returned => ChipKind.Returned,
        ReportState.Postponed or ReportState.Withdrawn or ReportState.Ended => ChipKind.None,
        _ => ChipKind.Running,
    };

    public string Address => $"/d/{Number.Address}";
}

/// <summary>The deadlines of a report that the list shows.</summary>
/// <param name="Draft">征求意见: the draft to the work committee.</param>
/// <param name="Revised">送交: the revised report to the Committee.</param>
/// <param name="Again">补充后重新送交, after a return.</param>
/// <param name="Members">印发组成人员.</param>
public sealed record ReportDues(DueMark? Draft, DueMark? Revised, DueMark? Again, DueMark? Members)
{
    internal static readonly ReportDues None = new(null, null, null, null);

    /// <summary>送交材料, of the lighter tiers.</summary>
    public DueMark? Papers { get; init; }

    /// <summary>主任会议意见, or the notes of a committee hearing.</summary>
    public DueMark? Outcome { get; init; }

    /// <summary>反馈 on the council's remarks.</summary>
    public DueMark? Answer { get; init; }

    /// <summary>True when one came late or is overdue.</summary>
    public bool IsLate => All.Any(m => m.IsLate);

    public IEnumerable<DueMark> All => new[] { Draft, Revised, Again, Members, Papers, Outcome, Answer }.OfType<DueMark>();
}

/// <summary>The review opinion of a report.</summary>
/// <param name="Address">Its dossier.</param>
/// <param name="Words">Its document number, or how far it has come.</param>
public sealed record ReportOpinion(string Address, string Words);

/// <summary>The list as a page shows it.</summary>
/// <param name="Slice">The rows of the page.</param>
/// <param name="Counts">How many reports there are before each body, without further filters.</param>
/// <param name="Heard">How many of the tier were heard.</param>
/// <param name="Late">How many of the tier have a late date.</param>
/// <param name="Choices">What can be filtered by.</param>
/// <param name="Filters">The filters in force, in words.</param>
/// <param name="Today">Today in Beijing.</param>
public sealed record ReportListView(
    ListSlice<ReportRow> Slice, IReadOnlyDictionary<ReportTier, int> Counts, int Heard, int Late, ReportChoices Choices,
    IReadOnlyList<string> Filters, DateOnly Today);

/// <summary>What the list can be filtered by.</summary>
public sealed record ReportChoices(
    IReadOnlyList<FilterChoice> Years, IReadOnlyList<FilterChoice> Units, IReadOnlyList<FilterChoice> Committees, IReadOnlyList<FilterChoice> Meetings,
    IReadOnlyList<FilterChoice> States);
