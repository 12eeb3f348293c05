using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Search;

/// <summary>Looks through everything that can be found, and shows only what the person may read.</summary>
public sealed class SearchQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMatterGate> gates)
{
    /// <summary>Hits of each kind while all kinds are shown.</summary>
    public const int Few = 5;

    /// <summary>What is found for these words; one kind only, by pages, when it is named.</summary>
    public async Task<SearchView> FindAsync(string? typed, SearchKind? kind, ListWindow window, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.UseSearch, stop);
        var text = typed?.Trim() ?? "";
        var words = SearchText.Words(text);
        if (words.Count == 0 || SearchWords.ProblemOf(text, words) is not null)
        {
            return SearchView.Refused(text, SearchWords.ProblemOf(text, words));
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var sight = await SearchSight.OfAsync(db, actor, stop);
        List<SearchGroup> groups = [];
        foreach (var each in SearchWords.Kinds.Where(k => kind is null || k.Key == kind))
        {
            var found = sight.SeesAll(each.Key) ? null : sight.Of(db.Matching(words).AsNoTracking(), each.Key);
            groups.Add(new(each.Key, each.Value, await SliceAsync(new(db, actor, words, stop), each.Key, found, kind is null ? new(1, Few) : window)));
        }

        return new(text, words, null, groups);
    }

    // Whoever sees all of a kind is answered by the index alone; for others the database looks at every hit.
    private async Task<ListSlice<SearchHit>> SliceAsync(SearchScope scope, SearchKind kind, IQueryable<SearchEntry>? found, ListWindow window)
    {
        var total = found is null ? await scope.Db.CountMatchingAsync(scope.Words, kind, scope.Stop) : await found.CountAsync(scope.Stop);
        if (total == 0)
        {
            return new([], 0, window with { Page = 1 }, 1);
        }

        var last = Math.Max(1, (total + window.Size - 1) / window.Size);
        var page = Math.Min(window.Page, last);
        var skip = (page - 1) * window.Size;
        var entries = found is null
            ? await scope.Db.PageMatchingAsync(scope.Words, kind, skip, window.Size, scope.Stop)
            : await found.OrderByDescending(e => e.Id).Skip(skip).Take(window.Size).ToListAsync(scope.Stop);
        var allowed = await AllowedAsync(scope, entries);
        return new(await SearchHits.MakeAsync(scope, allowed), total - (entries.Count - allowed.Count), window with { Page = page }, last);
    }

    // The gate of the matter decides about a file in the end, as it does when the file is asked for.
    private async Task<List<SearchEntry>> AllowedAsync(SearchScope scope, List<SearchEntry> entries)
    {
        List<SearchEntry> allowed = [];
        Dictionary<(MatterKind?, Guid?, string), bool> asked = [];
        foreach (var entry in entries)
        {
            var key = (entry.MatterKind, entry.MatterId, entry.Purpose);
            if (entry.Kind != SearchKind.Document || (asked.TryGetValue(key, out var may) ? may : asked[key] = await MayReadAsync(scope, entry)))
            {
                allowed.Add(entry);
            }
        }

        return allowed;
    }

    private async Task<bool> MayReadAsync(SearchScope scope, SearchEntry entry) =>
        gates.FirstOrDefault(g => g.Kind == entry.MatterKind) is { } gate
        && await gate.MayReadAsync(scope.Db, scope.Actor, entry.MatterId!.Value, scope.Stop)
        && await gate.MayReadFileAsync(scope.Db, scope.Actor, entry.MatterId!.Value, entry.Purpose, scope.Stop);
}

/// <summary>Who looks for what.</summary>
internal sealed record SearchScope(SupervisionDb Db, Actor Actor, IReadOnlyList<string> Words, CancellationToken Stop);

