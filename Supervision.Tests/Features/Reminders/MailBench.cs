using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Reminders;

namespace Supervision.Tests.Features.Reminders;

/// <summary>The application with a mail server beside it, people who want mail, and duties that the test says.</summary>
internal sealed class MailBench : IAsyncDisposable
{
    private MailBench(TestApp app, MailServer server) => (App, Server) = (app, server);

    public TestApp App { get; }

    public MailServer Server { get; }

    /// <summary>The duties of the day; planned anew at each tick.</summary>
    public List<Duty> Duties { get; } = [];

    public static async Task<MailBench> StartAsync(DateTimeOffset start, params IEnumerable<(string, string)> settings)
    {
        var server = new MailServer();
        return new(await TestApp.StartAsync(start, settings: [.. server.Settings, .. settings]), server);
    }

    /// <summary>Beijing time.</summary>
    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    /// <summary>A person with a role who wants mail.</summary>
    public async Task<PersonId> PersonAsync(string name, Role role, string email, Guid? scope = null)
    {
        await using var db = await App.OpenAsync();
        var person = Person.Named(name);
        db.Add(person);
        db.Add(RoleHolding.Of(person.Id, role, new(2020, 1, 1), scope));
        if (email.Length > 0)
        {
            var contact = ReminderContact.Of(person.Id);
            contact.Choose(new(email, ByEmail: true, ByRobot: false));
            db.Add(contact);
        }

        await db.SaveChangesAsync();
        return person.Id;
    }

    /// <summary>A duty of the Office due on a day; reminded two days before, on the day, and the head a day after (RM-26).</summary>
    public void Add(string kind, DateOnly day, DateOnly? met = null, Party? by = null) => Duties.Add(TestDuties.Duty(
        DeadlineCalculator.On(day, "测试") with { Start = new("主任会议同意", day.AddDays(-20)) }, by ?? Party.Office, met: met, kind: kind));

    public Task PlanDutiesAsync() => new TestDuties(_ => Duties).PlanAsync(App);

    /// <summary>Plans and sends as the jobs do.</summary>
    public async Task<DeliverMessages.Result> TickAsync(DateTimeOffset? now = null)
    {
        if (now is { } instant)
        {
            App.Clock.SetUtcNow(instant.ToUniversalTime());
        }

        await using var job = await App.AsAsync(Actor.System("定时任务"));
        await job.Get<PlanReminders>().RunAsync(default);
        await job.Get<SendReminders>().RunAsync(default);
        return await job.Get<DeliverMessages>().RunAsync(default);
    }

    /// <summary>Every half hour of the days, from 7:30 to 19:00.</summary>
    public async Task RunAsync(int month, int first, int last)
    {
        for (var day = first; day <= last; day++)
        {
            for (var slot = At(month, day, 7, 30); slot <= At(month, day, 19); slot = slot.AddMinutes(30))
            {
                await TickAsync(slot);
            }
        }
    }

    public async Task<List<Reminder>> RemindersAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.Reminders.AsNoTracking().OrderBy(r => r.DueAt).ToListAsync();
    }

    public async Task<List<OutgoingMessage>> MessagesAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.OutgoingMessages.AsNoTracking().OrderBy(m => m.CreatedAt).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }
}
