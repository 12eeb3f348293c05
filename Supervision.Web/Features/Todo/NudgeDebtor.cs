using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Todo;

/// <summary>Asks who owes something to hurry (催一下): once per work day, by who waits for it.</summary>
[Demands(Permissions.ReadTodo)]
public sealed class NudgeDebtor(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMessageChannel> channels) : INudge
{
    public async Task<Outcome> RunAsync(ObligationId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadTodo, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        var owed = await db.Obligations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop);
        if (owed is null || !owed.OwedTo.Includes(actor))
        {
            throw new AccessDeniedException("Not owed to the person who asks.");
        }

        var code = ReminderPolicy.NudgeCode(basis.Today);
        var people = (await db.LoadPartiesAsync(basis.Today, stop)).PersonsOf(owed.OwedBy);
        var isAsked = await db.Reminders.AnyAsync(r => r.Obligation == id && r.OffsetCode == code, stop);
        if (Obstacle(owed, basis, isAsked, people.Count) is { } obstacle)
        {
            return Outcome.Refused(obstacle);
        }

        await AddAsync(db, owed, actor.Name, people, basis.Today, stop);
        db.Tell(owed.Matter, $"催办：{owed.Act}（{people.Count} 人）");
        return await SaveAsync(db, stop);
    }

    /// <summary>Why nobody can be asked now; null when somebody can.</summary>
    private static Obstacle? Obstacle(Obligation owed, LoadedBasis basis, bool isAsked, int people) =>
        owed.State != ObligationState.Open ? new(ReminderRules.Nudging, "这件事已经办结，不用再催。")
        : !basis.Calendar.IsWorkDay(basis.Today) ? new(ReminderRules.Nudging, "今天是休息日，请在工作日催办。")
        : isAsked ? new(ReminderRules.Nudging, "今天已经催过，下一个工作日可以再催。")
        : people == 0 ? new(ReminderRules.Nudging, "对方还没有可以收到提醒的账号，请用电话联系。")
        : null;

    private async Task AddAsync(SupervisionDb db, Obligation owed, string who, IReadOnlyList<PersonId> people, DateOnly today, CancellationToken stop)
    {
        var now = db.Clock.GetUtcNow();
        var contacts = await Contacts.LoadAsync(db, channels, stop);
        var text = ReminderPolicy.NudgeText(who, owed.Act, owed.Title, owed.Deadline, today);
        var content = new ReminderContent(owed.ReminderCode ?? "", text, owed.Link, owed.Deadline.Day, owed.Deadline.Reason, now)
        {
            Title = owed.Title,
            IsImmediate = true,
        };
        var code = ReminderPolicy.NudgeCode(today);
        foreach (var reached in people)
        {
            var own = Reminder.Plan(new(owed.Id, owed.Version, code, reached), content, now);
            own.Send(now);
            db.Reminders.Add(own);
            db.Reminders.AddRange(contacts.Of(reached).Select(c => Reminder.Plan(new(owed.Id, owed.Version, code, reached, c), content, now)));
        }
    }

    // Two who ask at the same moment: the unique key lets one through.
    private static async Task<Outcome> SaveAsync(SupervisionDb db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateException)
        {
            return Outcome.Refused(new Obstacle(ReminderRules.Nudging, "今天已经催过，下一个工作日可以再催。"));
        }
    }
}