/// <summary>Turns entries into what the page shows, each with its address for this person.</summary>
internal static class SearchHits
{
    public static async Task<IReadOnlyList<SearchHit>> MakeAsync(SearchScope scope, IReadOnlyList<SearchEntry> entries)
    {
        var names = await NamesAsync(scope, entries);
        return [.. entries.Select(e => Of(scope, e, names))];
    }

    private static SearchHit Of(SearchScope scope, SearchEntry entry, Dictionary<Guid, (string Name, string Number)> names)
    {
        var (matter, number) = entry.MatterId is { } id ? names.GetValueOrDefault(id, ("", "")) : ("", "");
        return entry.Kind switch
        {
            SearchKind.Dossier => new(entry.Title, number, "", AddressOf(scope.Actor, entry), false),
            SearchKind.Document => new(entry.Title, $"{matter} {number}".Trim(), "", $"/files/{entry.Source}", true),
            SearchKind.Point => new(entry.Title, number, SearchWords.Around(entry.Text, scope.Words), AddressOf(scope.Actor, entry), false),
            SearchKind.Body => new(entry.Title, Second(entry), "", BodyAddress(scope.Actor, entry.Source), false),
            _ when entry.Purpose == SearchEntry.HeadOfBody => new(entry.Title, Second(entry), "", BodyAddress(scope.Actor, entry.Owner), false),
            _ => new(entry.Title, Second(entry), "", scope.Actor.IsOfTheHouse ? "/settings/units?tab=people" : null, false),
        };
    }

    // The short name of a body, the note of a person.
    private static string Second(SearchEntry entry) => entry.Text.Split('\n') is [_, var second] && second != entry.Title ? second : "";

    private static string? AddressOf(Actor actor, SearchEntry entry) => (entry.MatterKind, actor) switch
    {
        (MatterKind.Opinion, { IsOfTheHouse: true }) => $"/opinions/{entry.MatterId}",
        (MatterKind.Opinion, _) => $"/unit/opinions/{entry.MatterId}",
        (MatterKind.Report, { IsOfTheHouse: false, Bodies.Count: > 0 }) => $"/unit/reports/{entry.MatterId}",
        (MatterKind.Report, { IsOfTheHouse: false }) => "/m/meetings",
        _ => $"/d/{entry.Text.Split(' ')[^1]}",
    };

    private static string? BodyAddress(Actor actor, Guid body) =>
        actor.May(Permissions.ReadOpinionDrafts) ? $"/dossiers?unit={body}" : actor.IsOfTheHouse ? "/settings/units" : "/unit";

    private static async Task<Dictionary<Guid, (string Name, string Number)>> NamesAsync(SearchScope scope, IReadOnlyList<SearchEntry> entries)
    {
        if (entries.All(e => e.MatterId is null))
        {
            return [];
        }

        var reports = entries.Where(e => e.MatterKind == MatterKind.Report).Select(e => new SpecialReportId(e.MatterId!.Value)).ToList();
        var opinions = entries.Where(e => e.MatterKind == MatterKind.Opinion).Select(e => new ReviewOpinionId(e.MatterId!.Value)).ToList();
        var names = await scope.Db.SpecialReports.Where(r => reports.Contains(r.Id)).Select(r => new { r.Id, r.Title, r.Year, r.Serial })
            .ToDictionaryAsync(r => r.Id.Value, r => (r.Title, new DossierNumber(r.Year, DossierNumber.Report, r.Serial).ToString()), scope.Stop);
        foreach (var o in await scope.Db.ReviewOpinions.AsNoTracking().Where(o => opinions.Contains(o.Id))
            .Select(o => new { o.Id, o.ReportTitle, o.Number, o.DossierYear, o.DossierSerial }).ToListAsync(scope.Stop))
        {
            names[o.Id.Value] = ($"关于《{o.ReportTitle}》的审议意见", o.Number ?? new DossierNumber(o.DossierYear, DossierNumber.Opinion, o.DossierSerial).ToString());
        }

        return names;
    }
}
