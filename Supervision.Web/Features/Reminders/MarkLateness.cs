using Supervision.Domain.Calendar;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Writes down what has become late, who was to hear of it, and what goes on the council's list (D-8.12, D-12.9). A second run changes nothing.</summary>
[Demands(Permissions.EditReminders)]
public sealed class MarkLateness(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    // As long as missed reminders are sent afterwards (D-12.6).
    private const int DaysOfNews = 7;

    /// <summary>What one run did.</summary>
    /// <param name="Late">How many deadlines are late and open.</param>
    /// <param name="Marked">First late days written down.</param>
    /// <param name="Raised">Steps of escalation written down.</param>
    /// <param name="Listed">Of these, put on the council's list.</param>
    /// <param name="Withdrawn">Marks that turned out to be none.</param>
    public sealed record Result(int Late, int Marked, int Raised, int Listed, int Withdrawn)
    {
        /// <summary>Where what was marked is to be seen.</summary>
        public IReadOnlyList<MatterLink> Links { get; init; } = [];

        public int Changed => Marked + Raised + Withdrawn;
    }

    public async Task<Result> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var today = db.Clock.Today();
        var calendar = (await db.LoadBasisAsync(stop)).Calendar;
        var owed = await LateOnesAsync(db, today, stop);
        var known = (await KnownAsync(db, owed, stop)).ToLookup(m => (m.Obligation, m.DeadlineVersion));
        var withdrawn = await WithdrawAsync(db, known, today, stop);
        var parties = await db.LoadPartiesAsync(today, stop);
        List<LateMark> made = [];
        foreach (var obligation in owed)
        {
            made.AddRange(Mark(
                db, obligation, known[(obligation.Id, obligation.Version)].ToDictionary(m => m.Code, StringComparer.Ordinal), Steps(obligation, calendar, today), DebtorOf(obligation, parties)));
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new(
            owed.Count(o => o.State == ObligationState.Open), made.Count(m => m.To is null), made.Count(m => m.To is not null),
            made.Count(m => m.To == Recipient.Council), withdrawn)
        {
            Links = await LinksAsync(db, owed, made, stop),
        };
    }

    // As the Office would go there: the job itself has no desk.
    private static async Task<IReadOnlyList<MatterLink>> LinksAsync(SupervisionDb db, List<Obligation> owed, List<LateMark> made, CancellationToken stop)
    {
        var touched = made.Select(m => m.Obligation).ToHashSet();
        var shown = owed.FindAll(o => touched.Contains(o.Id));
        var links = await ObligationLinks.LoadAsync(db, shown, new Actor(null, "办公室", new HashSet<Role> { Role.Office }), stop);
        return [.. shown.Select(o => new MatterLink($"{o.Act}（{o.Title}）", links.For(o)))];
    }

    // What was handed in late between two runs is marked too; what the house owes itself is nobody's lateness.
    private static async Task<List<Obligation>> LateOnesAsync(SupervisionDb db, DateOnly today, CancellationToken stop)
    {
        var passed = await db.Obligations.AsNoTracking()
            .Where(o => o.MatterKind != MatterKind.House && o.Deadline.Day < today
                && (o.State == ObligationState.Open || (o.State == ObligationState.Met && o.MetOn >= o.Deadline.Day)))
            .OrderBy(o => o.Deadline.Day).ThenBy(o => o.Id).ToListAsync(stop);
        return [.. passed.Where(o => o.IsLate(today))];
    }

    // Marks of what is late, and those that may have to be taken back.
    private static Task<List<LateMark>> KnownAsync(SupervisionDb db, List<Obligation> owed, CancellationToken stop)
    {
        var ids = owed.ConvertAll(o => o.Id);
        var inTime = db.Obligations.Where(o => o.State == ObligationState.Met && o.MetOn <= o.Deadline.Day).Select(o => o.Id);
        return db.LateMarks.Where(m => ids.Contains(m.Obligation) || (m.WithdrawnAt == null && inTime.Contains(m.Obligation))).ToListAsync(stop);
    }

    // Nobody is reminded of what is done (D-12.6): of it only the lateness itself is written down.
    private static IReadOnlyList<LateStep> Steps(Obligation o, WorkCalendar calendar, DateOnly today)
    {
        var steps = LatenessPolicy.Reached(o, calendar, today);
        return o.State == ObligationState.Open ? steps : [.. steps.Where(s => s.To is null)];
    }

    // The history tells of it once, on the days on which a missed reminder would still be sent; what is long done is no news.
    private static string? Words(Obligation o, LateStep step, DateOnly today, string debtor) =>
        o.MetOn is not { } met ? LateWords.Of(o, step, debtor) : met >= today.AddDays(-DaysOfNews) ? LateWords.Met(o, today, debtor) : null;

    // Where each of several bodies owes the same, three equal lines would tell nothing.
    private static string DebtorOf(Obligation o, PartyDirectory parties) => o.OwedBy.Kind == PartyKind.Body && o.Slot.Length > 0 ? parties.NameOf(o.OwedBy) : "";

    private static List<LateMark> Mark(SupervisionDb db, Obligation o, Dictionary<string, LateMark> known, IReadOnlyList<LateStep> steps, string debtor)
    {
        List<LateMark> made = [];
        foreach (var step in steps)
        {
            if (known.TryGetValue(step.Code, out var mark) && mark.WithdrawnAt is null)
            {
                continue;
            }

            mark?.Restore();
            made.Add(mark ?? db.LateMarks.Add(LateMark.Of(o, step, db.Clock.GetUtcNow())).Entity);
            if (Words(o, step, db.Clock.Today(), debtor) is { } words)
            {
                db.Tell(o.Matter, words);
            }
        }

        return made;
    }

    // Entered afterwards with a day in time: the lateness was none.
    private static async Task<int> WithdrawAsync(
        SupervisionDb db, ILookup<(ObligationId, int), LateMark> known, DateOnly today, CancellationToken stop)
    {
        var ids = known.Where(g => g.Any(m => m.WithdrawnAt is null)).Select(g => g.Key.Item1).Distinct().ToList();
        var met = await db.Obligations.AsNoTracking().Where(o => ids.Contains(o.Id) && o.State == ObligationState.Met).ToListAsync(stop);
        var withdrawn = 0;
        foreach (var obligation in met.Where(o => !o.IsLate(today)))
        {
            var marks = known[(obligation.Id, obligation.Version)].Where(m => m.WithdrawnAt is null).ToList();
            marks.ForEach(m => m.Withdraw(db.Clock.GetUtcNow()));
            withdrawn += marks.Count;
            if (marks.Count > 0)
            {
                db.Tell(obligation.Matter, $"{obligation.Act}补记为按期，撤销逾期标记");
            }
        }

        return withdrawn;
    }
}
