using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Tests.Building;
using Supervision.Web.Jobs;
using Supervision.Web.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Supervision.Tests.Faults;

/// <summary>
/// The power goes twenty times while mail is delivered: what was recorded as taken is never sent again, and in the end
/// everybody has everything. What remains: a message that the server took while the power went before its answer was
/// written down is sent once more, with the same Message-Id (docs/decisions/0012).
/// </summary>
public sealed class KilledDeliveryTests
{
    private const int Kills = 20;
    private const int Messages = 40;
    private const string Sender = "reminder-sender";

    [Fact]
    public async Task Given_twenty_kills_during_delivery_When_all_is_delivered_Then_nothing_recorded_was_sent_twice()
    {
        await using var mail = new MailServer();
        using var storage = await ArrangeAsync();
        List<(int Arrived, HashSet<string> Recorded)> kills = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAtAsync(mail, storage, (MailAnswer)(kill % 3));
            kills.Add((mail.Taken.Count, await RecordedAsync(storage)));
        }

        mail.Answer = _ => MailAnswer.Take;
        await using (ServerProcess.Launch(storage.Folder, mail.Settings))
        {
            await Storage.UntilAsync(() => AllAcceptedAsync(storage), TimeSpan.FromSeconds(120), TimeSpan.FromMilliseconds(100));
        }

        var arrived = mail.Taken.Select(t => t.Id).ToList();
        Assert.Equal(Messages, arrived.Distinct(StringComparer.Ordinal).Count());
        Assert.All(kills, k => Assert.DoesNotContain(arrived.Skip(k.Arrived), k.Recorded.Contains));
        Assert.All(mail.Taken.GroupBy(t => t.Id), g => Assert.Single(g.Select(t => t.To).Distinct()));
        Assert.InRange(arrived.Count - Messages, 1, Kills); // The kills before the answer do send again: the test sees what it claims.
    }

    // Kills the process at a moment that the mail server chooses: before its answer, right after it, or at the next message.
    private static async Task KillAtAsync(MailServer mail, Storage storage, MailAnswer moment)
    {
        var now = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        mail.Answer = _ => moment;
        mail.Told = _ => now.TrySetResult();
        await using var server = ServerProcess.Launch(storage.Folder, mail.Settings);
        await now.Task.WaitAsync(TimeSpan.FromSeconds(120));
        await server.KillAsync();
    }

    // As the database and the log of what went out know it.
    private static async Task<HashSet<string>> RecordedAsync(Storage storage)
    {
        await using var db = storage.Look();
        var accepted = await db.OutgoingMessages.AsNoTracking().Where(m => m.State == MessageState.Accepted).Select(m => m.Id).ToListAsync();
        var logged = Directory.GetFiles(Path.Combine(storage.Folder, "outgoing")).SelectMany(File.ReadLines).SelectMany(l => l.Split('\t'))
            .Where(k => k.StartsWith("message:", StringComparison.Ordinal)).Select(k => k["message:".Length..]);
        return accepted.Select(id => id.Value.ToString("N")).Concat(logged).Select(id => id + "@wangxi.example.cn").ToHashSet(StringComparer.Ordinal);
    }

    private static async Task<object?> AllAcceptedAsync(Storage storage)
    {
        await using var db = storage.Watch();
        return await db.OutgoingMessages.CountAsync(m => m.State == MessageState.Accepted) == Messages ? storage : null;
    }

    // Urgent messages, so that the test runs at night and on Sundays too; the other jobs have just been done and stay quiet.
    private static async Task<Storage> ArrangeAsync()
    {
        await using var app = await TestApp.StartAsync(TimeProvider.System.GetUtcNow());
        await using var scope = app.Services.CreateAsyncScope();
        await using (var db = await app.OpenAsync())
        {
            var now = app.Clock.GetUtcNow();
            var owed = Obligation.From(
                new(new(MatterKind.Report, Guid.CreateVersion7()), "test", "", "出席会议", "常委会会议", Party.Members, Party.Office,
                    DeadlineCalculator.On(app.Clock.Today().AddDays(1), "会议通知"), null, null, "/m"), now);
            db.Add(owed);
            for (var i = 0; i < Messages; i++)
            {
                Add(db, owed, i, now);
            }

            db.JobRuns.AddRange(scope.ServiceProvider.GetServices<IJob>().Where(j => j.Key != Sender).Select(j =>
                new JobRun { Job = j.Key, Name = j.Name, StartedAt = now, FinishedAt = now, Result = "办好了", StartedBy = "测试" }));
            await db.SaveChangesAsync();
        }

        return await Storage.OfAsync(app);
    }

    private static void Add(SupervisionDb db, Obligation owed, int number, DateTimeOffset now)
    {
        var person = Person.Named("委员" + number);
        var contact = ReminderContact.Of(person.Id);
        contact.Choose(new($"weiyuan{number}@example.cn", ByEmail: true, ByRobot: false));
        var message = OutgoingMessage.Of(person.Id, ReminderChannel.Email, now.BeijingDate(), OutgoingMessage.DigestSlot, isUrgent: true, now);
        var reminder = Reminder.Plan(
            new(owed.Id, 1, "D-1:Debtor", person.Id, ReminderChannel.Email),
            new("RM-09", "常委会会议定于明天9:00在三楼会议室举行", "/m", owed.Deadline.Day, "", now) { IsImmediate = true }, now);
        reminder.PutInto(message.Id, now, isCatchUp: false);
        db.AddRange(person, contact, message, reminder);
    }
}
