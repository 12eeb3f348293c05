using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Reads council meetings for the desk.</summary>
public sealed class CouncilQueries(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, SittingSight sight, IEnumerable<ICouncilAgenda> agendas)
{
    /// <summary>Meetings of a year (all when null), the newest first.</summary>
    public async Task<IReadOnlyList<CouncilRow>> ListAsync(int? year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadCouncil, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var meetings = await db.CouncilMeetings.AsNoTracking().Where(m => year == null || m.Year == year)
            .OrderByDescending(m => m.Day).ThenByDescending(m => m.Number).ToListAsync(stop);
        var names = await NamesAsync(db, stop);
        List<CouncilRow> rows = [];
        foreach (var meeting in meetings)
        {
            if (await sight.ItemsAsync(db, actor, meeting, stop) is { } items)
            {
                rows.Add(new(meeting.Id, meeting.Name, meeting.Day, names.GetValueOrDefault(meeting.Presider, ""), items.Count,
                    items.Count(i => i.Decision is null), items.Count(i => i.Decision is { IsConfirmed: false })));
            }
        }

        return rows;
    }

    /// <summary>Chair and vice-chairs in office on a day, for the form of a new meeting.</summary>
    public async Task<IReadOnlyList<SeatRow>> SeatsAsync(DateOnly day, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadCouncil, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return [.. (await db.MembersOnAsync(day, stop)).Where(m => m.Position != MemberPosition.Ordinary)
            .Select(m => new SeatRow(m.Member, m.Name, SittingWords.Of(m.Position), false))];
    }

    /// <summary>Says that a day is none of the work days; null when it is one.</summary>
    public async Task<string?> RestDayAsync(DateOnly day, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadCouncil, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var calendar = (await db.LoadBasisAsync(stop)).Calendar;
        return calendar.IsWorkDay(day) ? null : $"{day.Full()}（{day.Weekday()}）是{calendar.NameOf(day)}，请核对；确定在这一天开会的，可以保存。";
    }

