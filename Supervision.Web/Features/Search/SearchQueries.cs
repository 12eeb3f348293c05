using Supervision.Domain.Inspections;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Surveys;
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
        SearchKind[] kinds = [.. SearchWords.Kinds.Keys.Where(k => kind is null || k == kind)];
        var groups = await SliceAsync(new(db, actor, words, stop), sight, kinds, kind is null ? new(1, Few) : window);
        return new(text, words, null, groups);
    }

    private async Task<IReadOnlyList<SearchGroup>> SliceAsync(SearchScope scope, SearchSight sight, SearchKind[] kinds, ListWindow window)
    {
        var totals = await TotalsAsync(scope, sight, kinds);
        var windows = totals.ToDictionary(t => t.Key, t => window with { Page = Math.Min(window.Page, LastPage(t.Value, window)) });
        var entries = await EntriesAsync(scope, sight, [.. windows.Where(w => totals[w.Key] > 0).Select(w => new SearchStretch(w.Key, (w.Value.Page - 1) * window.Size, window.Size))]);
        var allowed = await AllowedAsync(scope, entries);
        var hits = (await SearchHits.MakeAsync(scope, allowed)).Zip(allowed).ToLookup(h => h.Second.Kind, h => h.First);
        return
        [
            .. kinds.Select(k => new SearchGroup(k, SearchWords.Kinds[k], new(
                [.. hits[k]], totals[k] - (entries.Count(e => e.Kind == k) - hits[k].Count()), windows[k], LastPage(totals[k], window)))),
        ];
    }

    private static int LastPage(int total, ListWindow window) => Math.Max(1, (total + window.Size - 1) / window.Size);

    // Whoever sees all of a kind is answered by the index alone; for others the database looks at every hit.
    private static async Task<Dictionary<SearchKind, int>> TotalsAsync(SearchScope scope, SearchSight sight, SearchKind[] kinds)
    {
        var whole = kinds.Any(sight.SeesAll) ? await scope.Db.CountMatchingAsync(scope.Words, scope.Stop) : null;
        Dictionary<SearchKind, int> totals = [];
        foreach (var kind in kinds)
        {
            totals[kind] = whole is not null && sight.SeesAll(kind) ? whole.GetValueOrDefault(kind) : await Seen(scope, sight, kind).CountAsync(scope.Stop);
        }

        return totals;
    }

    private static async Task<List<SearchEntry>> EntriesAsync(SearchScope scope, SearchSight sight, IReadOnlyList<SearchStretch> stretches)
    {
        List<SearchStretch> whole = [.. stretches.Where(s => sight.SeesAll(s.Kind))];
        var entries = whole.Count == 0 ? [] : await scope.Db.PageMatchingAsync(scope.Words, whole, scope.Stop);
        foreach (var (kind, skip, take) in stretches.Except(whole))
        {
            entries.AddRange(await Seen(scope, sight, kind).OrderByDescending(e => e.Id).Skip(skip).Take(take).ToListAsync(scope.Stop));
        }

        return entries;
    }

    private static IQueryable<SearchEntry> Seen(SearchScope scope, SearchSight sight, SearchKind kind) =>
        sight.Of(scope.Db.Matching(scope.Words).AsNoTracking(), kind);

    // The gate of the matter decides about a file in the end, as it does when the file is asked for.
    private async Task<List<SearchEntry>> AllowedAsync(SearchScope scope, List<SearchEntry> entries)
    {
        var files = entries.Where(e => e is { Kind: SearchKind.Document, MatterId: not null }).GroupBy(e => e.MatterKind);
        HashSet<SearchEntry> allowed = [.. entries.Where(e => e.Kind != SearchKind.Document)];
        foreach (var kind in files)
        {
            if (gates.FirstOrDefault(g => g.Kind == kind.Key) is { } gate)
            {
                allowed.UnionWith(await AllowedAsync(scope, gate, [.. kind]));
            }
        }

        return [.. entries.Where(allowed.Contains)];
    }

    private static async Task<List<SearchEntry>> AllowedAsync(SearchScope scope, IMatterGate gate, List<SearchEntry> files)
    {
        var readable = await gate.ReadableAsync(scope.Db, scope.Actor, [.. files.Select(f => f.MatterId!.Value).Distinct()], scope.Stop);
        List<SearchEntry> allowed = [];
        foreach (var file in files.Where(f => readable.Contains(f.MatterId!.Value)))
        {
            if (await gate.MayReadFileAsync(scope.Db, scope.Actor, file.MatterId!.Value, file.Purpose, scope.Stop))
            {
                allowed.Add(file);
            }
        }

        return allowed;
    }
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
        (MatterKind.KeyWork, { IsOfTheHouse: false }) => $"/unit/keyworks/{entry.MatterId}",
        (MatterKind.Inspection, { IsOfTheHouse: true }) => $"/inspections/{entry.MatterId}",
        (MatterKind.Inspection, { Bodies.Count: 1 }) => $"/unit/inspections/{entry.MatterId}/{actor.Bodies.First()}",
        (MatterKind.Inspection, _) => "/unit/inspections",
        (MatterKind.Survey, _) => actor.May(Permissions.ReadSurveys) ? $"/surveys/{entry.MatterId}" : $"/m/surveys/{entry.MatterId}",
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
        var names = reports.Count == 0 ? [] : await scope.Db.SpecialReports.Where(r => reports.Contains(r.Id)).Select(r => new { r.Id, r.Title, r.Year, r.Serial })
            .ToDictionaryAsync(r => r.Id.Value, r => (r.Title, new DossierNumber(r.Year, DossierNumber.Report, r.Serial).ToString()), scope.Stop);
        foreach (var o in opinions.Count == 0 ? [] : await scope.Db.ReviewOpinions.AsNoTracking().Where(o => opinions.Contains(o.Id))
            .Select(o => new { o.Id, o.ReportTitle, o.Number, o.DossierYear, o.DossierSerial }).ToListAsync(scope.Stop))
        {
            names[o.Id.Value] = (ReviewOpinion.TitleOf(o.ReportTitle), o.Number ?? new DossierNumber(o.DossierYear, DossierNumber.Opinion, o.DossierSerial).ToString());
        }

        await AddFieldNamesAsync(scope, entries, names);
        var works = entries.Where(e => e.MatterKind == MatterKind.KeyWork).Select(e => new KeyWorkId(e.MatterId!.Value)).ToList();
        foreach (var w in works.Count == 0 ? [] : await scope.Db.KeyWorks.AsNoTracking().Where(w => works.Contains(w.Id)).Select(w => new { w.Id, w.Title, w.Year, w.Number }).ToListAsync(scope.Stop))
        {
            names[w.Id.Value] = (w.Title, new DossierNumber(w.Year, DossierNumber.KeyWork, w.Number).ToString());
        }

        return names;
    }

    private static async Task AddFieldNamesAsync(SearchScope scope, IReadOnlyList<SearchEntry> entries, Dictionary<Guid, (string Name, string Number)> names)
    {
        var inspections = entries.Where(e => e.MatterKind == MatterKind.Inspection).Select(e => new LawInspectionId(e.MatterId!.Value)).ToList();
        foreach (var i in inspections.Count == 0 ? [] : await scope.Db.LawInspections.AsNoTracking().Where(i => inspections.Contains(i.Id)).Select(i => new { i.Id, i.Title, i.Year, i.Serial }).ToListAsync(scope.Stop))
        {
            names[i.Id.Value] = (i.Title, new DossierNumber(i.Year, DossierNumber.Inspection, i.Serial).ToString());
        }

        var surveys = entries.Where(e => e.MatterKind == MatterKind.Survey).Select(e => new ResearchSurveyId(e.MatterId!.Value)).ToList();
        foreach (var s in surveys.Count == 0 ? [] : await scope.Db.ResearchSurveys.AsNoTracking().Where(s => surveys.Contains(s.Id)).Select(s => new { s.Id, s.Title, s.Year, s.Serial }).ToListAsync(scope.Stop))
        {
            names[s.Id.Value] = (s.Title, new DossierNumber(s.Year, DossierNumber.Survey, s.Serial).ToString());
        }
    }
}
