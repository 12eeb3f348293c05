using Supervision.Domain.Documents;
using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Public;

/// <summary>Reads what was told to the public, and nothing else; it knows no person and asks for no right.</summary>
public sealed class PublicQueries(IDbContextFactory<SupervisionDb> databases)
{
    /// <summary>Lines of a page.</summary>
    private const int PageSize = 20;

    /// <summary>What was published in a year, or at all, the newest first.</summary>
    public async Task<PublicIndex> IndexAsync(int? year, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        List<PublicLine> all = [.. await PlansAsync(db, stop), .. await PapersAsync(db, stop)];
        var chosen = all.Where(l => year is null || l.Day.Year == year).OrderByDescending(l => l.Day).ThenBy(l => l.Title, StringComparer.Ordinal).ToList();
        return new([.. all.Select(l => l.Day.Year).Distinct().OrderDescending()], new ListWindow(page, PageSize).Of(chosen));
    }

    /// <summary>The published plan of a year; null when none was published.</summary>
    public async Task<PublicPlan?> PlanAsync(int year, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year, stop) is not { IsPublished: true, PublishedOn: { } day } plan)
        {
            return null;
        }

        var id = plan.Id;
        var items = await db.PlanItems.AsNoTracking().Where(i => i.Plan == id).OrderBy(i => i.Order).ToListAsync(stop);
        var sittings = await db.Sittings.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        return new(plan.Year, plan.Name, day, plan.AdoptedAt, plan.AdoptedOn, [.. items.Select(i => LineOf(i, sittings))]);
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
        ? new(PublicWords.Of(p.Kind), "", p.Number, p.Issuer, day, [], p.WithdrawnOn, p.Note)
        : new(PublicWords.Of(p.Kind), p.Title, p.Number, p.Issuer, day, [.. p.Blocks.Select(b => new PublicParagraph(b.PublicHeading, b.PublicRuns))], null, null);

    private static async Task<IEnumerable<PublicLine>> PlansAsync(SupervisionDb db, CancellationToken stop)
    {
        var plans = await db.AnnualPlans.AsNoTracking().Where(p => p.State == PlanState.Published || p.State == PlanState.Closed).ToListAsync(stop);
        return plans.Where(p => p.PublishedOn is not null).Select(p => new PublicLine(PublicWords.Plan, p.Name, p.PublishedOn!.Value, $"/public/plan/{p.Year}", null));
    }

    // Only the columns of a line: the texts stay where they are.
    private static async Task<IEnumerable<PublicLine>> PapersAsync(SupervisionDb db, CancellationToken stop)
    {
        var rows = await db.Publications.Where(p => (p.State == PublicationState.Published || p.State == PublicationState.Withdrawn) && p.PublishedOn != null)
            .Select(p => new { p.Id, p.Kind, p.Title, p.Number, Day = p.PublishedOn!.Value, p.WithdrawnOn }).ToListAsync(stop);
        return rows.Select(p => new PublicLine(
            PublicWords.Of(p.Kind), p.WithdrawnOn is null ? p.Title : $"{PublicWords.Of(p.Kind)} {p.Number}".Trim(), p.Day, $"/public/{p.Id.Value}", p.WithdrawnOn));
    }

    private static PublicPlanLine LineOf(PlanItem item, Dictionary<SittingId, string> sittings) => new(
        item.Order, item.Kind, item.Title, item.KeyPoints, string.Join('、', item.Bodies.OrderBy(b => b.Order).Select(b => b.Name)),
        string.Join('、', item.Committees.OrderBy(c => c.Order).Select(c => c.Name)),
        item.Sitting is { } sitting && sittings.TryGetValue(sitting, out var name) ? name : item.Time.Words);
}
