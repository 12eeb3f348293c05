using Supervision.Domain.KeyWorks;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>Notes what was heard of a work in mid-year (听取纪要, D-7.6): the Office, or the committee that carries it.</summary>
[Demands(Permissions.MinuteKeyWorks)]
public sealed class RecordKeyWorkHearing(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, DateOnly? day, string reporter, string notes, CancellationToken stop) =>
        acting.RunAsync(Permissions.MinuteKeyWorks, KeyWorkRights.Edits, id, act =>
        {
            if (act.Work.ObstaclesToHear(day, reporter, notes, act.Today) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.Hear(day, reporter, notes, act.Today);
            act.Tell($"登记听取年中进度情况（{day!.Value.Full()}，{reporter.Trim()}{(act.Work.IsHeardOrally ? "，未书面报告" : "")}）");
            return [];
        }, stop);
}

/// <summary>Asks all bodies that owe something of the year's key works to hurry (催报): one digest for each person, once a day.</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class RemindKeyWorkBodies(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMessageChannel> channels)
{
    /// <summary>Answers how many bodies were reminded.</summary>
    public async Task<Outcome<int>> RunAsync(int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditKeyWorks, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        if (!basis.Calendar.IsWorkDay(basis.Today))
        {
            return Refused("今天是休息日，请在工作日催报。");
        }

        var nudges = await KeyWorkNudges.ReadAsync(db, year, basis.Today, stop);
        if (nudges.Open == 0)
        {
            return Refused("没有单位欠报，不用催报。");
        }

        if (nudges.Waiting.Count == 0)
        {
            return Refused(nudges.IsUnreached ? "欠报的单位还没有可以收到提醒的账号，请用电话联系。" : "欠报的单位今天都已经催过，下一个工作日可以再催。");
        }

        var contacts = await Contacts.LoadAsync(db, channels, stop);
        foreach (var body in nudges.Waiting)
        {
            Add(db, body.Owed, actor.Name, body.People, contacts, ReminderPolicy.NudgeCode(basis.Today));
        }

        return await SaveAsync(db, nudges.Waiting.Count, stop);
    }

    private static void Add(SupervisionDb db, IReadOnlyList<Obligation> owed, string who, IReadOnlyList<PersonId> people, Contacts contacts, string code)
    {
        var (now, first) = (db.Clock.GetUtcNow(), owed[0]);
        var today = now.BeijingDate();
        var text = $"{who}催报：{string.Join('；', owed.Select(o => $"{o.Act}（{o.Title}，期限{o.Deadline.Day.InYear(today)}{(o.DaysLate(today) is > 0 and var late ? $"，已逾期 {late} 天" : "")}）"))}";
        ReminderContent content = new(first.ReminderCode ?? "", text, owed.Count == 1 ? first.Link : "/unit/keyworks", first.Deadline.Day, first.Deadline.Reason, now)
        {
            Title = owed.Count == 1 ? first.Title : $"三问一评 {owed.Count} 件待报",
            IsImmediate = true,
        };
        foreach (var reached in people)
        {
            var own = Reminder.Plan(new(first.Id, first.Version, code, reached), content, now);
            own.Send(now);
            db.Reminders.Add(own);
            db.Reminders.AddRange(contacts.Of(reached).Select(c => Reminder.Plan(new(first.Id, first.Version, code, reached, c), content, now)));
        }

        foreach (var matter in owed.Select(o => o.Matter).Distinct())
        {
            db.Tell(matter, $"催报：{string.Join('、', owed.Where(o => o.Matter == matter).Select(o => o.Act))}（{people.Count} 人）");
        }
    }

    // Two who ask at the same moment: the unique key lets one through.
    private static async Task<Outcome<int>> SaveAsync(SupervisionDb db, int bodies, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome<int>.Done(bodies);
        }
        catch (DbUpdateException)
        {
            return Refused("今天已经催过，下一个工作日可以再催。");
        }
    }

    private static Outcome<int> Refused(string why) => Outcome<int>.Refused(new Obstacle(ReminderRules.Nudging, why));
}
