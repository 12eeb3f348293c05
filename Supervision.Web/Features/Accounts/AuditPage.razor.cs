using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Accounts;

/// <summary>The audit trail, filtered and paged by the server.</summary>
public sealed partial class AuditPage(AuditQueries audit, ChainCheck chain)
{
    private AuditList list = new([], 0, 1, 1, ShowsChanges: false);

    [SupplyParameterFromQuery(Name = "person")] private string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "matter")] private string? Matter { get; set; }

    [SupplyParameterFromQuery(Name = "words")] private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    [SupplyParameterFromQuery(Name = "check")] private string? Check { get; set; }

    private ChainState? State => chain.Last;

    private MatterKind? ParsedKind => Enum.TryParse<MatterKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;

    protected override async Task OnParametersSetAsync()
    {
        if (Check is not null)
        {
            await audit.CheckAsync(CancellationToken.None);
        }

        var filter = new AuditFilter(
            Person?.Trim() ?? "", ParsedKind, Guid.TryParse(Matter, out var matter) ? matter : null, Words?.Trim() ?? "", Day(From), Day(To));
        list = await audit.ListAsync(filter, int.TryParse(Page, CultureInfo.InvariantCulture, out var page) ? page : 1, CancellationToken.None);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // The present filter in the address, so that paging and export see the same lines.
    private string Address(string path, string more)
    {
        (string Name, string? Value)[] parts =
            [("person", Person), ("kind", ParsedKind?.ToString()), ("matter", Matter), ("words", Words), ("from", Day(From) is null ? null : From), ("to", Day(To) is null ? null : To)];
        return path + "?" + string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").Append(more));
    }
}
