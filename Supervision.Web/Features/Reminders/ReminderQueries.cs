using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Channels;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>A reminder as the lists show it.</summary>
/// <param name="Reminder">The reminder.</param>
/// <param name="Recipient">Name of the person.</param>
/// <param name="Message">The message it travels in, when it leaves the house.</param>
/// <param name="How">怎么算的.</param>
/// <param name="Body">Short name of the body that owes it; empty when none does.</param>
public sealed record ReminderRow(Reminder Reminder, string Recipient, OutgoingMessage? Message, IReadOnlyList<CalculationLine> How, string Body);

/// <summary>What one point of one deadline says by one way, with everybody it is said to: a sitting's notice is one line, not thirty-one.</summary>
/// <param name="Rows">At least one, by name.</param>
public sealed record ReminderGroup(IReadOnlyList<ReminderRow> Rows)
{
    /// <summary>Stands for all.</summary>
    public ReminderRow First => Rows[0];

    /// <summary>How they stand, the same only once: 未阅 26 人，已阅 5 人.</summary>
    public string States => string.Join("，", Rows.GroupBy(r => ReminderStateWords.Short(r)).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()} 人"));

    /// <summary>True when something in it did not arrive.</summary>
    public bool HasTrouble => Rows.Any(r => r.Reminder.State == ReminderState.Failed || r.Message?.IsTroubled == true);
}

/// <summary>How the ways out of the house stand.</summary>
/// <param name="Channel">Which one.</param>
/// <param name="IsOn">True when it is set up.</param>
/// <param name="People">How many chose it.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="Troubled">Messages that do not arrive.</param>
/// <param name="Fault">What happened last.</param>
public sealed record ChannelStand(ReminderChannel Channel, bool IsOn, int People, int Waiting, int Troubled, string Fault)
{
    /// <summary>Since when it works again after a failure that could be seen (UTC); null while there was none.</summary>
    public DateTimeOffset? RecoveredAt { get; init; }
}

/// <summary>Reads reminders: the own ones of anybody, and everybody's for who may see the whole table (D-1.5).</summary>
public sealed class ReminderQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMessageChannel> channels)
{
    private const int Shown = 200;

    private const int WorkDaysAhead = 10;

    /// <summary>Unread messages of the person who asks; what the bell counts.</summary>
    public async Task<int> UnreadAsync(CancellationToken stop)
    {
        if (await person.FindAsync(stop) is not { Person: { } me } actor || !actor.May(Permissions.ReadReminders))
        {
            return 0;
        }

        await using var db = await databases.OpenAsync(actor, stop);
        return await Inbox(db, me).CountAsync(r => r.ReadAt == null, stop);
    }

