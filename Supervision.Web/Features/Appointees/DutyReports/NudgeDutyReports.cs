using Supervision.Domain.Appointees;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.DutyReports;

/// <summary>Asks everybody whose yearly report is missing (一键催交): one reminder each, once per work day.</summary>
[Demands(Permissions.EditAppointees)]
public sealed class NudgeDutyReports(AppointeeActing acting, IEnumerable<IMessageChannel> channels)
{
    /// <summary>Whom a press would remind, and why it cannot be pressed now; asked before the question is put.</summary>
    public async Task<Outcome<int>> PreviewAsync(int year, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.EditAppointees, a => a.KeepsAppointees, stop);
        await using var context = db;
        var basis = await db.LoadBasisAsync(stop);
        var (owed, open) = await OpenAsync(db, year, basis.Today, stop);
        return Obstacle(year, basis, owed, open.Count) is { } obstacle ? Outcome<int>.Refused(obstacle) : Outcome<int>.Done(open.Count);
    }

    /// <returns>How many people were reminded.</returns>
    public async Task<Outcome<int>> RunAsync(int year, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.EditAppointees, a => a.KeepsAppointees, stop);
        await using var context = db;
        var basis = await db.LoadBasisAsync(stop);
        var (owed, open) = await OpenAsync(db, year, basis.Today, stop);
        if (Obstacle(year, basis, owed, open.Count) is { } obstacle)
        {
            return Outcome<int>.Refused(obstacle);
        }

        var people = await AddAsync(db, open, actor.Name, basis.Today, stop);
        db.Tell(MatterRef.House, $"催交{year}年度履职情况报告（{people} 人）");
        return await SaveAsync(db, people, stop);
    }

    // Everybody who owes it, and those of them who were not asked today.
    private static async Task<(int Owed, List<Obligation> Open)> OpenAsync(SupervisionDb db, int year, DateOnly today, CancellationToken stop)
    {
        var slot = AppointeeDuties.Slot(year);
        var owed = await db.Obligations.AsNoTracking()
            .Where(o => o.Kind == AppointeeDuties.Report && o.Slot == slot && o.State == ObligationState.Open).ToListAsync(stop);
        var code = ReminderPolicy.NudgeCode(today);
        var ids = owed.ConvertAll(o => o.Id);
        var asked = (await db.Reminders.AsNoTracking().Where(r => ids.Contains(r.Obligation) && r.OffsetCode == code).Select(r => r.Obligation).ToListAsync(stop)).ToHashSet();
        return (owed.Count, owed.FindAll(o => !asked.Contains(o.Id)));
    }

    private static Obstacle? Obstacle(int year, LoadedBasis basis, int owed, int open) =>
        owed == 0 ? new(AppointeeRules.DutyReports, $"{year}年度履职情况报告没有人欠交。")
        : !basis.Calendar.IsWorkDay(basis.Today) ? new(ReminderRules.Nudging, "今天是休息日，请在工作日催交。")
        : open == 0 ? new(ReminderRules.Nudging, "今天已经催过，下一个工作日可以再催。")
        : null;

    private async Task<int> AddAsync(SupervisionDb db, List<Obligation> open, string who, DateOnly today, CancellationToken stop)
    {
        var (now, contacts, code) = (db.Clock.GetUtcNow(), await Contacts.LoadAsync(db, channels, stop), ReminderPolicy.NudgeCode(today));
        foreach (var owed in open)
        {
            var reached = new PersonId(owed.OwedBy.Id!.Value);
            var text = ReminderPolicy.NudgeText(who, owed.Act, owed.Title, owed.Deadline, today);
            var content = new ReminderContent(owed.ReminderCode ?? "", text, owed.Link, owed.Deadline.Day, owed.Deadline.Reason, now)
            {
                Title = owed.Title,
                IsImmediate = true,
            };
            var own = Reminder.Plan(new(owed.Id, owed.Version, code, reached), content, now);
            own.Send(now);
            db.Reminders.Add(own);
            db.Reminders.AddRange(contacts.Of(reached).Select(c => Reminder.Plan(new(owed.Id, owed.Version, code, reached, c), content, now)));
        }

        return open.Count;
    }

    // Two who ask at the same moment: the unique key lets one through.
    private static async Task<Outcome<int>> SaveAsync(SupervisionDb db, int people, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome<int>.Done(people);
        }
        catch (DbUpdateException)
        {
            return Outcome<int>.Refused(new Obstacle(ReminderRules.Nudging, "今天已经催过，下一个工作日可以再催。"));
        }
    }
}
