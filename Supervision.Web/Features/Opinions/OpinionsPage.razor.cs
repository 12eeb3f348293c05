using Microsoft.AspNetCore.Components;
using Supervision.Domain.Opinions;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Opinions;

/// <summary>All review opinions: which is being written, checked, handled, or late (审议意见).</summary>
public sealed partial class OpinionsPage(OpinionQueries queries, NavigationManager navigator, TimeProvider clock) : ComponentBase
{
    private IReadOnlyList<OpinionRow>? rows;

    /// <summary>A saved view; part of the address, so that it can be sent to somebody.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Words { get; set; }

    private IEnumerable<OpinionRow> Shown => (rows ?? []).Where(r => OpinionFilters.Fits(r, View ?? "") && OpinionFilters.Holds(r, Words));

    protected override async Task OnInitializedAsync() => rows = await queries.ListAsync(CancellationToken.None);

    // Every number opens the list it counts (screens, principle 8).
    private int Count(string view) => rows!.Count(r => OpinionFilters.Fits(r, view));

    private string Address(string view) => navigator.GetUriWithQueryParameters(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["view"] = view.Length == 0 ? null : view, ["q"] = Words });

    private void GoTo(string? view, string? words) => navigator.NavigateTo(navigator.GetUriWithQueryParameters(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["view"] = view, ["q"] = string.IsNullOrWhiteSpace(words) ? null : words.Trim() }));
}

/// <summary>Saved views of the list.</summary>
internal static class OpinionFilters
{
    public static IReadOnlyDictionary<string, string> Saved { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [""] = "全部",
        ["mine"] = "我承办",
        ["edit"] = "待编辑",
        ["check"] = "待审定",
        ["send"] = "待印发",
        ["handling"] = "在办",
        ["extension"] = "申请延期",
        ["publish"] = "待公开",
        ["late"] = "逾期",
    };

    public static bool Fits(OpinionRow row, string view) => view switch
    {
        "mine" => row.IsMine,
        "edit" => row.State <= OpinionState.Draft,
        "check" => row.State is OpinionState.CommitteeChecked or OpinionState.LeadChecked,
        "send" => row.State is OpinionState.CouncilApproved or OpinionState.Numbered,
        "handling" => row.State is (>= OpinionState.Dispatched and < OpinionState.Accepted) or (>= OpinionState.Unsatisfied and < OpinionState.NoOpinion),
        "extension" => row.AsksMoreTime,
        "publish" => row.State == OpinionState.Accepted,
        "late" => row.IsLate,
        _ => true,
    };

    public static bool Holds(OpinionRow row, string? words) => string.IsNullOrWhiteSpace(words)
        || $"{row.Dossier} {row.Number} {row.Report} {row.Sitting} {row.MainOrgan} {row.Committee}".Contains(words.Trim(), StringComparison.OrdinalIgnoreCase);

    public static ChipKind ChipOf(OpinionRow row) => row.State switch
    {
        OpinionState.Collecting => ChipKind.Todo,
        OpinionState.CommitteeChecked or OpinionState.LeadChecked => ChipKind.Waiting,
        OpinionState.DraftReportSubmitted or OpinionState.ReportSubmitted or OpinionState.SecondReport => ChipKind.Waiting,
        OpinionState.Unsatisfied => ChipKind.Returned,
        OpinionState.Published or OpinionState.Closed => ChipKind.Done,
        OpinionState.NoOpinion or OpinionState.Withdrawn => ChipKind.None,
        _ => ChipKind.Running,
    };
}
