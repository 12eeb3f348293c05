using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Supervision.Domain.Plans;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Plans;

/// <summary>Which lines are shown; kept in the address so that a view can be passed on.</summary>
public sealed record PlanFilter
{
    public string? Form { get; init; }

    public string? Committee { get; init; }

    public string? Body { get; init; }

    public string? Member { get; init; }

    public int? Quarter { get; init; }

    public string? State { get; init; }

    public string? Search { get; init; }

    public string? Sort { get; init; }

    /// <summary>True when nothing is filtered.</summary>
    public bool IsEmpty => this with { Sort = null } == new PlanFilter();

    /// <summary>Reads the part of an address behind its question mark.</summary>
    public static PlanFilter From(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Of(string name) => values.TryGetValue(name, out var found) && found.FirstOrDefault() is { Length: > 0 } value ? value : null;
        return new()
        {
            Form = Of("form"),
            Committee = Of("committee"),
            Body = Of("body"),
            Member = Of("member"),
            Quarter = int.TryParse(Of("quarter"), CultureInfo.InvariantCulture, out var quarter) ? quarter : null,
            State = Of("state"),
            Search = Of("q"),
            Sort = Of("sort"),
        };
    }

    /// <summary>The lines that pass, sorted.</summary>
    public IReadOnlyList<PlanRow> Apply(IEnumerable<PlanRow> rows)
    {
        var passed = rows.Where(Passes);
        return Sort switch
        {
            "month" => [.. passed.OrderBy(r => r.Content.Time.Last ?? 13).ThenBy(r => r.Order)],
            "state" => [.. passed.OrderByDescending(r => r.Chip == ChipKind.Late).ThenBy(r => r.Chip).ThenBy(r => r.Order)],
            _ => [.. passed.OrderBy(r => r.Order)],
        };
    }

    /// <summary>The filter in words, for what leaves the house.</summary>
    public IReadOnlyList<string> Words(PlanChoices choices)
    {
        string? Of(IReadOnlyList<Choice> names, string? id) => id is null ? null : names.FirstOrDefault(n => n.Id.ToString() == id)?.Name ?? id;
        var state = State switch { nameof(ChipKind.Todo) => "未开始", nameof(ChipKind.Running) => "进行中", nameof(ChipKind.Late) => "逾期", nameof(ChipKind.Done) => "已完成", _ => State };
        string?[] parts =
        [
            Form is not null && Enum.TryParse<PlanItemKind>(Form, out var kind) ? kind.Words() : Form,
            Committee == "none" ? "缺承办委" : Of(choices.Committees, Committee), Of(choices.Bodies, Body), Of(choices.Council, Member),
            Quarter is { } q and >= 1 and <= 4 ? $"第{"一二三四"[q - 1]}季度" : null, state, Search is null ? null : $"“{Search.Trim()}”",
        ];
        return [.. parts.OfType<string>()];
    }

    private bool Passes(PlanRow row) =>
        (Form is null || row.Content.Kind.ToString() == Form)
        && (Committee is null || (Committee == "none" ? row.Lead.Length == 0 : row.Content.Committees.Any(c => c.Committee?.Value.ToString() == Committee)))
        && (Body is null || row.Content.Bodies.Any(b => b.Body?.Value.ToString() == Body))
        && (Member is null || row.Content.LeadMember?.Value.ToString() == Member)
        && (Quarter is not { } q || (row.Content.Time.First is { } first && row.Content.Time.Last is { } last && first <= q * 3 && last > (q - 1) * 3))
        && (State is null || row.Chip.ToString() == State)
        && (Search is null || row.Content.Title.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase));
}
