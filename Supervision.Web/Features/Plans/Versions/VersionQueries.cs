using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans.Versions;

/// <summary>A version as lists show it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">In words.</param>
/// <param name="AdoptedAt">Council meeting with its day; empty before.</param>
/// <param name="PublishedOn">Day of publication; null before.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Changes">What it changed, in words; empty for the first.</param>
public sealed record VersionRow(int Number, string State, string AdoptedAt, DateOnly? PublishedOn, int Lines, string Changes);

/// <summary>The published versions of a plan.</summary>
public sealed record VersionList(int Year, string Name, IReadOnlyList<VersionRow> Versions, DateTimeOffset Now, string Reader)
{
    /// <summary>2026年度监督工作计划（第 2 版）; the first has no number.</summary>
    public string NameOf(VersionRow version) => version.Number == 1 ? Name : $"{Name}（第 {version.Number} 版）";
}

/// <summary>One version word for word.</summary>
public sealed record VersionText(VersionList List, VersionRow Version, IReadOnlyList<PlanVersionLine> Lines);

/// <summary>Two versions side by side.</summary>
public sealed record VersionComparison(VersionList List, VersionRow From, VersionRow To, IReadOnlyList<PlanLineChange> Changes);

/// <summary>Reads the versions of a plan: published ones for everybody, the draft for the house (D-1.5).</summary>
public sealed class VersionQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, PlanProgress progress)
{
    /// <summary>The published versions, the oldest first; null when the plan is not published.</summary>
    public async Task<VersionList?> ListAsync(int year, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return (await LoadAsync(db, year, stop))?.List;
    }

    /// <summary>One version word for word (D-4.7); null when there is none of this number.</summary>
    public async Task<VersionText?> FindAsync(int year, int number, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await LoadAsync(db, year, stop) is { } found && found.All.FirstOrDefault(v => v.Number == number) is { } version
            ? new(found.List, RowOf(version), version.Lines)
            : null;
    }

    /// <summary>What differs between two versions, with the reasons (D-4.7).</summary>
    public async Task<VersionComparison?> CompareAsync(int year, int from, int to, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await LoadAsync(db, year, stop) is not { } found
            || found.All.FirstOrDefault(v => v.Number == from) is not { } old || found.All.FirstOrDefault(v => v.Number == to) is not { } now)
        {
            return null;
        }

        var reasons = found.All.Where(v => v.Number > from && v.Number <= to).SelectMany(v => v.Changes).ToLookup(c => c.Item, c => c.Reason);
        return new(found.List, RowOf(old), RowOf(now), PlanComparison.Of(old.Lines, now.Lines, reasons));
    }

    /// <summary>The desk of an adjustment; null when the plan is not published or not for the reader.</summary>
    public async Task<AdjustView?> DeskAsync(int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadPlanDraft, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.AnnualPlans.SingleOrDefaultAsync(p => p.Year == year, stop) is { IsPublished: true } plan
            ? await new AdjustReader(new(db, plan, actor, db.Clock.Today(), stop), progress).ReadAsync()
            : null;
    }

    internal static VersionRow RowOf(PlanVersion version) => new(
        version.Number, version.StateWords, version.AdoptedOn is { } day ? $"{version.AdoptedAt}（{day.Full()}）" : "", version.PublishedOn,
        version.Lines.Count, PublishAdjustment.Words(version));

    private async Task<(VersionList List, IReadOnlyList<PlanVersion> All)?> LoadAsync(SupervisionDb db, int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadPublishedPlan, stop);
        if (await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Year == year, stop) is not { IsPublished: true } plan)
        {
            return null;
        }

        var all = await db.PlanVersions.AsNoTracking().Where(v => v.Plan == plan.Id && v.State == PlanVersionState.Published)
            .OrderBy(v => v.Number).ToListAsync(stop);
        return (new(year, plan.Name, [.. all.Select(RowOf)], db.Clock.GetUtcNow(), actor.Name), all);
    }
}
