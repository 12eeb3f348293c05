using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Reads sittings for the desk.</summary>
public sealed class SittingQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, SittingSight sight)
{
    /// <summary>Rows of a page of the list.</summary>
    public const int PageSize = 20;

    /// <summary>Sittings of a year (all when null), the newest first.</summary>
    public async Task<SittingPage> ListAsync(int? year, int page, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadSittings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(ListAsync), year, page), () => ReadListAsync(db, actor, year, page, stop));
    }

    private async Task<SittingPage> ReadListAsync(SupervisionDb db, Actor actor, int? year, int page, CancellationToken stop)
    {
        var all = await db.Sittings.AsNoTracking().OrderByDescending(s => s.FirstDay).ThenBy(s => s.Id).ToListAsync(stop);
        var terms = await db.Terms.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Number, stop);
        List<(Sitting Sitting, IReadOnlyList<AgendaItem> Items)> seen = [];
        foreach (var sitting in all)
        {
            if (await sight.ItemsAsync(db, actor, sitting, stop) is { } items)
            {
                seen.Add((sitting, items));
            }
        }

        var chosen = seen.Where(s => year is null || s.Sitting.FirstDay.Year == year).ToList();
        var shown = chosen.Skip(page * PageSize).Take(PageSize).ToList();
        var files = await sight.FileCountsAsync(db, actor, [.. shown.SelectMany(s => s.Items).Select(i => i.Matter).OfType<MatterRef>()], stop);
        return new([.. shown.Select(s => RowOf(actor, s.Sitting, s.Items, terms[s.Sitting.Term], files))], chosen.Count, [.. seen.Select(s => s.Sitting.FirstDay.Year).Distinct()]);
    }

    /// <summary>A sitting, or null when it does not exist for the one who asks.</summary>
    public async Task<SittingView?> FindAsync(SittingId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadSittings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(FindAsync), id), () => ReadAsync(db, actor, id, stop));
    }

    private async Task<SittingView?> ReadAsync(SupervisionDb db, Actor actor, SittingId id, CancellationToken stop)
    {
        return await db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is { } sitting
            && await sight.ItemsAsync(db, actor, sitting, stop) is { } items
                ? await ViewAsync(new(db, sitting, actor, db.Clock.Today(), stop), items)
                : null;
    }

    /// <summary>Attendance on one day; empty for who may not see it.</summary>
    public async Task<IReadOnlyList<AttendanceRow>> AttendanceAsync(SittingId id, DateOnly day, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadSittings, stop);
        if (!SittingSight.SeesAttendance(actor))
        {
            return [];
        }

        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, (nameof(AttendanceAsync), id, day), () => ReadAttendanceAsync(db, id, day, stop));
    }

    private static async Task<IReadOnlyList<AttendanceRow>> ReadAttendanceAsync(SupervisionDb db, SittingId id, DateOnly day, CancellationToken stop)
    {
        var marks = await db.Attendances.AsNoTracking().Where(a => a.Sitting == id && a.Day == day).ToListAsync(stop);
        var isOver = await db.Sittings.AnyAsync(s => s.Id == id && (s.State == SittingState.Closed || s.State == SittingState.Minuted), stop)
            || day < db.Clock.Today();
        Mark MarkOf(MemberId member, HalfDay half)
        {
            var row = marks.Find(a => a.Member == member && a.Half == half);
            return new(marks.MarkOf(member, day, half, isOver), row?.Source, row?.Leave, row?.LateMinutes);
        }

        return [.. (await db.MembersOnAsync(day, stop)).Select(m => new AttendanceRow(
            m.Member, m.Name, m.Note, SittingWords.Of(m.Position), MarkOf(m.Member, HalfDay.Morning), MarkOf(m.Member, HalfDay.Afternoon)))];
    }

    /// <summary>Deputies with an account who may be invited.</summary>
    public async Task<IReadOnlyList<DeputyRow>> DeputiesAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditSittings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = db.Clock.Today();
        return await db.ViewAsync<IReadOnlyList<DeputyRow>>(actor, nameof(DeputiesAsync), async () =>
            await (from h in db.RoleHoldings.AsNoTracking()
                   join p in db.People.AsNoTracking() on h.Person equals p.Id
                   where h.Role == Role.GuestDeputy && h.From <= today && (h.To == null || h.To > today)
                   orderby p.Name
                   select new DeputyRow(p.Id, p.Name, p.Note)).ToListAsync(stop));
    }

    private static SittingRow RowOf(
        Actor actor, Sitting sitting, IReadOnlyList<AgendaItem> items, int term, IReadOnlyDictionary<MatterRef, int> files)
    {
        var shows = SittingSight.SeesAttendance(actor);
        return new(
            sitting.Id, sitting.Name, term, sitting.FirstDay, sitting.LastDay, sitting.Place, items.Count,
            items.Select(i => i.Matter).OfType<MatterRef>().Distinct().Sum(m => files.GetValueOrDefault(m)),
            shows ? sitting.OpenedWith : null, shows ? sitting.OpenedOf : null, sitting.State, sitting.StateWords, sitting.IsUrgent);
    }

    private async Task<SittingView> ViewAsync(SittingAct act, IReadOnlyList<AgendaItem> items)
    {
        var (db, sitting, actor, today, stop) = act;
        var decision = await db.DecisionOnAsync(sitting.Matter, CouncilPurpose.SittingCall, stop);
        var present = await db.PresenceAsync(sitting, db.Clock.GetUtcNow(), stop);
        var runs = actor.May(Permissions.RunSittings);
        var term = await db.Terms.AsNoTracking().SingleAsync(t => t.Id == sitting.Term, stop);
        return new SittingView(
            sitting.Id, sitting.Name, term.Number, sitting.State, sitting.StateWords, sitting.FirstDay, sitting.LastDay, sitting.StartTime,
            sitting.Place, sitting.IsUrgent, sitting.DateFixedOn, await DecisionNameAsync(act), sitting.NoticedOn, sitting.AgendaAdoptedOn,
            sitting.ClosedOn, sitting.CancelReason, sitting.OpenedWith, sitting.OpenedOf, sitting.IsAhead, sitting.IsOver, today)
        {
            Agenda = await AgendaAsync(act, items),
            AreDaysUndecided = sitting.AreDaysUndecided,
            Moved = runs ? await MovedAsync(act) : [],
            Moves = sitting.Moves,
            Guests = actor.IsOfTheHouse ? sitting.Guests : [],
            Others = runs ? await OthersAsync(act) : [],
            Present = SittingSight.SeesAttendance(actor) ? present : null,
            Leaves = await LeavesAsync(act),
            CheckInCode = runs ? sitting.CheckInCode : null,
            Notice = await NoticeAsync(act),
            Notices = runs ? await NoticesAsync(act) : [],
            Presiding = await SittingPresiding(act),
            Council = runs ? [.. (await db.MembersOnAsync(sitting.FirstDay, stop)).Where(m => m.Position != MemberPosition.Ordinary)] : [],
            Steps = runs ? StepsOf(sitting, decision, present, today) : null,
            MayEdit = actor.May(Permissions.EditSittings),
            MayRun = runs,
            MayMark = actor.May(Permissions.EnterAttendance),
            MayDecideLeave = actor.May(Permissions.DecideLeave),
        };
    }

    private static Task<string> SittingPresiding(SittingAct act) => Sittings.Presiding.WordsAsync(act.Db, act.Sitting, act.Stop);

    private static SittingSteps StepsOf(Sitting sitting, DecisionFacts? decision, Presence present, DateOnly today) => new(
        sitting.ObstaclesToCall(decision), sitting.ObstaclesToNotice(), sitting.ObstaclesToOpen(present.Count, present.All.Count, today),
        sitting.ObstaclesToAdoptAgenda(), sitting.ObstaclesToAdjourn(), sitting.ObstaclesToClose(Earlier(sitting.LastDay, today), today),
        sitting.ObstaclesToApproveMinutes());

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private async Task<IReadOnlyList<AgendaRow>> AgendaAsync(SittingAct act, IReadOnlyList<AgendaItem> items)
    {
        List<AgendaRow> rows = [];
        foreach (var item in items)
        {
            IReadOnlyList<StoredFile> files = item.Matter is { } matter ? await sight.FilesAsync(act.Db, act.Actor, matter, act.Stop) : [];
            rows.Add(new(item.Id, rows.Count + 1, item.Title, await act.Db.ReporterOfAsync(item, act.Stop), await LinkAsync(act.Db, item.Matter, act.Stop), item.Matter is not null,
                item.IsAdopted, [.. files.Select(f => new MaterialRow(f.Id, f.Name, f.Type, f.Length))]));
        }

        return rows;
    }

    /// <summary>The dossier's address as the matter's own deadlines give it.</summary>
    internal static async Task<string?> LinkAsync(SupervisionDb db, MatterRef? matter, CancellationToken stop)
    {
        if (matter is not { } known)
        {
            return null;
        }

        var (kind, id) = (known.Kind, known.Id);
        return kind == MatterKind.Sitting ? $"/meetings/{id}"
            : kind == MatterKind.Rating ? $"/ballots/{id}"
            : kind == MatterKind.RuleChange ? "/settings/rules#waiting"
            : kind == MatterKind.Appointee ? $"/appointees/{id}"
            : await db.Obligations.AsNoTracking().Where(o => o.MatterKind == kind && o.MatterId == id && o.Link.StartsWith("/d/"))
                .Select(o => o.Link).FirstOrDefaultAsync(stop);
    }

    private static async Task<IReadOnlyList<MovedRow>> MovedAsync(SittingAct act)
    {
        List<MovedRow> rows = [];
        foreach (var item in act.Sitting.AllItems.Where(i => i.MovedTo is not null))
        {
            var to = item.MovedTo!.Value;
            var target = await act.Db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == to, act.Stop);
            rows.Add(new(item.Title, target?.Name ?? "", to, item.MoveReason ?? ""));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<(SittingId, string)>> OthersAsync(SittingAct act)
    {
        var id = act.Sitting.Id;
        var ahead = await act.Db.Sittings.AsNoTracking().Where(s => s.Id != id).OrderBy(s => s.FirstDay).ToListAsync(act.Stop);
        return [.. ahead.Where(s => s.IsAhead).Select(s => (s.Id, $"{s.Name}（{s.FirstDay.InYear(act.Today)}）"))];
    }

    private static async Task<string?> DecisionNameAsync(SittingAct act) => act.Sitting.CalledBy is { } decision
        && await act.Db.FindDecisionAsync(decision, act.Stop) is { } facts ? $"{facts.MeetingName}（{facts.Day.InYear(act.Today)}）" : null;

    private static async Task<Obligation?> NoticeAsync(SittingAct act)
    {
        var id = act.Sitting.Id.Value;
        return await act.Db.Obligations.AsNoTracking().FirstOrDefaultAsync(
            o => o.MatterKind == MatterKind.Sitting && o.MatterId == id && o.Kind == SittingDuties.Notice, act.Stop);
    }

    private static async Task<IReadOnlyList<NoticeRow>> NoticesAsync(SittingAct act)
    {
        var id = act.Sitting.Id.Value;
        return await (from n in act.Db.BodyNotices.AsNoTracking()
                      join b in act.Db.SupervisedBodies.AsNoTracking() on n.Body equals b.Id
                      where n.MatterKind == MatterKind.Sitting && n.MatterId == id
                      orderby n.MadeAt descending
                      select new NoticeRow(n.Id, b.ShortName, n.MadeAt, n.SeenAt, n.SeenBy)).ToListAsync(act.Stop);
    }

    // Leave is a letter to the Chair: the Chair and the Office see it, nobody else (D-1.5).
    private static async Task<IReadOnlyList<LeaveRow>> LeavesAsync(SittingAct act)
    {
        if (!act.Actor.IsChair && !act.Actor.IsOffice)
        {
            return [];
        }

        var id = act.Sitting.Id;
        var rows = await (from l in act.Db.LeaveRequests.AsNoTracking()
                          join m in act.Db.Members.AsNoTracking() on l.Member equals m.Id
                          join p in act.Db.People.AsNoTracking() on m.Person equals p.Id
                          where l.Sitting == id
                          select new { Leave = l, p.Name }).ToListAsync(act.Stop);
        return [.. rows.OrderBy(r => r.Leave.State).ThenBy(r => r.Leave.AskedAt).Select(r => new LeaveRow(
            r.Leave.Id, r.Name, r.Leave.Kind, r.Leave.From, r.Leave.To, r.Leave.Reason, r.Leave.State, r.Leave.Remark, r.Leave.AskedAt))];
    }
}
