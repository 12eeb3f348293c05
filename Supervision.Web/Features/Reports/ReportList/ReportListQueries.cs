using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports.ReportList;

/// <summary>Reads special reports for the list and its export. Dates come from the obligations; nothing is computed anew here.</summary>
public sealed class ReportListQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>One page of the list.</summary>
    public Task<ReportListView> ListAsync(ReportListQuery query, CancellationToken stop) =>
        ReadAsync(query, ListWindow.Of(query.Page, query.Size), stop);

    /// <summary>All rows of the filter, for the export.</summary>
    public Task<ReportListView> AllAsync(ReportListQuery query, CancellationToken stop) => ReadAsync(query, ListWindow.All, stop);

    private async Task<ReportListView> ReadAsync(ReportListQuery query, ListWindow window, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (query, window), () => MakeAsync(db, query, window, stop));
    }

    private static async Task<ReportListView> MakeAsync(SupervisionDb db, ReportListQuery query, ListWindow window, CancellationToken stop)
    {
        var reading = await ReportListReading.LoadAsync(db, stop);
        var tier = reading.Lines.Where(l => l.Tier == query.TierChosen).ToList();
        var chosen = window.Of(Sorted(tier.Where(l => Takes(query, l, reading.IsLate(l))).Select(reading.RowOf), query.Sort));
        var choices = reading.ChoicesOf(tier);
        return new(
            chosen with { Rows = await reading.WithDuesAsync(db, chosen.Rows, stop) },
            Enum.GetValues<ReportTier>().ToDictionary(t => t, t => reading.Lines.Count(l => l.Tier == t)),
            tier.Count(l => l.State is >= ReportState.Heard and <= ReportState.Closed), tier.Count(reading.IsLate),
            choices, FiltersOf(query, choices), reading.Today);
    }

    private static bool Takes(ReportListQuery q, ReportLine line, bool isLate) =>
        (q.YearChosen is not { } year || line.Year == year)
        && (q.UnitChosen is not { } unit || line.Organ?.Value == unit || line.Department?.Value == unit)
        && (q.CommitteeChosen is not { } committee || line.Committee.Value == committee)
        && (q.MeetingChosen is not { } meeting || line.Sitting?.Value == meeting)
        && (q.StateChosen is not { } state || line.State == state)
        && (!q.OnlyLate || isLate);

    private static List<ReportRow> Sorted(IEnumerable<ReportRow> rows, string? sort)
    {
        var turned = sort?.StartsWith('-') == true;
        var byNumber = rows.OrderByDescending(r => r.Number.Year).ThenBy(r => r.Number.Serial).ToList();
        IEnumerable<ReportRow> ordered = sort?.TrimStart('-') switch
        {
            "title" => byNumber.OrderBy(r => r.Title, StringComparer.CurrentCulture),
            "unit" => byNumber.OrderBy(r => r.Unit, StringComparer.CurrentCulture),
            "committee" => byNumber.OrderBy(r => r.Committee, StringComparer.CurrentCulture),
            "meeting" => byNumber.OrderBy(r => r.MeetingDay ?? DateOnly.MaxValue),
            "state" => byNumber.OrderBy(r => r.State),
            _ => byNumber,
        };
        return turned ? [.. ordered.Reverse()] : [.. ordered];
    }

    private static List<string> FiltersOf(ReportListQuery q, ReportChoices choices)
    {
        List<string> words = [];
        void Add(IReadOnlyList<FilterChoice> among, string? value, string before = "")
        {
            if (!string.IsNullOrEmpty(value))
            {
                words.Add(before + (among.FirstOrDefault(c => string.Equals(c.Value, value, StringComparison.OrdinalIgnoreCase))?.Text ?? "未知的条件"));
            }
        }

        Add(choices.Years, q.YearChosen is null ? null : q.Year);
        Add(choices.Units, q.UnitChosen?.ToString());
        Add(choices.Committees, q.CommitteeChosen?.ToString());
        Add(choices.Meetings, q.MeetingChosen?.ToString());
        Add(choices.States, q.StateChosen?.ToString());
        if (q.OnlyLate)
        {
            words.Add("迟交");
        }

        return words;
    }
}
