using Supervision.Domain.Appointees;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Todo;

/// <summary>Reads the work list (我的待办) from the obligations; computes no deadline itself.</summary>
public sealed class TodoQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    private const int DoneDays = 7;

    private const int MeetingsShown = 5;

    private const string OpinionApproval = "opinion.approval";

    /// <summary>The list of the person who asks.</summary>
    public async Task<TodoBoard> LoadAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadTodo, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, nameof(LoadAsync), () => ReadAsync(db, actor, stop));
    }

    private static async Task<TodoBoard> ReadAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        var basis = await db.LoadBasisAsync(stop);
        var parties = await db.LoadPartiesAsync(basis.Today, stop);
        var since = basis.Today.AddDays(-DoneDays);
        var rows = await db.Obligations.AsNoTracking()
            .Where(o => o.State == ObligationState.Open || (o.State == ObligationState.Met && o.MetOn >= since)).ToListAsync(stop);
        var maker = new ItemMaker(basis, parties, await ObligationLinks.LoadAsync(db, rows, actor, stop), await WaitingForCouncilAsync(db, stop));
        var open = rows.Where(o => o.State == ObligationState.Open && !maker.IsEarly(o)).OrderBy(o => o.Deadline.Day).ThenBy(o => o.Id.Value).ToList();
        var nudge = ReminderPolicy.NudgeCode(basis.Today);
        var waiting = open.Where(o => o.OwedTo.Includes(actor) && !o.OwedBy.Includes(actor)).ToList();
        var asked = waiting.Select(o => o.Id).ToList();
        var nudged = (await db.Reminders.AsNoTracking().Where(r => asked.Contains(r.Obligation) && r.OffsetCode == nudge).Select(r => r.Obligation).Distinct().ToListAsync(stop)).ToHashSet();
        return new(
            basis.Today,
            [.. open.Where(o => o.OwedBy.Includes(actor)).Select(o => maker.Make(o, o.OwedTo))],
            [.. waiting.Select(o => maker.Make(o, o.OwedBy) with { IsNudged = nudged.Contains(o.Id) })],
            [.. rows.Where(o => o.State == ObligationState.Met && o.OwedBy.Includes(actor)).OrderByDescending(o => o.MetOn).Select(o => maker.Make(o, o.OwedTo))],
            await MeetingsAsync(db, basis.Today, stop), actor.May(Permissions.ReadCalendar))
        {
            IsWorkDay = basis.Calendar.IsWorkDay(basis.Today),
        };
    }

    /// <summary>The group a day belongs to (screens 2.1); weeks end on Sunday.</summary>
    internal static TodoGroup GroupOf(DateOnly day, DateOnly today)
    {
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        return day < today ? TodoGroup.Overdue
            : day <= today.AddDays(1) ? TodoGroup.Now
            : day <= sunday ? TodoGroup.Week
            : day <= today.AddDays(30) ? TodoGroup.Later
            : TodoGroup.Far;
    }

    // The same opinions that the agenda of the council offers.
    private static async Task<IReadOnlySet<Guid>> WaitingForCouncilAsync(SupervisionDb db, CancellationToken stop)
    {
        var waiting = await db.ReviewOpinions.AsNoTracking()
            .Where(o => o.State == OpinionState.LeadChecked || (o.State == OpinionState.Collecting && o.HasNoNotes))
            .Select(o => o.Id).ToListAsync(stop);
        return waiting.Select(id => id.Value).ToHashSet();
    }

    private static async Task<IReadOnlyList<TodoMeeting>> MeetingsAsync(SupervisionDb db, DateOnly today, CancellationToken stop)
    {
        var sittings = await db.Sittings.AsNoTracking().Where(s => s.LastDay >= today && s.CancelReason == null).OrderBy(s => s.FirstDay).Take(MeetingsShown).ToListAsync(stop);
        var councils = await db.CouncilMeetings.AsNoTracking().Where(m => m.Day >= today).OrderBy(m => m.Day).Take(MeetingsShown).ToListAsync(stop);
        return
        [
            .. sittings.Select(s => (s.FirstDay, Meeting: new TodoMeeting(
                    $"{s.FirstDay.InYear(today)}（{s.FirstDay.Weekday()}）{s.StartTime:H:mm}", "常委会" + s.Name, $"/meetings/{s.Id.Value}",
                    $"议程 {s.Agenda.Count} 项，{s.StateWords}")))
                .Concat(councils.Select(m => (FirstDay: m.Day, Meeting: new TodoMeeting(
                    $"{m.Day.InYear(today)}（{m.Day.Weekday()}）", m.Name, $"/council/{m.Id.Value}", $"议题 {m.Items.Count} 项"))))
                .OrderBy(m => m.FirstDay).Take(MeetingsShown).Select(m => m.Meeting),
        ];
    }

    private sealed class ItemMaker(LoadedBasis basis, PartyDirectory parties, ObligationLinks links, IReadOnlySet<Guid> waitingForCouncil)
    {
        public TodoItem Make(Obligation o, Party other) => new(
            o.Id, o.Act, o.Title, links.For(o), o.MatterKind, parties.NameOf(o.OwedBy), parties.NameOf(other), o.Deadline.Day,
            o.PassedWords(basis.Today) ?? basis.Calendar.Remaining(o.Deadline.Day, basis.Today),
            o.PassedWords(basis.Today) is not null ? TodoGroup.Now : GroupOf(o.Deadline.Day, basis.Today), o.MetOn,
            Calculation.Of(o, Used(o), basis.Calendar, basis.Today))
        {
            IsProvisional = o.Deadline.IsProvisional,
        };

        /// <summary>True while the council cannot have it yet: until the lead member has checked the text, others are at it.</summary>
        public bool IsEarly(Obligation o) => (o is { Kind: OpinionApproval, State: ObligationState.Open } && !waitingForCouncil.Contains(o.MatterId))
            || AppointeeDuties.IsEarly(o, basis.Today);

        private (Rule, RuleVersion)? Used(Obligation o) =>
            o.Deadline.RuleKey is { } key && RuleCatalog.Rules.FirstOrDefault(r => r.Key == key) is { } rule
            && basis.Rules.VersionsOf(rule).FirstOrDefault(v => v.Id == o.Deadline.RuleVersion) is { } version
                ? (rule, version)
                : null;
    }
}
