using Microsoft.EntityFrameworkCore.ChangeTracking;
using Supervision.Domain.Inspections;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Surveys;

namespace Supervision.Web.Persistence;

/// <summary>What can be found of each kind of row. Notes, drafts of reports and votes are not among it.</summary>
internal static class SearchSources
{
    /// <summary>Rows about to be saved that can be found, with what they will say.</summary>
    public static IReadOnlyList<SearchSource> ChangedIn(ChangeTracker tracker) =>
    [
        .. from entry in tracker.Entries()
           where entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
           let owner = OwnerOf(entry.Entity)
           where owner is not null
           select new SearchSource(owner.Value, entry.State == EntityState.Deleted ? null : entry.Entity),
    ];

    /// <summary>All rows that can be found, for making everything anew.</summary>
    public static async IAsyncEnumerable<object> AllAsync(SupervisionDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var rows in new IAsyncEnumerable<object>[]
        {
            db.SpecialReports.AsNoTracking().AsAsyncEnumerable(), db.KeyWorks.AsNoTracking().AsAsyncEnumerable(), db.ReviewOpinions.AsNoTracking().AsAsyncEnumerable(),
            db.LawInspections.AsNoTracking().AsAsyncEnumerable(), db.ResearchSurveys.AsNoTracking().AsSplitQuery().AsAsyncEnumerable(),
            db.StoredFiles.AsNoTracking().AsAsyncEnumerable(), db.SupervisedBodies.AsNoTracking().AsAsyncEnumerable(), db.People.AsNoTracking().AsAsyncEnumerable(),
        })
        {
            await foreach (var row in rows.WithCancellation(stop))
            {
                yield return row;
            }
        }
    }

    public static IReadOnlyList<SearchEntry> EntriesOf(object? row) => row switch
    {
        SpecialReport r => [Matter(SearchKind.Dossier, r.Matter, r.Id.Value, r.Title, $"{r.Title}\n{NumberWords(r.Number)}")],
        KeyWork w => [Matter(SearchKind.Dossier, w.Matter, w.Id.Value, w.Title, $"{w.Title}\n{w.Content}\n{NumberWords(w.Dossier)}")],
        ReviewOpinion o => [Matter(SearchKind.Dossier, o.Matter, o.Id.Value, o.Title, $"{o.Title}\n{o.Number}\n{NumberWords(o.Dossier)}"), .. PointsOf(o)],
        LawInspection i => [Matter(SearchKind.Dossier, i.Matter, i.Id.Value, i.Title, $"{i.Title}\n{NumberWords(i.Dossier)}")],
        ResearchSurvey s => [Matter(SearchKind.Dossier, s.Matter, s.Id.Value, s.Title, $"{s.Title}\n{NumberWords(s.Dossier)}")],
        // Files of other matters are reached from their pages only.
        StoredFile { MatterKind: MatterKind.Report or MatterKind.Opinion } f => [FileOf(f)],
        SupervisedBody b => [Plain(SearchKind.Body, b.Id.Value, b.Name, $"{b.Name}\n{b.ShortName}"), .. HeadsOf(b)],
        Person p => [Plain(SearchKind.Person, p.Id.Value, p.Name, $"{p.Name}\n{p.Note}")],
        _ => [],
    };

    private static Guid? OwnerOf(object row) => row switch
    {
        SpecialReport r => r.Id.Value,
        KeyWork w => w.Id.Value,
        ReviewOpinion o => o.Id.Value,
        LawInspection i => i.Id.Value,
        ResearchSurvey s => s.Id.Value,
        StoredFile f => f.Id,
        SupervisedBody b => b.Id.Value,
        Person p => p.Id.Value,
        _ => null,
    };

    private static IEnumerable<SearchEntry> PointsOf(ReviewOpinion opinion) => opinion.Points.Select(p =>
        Matter(SearchKind.Point, opinion.Matter, p.Id, opinion.Title, p.Heading.Length == 0 ? p.Text : $"{p.Heading}\n{p.Text}"));

    // A head of a body is looked for as a person and leads to the body. One entry for each name, with the last post.
    private static IEnumerable<SearchEntry> HeadsOf(SupervisedBody body) => body.Heads.GroupBy(h => h.Name).Select(g => g.Last()).Select(head =>
    {
        var entry = Plain(SearchKind.Person, body.Id.Value, head.Name, $"{head.Name}\n{body.ShortName}{head.Post}{(head.To is null ? "" : "（原任）")}");
        (entry.Source, entry.Purpose) = (head.Id, SearchEntry.HeadOfBody);
        return entry;
    });

    private static SearchEntry FileOf(StoredFile file)
    {
        var entry = Matter(SearchKind.Document, new(file.MatterKind, file.MatterId), file.Id, file.Name, file.Name);
        (entry.Owner, entry.Purpose) = (file.Id, file.Purpose);
        return entry;
    }

    private static SearchEntry Matter(SearchKind kind, MatterRef matter, Guid source, string title, string text)
    {
        var entry = Plain(kind, source, title, text);
        (entry.Owner, entry.MatterKind, entry.MatterId) = (matter.Id, matter.Kind, matter.Id);
        return entry;
    }

    private static SearchEntry Plain(SearchKind kind, Guid source, string title, string text) => new()
    {
        Kind = kind,
        Owner = source,
        Source = source,
        Title = title,
        Text = text,
        Folded = SearchText.Fold(text),
    };

    // 〔2026〕专项8号 and 2026-ZX-08: people type either.
    private static string NumberWords(DossierNumber number) => $"{number} {number.Address}";
}

/// <summary>A row that can be found, as it will be after the save; without a row when it is deleted.</summary>
internal sealed record SearchSource(Guid Owner, object? Row);
