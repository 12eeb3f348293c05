using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Reminders;

namespace Supervision.Benchmarks.Data;

/// <summary>Reminders as they were sent for the obligations of each year.</summary>
internal static class ReminderRows
{
    public static async Task AddAsync(BulkDb db, County county, int firstYear, YearSize size, CancellationToken stop)
    {
        var obligations = await db.Set<Obligation>().AsNoTracking().ToListAsync(stop);
        var people = county.Now.People.Values.Select(p => p.Id).ToList();
        foreach (var year in obligations.Where(o => o.State == ObligationState.Met && o.Deadline.Day.Year >= firstYear).GroupBy(o => o.Deadline.Day.Year))
        {
            var all = year.OrderBy(o => o.Title, StringComparer.Ordinal).ThenBy(o => o.Act, StringComparer.Ordinal).ThenBy(o => o.Slot, StringComparer.Ordinal).ToList();
            for (var i = 0; i < size.Reminders; i++)
            {
                var owed = all[i % all.Count];
                db.Add(Sent(owed, people[i / all.Count % people.Count], i / all.Count / people.Count));
            }

            db.Flush();
        }
    }

    private static Reminder Sent(Obligation owed, Domain.Organisation.PersonId person, int turn)
    {
        var at = owed.Deadline.Day.AddDays(-7).StartOfDay().AddHours(8).ToUniversalTime();
        var reminder = Reminder.Plan(
            new(owed.Id, owed.Version, $"T{turn}", person),
            new(owed.ReminderCode ?? "RM-01", $"{owed.Title}：{owed.Act}的期限是{owed.Deadline.Day.Full()}。", owed.Link, owed.Deadline.Day, owed.Deadline.Reason, at)
            {
                Title = owed.Title,
            },
            at);
        reminder.Send(at.AddMinutes(2));
        return reminder;
    }
}
