using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Rulebook;

/// <summary>Changes a rule by a new version (D-14.1): nothing that was computed before is touched.</summary>
[Demands(Permissions.EnterRules)]
public sealed class EnterRuleVersion(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The value is the number of the new version. <paramref name="after"/> is the version the person saw.</summary>
    public async Task<Outcome<int>> RunAsync(string key, RuleChange change, int after, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EnterRules, stop);
        if (RuleCatalog.Rules.FirstOrDefault(r => r.Key == key) is not { } rule)
        {
            return Outcome<int>.Refused([new(RuleClauses.Known, "没有这一条规则。")]);
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var last = await db.RuleVersions.AsNoTracking().Where(v => v.Key == key).OrderByDescending(v => v.Number).FirstAsync(stop);
        change = change with { Value = change.Value.Trim(), Source = change.Source.Trim(), Reason = change.Reason.Trim() };
        if (ObstaclesTo(rule, change, last, after, db.Clock.Today()) is { Count: > 0 } obstacles)
        {
            return Outcome<int>.Refused(obstacles);
        }

        var next = RuleVersion.Next(last, change, actor.Name, db.Clock.GetUtcNow());
        db.RuleVersions.Add(next);
        db.Tell(MatterRef.House, $"规则“{rule.Name}”由 {rule.Words(last.Value)} 改为 {rule.Words(next.Value)}，{next.EffectiveFrom.Full()}起施行；依据：{next.Source}");
        return await SaveAsync(db, next, stop);
    }

    private static IReadOnlyList<Obstacle> ObstaclesTo(Rule rule, RuleChange change, RuleVersion last, int after, DateOnly today) =>
    [
        .. RuleBook.ObstaclesToEnter(rule, change, today),
        .. last.Number == after ? Array.Empty<Obstacle>() : [new(RuleClauses.OneVersion, $"{last.EnteredBy}刚刚录入了第 {last.Number} 版，请看过以后再录入。")],
    ];

    private static async Task<Outcome<int>> SaveAsync(SupervisionDb db, RuleVersion next, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome<int>.Done(next.Number);
        }
        catch (DbUpdateException)
        {
            // Two people entered the same number in the same moment.
            return Outcome<int>.Refused([new(RuleClauses.OneVersion, $"他人刚刚录入了第 {next.Number} 版，请看过以后再录入。")]);
        }
    }
}
