using Supervision.Domain.KeyWorks;
using Supervision.Domain.Ratings;
using Supervision.Domain.Years;
using Supervision.Web.Access;
using Supervision.Web.Features.Overview.Facts;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Overview.Closing;

/// <summary>The Office closes a year that is over (关账, screens 5.2): every figure of its page is stored with the rules it was counted by.</summary>
internal sealed class CloseYear(FactStore store, IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    private static readonly Rule[] Deciding =
    [
        CalendarRules.ShiftWeekend, CalendarRules.BeforeInclusive, KeyWorkRules.Green, KeyWorkRules.Yellow, KeyWorkRules.MeasureAgainst, KeyWorkRules.UnverifiedCounts, KeyWorkRules.MissingResult,
        RatingRules.CountedAgainst, RatingRules.Tie,
    ];

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
        var closing = YearClosing.Close(year, facts.Today, actor.Name, Deciding.Select(r => RuleWords(facts.Rules, r, year)), figures.All().Select(k => (k.Stored, NameOf(facts, figures, k), figures.Count(k.Of, k.Body))));
        db.YearClosings.Add(closing);
        db.Tell(MatterRef.House, $"{year}年度关账，固定 {closing.Figures.Count} 个数据");
        return await SaveAsync(db, year, stop);
    }

    private static string RuleWords(RuleBook rules, Rule rule, int year)
    {
        var version = rules.InForce(rule, new(year, 12, 31));
        return $"{rule.Name}：{rule.Words(version.Value)}（第 {version.Number} 版）";
    }

    private static string NameOf(YearFacts facts, YearFigures figures, FigureKey key) => $"{facts.NameOf(key.Body)}{(key.Body is null ? "" : " ")}{figures.Find(key)!.Name}";

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
            var found = closing.Compare(key => KeyOf(key) is var k ? figures.Count(k.Of, k.Body) : 0, facts.Today);
            seen += closing.Figures.Count;
            if (found.Count > 0)
            {
                years.Add(closing.Year);
                differences.AddRange(found.Select(f => $"{closing.Year}年{closing.Figures.First(x => x.Key == f.Key).Name}由 {f.Was} 更正为 {f.Now}"));
                db.Tell(MatterRef.House, $"{closing.Year}年度关账数据有 {found.Count} 处变动，列为更正");
            }
        }

        await db.SaveChangesAsync(stop);
        return new(seen, differences, years);
    }

    private static FigureKey KeyOf(string stored) => stored.Split('@') is [var of, var body] ? new(of, new SupervisedBodyId(Guid.Parse(body))) : new(stored);
}