    /// <summary>A meeting, or null when it does not exist for the one who asks.</summary>
    public async Task<CouncilView?> FindAsync(CouncilMeetingId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadCouncil, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.CouncilMeetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop) is { } meeting
            && await sight.ItemsAsync(db, actor, meeting, stop) is { } items
                ? await ViewAsync(new(db, meeting, actor, db.Clock.Today(), stop), items)
                : null;
    }

    private async Task<CouncilView> ViewAsync(CouncilAct act, IReadOnlyList<CouncilItem> items)
    {
        var (db, meeting, actor, today, stop) = act;
        var names = await NamesAsync(db, stop);
        var members = (await db.MembersOnAsync(meeting.Day, stop)).Where(m => m.Position != MemberPosition.Ordinary).ToList();
        var size = meeting.CouncilSize == 0 ? members.Count : meeting.CouncilSize;
        var waiting = await WaitingAsync(db, stop);
        var taken = await TakenAsync(db, today, stop);
        return new CouncilView(
            meeting.Id, meeting.Name, meeting.Day, meeting.Presider, names.GetValueOrDefault(meeting.Presider, ""), meeting.Present.Count, size,
            SittingRules.CouncilNeeded(size, await MajorityAsync(act)), today)
        {
            Items = await ItemsAsync(act, items, waiting),
            Seats = [.. members.Select(m => new SeatRow(
                m.Member, m.Name, SittingWords.Of(m.Position), meeting.Present.Any(p => p.Member == m.Member)))],
            Waiting = actor.May(Permissions.EditCouncil) ? [.. waiting.Where(w => !taken.Contains((w.Matter, w.Purpose)) && meeting.ObstaclesToPut(w).Count == 0)] : [],
            Late = meeting.IsSettled(today) || !(actor.IsCouncil || actor.May(Permissions.EditCouncil)) ? []
                : [.. (await db.LateListAsync(actor, null, stop)).Where(l => l.IsListed)],
            ToAttend = meeting.ObstaclesToAttend(today),
            IsSettled = meeting.IsSettled(today),
            MayEdit = actor.May(Permissions.EditCouncil),
            MayConfirm = actor.May(Permissions.ConfirmDecision),
        };
    }

    private async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        List<CouncilQuestion> waiting = [];
        foreach (var agenda in agendas)
        {
            waiting.AddRange(await agenda.WaitingAsync(db, stop));
        }

        return waiting;
    }

    // What stands on a meeting to come, or was decided and waits for the confirmation, is not offered a second time.
    private static async Task<HashSet<(MatterRef?, string)>> TakenAsync(SupervisionDb db, DateOnly today, CancellationToken stop)
    {
        var meetings = await db.CouncilMeetings.AsNoTracking().Where(m => m.Day >= today || m.Items.Any(i => i.Decision != null && i.Decision.ConfirmedAt == null)).ToListAsync(stop);
        return [.. from meeting in meetings
                   from item in meeting.Items
                   where item.Matter is not null && (item.Decision is null ? meeting.Day >= today : !item.Decision.IsConfirmed)
                   select (item.Matter, item.Purpose)];
    }

    private static async Task<IReadOnlyList<CouncilItemRow>> ItemsAsync(
        CouncilAct act, IReadOnlyList<CouncilItem> items, IReadOnlyList<CouncilQuestion> waiting)
    {
        var confirmer = new Confirmer(act.Actor.Person, act.Actor.Member, act.Actor.IsChair);
        var people = items.SelectMany(i => new[] { i.Decision?.EnteredBy, i.Decision?.ConfirmedBy }).OfType<PersonId>().Distinct().ToList();
        var names = await act.Db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, act.Stop);
        string? NameOf(PersonId? id) => id is { } known ? names.GetValueOrDefault(known) : null;
        List<CouncilItemRow> rows = [];
        foreach (var item in items)
        {
            rows.Add(new(item.Id, item.Order, item.Subject, CouncilPurpose.Words.GetValueOrDefault(item.Purpose, "其他事项"),
                await SittingQueries.LinkAsync(act.Db, item.Matter, act.Stop), item.TextHash, IsChanged(item, waiting), item.Decision,
                NameOf(item.Decision?.EnteredBy), NameOf(item.Decision?.ConfirmedBy), act.Meeting.ObstaclesToConfirm(item.Id, confirmer))
            {
                Notice = NoticeOf(item, waiting),
            });
        }

        return rows;
    }

    private static string NoticeOf(CouncilItem item, IReadOnlyList<CouncilQuestion> waiting) => item.Decision is { IsConfirmed: true } ? ""
        : waiting.FirstOrDefault(w => w.Matter == item.Matter && w.Purpose == item.Purpose && w.TextHash == item.TextHash)?.Notice ?? "";

    // Only an undecided item can be overtaken by its own text; what is decided keeps the hash it was decided on.
    private static bool IsChanged(CouncilItem item, IReadOnlyList<CouncilQuestion> waiting) =>
        item.Decision is not { IsConfirmed: true } && item.TextHash is not null
        && waiting.FirstOrDefault(w => w.Matter == item.Matter && w.Purpose == item.Purpose) is { TextHash: { } now }
        && !string.Equals(now, item.TextHash, StringComparison.OrdinalIgnoreCase);

    private static async Task<string> MajorityAsync(CouncilAct act)
    {
        var key = SittingRules.CouncilMajority.Key;
        var book = new RuleBook(await act.Db.RuleVersions.AsNoTracking().Where(v => v.Key == key).ToListAsync(act.Stop));
        return book.InForce(SittingRules.CouncilMajority, act.Meeting.Day).Value;
    }

    private static async Task<Dictionary<MemberId, string>> NamesAsync(SupervisionDb db, CancellationToken stop) =>
        await (from m in db.Members.AsNoTracking()
               join p in db.People.AsNoTracking() on m.Person equals p.Id
               where m.Position != MemberPosition.Ordinary
               select new { m.Id, p.Name }).ToDictionaryAsync(r => r.Id, r => r.Name, stop);
}

/// <summary>Sittings whose dates wait for the council (会期待定).</summary>
internal sealed class SittingsForCouncil : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var sittings = await db.Sittings.AsNoTracking().Where(s => s.CalledBy == null).OrderBy(s => s.FirstDay).ToListAsync(stop);
        return [.. sittings.Where(s => s.State == SittingState.Planned || s.AreDaysUndecided).Select(s => new CouncilQuestion(
            $"常委会{s.Name}会期和议程草案（拟于{s.FirstDay.Full()}举行）", CouncilPurpose.SittingCall, s.Matter))];
    }
}