    /// <summary>My messages, the newest first.</summary>
    public async Task<IReadOnlyList<Reminder>> MineAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.ViewAsync(actor, nameof(MineAsync), () => ReadMineAsync(db, actor, stop));
    }

    private static async Task<IReadOnlyList<Reminder>> ReadMineAsync(SupervisionDb db, Actor actor, CancellationToken stop)
    {
        return actor.Person is not { } me
            ? []
            : await Inbox(db, me).AsNoTracking().OrderByDescending(r => r.SentAt).ThenBy(r => r.DueAt).Take(Shown).ToListAsync(stop);
    }

    /// <summary>待发 of the next ten work days.</summary>
    public async Task<ListSlice<ReminderRow>> ComingAsync(ReminderFilter filter, ListWindow window, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        return await SliceAsync(db, Coming(db, actor, filter, basis).OrderBy(r => r.DueAt).ThenBy(r => r.Id), window, basis, stop);
    }

    /// <summary>The same in groups, for the page.</summary>
    public async Task<ListSlice<ReminderGroup>> ComingGroupsAsync(ReminderFilter filter, ListWindow window, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        return await GroupsAsync(db, Coming(db, actor, filter, basis), isNewestFirst: false, window, basis, stop);
    }

    /// <summary>已发 in groups, the newest first.</summary>
    public async Task<ListSlice<ReminderGroup>> SentGroupsAsync(ReminderFilter filter, ListWindow window, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await GroupsAsync(db, Sent(db, actor, filter), isNewestFirst: true, window, await db.LoadBasisAsync(stop), stop);
    }

    /// <summary>已发 and what became of it, the newest first.</summary>
    public async Task<ListSlice<ReminderRow>> SentAsync(ReminderFilter filter, ListWindow window, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var rows = Sent(db, actor, filter).OrderByDescending(r => r.SentAt ?? r.DueAt).ThenBy(r => r.Id);
        return await SliceAsync(db, rows, window, await db.LoadBasisAsync(stop), stop);
    }

    /// <summary>Pauses in force.</summary>
    public async Task<IReadOnlyList<ReminderPause>> PausesAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = db.Clock.Today();
        return actor.May(Permissions.ReadAllReminders)
            ? await db.ReminderPauses.AsNoTracking().Where(p => p.EndedAt == null && p.Until >= today).OrderBy(p => p.Until).ToListAsync(stop)
            : [];
    }

    /// <summary>How the channels stand, and since when the house waits for a word about a restored backup.</summary>
    public async Task<(IReadOnlyList<ChannelStand> Channels, DateTimeOffset? Restored)> ChannelsAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadAllReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var open = await db.OutgoingMessages.AsNoTracking()
            .Where(m => m.State != MessageState.Accepted && m.State != MessageState.Cancelled).ToListAsync(stop);
        var contacts = await db.ReminderContacts.AsNoTracking().ToListAsync(stop);
        var marks = await db.ChannelMarks.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.At, StringComparer.Ordinal, stop);
        List<ChannelStand> stands = [];
        foreach (var channel in channels)
        {
            var mine = open.FindAll(m => m.Channel == channel.Kind);
            stands.Add(new(
                channel.Kind, await channel.IsOnAsync(db, stop), contacts.Count(c => channel.Kind == ReminderChannel.Email ? c.ByEmail : c.ByRobot),
                mine.Count(m => m.State != MessageState.Failed), mine.Count(m => m.IsTroubled),
                mine.Where(m => m.Outcome.Length > 0).MaxBy(m => m.TriedAt)?.Outcome ?? "")
            {
                RecoveredAt = marks.TryGetValue(ChannelMark.Recovered(channel.Kind), out var at) ? at : null,
            });
        }

        return (stands, marks.TryGetValue(ChannelMark.Restored, out var restored) ? restored : null);
    }

    private static IQueryable<Reminder> Inbox(SupervisionDb db, PersonId me) =>
        db.Reminders.Where(r => r.Recipient == me && r.Channel == ReminderChannel.InProduct && r.State == ReminderState.Sent);

    // Who may see the whole table sees everybody's; everybody else only what is addressed to them.
    private static IQueryable<Reminder> Visible(SupervisionDb db, Actor actor) =>
        actor.May(Permissions.ReadAllReminders) ? db.Reminders.AsNoTracking()
        : db.Reminders.AsNoTracking().Where(r => r.Recipient == (actor.Person ?? default));

    private static IQueryable<Reminder> Coming(SupervisionDb db, Actor actor, ReminderFilter filter, LoadedBasis basis)
    {
        var until = basis.Calendar.AddWorkDays(basis.Today, WorkDaysAhead).AddDays(1).StartOfDay();
        return Narrow(Visible(db, actor), filter, db).Where(r => r.State == ReminderState.Planned && r.DueAt < until);
    }

    private static IQueryable<Reminder> Sent(SupervisionDb db, Actor actor, ReminderFilter filter) =>
        OfState(Narrow(Visible(db, actor), filter, db), filter.State, db).Where(r => r.State != ReminderState.Planned && r.State != ReminderState.Cancelled);

    private static IQueryable<Reminder> Narrow(IQueryable<Reminder> rows, ReminderFilter filter, SupervisionDb db)
    {
        if (filter.Person.Length > 0)
        {
            var like = LikeText.Containing(filter.Person);
            var people = db.People.Where(p => EF.Functions.Like(p.Name, like, LikeText.Escape)).Select(p => p.Id);
            rows = rows.Where(r => people.Contains(r.Recipient));
        }

        if (filter.Words.Length > 0)
        {
            var like = LikeText.Containing(filter.Words);
            rows = rows.Where(r => EF.Functions.Like(r.Text, like, LikeText.Escape) || EF.Functions.Like(r.Title, like, LikeText.Escape));
        }

        rows = filter.Channel is { } channel ? rows.Where(r => r.Channel == channel) : rows;
        return filter.Code.Length > 0 ? rows.Where(r => r.Code == filter.Code) : rows;
    }

    private static IQueryable<Reminder> OfState(IQueryable<Reminder> rows, string state, SupervisionDb db) => state switch
    {
        "troubled" => rows.Where(r => r.State == ReminderState.Failed || (r.State == ReminderState.Outbox
            && db.OutgoingMessages.Any(m => m.Id == r.Message && m.Attempts > DeliveryPolicy.QuietTries))),
        "outbox" => rows.Where(r => r.State == ReminderState.Outbox),
        "unread" => rows.Where(r => r.State == ReminderState.Sent && r.Channel == ReminderChannel.InProduct && r.ReadAt == null),
        "catchup" => rows.Where(r => r.IsCatchUp && r.State == ReminderState.Sent),
        "skipped" => rows.Where(r => r.State == ReminderState.Skipped),
        _ => rows,
    };

    private static async Task<ListSlice<ReminderRow>> SliceAsync(
        SupervisionDb db, IQueryable<Reminder> rows, ListWindow window, LoadedBasis basis, CancellationToken stop)
    {
        var total = await rows.CountAsync(stop);
        var last = Math.Max(1, (int)Math.Min(int.MaxValue, ((long)total + window.Size - 1) / window.Size));
        var page = Math.Min(window.Page, last);
        var found = await rows.Skip((int)Math.Min(int.MaxValue, (long)(page - 1) * window.Size)).Take(window.Size).ToListAsync(stop);
        return new(await RowsAsync(db, found, basis, stop), total, window with { Page = page }, last);
    }

    // Pages are pages of groups: one sitting's notice never fills a page of its own.
    private static async Task<ListSlice<ReminderGroup>> GroupsAsync(
        SupervisionDb db, IQueryable<Reminder> rows, bool isNewestFirst, ListWindow window, LoadedBasis basis, CancellationToken stop)
    {
        var keys = rows.Select(r => new { r.DueAt, r.Obligation, r.DeadlineVersion, r.OffsetCode, r.Channel }).Distinct();
        var total = await keys.CountAsync(stop);
        var last = Math.Max(1, (int)Math.Min(int.MaxValue, ((long)total + window.Size - 1) / window.Size));
        var page = Math.Min(window.Page, last);
        var ordered = isNewestFirst ? keys.OrderByDescending(k => k.DueAt) : keys.OrderBy(k => k.DueAt);
        var shown = await ordered.ThenBy(k => k.Obligation).ThenBy(k => k.OffsetCode).ThenBy(k => k.Channel)
            .Skip((int)Math.Min(int.MaxValue, (long)(page - 1) * window.Size)).Take(window.Size).ToListAsync(stop);
        var owed = shown.Select(k => k.Obligation).Distinct().ToList();
        var found = await rows.Where(r => owed.Contains(r.Obligation)).ToListAsync(stop);
        var lookup = (await RowsAsync(db, found, basis, stop))
            .ToLookup(r => new { r.Reminder.DueAt, r.Reminder.Obligation, r.Reminder.DeadlineVersion, r.Reminder.OffsetCode, r.Reminder.Channel });
        return new(
            [.. shown.Select(k => new ReminderGroup([.. lookup[k].OrderBy(r => r.Recipient, StringComparer.Ordinal)]))], total, window with { Page = page }, last);
    }

    private static async Task<IReadOnlyList<ReminderRow>> RowsAsync(SupervisionDb db, List<Reminder> found, LoadedBasis basis, CancellationToken stop)
    {
        var owed = found.Select(r => r.Obligation).Distinct().ToList();
        var obligations = await db.Obligations.AsNoTracking().Where(o => owed.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        var ids = found.Select(r => r.Message).OfType<OutgoingMessageId>().Distinct().ToList();
        var messages = await db.OutgoingMessages.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        var parties = await db.LoadPartiesAsync(basis.Today, stop);
        return [.. found.Select(r => new ReminderRow(
            r, parties.NameOf(r.Recipient), r.Message is { } id ? messages.GetValueOrDefault(id) : null,
            HowOf(obligations[r.Obligation], basis),
            obligations[r.Obligation].OwedBy is { Kind: PartyKind.Body } body ? parties.NameOf(body) : ""))];
    }

    private static IReadOnlyList<CalculationLine> HowOf(Obligation o, LoadedBasis basis) => Calculation.Of(
        o,
        o.Deadline.RuleKey is { } key && RuleCatalog.Rules.FirstOrDefault(r => r.Key == key) is { } rule
            && basis.Rules.VersionsOf(rule).FirstOrDefault(v => v.Id == o.Deadline.RuleVersion) is { } version ? (rule, version) : null,
        basis.Calendar, basis.Today);
}

/// <summary>Marks the messages of the person as read, all of them or one.</summary>
[Demands(Permissions.ReadReminders)]
public sealed class ReadReminders(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task RunAsync(ReminderId? one, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        if (actor.Person is not { } me)
        {
            return;
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var unread = await db.Reminders.Where(r => r.Recipient == me && r.Channel == ReminderChannel.InProduct
            && r.State == ReminderState.Sent && r.ReadAt == null).ToListAsync(stop);
        foreach (var reminder in unread.Where(r => one is null || r.Id == one))
        {
            reminder.MarkRead(db.Clock.GetUtcNow());
        }

        await db.SaveChangesAsync(stop);
    }
}
