using Supervision.Domain.Calendar;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Rulebook;

/// <summary>An open deadline that keeps the version it was counted with (D-14.1).</summary>
/// <param name="Title">Title of the matter.</param>
/// <param name="Act">What is owed.</param>
/// <param name="Day">Its last day.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Version">The version it keeps.</param>
/// <param name="IsLate">True when the day has passed and counts.</param>
public sealed record KeptDeadline(string Title, string Act, DateOnly Day, string Rule, int Version, bool IsLate);

/// <summary>What a change of rules would do to open matters.</summary>
/// <param name="Moves">Deadlines that would move, from what to what.</param>
/// <param name="Keeps">Deadlines counted with the present version, which they keep.</param>
public sealed record RuleImpact(IReadOnlyList<DeadlineImpact> Moves, IReadOnlyList<KeptDeadline> Keeps);

/// <summary>Lists the impact of a change on open matters before it is put to the council (screens 1.5, 3.11).</summary>
public sealed class RuleImpactQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    /// <summary>Refused with the reasons when the values could not be proposed at all.</summary>
    public async Task<Outcome<RuleImpact>> PreviewAsync(IReadOnlyList<WantedValue> wanted, RuleChange change, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EnterRules, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        if (await ProposeRules.ObstaclesAsync(db, basis.Rules, wanted, change, stop) is { Count: > 0 } obstacles)
        {
            return Outcome<RuleImpact>.Refused(obstacles);
        }

        var trial = basis.Rules.With(wanted.Select(w => RuleVersion.Next(
            ProposeRules.Newest(basis.Rules, w.Key), change with { Value = w.Value.Trim() }, actor.Name, db.Clock.GetUtcNow())));
        var moves = await deadlines.ImpactAsync(
            db, basis with { Rules = trial, Calculator = DeadlineCalculator.Of(basis.Calendar, trial) }, stop);
        return Outcome<RuleImpact>.Done(new(moves, await KeptAsync(db, basis.Rules, wanted, moves, stop)));
    }

    private static async Task<IReadOnlyList<KeptDeadline>> KeptAsync(
        SupervisionDb db, RuleBook book, IReadOnlyList<WantedValue> wanted, IReadOnlyList<DeadlineImpact> moves, CancellationToken stop)
    {
        var keys = wanted.Select(w => w.Key).ToHashSet(StringComparer.Ordinal);
        var open = await db.Obligations.AsNoTracking().Where(o => o.State == ObligationState.Open).ToListAsync(stop);
        return
        [
            .. from o in open
               where o.Deadline.RuleKey is { } key && keys.Contains(key) && !moves.Any(m => m.Title == o.Title && m.Act == o.Act)
               let rule = RuleCatalog.Find(o.Deadline.RuleKey!)
               orderby o.Deadline.Day
               select new KeptDeadline(o.Title, o.Act, o.Deadline.Day, rule.Name, book.VersionsOf(rule).FirstOrDefault(v => v.Id == o.Deadline.RuleVersion)?.Number ?? 1, o.IsLate(db.Clock.Today())),
        ];
    }
}
