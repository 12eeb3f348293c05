using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>A sitting in a member's list.</summary>
public sealed record MemberSittingRow(SittingId Id, string Name, DateOnly FirstDay, TimeOnly Start, string Place, string StateWords, bool IsAhead);

/// <summary>A sitting as a member sees it on a phone.</summary>
public sealed record MemberSittingView(
    SittingId Id, string Name, string StateWords, DateOnly FirstDay, DateOnly LastDay, TimeOnly Start, string Place,
    IReadOnlyList<AgendaRow> Agenda, DateOnly? PapersBy, bool MayCheckIn, bool IsPresent, bool MayAskLeave, MemberLeave? Leave, bool IsAhead, DateOnly Today);

/// <summary>A member's own leave request.</summary>
public sealed record MemberLeave(LeaveRequestId Id, LeaveKind Kind, DateOnly From, DateOnly To, string Reason, LeaveState State, string Remark);

/// <summary>Reads sittings for the phone of a member or guest.</summary>
public sealed class MemberQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, SittingSight sight)
{
    /// <summary>Sittings ahead and of the last half year, the nearest first.</summary>
    public async Task<IReadOnlyList<MemberSittingRow>> ListAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadMaterials, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var since = db.Clock.Today().AddMonths(-6);
        var rows = await db.Sittings.AsNoTracking()
            .Where(s => s.LastDay >= since && s.State != SittingState.Cancelled && s.State != SittingState.Planned).ToListAsync(stop);
        return [.. rows.OrderBy(s => s.IsOver).ThenBy(s => s.IsOver ? -s.FirstDay.DayNumber : s.FirstDay.DayNumber)
            .Select(s => new MemberSittingRow(s.Id, s.Name, s.FirstDay, s.StartTime, s.Place, s.StateWords, s.IsAhead))];
    }

    /// <summary>A sitting, or null when it does not exist for the one who asks.</summary>
    public async Task<MemberSittingView?> FindAsync(SittingId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadMaterials, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.State != SittingState.Planned, stop) is { } sitting
            ? await ViewAsync(new(db, sitting, actor, db.Clock.Today(), stop))
            : null;
    }

    private async Task<MemberSittingView> ViewAsync(SittingAct act)
    {
        var (db, sitting, actor, today, stop) = act;
        var leave = await OwnLeaveAsync(act);
        var now = db.Clock.GetUtcNow();
        return new(
            sitting.Id, sitting.Name, sitting.StateWords, sitting.FirstDay, sitting.LastDay, sitting.StartTime, sitting.Place,
            await AgendaAsync(act), await PapersByAsync(act),
            sitting.ObstaclesToCheckIn(sitting.CheckInCode, today).Count == 0, await IsPresentAsync(act, now),
            actor.Member is not null && sitting.IsAhead && leave?.State is null or LeaveState.Refused or LeaveState.Withdrawn, leave, sitting.IsAhead, today);
    }

    private async Task<IReadOnlyList<AgendaRow>> AgendaAsync(SittingAct act)
    {
        List<AgendaRow> rows = [];
        var who = act.Actor.Person;
        var seen = (await act.Db.PapersSeen.AsNoTracking().Where(s => s.Person == who).Select(s => s.File).ToListAsync(act.Stop)).ToHashSet();
        foreach (var item in act.Sitting.Agenda)
        {
            IReadOnlyList<StoredFile> files = item.Matter is { } matter ? await sight.FilesAsync(act.Db, act.Actor, matter, act.Stop) : [];
            rows.Add(new(item.Id, rows.Count + 1, item.Title, await act.Db.ReporterOfAsync(item, act.Stop), null, item.Matter is not null, item.IsAdopted,
                [.. files.Select(f => new MaterialRow(f.Id, f.Name, f.Type, f.Length) { IsSeen = seen.Contains(f.Id) })]));
        }

        return rows;
    }

    // The day the papers are due, as the one place that knows it says (D-13.8).
    private static async Task<DateOnly?> PapersByAsync(SittingAct act)
    {
        var id = act.Sitting.Id.Value;
        var notice = await act.Db.Obligations.AsNoTracking().FirstOrDefaultAsync(
            o => o.MatterKind == MatterKind.Sitting && o.MatterId == id && o.Kind == SittingDuties.Notice, act.Stop);
        return notice?.Deadline.Day;
    }

    private static async Task<bool> IsPresentAsync(SittingAct act, DateTimeOffset now)
    {
        var (id, member, day, half) = (act.Sitting.Id, act.Actor.Member, now.BeijingDate(), Sitting.HalfOf(now));
        return member is null
            ? act.Sitting.GuestOf(act.Actor.Person)?.ArrivedAt is not null
            : await act.Db.Attendances.AnyAsync(
                a => a.Sitting == id && a.Member == member && a.Day == day && a.Half == half && a.Mark == AttendanceMark.Present, act.Stop);
    }

    private static async Task<MemberLeave?> OwnLeaveAsync(SittingAct act)
    {
        var (id, member) = (act.Sitting.Id, act.Actor.Member);
        var own = await act.Db.LeaveRequests.AsNoTracking().Where(l => l.Sitting == id && l.Member == member)
            .OrderByDescending(l => l.AskedAt).FirstOrDefaultAsync(act.Stop);
        return own is null || member is null ? null : new(own.Id, own.Kind, own.From, own.To, own.Reason, own.State, own.Remark);
    }
}
