using Supervision.Domain.Appointees;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Who sees what of sittings and council meetings (D-1.5).</summary>
/// <remarks>The gates are asked for when needed, because this feature's own gate is one of them.</remarks>
public sealed class SittingSight(IServiceProvider services)
{
    /// <summary>Attendance: Office, council, work committees, scrutineers; others only their own.</summary>
    public static bool SeesAttendance(Actor actor) =>
        actor.IsSystem || actor.IsOffice || actor.IsCouncil || Serves(actor) || actor.Has(Role.Scrutineer);

    /// <summary>The agenda items an actor may see; null when the sitting does not exist for them.</summary>
    public async Task<IReadOnlyList<AgendaItem>?> ItemsAsync(SupervisionDb db, Actor actor, Sitting sitting, CancellationToken stop)
    {
        if (SeesAll(actor))
        {
            return sitting.Agenda;
        }

        List<AgendaItem> seen = [];
        foreach (var item in sitting.Agenda)
        {
            if (item.Matter is { } matter && await MayReadAsync(db, actor, matter, stop))
            {
                seen.Add(item);
            }
        }

        return seen.Count == 0 ? null : seen;
    }

    /// <summary>The council items an actor may see; null when the meeting does not exist for them.</summary>
    public async Task<IReadOnlyList<CouncilItem>?> ItemsAsync(SupervisionDb db, Actor actor, CouncilMeeting meeting, CancellationToken stop)
    {
        if (actor.IsSystem || actor.IsOffice || actor.IsCouncil)
        {
            return [.. meeting.Items.OrderBy(i => i.Order)];
        }

        List<CouncilItem> seen = [];
        foreach (var item in meeting.Items.OrderBy(i => i.Order))
        {
            if (Serves(actor) && item.Matter is { } matter && await MayReadAsync(db, actor, matter, stop))
            {
                seen.Add(item);
            }
        }

        return seen.Count == 0 ? null : seen;
    }

    // Of a report the sitting hears the text as handed in; its draft for comments is the committee's paper, not the sitting's.
    private static readonly string[] ReportTexts = ["revised", "replacement", "tour"];

    // Of an inspection the sitting hears the report, and sees no photo and no answer of a body.
    private static bool IsOfSitting(MatterKind kind, string purpose) => kind switch
    {
        MatterKind.Report => ReportTexts.Contains(purpose),
        MatterKind.Inspection => purpose == Domain.Inspections.LawInspection.ReportPurpose,
        _ => true,
    };

    /// <summary>The sitting's papers on a matter that the actor may open.</summary>
    public async Task<IReadOnlyList<StoredFile>> FilesAsync(SupervisionDb db, Actor actor, MatterRef matter, CancellationToken stop)
    {
        if (GateOf(matter.Kind) is not { } gate || !await gate.MayReadAsync(db, actor, matter.Id, stop))
        {
            return [];
        }

        var (kind, id) = (matter.Kind, matter.Id);
        var statements = kind == MatterKind.Appointee ? await StatementsAsync(db, id, stop) : null;
        List<StoredFile> seen = [];
        foreach (var file in await db.StoredFiles.AsNoTracking().Where(f => f.MatterKind == kind && f.MatterId == id).ToListAsync(stop))
        {
            if (IsOfSitting(kind, file.Purpose) && statements?.Contains(file.Id) != false && await gate.MayReadFileAsync(db, actor, id, file.Purpose, stop))
            {
                seen.Add(file);
            }
        }

        return [.. seen.OrderBy(f => f.AddedAt)];
    }

    /// <summary>How many papers on each matter the actor may open; matters without any are left out.</summary>
    public async Task<IReadOnlyDictionary<MatterRef, int>> FileCountsAsync(
        SupervisionDb db, Actor actor, IReadOnlyList<MatterRef> matters, CancellationToken stop)
    {
        var (kinds, ids) = (matters.Select(m => m.Kind).ToHashSet(), matters.Select(m => m.Id).ToHashSet());
        var counted = await db.StoredFiles.Where(f => kinds.Contains(f.MatterKind) && ids.Contains(f.MatterId)).GroupBy(f => new { f.MatterKind, f.MatterId, f.Purpose })
            .Select(g => new { g.Key.MatterKind, g.Key.MatterId, g.Key.Purpose, Count = g.Count() }).ToListAsync(stop);
        Dictionary<MatterRef, int> counts = [];
        foreach (var nominee in matters.Where(m => m.Kind == MatterKind.Appointee).Distinct())
        {
            counts[nominee] = (await FilesAsync(db, actor, nominee, stop)).Count;
        }

        foreach (var kind in counted.Where(f => f.MatterKind != MatterKind.Appointee).GroupBy(f => f.MatterKind))
        {
            if (GateOf(kind.Key) is not { } gate)
            {
                continue;
            }

            var readable = await gate.ReadableAsync(db, actor, [.. kind.Select(f => f.MatterId).Distinct()], stop);
            foreach (var files in kind.Where(f => readable.Contains(f.MatterId) && IsOfSitting(kind.Key, f.Purpose)))
            {
                var matter = new MatterRef(kind.Key, files.MatterId);
                counts[matter] = counts.GetValueOrDefault(matter) + (await gate.MayReadFileAsync(db, actor, files.MatterId, files.Purpose, stop) ? files.Count : 0);
            }
        }

        return counts;
    }

    // Of a nominee the sitting gets the newest service statement of each post that it votes on (D-9.3), never the rest of the file.
    private static async Task<IReadOnlySet<Guid>> StatementsAsync(SupervisionDb db, Guid id, CancellationToken stop)
    {
        var wanted = new AppointeeId(id);
        var file = await db.Appointees.AsNoTracking().SingleOrDefaultAsync(a => a.Id == wanted, stop);
        return (file?.Appointments ?? []).Where(a => a.Sitting is not null && a.WithdrawnOn is null).Select(a => a.StatementFile).OfType<Guid>().ToHashSet();
    }

    private static bool SeesAll(Actor actor) => actor.IsSystem || actor.IsOfTheHouse || Serves(actor) || actor.Has(Role.GuestDeputy, Role.Scrutineer);

    private static bool Serves(Actor actor) => actor.Has(Role.WorkCommitteeStaff, Role.WorkCommitteeHead);

    private async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, MatterRef matter, CancellationToken stop) =>
        GateOf(matter.Kind) is { } gate && await gate.MayReadAsync(db, actor, matter.Id, stop);

    private IMatterGate? GateOf(MatterKind kind) => services.GetServices<IMatterGate>().FirstOrDefault(g => g.Kind == kind);
}

/// <summary>Who may read a sitting and its files.</summary>
internal sealed class SittingGate(SittingSight sight) : IMatterGate
{
    public MatterKind Kind => MatterKind.Sitting;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var sitting = new SittingId(id);
        return actor.May(Permissions.ReadSittings)
            && await db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sitting, stop) is { } found
            && await sight.ItemsAsync(db, actor, found, stop) is not null;
    }
}

/// <summary>Who may read a council meeting and its files.</summary>
internal sealed class CouncilGate(SittingSight sight) : IMatterGate
{
    public MatterKind Kind => MatterKind.Council;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var meeting = new CouncilMeetingId(id);
        return actor.May(Permissions.ReadCouncil)
            && await db.CouncilMeetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == meeting, stop) is { } found
            && await sight.ItemsAsync(db, actor, found, stop) is not null;
    }
}
