using Supervision.Web.Persistence;

namespace Supervision.Web.Deadlines;

/// <summary>Turns what the subjects say is owed into obligations: the one place where deadlines come into being (D-12.9).</summary>
/// <remarks>May run any number of times; a second run with the same facts changes nothing.</remarks>
public sealed class DeadlinePlanner(IEnumerable<IDutySource> sources)
{
    /// <summary>Saves the act and replans its matters, all in one transaction.</summary>
    public Task SaveAsync(SupervisionDb db, MatterRef matter, CancellationToken stop) => SaveAsync(db, [matter], stop);

    /// <inheritdoc cref="SaveAsync(SupervisionDb, MatterRef, CancellationToken)"/>
    public Task SaveAsync(SupervisionDb db, IReadOnlyList<MatterRef> matters, CancellationToken stop) => InTransactionAsync(db, async () =>
    {
        await db.SaveChangesAsync(stop);
        var basis = await db.LoadBasisAsync(stop);
        foreach (var matter in matters.Distinct())
        {
            await ReplanAsync(db, matter.Kind, matter.Id, basis, stop);
        }
    }, stop);

    /// <summary>Replans every matter of every kind; returns how many obligations changed.</summary>
    public async Task<int> ReplanAllAsync(SupervisionDb db, CancellationToken stop)
    {
        var changed = 0;
        foreach (var source in sources)
        {
            await InTransactionAsync(db, async () =>
            {
                var basis = await db.LoadBasisAsync(stop);
                if (await WouldChangeAsync(db, source, basis, stop))
                {
                    changed += await ReplanAsync(db, source.Kind, null, basis, stop);
                }
            }, stop);
        }

        return changed;
    }

    /// <summary>What replanning everything would change, without changing it: for impact lists.</summary>
    public async Task<IReadOnlyList<DeadlineImpact>> ImpactAsync(SupervisionDb db, LoadedBasis basis, CancellationToken stop)
    {
        var open = await db.Obligations.AsNoTracking().Where(o => o.State == ObligationState.Open).ToListAsync(stop);
        List<Duty> duties = [];
        foreach (var source in sources)
        {
            duties.AddRange(await source.DutiesAsync(db, null, basis, stop));
        }

        return [.. from duty in duties
                   join o in open on KeyOf(duty) equals KeyOf(o)
                   where duty.MetOn is null && o.Deadline.Day != duty.Deadline.Day && o.WouldMove(duty, basis.Today)
                   select new DeadlineImpact(o.Title, o.Act, o.Deadline.Day, duty.Deadline.Day, duty.Deadline.Reason)];
    }

    // Reading and writing under one lock: two planners at once must not both find a duty without its row.
    private static async Task InTransactionAsync(SupervisionDb db, Func<Task> work, CancellationToken stop)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await work();
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
        }
    }

    private async Task<int> ReplanAsync(SupervisionDb db, MatterKind kind, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        if (sources.FirstOrDefault(s => s.Kind == kind) is not { } source)
        {
            return 0;
        }

        var duties = await source.DutiesAsync(db, id, basis, stop);
        var rows = await RowsOfAsync(db, kind, id, stop);
        var changed = Reconcile(db, duties, rows, row => db.Obligations.Add(row));
        if (changed > 0)
        {
            // On most nights nothing has changed, and then twenty thousand rows need not be looked through once more.
            await db.SaveChangesAsync(stop);
        }

        return changed;
    }

    // On most nights nothing has changed: twenty thousand rows are then read once and never watched.
    private static async Task<bool> WouldChangeAsync(SupervisionDb db, IDutySource source, LoadedBasis basis, CancellationToken stop)
    {
        var duties = await source.DutiesAsync(db, null, basis, stop);
        var copies = await db.Obligations.AsNoTracking().Where(o => o.MatterKind == source.Kind).ToListAsync(stop);
        return Reconcile(db, duties, copies, _ => { }) > 0;
    }

    // Reading by the plain columns keeps the typed pair out of the query.
    private static async Task<List<Obligation>> RowsOfAsync(SupervisionDb db, MatterKind kind, Guid? id, CancellationToken stop) =>
        await db.Obligations.Where(o => o.MatterKind == kind && (id == null || o.MatterId == id)).ToListAsync(stop);

    private static int Reconcile(SupervisionDb db, IReadOnlyList<Duty> duties, List<Obligation> rows, Action<Obligation> add)
    {
        var now = db.Clock.GetUtcNow();
        var changed = 0;
        var known = rows.ToDictionary(KeyOf);
        foreach (var duty in duties)
        {
            if (!known.Remove(KeyOf(duty), out var row))
            {
                add(Obligation.From(duty, now));
                changed++;
            }
            else if (row.Follow(duty, now))
            {
                changed++;
            }
        }

        foreach (var gone in known.Values.Where(o => o.State == ObligationState.Open))
        {
            gone.Cancel();
            changed++;
        }

        return changed;
    }

    private static (MatterKind, Guid, string, string) KeyOf(Duty duty) => (duty.Matter.Kind, duty.Matter.Id, duty.Kind, duty.Slot);

    private static (MatterKind, Guid, string, string) KeyOf(Obligation row) => (row.MatterKind, row.MatterId, row.Kind, row.Slot);
}

/// <summary>A deadline that would move.</summary>
/// <param name="Title">The matter.</param>
/// <param name="Act">What is owed.</param>
/// <param name="Before">The day in force.</param>
/// <param name="After">The day it would become.</param>
/// <param name="Reason">How the new day is found.</param>
public sealed record DeadlineImpact(string Title, string Act, DateOnly Before, DateOnly After, string Reason);
