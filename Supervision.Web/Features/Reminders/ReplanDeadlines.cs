using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Replans deadlines without an act of a person: at night, and after the calendar or the day has changed.</summary>
[Demands(Permissions.EditReminders)]
public sealed class ReplanDeadlines(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    /// <summary>All deadlines of all matters.</summary>
    public async Task<(int Seen, int Changed)> AllAsync(CancellationToken stop)
    {
        await using var db = await OpenAsync(stop);
        var changed = await deadlines.ReplanAllAsync(db, stop);
        return (await db.Obligations.CountAsync(stop), changed);
    }

    /// <summary>What is owed by the house itself, and the sitting to come.</summary>
    public async Task<(int Seen, int Changed)> GapsAsync(CancellationToken stop)
    {
        await using var db = await OpenAsync(stop);
        var before = await StatesAsync(db, stop);
        var sittings = await db.Sittings.Select(s => s.Id).ToListAsync(stop);
        await deadlines.SaveAsync(db, [MatterRef.House, .. sittings.Select(s => new MatterRef(MatterKind.Sitting, s.Value))], stop);
        var after = await StatesAsync(db, stop);
        return (after.Count, after.Count(a => !before.TryGetValue(a.Key, out var was) || was != a.Value));
    }

    private async Task<SupervisionDb> OpenAsync(CancellationToken stop) =>
        await databases.OpenAsync(await person.DemandAsync(Permissions.EditReminders, stop), stop);

    private static Task<Dictionary<ObligationId, (ObligationState, int)>> StatesAsync(SupervisionDb db, CancellationToken stop) =>
        db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.House || o.MatterKind == MatterKind.Sitting)
            .ToDictionaryAsync(o => o.Id, o => (o.State, o.Version), stop);
}

/// <summary>Verifies the audit trail (D-16, nightly).</summary>
[Demands(Permissions.ReadAudit)]
public sealed class CheckTrail(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<(bool IsWhole, string Sentence, int Count)> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadAudit, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var (whole, sentence) = await AuditTrail.VerifyAsync(db, stop);
        return (whole, sentence, await db.AuditEntries.CountAsync(stop));
    }
}
