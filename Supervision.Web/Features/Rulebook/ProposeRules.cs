using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Rulebook;

/// <summary>A value somebody wants a rule to have.</summary>
/// <param name="Key">Key of the rule.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Seen">Number of the version the person saw.</param>
public sealed record WantedValue(string Key, string Value, int Seen);

/// <summary>The Office puts a change of one rule or several to the council (D-14.2); nothing is in force before its decision.</summary>
[Demands(Permissions.EnterRules)]
public sealed class ProposeRules(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <param name="id">Made with the form: posting it twice makes one proposal.</param>
    /// <param name="wanted">The values.</param>
    /// <param name="change">First day, source and reason; its value counts for none of them.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(RuleProposalId id, IReadOnlyList<WantedValue> wanted, RuleChange change, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EnterRules, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.RuleProposals.AnyAsync(p => p.Id == id, stop))
        {
            return Outcome.Done;
        }

        change = change with { Source = change.Source.Trim(), Reason = change.Reason.Trim() };
        var book = new RuleBook(await db.RuleVersions.AsNoTracking().ToListAsync(stop));
        if (await ObstaclesAsync(db, book, wanted, change, stop) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var values = wanted.Select(w => new RuleValue(w.Key, Newest(book, w.Key).Value, w.Value.Trim(), w.Seen));
        var proposal = RuleProposal.Of(id, values, change, actor.Name, db.Clock.GetUtcNow());
        db.RuleProposals.Add(proposal);
        db.Tell(proposal.Matter, $"提请主任会议修改规则：{RuleWords.Of(proposal)}，拟自{change.EffectiveFrom.Full()}起施行；依据：{change.Source}");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }

    internal static RuleVersion Newest(RuleBook book, string key) => book.VersionsOf(RuleCatalog.Find(key))[0];

    /// <summary>Why these values cannot be put to the council; each obstacle of a value names the field Value.</summary>
    internal static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(
        SupervisionDb db, RuleBook book, IReadOnlyList<WantedValue> wanted, RuleChange change, CancellationToken stop)
    {
        List<Obstacle> obstacles = wanted.Count == 0 ? [new(RuleClauses.Known, "没有要修改的规则。")] : [];
        var waiting = (await db.RuleProposals.AsNoTracking().Where(p => p.State == RuleProposalState.Waiting).ToListAsync(stop))
            .SelectMany(p => p.Values.Select(v => v.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var value in wanted)
        {
            obstacles.AddRange(ObstaclesTo(book, value, change, waiting, db.Clock.Today()));
        }

        return [.. obstacles.DistinctBy(o => (o.Message, o.Field))];
    }

    private static IReadOnlyList<Obstacle> ObstaclesTo(RuleBook book, WantedValue wanted, RuleChange change, HashSet<string> waiting, DateOnly today)
    {
        if (RuleCatalog.Rules.FirstOrDefault(r => r.Key == wanted.Key) is not { } rule)
        {
            return [new(RuleClauses.Known, $"没有“{wanted.Key}”这一条规则。", "Value")];
        }

        var last = Newest(book, rule.Key);
        return waiting.Contains(rule.Key) ? [new(RuleClauses.OneVersion, $"“{rule.Name}”已有一次修改在等待主任会议决定，请先办完那一次。")]
            : last.Number != wanted.Seen ? [new(RuleClauses.OneVersion, $"{last.EnteredBy}刚刚录入了“{rule.Name}”第 {last.Number} 版，请看过以后再提请。")]
            : book.ObstaclesToNext(rule, change with { Value = wanted.Value.Trim() }, today);
    }
}
