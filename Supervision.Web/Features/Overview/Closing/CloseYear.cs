using Supervision.Domain.Years;
using Supervision.Web.Access;
using Supervision.Web.Features.Overview.Facts;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Overview.Closing;

/// <summary>The Office closes a year that is over (关账, screens 5.2): every figure of its page is stored with the rules it was counted by.</summary>
internal sealed class CloseYear(FactStore store, IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.CloseYear, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var facts = await store.ReadAsync(actor, stop);
        if (YearClosing.ObstaclesToClose(year, facts.Today, await db.YearClosings.AnyAsync(c => c.Year == year, stop), facts.PlanYears.Contains(year)) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var figures = new YearFigures(facts, year, facts.Today);
        var closing = YearClosing.Close(year, facts.Today, actor.Name, YearFigures.Deciding.Select(r => RuleWords(figures, r)), figures.All().Select(k => StoredOf(facts, figures, k)));
        db.YearClosings.Add(closing);
        db.Tell(MatterRef.House, $"{year}年度关账，固定 {closing.Figures.Count} 个数据");
        return await SaveAsync(db, year, stop);
    }

    private static string RuleWords(YearFigures figures, Rule rule)
    {
        var version = figures.VersionOf(rule);
        return $"{rule.Name}：{rule.Words(version.Value)}（第 {version.Number} 版）";
    }

    // What stood beside the number is kept with it: a rate that is made of other votes later must not change behind an unchanged count.
    private static (string, string, int, string) StoredOf(YearFacts facts, YearFigures figures, FigureKey key) =>
        figures.Find(key) is { } list ? (key.Stored, $"{facts.NameOf(key.Body)}{(key.Body is null ? "" : " ")}{list.Name}", list.Count, list.Shown) : (key.Stored, key.Of, 0, "");

    // Two who close at the same moment: the unique year lets one through.
    private static async Task<Outcome> SaveAsync(SupervisionDb db, int year, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateException)
        {
            return Outcome.Refused(new Obstacle(YearRules.Closing, $"{year}年已经关账。"));
        }
    }
}

/// <summary>What the nightly look at closed years found.</summary>
/// <param name="Seen">Stored figures compared.</param>
/// <param name="Differences">New differences in words.</param>
/// <param name="Years">Years that have new ones.</param>
internal sealed record ClosedYearCheck(int Seen, IReadOnlyList<string> Differences, IReadOnlyList<int> Years);

/// <summary>Counts every closed year again and notes what is otherwise now as a correction with its day; the stored figure stays (核对关账数据).
/// A second run notes nothing new.</summary>
[Demands(Permissions.WatchJobs)]
internal sealed class CheckClosedYears(FactStore store, IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<ClosedYearCheck> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WatchJobs, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var facts = await store.ReadAsync(actor, stop);
        List<string> differences = [];
        List<int> years = [];
        var seen = 0;
        foreach (var closing in await db.YearClosings.OrderBy(c => c.Year).ToListAsync(stop))
        {
            var figures = new YearFigures(facts, closing.Year, facts.Today);
            var found = closing.Compare(key => figures.Find(KeyOf(key)) is { } list ? (list.Count, list.Shown) : (0, ""), facts.Today);
            seen += closing.Figures.Count;
            if (found.Count > 0)
            {
                years.Add(closing.Year);
                differences.AddRange(found.Select(f => $"{closing.Year}年{closing.Figures.First(x => x.Key == f.Key).Name}由 {f.Words(isNow: false)} 更正为 {f.Words(isNow: true)}"));
                db.Tell(MatterRef.House, $"{closing.Year}年度关账数据有 {found.Count} 处变动，列为更正");
            }
        }

        await db.SaveChangesAsync(stop);
        return new(seen, differences, years);
    }

    private static FigureKey KeyOf(string stored) => stored.Split('@') is [var of, var body] ? new(of, new SupervisedBodyId(Guid.Parse(body))) : new(stored);
}
