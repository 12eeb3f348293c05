using Supervision.Domain.Documents;
using Supervision.Domain.Plans;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Public;

/// <summary>Reads what was told to the public, and nothing else; it knows no person and asks for no right.</summary>
public sealed class PublicQueries(IDbContextFactory<SupervisionDb> databases)
{
    /// <summary>Lines of a page.</summary>
    private const int PageSize = 20;

    /// <summary>What was published for a year, or at all, the newest first.</summary>
    public async Task<PublicIndex> IndexAsync(int? year, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        List<PublicLine> all = [.. await PlansAsync(db, stop), .. await PapersAsync(db, stop)];
        var chosen = all.Where(l => year is null || l.Year == year).OrderByDescending(l => l.Day).ThenBy(l => l.Title, StringComparer.Ordinal).ToList();
        return new([.. all.Select(l => l.Year).Distinct().OrderDescending()], new ListWindow(page, PageSize).Of(chosen));
    }

    /// <summary>A published version of a year's plan, the newest unless one is named; null when there is none.</summary>
    public async Task<PublicPlan?> PlanAsync(int year, int? number, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year, stop) is not { IsPublished: true } plan)
        {
            return null;
        }

        var id = plan.Id;
        var versions = await db.PlanVersions.AsNoTracking().Where(v => v.Plan == id && v.State == PlanVersionState.Published && v.PublishedOn != null)
            .OrderByDescending(v => v.Number).ToListAsync(stop);
        return versions.Find(v => number is null || v.Number == number) is { } shown ? PlanOf(plan, shown, versions) : null;
    }

    /// <summary>A published document, or the note in its place; null when it was never published.</summary>
    public async Task<PublicPaper?> PaperAsync(PublicationId id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Publications.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop) is { IsPublic: true, PublishedOn: { } day } found
            ? PaperOf(found, day)
            : null;
    }

    private static PublicPaper PaperOf(Publication p, DateOnly day) => p.State == PublicationState.Withdrawn
        ? new(PublicWords.Of(p.Kind, p.Issuer), "", p.Number, p.Issuer, day, [], p.WithdrawnOn, p.Note)
        : new(PublicWords.Of(p.Kind, p.Issuer), p.Title, p.Number, p.Issuer, day, [.. p.Blocks.Select(b => new PublicParagraph(b.PublicHeading, b.PublicRuns))], null, null);

    private static PublicPlan PlanOf(AnnualPlan plan, PlanVersion shown, List<PlanVersion> versions)
    {
        var before = versions.Find(v => v.Number == shown.Number - 1);
        return new(
            plan.Year, NameOf(plan.Name, shown.Number), shown.Number, shown.PublishedOn!.Value, shown.AdoptedOn is { } day ? $"{shown.AdoptedAt}（{day.Full()}）" : "",
            shown.Lines, before is null ? [] : PlanComparison.Of(before.Lines, shown.Lines, shown.Changes.ToLookup(c => c.Item, c => c.Reason)),
            [.. versions.Select(v => (v.Number, v.PublishedOn!.Value))]);
    }

    private static string NameOf(string plan, int number) => number == 1 ? plan : $"{plan}（第 {number} 版）";

    // Each published version is a line of its own, so that an adjustment is seen as news.
    private static async Task<IEnumerable<PublicLine>> PlansAsync(SupervisionDb db, CancellationToken stop)
    {
        var plans = await db.AnnualPlans.AsNoTracking().Where(p => p.State == PlanState.Published || p.State == PlanState.Closed).ToDictionaryAsync(p => p.Id, stop);
        var versions = await db.PlanVersions.Where(v => v.State == PlanVersionState.Published && v.PublishedOn != null)
            .Select(v => new { v.Plan, v.Number, Day = v.PublishedOn!.Value }).ToListAsync(stop);
        return from v in versions
               where plans.ContainsKey(v.Plan)
               let plan = plans[v.Plan]
               select new PublicLine(PublicWords.Plan, NameOf(plan.Name, v.Number), v.Day, $"/public/plan/{plan.Year}?version={v.Number}", null, plan.Year);
    }

    // Only the columns of a line: the texts stay where they are.
    private static async Task<IEnumerable<PublicLine>> PapersAsync(SupervisionDb db, CancellationToken stop)
    {
        var rows = await db.Publications.Where(p => (p.State == PublicationState.Published || p.State == PublicationState.Withdrawn) && p.PublishedOn != null)
            .Select(p => new { p.Id, p.Kind, p.Issuer, p.Title, p.Number, Day = p.PublishedOn!.Value, p.WithdrawnOn }).ToListAsync(stop);
        return rows.Select(p => new PublicLine(
            PublicWords.Of(p.Kind, p.Issuer), p.WithdrawnOn is null ? p.Title : $"{PublicWords.Of(p.Kind, p.Issuer)} {p.Number}".Trim(), p.Day, $"/public/{p.Id.Value}", p.WithdrawnOn, p.Day.Year));
    }
}
